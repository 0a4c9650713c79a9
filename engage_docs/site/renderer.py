"""The pages of a site, drawn from what the gate let through and how the loops stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engage_docs.config.model import Settings
from engage_docs.dates import Calendar
from engage_docs.frameworks import Packs
from engage_docs.gate.cleared import Cleared
from engage_docs.i18n import ENGLISH, Translator, has_catalogue, translator_for
from engage_docs.links import in_language, link
from engage_docs.loops import Rules, judge
from engage_docs.loops.values import Loops
from engage_docs.records.addresses import page_url
from engage_docs.records.model import Record
from engage_docs.reports import Report
from engage_docs.site.charts import loops_by_project
from engage_docs.site.drawing import Cards, CardSource, Drawing
from engage_docs.site.glossary import packs_of
from engage_docs.site.guided_lists import has_list
from engage_docs.site.head import SECTION_OF_TYPE, summary_of
from engage_docs.site.index import SiteIndex, by_project, make_index, other_lang
from engage_docs.site.names import AllNames
from engage_docs.site.overviews import overviews_in
from engage_docs.site.page import (
    DESCRIPTIONS,
    GUIDED_LISTS,
    LISTS,
    MORE_SECTIONS,
    OTHERS,
    SECTIONS,
    Page,
    ShownDocument,
    ShownPicture,
    every_section,
)
from engage_docs.site.record_pages import record_view
from engage_docs.site.sharing import CardWords, card_words
from engage_docs.site.versions import page_id, versions_of
from engage_docs.site.words import shortened

if TYPE_CHECKING:
    from engage_docs.site.whole_pages import WholePages


class SiteRenderer:
    """Draws the pages of a site. Holds its templates and nothing else that changes.

    ``search``: whether the site has a page for searching, so that the home page has a form.
    ``translator`` is what the site speaks, ``language`` the tag of the language of its owner,
    ``frameworks`` are the terms that its records use.
    """

    def __init__(
        self,
        template_folders: Sequence[Path],
        settings: Settings,
        calendar: Calendar,
        *,
        search: bool = False,
        translator: Translator = ENGLISH,
        frameworks: Packs | None = None,
        language: str = "",
    ) -> None:
        self._settings = settings
        self._calendar = calendar
        self._search = search
        self._speech = translator
        self._frameworks = frameworks or Packs()
        self._language = language or translator.tag
        self._folders = tuple(template_folders)
        self._drawing = Drawing(template_folders, settings.site_url, translator)
        self._in_languages: dict[str, tuple[Translator, Drawing]] = {}

    def sections(self, cleared: Cleared) -> tuple[str, ...]:
        """The sections that this site has."""
        found = optional_sections(cleared.ledger.records.values(), self._frameworks)
        return every_section(found, self._settings)

    def bare_sections(self, names: Iterable[str], main: str = "") -> dict[str, Page]:
        """The first pages of these sections by their names, all with the same main part."""
        say = self._speech.say
        titles = SECTIONS | MORE_SECTIONS
        return {
            name: Page(titles[name][0], name, say(titles[name][1]), say(DESCRIPTIONS[name]), main)
            for name in names
        }

    def index(
        self,
        cleared: Cleared,
        loops: Loops,
        pictures: Mapping[tuple[str, str], ShownPicture] | None = None,
        attachments: Mapping[tuple[str, str], ShownDocument] | None = None,
        names: AllNames | None = None,
    ) -> SiteIndex:
        """What pages are drawn from. ``names`` are those of the whole site, for a part of it."""
        within = self._settings.answer_within
        return make_index(
            *(cleared, loops, self._calendar, within, pictures or {}, attachments),
            *(self._speech, names, self._frameworks, self._language),
        )

    def cards(self, index: SiteIndex) -> Cards:
        """The cards of everything in a index, each drawn when it is asked for."""
        return Cards(self._drawing, index)

    def section_page(
        self,
        section: str,
        cleared: Cleared,
        loops: Loops,
        report: Report,
        introduction: str = "",
        pictures: Mapping[tuple[str, str], ShownPicture] | None = None,
    ) -> Page:
        """The first page of a section. ``introduction`` is HTML that is already safe."""
        index = self.index(cleared, loops, pictures)
        return self.whole_pages(index, report, self.cards(index)).first(section, introduction)

    def whole_pages(self, index: SiteIndex, report: Report, cards: CardSource) -> WholePages:
        """What draws the pages about everything that is in a index."""
        # Much to import, and not needed where only pages of records are drawn.
        from engage_docs.site.everything import Everything
        from engage_docs.site.whole_pages import WholePages

        every = Everything(index, report)
        return WholePages(self._drawing, self._settings, every, cards, search=self._search)

    def card_words(self, cleared: Cleared, loops: Loops) -> CardWords:
        """What the pictures say that go with a shared link."""
        return self.card_words_of_book(self.index(cleared, loops), self.sections(cleared))

    def card_words_of_book(self, index: SiteIndex, sections: Sequence[str]) -> CardWords:
        """What the pictures say that go with a shared link."""
        return card_words(index, sections, DESCRIPTIONS)

    def record_pages(
        self,
        cleared: Cleared,
        loops: Loops,
        bodies: Mapping[str, str],
        pictures: Mapping[tuple[str, str], ShownPicture],
        attachments: Mapping[tuple[str, str], ShownDocument] | None = None,
    ) -> Iterator[Page]:
        """The page of every record. ``bodies`` are HTML that is already safe."""
        return self.records_of_book(self.index(cleared, loops, pictures, attachments), bodies)

    def records_of_book(self, index: SiteIndex, bodies: Mapping[str, str]) -> Iterator[Page]:
        """The page of every record in a index. ``bodies`` are HTML that is already safe."""
        for record in index.ledger.records.values():
            yield self.record_page(index, record, bodies.get(record.id, ""))
        yield from self.translated_pages(index, bodies)

    def record_page(self, index: SiteIndex, record: Record, body: str) -> Page:
        """The page of one record. ``body`` is HTML that is already safe."""
        lang = other_lang(index, record.lang)
        if not lang:
            return self._record_page(index, record, body, self._drawing)
        translator, drawing = self._speaking(lang)
        return self._record_page(replace(index, translator=translator), record, body, drawing, lang)

    def translated_pages(self, index: SiteIndex, bodies: Mapping[str, str]) -> Iterator[Page]:
        """The page of every translation."""
        ledger = index.ledger
        settings = self._settings
        rules = Rules(self._calendar, settings.answer_within, settings.quiet_after)
        for lang in sorted({t.lang for t in ledger.translations.values() if t.lang}):
            translator, drawing = self._speaking(lang)
            records = in_language(list(ledger.records.values()), ledger.translations, lang)
            own = replace(link(records), translations=ledger.translations)
            loops = judge(own, index.loops.as_of, rules)
            in_lang = replace(
                index,
                ledger=own,
                loops=loops,
                loops_of_project=loops_by_project(loops),
                of_project=by_project(own.records.values()),
                translator=translator,
            )
            moved = {
                page_url(record.id): page_url(page_id(in_lang, record))
                for record in own.records.values()
            }
            for record in own.records.values():
                of_page = page_id(in_lang, record)
                if of_page != record.id:
                    body = bodies.get(of_page, "")
                    yield self._record_page(in_lang, record, body, drawing, lang, moved)

    def _speaking(self, lang: str) -> tuple[Translator, Drawing]:
        """The words of the site for pages in a language, and the templates that say them."""
        if lang not in self._in_languages:
            translator = translator_for(lang) if has_catalogue(lang) else self._speech
            marked = "" if has_catalogue(lang) else lang
            drawing = Drawing(self._folders, self._settings.site_url, translator, marked)
            self._in_languages[lang] = translator, drawing
        return self._in_languages[lang]

    def _record_page(
        self,
        index: SiteIndex,
        record: Record,
        body: str,
        drawing: Drawing,
        lang: str = "",
        moved: Mapping[str, str] | None = None,
    ) -> Page:
        view = record_view(index, record, body)
        url = page_url(page_id(index, record))
        return Page(
            url,
            SECTION_OF_TYPE[record.type],
            record.title,
            shortened(summary_of(index.translator, record) or record.title, 160),
            drawing.record_page(url, view, moved or {}),
            project=record.project,
            lang=lang,
            versions=tuple((v.tag, v.url) for v in versions_of(index, record)),
        )

    def other_pages(self, cleared: Cleared, loops: Loops, report: Report) -> Iterator[Page]:
        """Every page that is neither a record's nor the first of a section, one by one."""
        index = self.index(cleared, loops)
        cards = self.cards(index)
        pages = self.whole_pages(index, report, cards)
        for part in OTHERS:
            for page in pages.others(part):
                yield page
                if page.section in LISTS:
                    cards.forget_all_but(page.section)


def optional_sections(records: Collection[Record], frameworks: Packs) -> tuple[str, ...]:
    """The sections that these records give a site, beside those that every site has."""
    return (
        *(("topics",) if any(record.topics for record in records) else ()),
        *(section for section in GUIDED_LISTS if has_list(section, records)),
        *(("glossary",) if any(packs_of(r, frameworks) for r in records) else ()),
        *overviews_in(records),
    )
