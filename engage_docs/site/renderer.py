"""The pages of a site, drawn from what the gate let through and how the loops stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from engage_docs.addresses import page_url
from engage_docs.charts import charts_for_promises, charts_for_said, loops_by_project
from engage_docs.dates import Calendar
from engage_docs.frameworks import Packs
from engage_docs.gate.cleared import Cleared
from engage_docs.judging import Rules, judge
from engage_docs.judging.loops import Loops
from engage_docs.linking import in_language, link
from engage_docs.model import Record
from engage_docs.report import Report
from engage_docs.settings.model import Settings
from engage_docs.site.alphabet import alphabet, letter_pages
from engage_docs.site.book import Bit, Book, by_project, make_book, other_lang
from engage_docs.site.drawing import Cards, CardSource, Drawing
from engage_docs.site.gathered import gather_communities, gather_topics
from engage_docs.site.glossary import glossary, glossary_pages, packs_of
from engage_docs.site.guided_lists import GUIDED_LISTS, guided_shelf, has_list
from engage_docs.site.head import SECTION_OF_TYPE, not_shown, summary_of
from engage_docs.site.home import home
from engage_docs.site.introduction import Introduction, read_introduction
from engage_docs.site.list_pages import ListPages
from engage_docs.site.lists import artefact_news, project_list
from engage_docs.site.named_pages import named_list, named_pages
from engage_docs.site.names import AllNames
from engage_docs.site.overviews import OVERVIEWS, overview, overview_pages, overviews_in
from engage_docs.site.page import MORE_SECTIONS, SECTIONS, Page, ShownDocument, ShownPicture
from engage_docs.site.plans import plan_pages
from engage_docs.site.record_pages import record_view
from engage_docs.site.sharing import CardWords, card_words
from engage_docs.site.shelves import shelf_of
from engage_docs.site.statement import statement
from engage_docs.site.still_open import tally
from engage_docs.site.versions import page_id, versions_of
from engage_docs.site.words import shortened
from engage_docs.speech import ENGLISH, Speech, has_catalogue, speech_for, to_say

DESCRIPTIONS = {
    "home": to_say("What people said, what was promised, what was done, and who was told."),
    "said": to_say("Everything that people said, and what came of it."),
    "promises": to_say("Every promise that was made, and how it stands."),
    "you-said-we-did": to_say("What people said, and what was done about it."),
    "still-open": to_say("Everything that is still open, the longest first."),
    "projects": to_say("The pieces of work that people were asked about."),
    "communities": to_say("Everybody who was asked: what they said, and what came of it."),
    "topics": to_say("What the records are about."),
    "decisions": to_say("What was decided and why, and how to challenge it."),
    "moments": to_say("Short stories of how something changed for people."),
    "resources": to_say("Reports, guides and methods that are worth reading."),
    "glossary": to_say("What the words of the guidance mean, and where they come from."),
    "how-we-engage": to_say("Who was asked and who was not, how, and what came of it."),
    "quality": to_say("What the records say on the four quality statements of NICE."),
    "a-to-z": to_say("Every project, engagement, community and topic by its first letter."),
    "accessibility-statement": to_say(
        "How far everybody can use this site, and whom to tell if not."
    ),
}
HEADINGS = {"home": to_say("You said it. Here is what came of it.")}
_OPTIONAL = ("topics", *GUIDED_LISTS, "glossary", *OVERVIEWS)
_LISTS = ("said", "promises", "you-said-we-did", "still-open")


class SiteRenderer:
    """Draws the pages of a site. Holds its templates and nothing else that changes.

    ``search``: whether the site has a page for searching, so that the home page has a form.
    ``speech`` is what the site speaks, ``language`` the tag of the language that its owner writes,
    ``frameworks`` are the terms that its records use.
    """

    def __init__(
        self,
        template_folders: Sequence[Path],
        settings: Settings,
        calendar: Calendar,
        *,
        search: bool = False,
        speech: Speech = ENGLISH,
        frameworks: Packs | None = None,
        language: str = "",
    ) -> None:
        self._settings = settings
        self._calendar = calendar
        self._search = search
        self._speech = speech
        self._frameworks = frameworks or Packs()
        self._language = language or speech.tag
        self._folders = tuple(template_folders)
        self._drawing = Drawing(template_folders, settings.site_url, speech)
        self._in_languages: dict[str, tuple[Speech, Drawing]] = {}

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

    def book(
        self,
        cleared: Cleared,
        loops: Loops,
        pictures: Mapping[tuple[str, str], ShownPicture] | None = None,
        attachments: Mapping[tuple[str, str], ShownDocument] | None = None,
        names: AllNames | None = None,
    ) -> Book:
        """What pages are drawn from. ``names`` are those of the whole site, for a part of it."""
        within = self._settings.answer_within
        return make_book(
            *(cleared, loops, self._calendar, within, pictures or {}, attachments),
            *(self._speech, names, self._frameworks, self._language),
        )

    def cards(self, book: Book) -> Cards:
        """The cards of everything in a book, each drawn when it is asked for."""
        return Cards(self._drawing, book)

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
        book = self.book(cleared, loops, pictures)
        return self.section_of_book(section, book, report, self.cards(book), introduction)

    def section_of_book(
        self,
        section: str,
        book: Book,
        report: Report,
        cards: CardSource,
        introduction: str = "",
    ) -> Page:
        """The first page of a section. ``introduction`` is HTML that is already safe."""
        say = self._speech.say
        url, title = (SECTIONS | MORE_SECTIONS)[section]
        intro = read_introduction(introduction) if introduction else Introduction("", "")
        if section in (*_LISTS, *GUIDED_LISTS):
            pages = self._list_pages(section, cards, book, report)
            return pages.first(intro, **_beside_the_list(section, book, report))
        main = self._drawing.page(
            url,
            f"engage/section-{section}.html",
            view=self._section_view(section, book, report, cards),
            heading=say(HEADINGS.get(section, title)),
            own_heading=intro.heading,
            introduction=intro.rest,
            about=say(DESCRIPTIONS[section]),
            withheld_records=not_shown(book, ""),
            search=self._search,
        )
        return Page(url, section, say(title), say(DESCRIPTIONS[section]), main)

    def card_words(self, cleared: Cleared, loops: Loops) -> CardWords:
        """What the pictures say that go with a shared link."""
        return self.card_words_of_book(self.book(cleared, loops), self.sections(cleared))

    def card_words_of_book(self, book: Book, sections: Sequence[str]) -> CardWords:
        """What the pictures say that go with a shared link."""
        return card_words(book, sections, DESCRIPTIONS)

    def record_pages(
        self,
        cleared: Cleared,
        loops: Loops,
        bodies: Mapping[str, str],
        pictures: Mapping[tuple[str, str], ShownPicture],
        attachments: Mapping[tuple[str, str], ShownDocument] | None = None,
    ) -> Iterator[Page]:
        """The page of every record. ``bodies`` are HTML that is already safe."""
        return self.records_of_book(self.book(cleared, loops, pictures, attachments), bodies)

    def records_of_book(self, book: Book, bodies: Mapping[str, str]) -> Iterator[Page]:
        """The page of every record in a book. ``bodies`` are HTML that is already safe."""
        for record in book.ledger.records.values():
            yield self.record_page(book, record, bodies.get(record.id, ""))
        yield from self.translated_pages(book, bodies)

    def record_page(self, book: Book, record: Record, body: str) -> Page:
        """The page of one record. ``body`` is HTML that is already safe."""
        lang = other_lang(book, record.lang)
        if not lang:
            return self._record_page(book, record, body, self._drawing)
        speech, drawing = self._speaking(lang)
        return self._record_page(replace(book, speech=speech), record, body, drawing, lang)

    def translated_pages(self, book: Book, bodies: Mapping[str, str]) -> Iterator[Page]:
        """The page of every translation."""
        ledger = book.ledger
        settings = self._settings
        rules = Rules(self._calendar, settings.answer_within, settings.quiet_after)
        for lang in sorted({t.lang for t in ledger.translations.values() if t.lang}):
            speech, drawing = self._speaking(lang)
            records = in_language(list(ledger.records.values()), ledger.translations, lang)
            own = replace(link(records), translations=ledger.translations)
            loops = judge(own, book.loops.as_of, rules)
            in_lang = replace(
                book,
                ledger=own,
                loops=loops,
                loops_of_project=loops_by_project(loops),
                of_project=by_project(own.records.values()),
                speech=speech,
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

    def _speaking(self, lang: str) -> tuple[Speech, Drawing]:
        """The words of the site for pages in a language, and the templates that say them."""
        if lang not in self._in_languages:
            speech = speech_for(lang) if has_catalogue(lang) else self._speech
            marked = "" if has_catalogue(lang) else lang
            drawing = Drawing(self._folders, self._settings.site_url, speech, marked)
            self._in_languages[lang] = speech, drawing
        return self._in_languages[lang]

    def _record_page(
        self,
        book: Book,
        record: Record,
        body: str,
        drawing: Drawing,
        lang: str = "",
        moved: Mapping[str, str] | None = None,
    ) -> Page:
        template, view = record_view(book, record, body)
        url = page_url(page_id(book, record))
        return Page(
            url,
            SECTION_OF_TYPE[record.type],
            record.title,
            shortened(summary_of(book.speech, record) or record.title, 160),
            drawing.page_in_language(url, template, moved or {}, view=view),
            project=record.project,
            lang=lang,
            versions=tuple((v.tag, v.url) for v in versions_of(book, record)),
        )

    def other_pages(self, cleared: Cleared, loops: Loops, report: Report) -> Iterator[Page]:
        """Every page that is neither a record's nor the first of a section, one by one."""
        book = self.book(cleared, loops)
        cards = self.cards(book)
        for page in self.others_of_book(book, report, cards):
            yield page
            if page.section in (*_LISTS, *GUIDED_LISTS):
                cards.forget_all_but(page.section)

    def others_of_book(self, book: Book, report: Report, cards: CardSource) -> Iterator[Page]:
        """Every page that is neither a record's nor the first of a section, one by one."""
        yield from named_pages("communities", gather_communities(book), book, self._drawing, cards)
        yield from named_pages("topics", gather_topics(book), book, self._drawing, cards)
        yield from letter_pages(alphabet(book), self._drawing, book.speech)
        yield from plan_pages(book, self._drawing)
        yield from glossary_pages(book, self._drawing)
        yield from overview_pages(book, self._drawing)
        lists = (*_LISTS, *(s for s in GUIDED_LISTS if has_list(s, book.ledger.records.values())))
        for section in lists:
            yield from self._list_pages(section, cards, book, report).others()

    def _list_pages(self, section: str, cards: CardSource, book: Book, report: Report) -> ListPages:
        is_guided = section in GUIDED_LISTS
        shelf = guided_shelf(section, book) if is_guided else shelf_of(section, book, report)
        about = book.speech.say(DESCRIPTIONS[section])
        return ListPages(self._drawing, cards, shelf, about, book.speech)

    def _section_view(self, section: str, book: Book, report: Report, cards: CardSource) -> object:
        if section == "home":
            return home(book, report, cards)
        if section == "projects":
            return project_list(book)
        if section == "communities":
            return named_list(book.speech, section, gather_communities(book))
        if section == "topics":
            return named_list(book.speech, section, gather_topics(book))
        if section == "glossary":
            return glossary(book)
        if section in OVERVIEWS:
            return overview(book, section)
        if section == "accessibility-statement" and self._settings.accessibility:
            return statement(self._settings, self._settings.accessibility, book.speech)
        return alphabet(book)


def optional_sections(records: Collection[Record], frameworks: Packs) -> tuple[str, ...]:
    """The sections that these records give a site, beside those that every site has."""
    return (
        *(("topics",) if any(record.topics for record in records) else ()),
        *(section for section in GUIDED_LISTS if has_list(section, records)),
        *(("glossary",) if any(packs_of(r, frameworks) for r in records) else ()),
        *overviews_in(records),
    )


def every_section(optional: Collection[str], settings: Settings) -> tuple[str, ...]:
    """All sections of a site in their order. ``optional`` are those that its records give it."""
    return (
        *SECTIONS,
        "communities",
        *(name for name in _OPTIONAL if name in optional),
        "a-to-z",
        *(("accessibility-statement",) if settings.accessibility else ()),
    )


def _open_loops(book: Book) -> tuple[Bit, ...]:
    say = book.speech.say
    return (
        Bit(say("Open loops as a table (CSV)"), "open-loops.csv"),
        Bit(say("Open loops for programs (JSON)"), "open-loops.json"),
    )


def _beside_the_list(section: str, book: Book, report: Report) -> dict[str, object]:
    """What stands on the first page of a list besides the list."""
    if section == "still-open":
        return {"tally": tally(report), "files": _open_loops(book)}
    if section == "you-said-we-did":
        return {"news": artefact_news(book)}
    if section == "said":
        charts = charts_for_said(book.loops, book.answer_within, book.speech)
        return {"charts": charts, "withheld_records": not_shown(book, "")}
    if section == "resources":
        say = book.speech.say
        return {
            "files": (
                Bit(say("All resources for a reference manager (CSL-JSON)"), "resources.json"),
                Bit(say("All resources for LaTeX (BibTeX)"), "resources.bib"),
            )
        }
    if section == "promises":
        return {"charts": charts_for_promises(book.loops, book.speech)}
    return {}
