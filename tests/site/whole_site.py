"""Every page of a site in memory, as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from engage_docs.frameworks import Packs
from engage_docs.records.model import Record
from engage_docs.reports import make_report
from engage_docs.site.context import SiteContext
from engage_docs.site.index import SiteIndex
from engage_docs.site.introduction import Introduction
from engage_docs.site.record_pages import record_pages
from engage_docs.site.sections import SECTIONS
from tests.site import exampleton as ex
from tests.site.guided import PACKS, records_of
from tests.site.pages import Seen, read
from tests.site.rendered import Rendered, index_of, rendered


def every_page(
    index: SiteIndex,
    bodies: Mapping[str, str] | None = None,
    introductions: Mapping[str, Introduction] | None = None,
    site_url: str = "",
) -> dict[str, Rendered]:
    """Every page of a site without a search, by their addresses: sections first, then records."""
    report = make_report(index.loops, index.ledger, ex.SETTINGS)
    site = SiteContext(index, report, ex.SETTINGS, SECTIONS, introductions or {})
    made = rendered(index, (*site.pages(), *record_pages(index, bodies or {})), site_url)
    return {one.url: one for one in made}


@dataclass
class Drawn:
    """A site in memory."""

    records: list[Record]
    packs: Packs = PACKS

    @cached_property
    def pages(self) -> dict[str, Rendered]:
        return every_page(index_of(ex.cleared(tuple(self.records)), frameworks=self.packs))

    def seen(self, url: str) -> Seen:
        return read(self.pages[url].main)

    def text(self, url: str) -> str:
        """The words of a page, with single spaces."""
        return " ".join(self.seen(url).text.split())


def drawn(bundle: str, packs: Packs = PACKS) -> Drawn:
    """The pages of a bundle."""
    return Drawn(records_of(bundle, packs), packs)
