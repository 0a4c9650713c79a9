"""The pages about everything of a site in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engage_docs.config.model import Settings
from engage_docs.gate.cleared import Cleared
from engage_docs.search import Document
from engage_docs.site.context import Section, SiteContext
from engage_docs.site.introduction import Introduction
from engage_docs.site.sections import SECTIONS
from tests.site import exampleton as ex
from tests.site.rendered import Rendered, index_of, rendered


def site_of(
    cleared: Cleared,
    *,
    settings: Settings = ex.SETTINGS,
    sections: tuple[Section, ...] = SECTIONS,
    introductions: Mapping[str, Introduction] | None = None,
    documents: tuple[Document, ...] | None = None,
    **of_index: Any,
) -> SiteContext:
    """What the sections are made from, on the day of the made-up place."""
    index = index_of(cleared, **of_index)
    _, report = ex.judged(cleared)
    return SiteContext(index, report, settings, sections, introductions or {}, documents)


def pages_of_sections(site: SiteContext) -> dict[str, Rendered]:
    """The pages of all sections that a site has, by their addresses."""
    made = [*rendered(site.index, site.pages(), site.settings.site_url)]
    assert len({one.url for one in made}) == len(made), "two pages have the same address"
    return {one.url: one for one in made}


def page_of(site: SiteContext, section: str) -> str:
    """The first page of a section, as HTML."""
    (found,) = (one for one in site.present if one.name == section)
    (first, *_) = rendered(site.index, [next(iter(found.pages(site)))], site.settings.site_url)
    return first.main
