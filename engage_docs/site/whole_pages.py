"""The pages about everything: the first page of each section, and all that are no record's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage_docs.config.model import Settings
from engage_docs.i18n import translatable
from engage_docs.site.alphabet import letter_pages
from engage_docs.site.asked import SECTION as HOW_WE_ENGAGE
from engage_docs.site.asked import asked_pages
from engage_docs.site.charts import charts_for_promises, charts_for_said
from engage_docs.site.drawing import CardSource, Drawing
from engage_docs.site.everything import Everything
from engage_docs.site.gathered import Gathered
from engage_docs.site.glossary import glossary, glossary_pages
from engage_docs.site.guided_lists import has_list
from engage_docs.site.head import not_shown
from engage_docs.site.home import home
from engage_docs.site.how_we_engage import how_we_engage
from engage_docs.site.index import SiteIndex, TextRun
from engage_docs.site.introduction import Introduction, read_introduction
from engage_docs.site.list_pages import Beside, ListPages
from engage_docs.site.lists import artefact_news, project_list
from engage_docs.site.named_pages import named_list, named_pages
from engage_docs.site.overviews import overviews_in, quality_rows
from engage_docs.site.page import DESCRIPTIONS, GUIDED_LISTS, LISTS, MORE_SECTIONS, SECTIONS, Page
from engage_docs.site.plans import plan_pages
from engage_docs.site.quality_links import SECTION as QUALITY
from engage_docs.site.quality_pages import quality_pages
from engage_docs.site.quality_sums import quality
from engage_docs.site.statement import statement
from engage_docs.site.still_open import tally

HEADINGS = {"home": translatable("You said it. Here is what came of it.")}


class WholePages:
    """Draws the pages about everything, one by one.

    ``search``: whether the site has a page for searching, so that the home page has a form.
    """

    def __init__(
        self,
        drawing: Drawing,
        settings: Settings,
        everything: Everything,
        cards: CardSource,
        *,
        search: bool,
    ) -> None:
        self._drawing, self._settings = drawing, settings
        self._everything, self._cards = everything, cards
        self._search = search
        self._speech = everything.index.translator
        self._lists: dict[str, ListPages] = {}

    def first(self, section: str, introduction: str = "") -> Page:
        """The first page of a section. ``introduction`` is HTML that is already safe."""
        say, index = self._speech.say, self._everything.index
        url, title = (SECTIONS | MORE_SECTIONS)[section]
        intro = read_introduction(introduction) if introduction else Introduction("", "")
        if section in LISTS:
            beside = _beside_the_list(section, self._everything)
            return self._list_pages(section).first(intro, beside)
        main = self._drawing.page(
            url,
            f"engage/section-{section}.html",
            view=self._section_view(section),
            heading=say(HEADINGS.get(section, title)),
            own_heading=intro.heading,
            introduction=intro.rest,
            about=say(DESCRIPTIONS[section]),
            withheld_records=not_shown(index, ""),
            search=self._search,
        )
        return Page(url, section, say(title), say(DESCRIPTIONS[section]), main)

    def others(self, part: str) -> Iterator[Page]:
        """A part of the pages that are neither a record's nor the first of a section.

        ``part`` is one of :data:`OTHERS`. Of long parts only a ``share`` may be asked for.
        """
        if part in LISTS:
            if self._has_list(part):
                yield from self._list_pages(part).others()
        elif part == "communities":
            yield from self._named_pages(part, self._everything.communities)
        elif part == "topics":
            yield from self._named_pages(part, self._everything.topics)
        else:
            yield from self._few(part)

    def _few(self, part: str) -> Iterator[Page]:
        every, index, drawing = self._everything, self._everything.index, self._drawing
        if part == "a-to-z":
            yield from letter_pages(every.alphabet, drawing, index.translator)
        elif part == "plans":
            yield from plan_pages(index, drawing)
        elif part == "glossary":
            yield from glossary_pages(index.translator, every.packs, drawing)
        elif part in overviews_in(index.ledger.records.values()):
            if part == QUALITY:
                yield from quality_pages(index, drawing)
            else:
                yield from asked_pages(index, every.reach, drawing)

    def _named_pages(self, section: str, gathered: Sequence[Gathered]) -> Iterator[Page]:
        index, drawing = self._everything.index, self._drawing
        yield from named_pages(section, gathered, index, drawing, self._cards)

    def _has_list(self, section: str) -> bool:
        records = self._everything.index.ledger.records.values()
        return section not in GUIDED_LISTS or has_list(section, records)

    def _list_pages(self, section: str) -> ListPages:
        if section not in self._lists:
            about = self._speech.say(DESCRIPTIONS[section])
            shelf = self._everything.shelf(section)
            self._lists[section] = ListPages(self._drawing, self._cards, shelf, about, self._speech)
        return self._lists[section]

    def _section_view(self, section: str) -> object:
        every, index = self._everything, self._everything.index
        if section == "home":
            return home(index, every.report, self._cards)
        if section == "projects":
            return project_list(index)
        if section == "communities":
            return named_list(index.translator, section, every.communities)
        if section == "topics":
            return named_list(index.translator, section, every.topics)
        if section == "glossary":
            return glossary(index, every.packs)
        if section == HOW_WE_ENGAGE:
            return how_we_engage(index, every.reach)
        if section == QUALITY:
            return quality(index, quality_rows(index.ledger.records.values()))
        if section == "accessibility-statement" and self._settings.accessibility:
            return statement(self._settings, self._settings.accessibility, index.translator)
        return every.alphabet


def _open_loops(index: SiteIndex) -> tuple[TextRun, ...]:
    say = index.translator.say
    return (
        TextRun(say("Open loops as a table (CSV)"), "open-loops.csv"),
        TextRun(say("Open loops for programs (JSON)"), "open-loops.json"),
    )


def _resources(index: SiteIndex) -> tuple[TextRun, ...]:
    say = index.translator.say
    return (
        TextRun(say("All resources for a reference manager (CSL-JSON)"), "resources.json"),
        TextRun(say("All resources for LaTeX (BibTeX)"), "resources.bib"),
    )


def _beside_the_list(section: str, everything: Everything) -> Beside:
    index = everything.index
    if section == "still-open":
        return Beside(tally=tally(everything.report), files=_open_loops(index))
    if section == "you-said-we-did":
        return Beside(news=artefact_news(index))
    if section == "said":
        charts = charts_for_said(index.loops, index.answer_within, index.translator)
        return Beside(charts=charts, not_shown=not_shown(index, ""))
    if section == "resources":
        return Beside(files=_resources(index))
    if section == "promises":
        return Beside(charts=charts_for_promises(index.loops, index.translator))
    return Beside()
