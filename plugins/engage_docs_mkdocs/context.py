"""What the theme is told about each page, escaped: MkDocs' templates do not escape."""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from engage_docs.site import AT_THE_FOOT, MORE_SECTIONS
from engage_docs_mkdocs.prepare import Prepared
from engage_docs_mkdocs.sections import section_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

KEY = "engage"
_SITEMAP = "sitemap.xml"


def begin(config: MkDocsConfig, prepared: Prepared, drafts: bool) -> None:
    """Tell the theme what holds for all pages of this build."""
    publication = prepared.publication
    config.extra[KEY] = {
        "as_of": publication.loops.as_of.isoformat(),
        "as_of_words": prepared.speech.weekday(publication.loops.as_of),
        "audience": publication.cleared.audience,
        "drafts": drafts,
        "section": "",
        "statement": has_statement(config, prepared),
        "more": [
            (MORE_SECTIONS[name][0], prepared.speech.say(MORE_SECTIONS[name][1]))
            for name in AT_THE_FOOT
            if name in prepared.sections
        ],
        "brand": prepared.branding.for_theme(),
        "card": {},
    }
    config.theme.static_templates.discard(_SITEMAP)


def has_statement(config: MkDocsConfig, prepared: Prepared) -> bool:
    """Whether there is an accessibility statement: ours, or a page of the owner's own."""
    name = "accessibility-statement"
    return name in prepared.sections or (Path(config.docs_dir) / f"{name}.md").is_file()


def set_section(config: MkDocsConfig, section: str) -> None:
    """Tell the theme which section the page it draws next belongs to."""
    config.extra[KEY] = config.extra[KEY] | {"section": section}


def set_card(config: MkDocsConfig, card: Mapping[str, object]) -> None:
    """Tell the theme which picture goes with the page it draws next, when somebody shares it."""
    config.extra[KEY] = config.extra[KEY] | {"card": card}


def for_page(
    context: TemplateContext, page: Page, config: MkDocsConfig, prepared: Prepared
) -> TemplateContext:
    """What the theme needs for a page that MkDocs makes."""
    section = section_of(page, prepared)
    set_section(config, section)
    sharing = prepared.sharing
    set_card(config, sharing.for_theme(sharing.picture_of(section)))
    # MkDocs gives the title as text or as HTML, as it comes. Markup is not escaped once more.
    page.title = safe(html.unescape(str(page.title or "")))
    described = page.meta.get("description") or (
        prepared.sections[section].description if section else config.site_description or ""
    )
    page.meta["description"] = safe(str(described))
    return context


def for_template(context: TemplateContext, config: MkDocsConfig) -> TemplateContext:
    """What the theme needs for a page that belongs to no section, such as 404.html."""
    set_section(config, "")
    set_card(config, {})
    return context


def safe(text: str) -> Markup:
    """Text that may stand in HTML, between tags or in an attribute."""
    return escape(text)
