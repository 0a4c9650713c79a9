"""What the theme is told about each page, escaped: MkDocs' templates do not escape."""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from engage_docs.i18n import Translator, has_catalogue, language_of, translator_for
from engage_docs.site.page import AT_THE_FOOT, MORE_SECTIONS
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
        "audience": publication.cleared.audience,
        "drafts": drafts,
        "section": "",
        "statement": has_statement(config, prepared),
        "more": [
            (MORE_SECTIONS[name][0], prepared.translator.say(MORE_SECTIONS[name][1]))
            for name in AT_THE_FOOT
            if name in prepared.sections
        ],
        "brand": prepared.branding.for_theme(),
        "card": {},
    }
    set_language(config, prepared.translator)
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


def set_language(
    config: MkDocsConfig, translator: Translator, lang: str = "", versions: str = ""
) -> Translator:
    """Tell the theme in which language the page is that it draws next, and return its translator.

    ``translator`` is that of the site, ``lang`` empty for a page in the language of the site.
    ``versions`` stands for the links to the page in other languages.
    """
    of_site = str(config.theme.get("language") or "en")
    page = language_of(lang or of_site)
    own = translator_for(lang) if lang and has_catalogue(lang) else translator
    config.extra[KEY] = config.extra[KEY] | {
        "lang": page.tag,
        "dir": page.direction,
        "ours": _attributes(own.tag, page.tag),
        "owners": _attributes(of_site, own.tag),
        "versions": versions,
        "of_record": bool(lang),
        "as_of_words": own.weekday(date.fromisoformat(config.extra[KEY]["as_of"])),
    }
    return own


def _attributes(tag: str, around: str) -> Markup:
    """The attributes of words in a language, where those around them are in another one."""
    if tag.partition("-")[0] == around.partition("-")[0]:
        return Markup("")
    language = language_of(tag)
    return Markup(' lang="{}" dir="{}"').format(language.tag, language.direction)


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
