"""The pages of the long lists: whole and filtered, each in pages of fifty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from markupsafe import Markup

from engage_docs.i18n import Translator
from engage_docs.site.charts import Chart
from engage_docs.site.drawing import CardSource, Drawing
from engage_docs.site.facets import KINDS, Facet
from engage_docs.site.index import TextRun
from engage_docs.site.introduction import Introduction
from engage_docs.site.names import sort_key
from engage_docs.site.page import MORE_SECTIONS, SECTIONS, Page
from engage_docs.site.paging import (
    PAGE_LENGTH,
    Paging,
    Sheet,
    numbers_of_pages,
    sheet_of,
    title_of_page,
)
from engage_docs.site.pieces.list_pages import list_page
from engage_docs.site.pieces.lists import filters
from engage_docs.site.record_pages import News
from engage_docs.site.shelves import Heading, Item, Shelf
from engage_docs.site.still_open import FlagCount

_MOST_IN_BOX = 24


class Choice(NamedTuple):
    """One filter: what it is, how many items it keeps, and where the filtered list is."""

    text: str
    url: str
    number: int


class FilterGroup(NamedTuple):
    """The filters of one kind. ``more``: the link to all of them, where some are left out."""

    title: str
    choices: tuple[Choice, ...]
    more: Choice | None


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading. ``continued``: the group began on an earlier page."""

    heading: Heading
    count: str
    continued: bool
    cards: Markup


class Beside(NamedTuple):
    """What stands on the first page of a list besides the list."""

    charts: tuple[Chart, ...] = ()
    tally: tuple[FlagCount, ...] = ()
    news: tuple[News, ...] = ()
    files: tuple[TextRun, ...] = ()
    not_shown: tuple[str, ...] = ()


class ListView(NamedTuple):
    """One page of a list. ``showing`` names the filter, ``kept`` says how much it keeps.

    ``introduction`` is HTML that is safe.
    """

    heading: str
    introduction: Introduction
    lead: str
    showing: str
    kept: str
    all_url: str
    filters: Markup
    groups: tuple[Group, ...]
    paging: Paging | None
    beside: Beside


@dataclass(frozen=True)
class Listing:
    """What one filter keeps of a shelf. ``url`` is that of its first page."""

    url: str
    items: Sequence[Item]
    facet: Facet | None

    @cached_property
    def numbers(self) -> Mapping[Heading, int]:
        """How much stands under each heading."""
        return Counter(item.heading for item in self.items)


class ListPages:
    """Draws every page of one shelf."""

    def __init__(
        self,
        drawing: Drawing,
        cards: CardSource,
        shelf: Shelf,
        description: str,
        translator: Translator,
    ) -> None:
        self._drawing = drawing
        self._cards = cards
        self._shelf = shelf
        self._speech = translator
        self._description = description
        self._url, title = (SECTIONS | MORE_SECTIONS)[shelf.section]
        self._title = translator.say(title)
        self._kept = _kept(shelf.items)
        self._groups_of_filters = {kind: self._filter_group(kind, every=False) for kind in KINDS}
        groups = [group for group in self._groups_of_filters.values() if group.choices]
        self._filters = drawing.piece(filters, groups)

    def first(self, intro: Introduction, beside: Beside) -> Page:
        """The first page of the whole list, with the owner's own words and what else it has."""
        return self._page(Listing(self._url, self._shelf.items, None), 1, intro, beside)

    def others(self) -> Iterator[Page]:
        """All other pages: the rest of the list, the filtered lists, and the lists of filters."""
        for draw in self._others:
            yield draw()

    @cached_property
    def _others(self) -> list[Callable[[], Page]]:
        """What draws each of the other pages."""
        return [
            *self._pages(Listing(self._url, self._shelf.items, None))[1:],
            *(
                page
                for facet, items in self._kept.items()
                for page in self._pages(Listing(self._url + facet.path, items, facet))
            ),
            *(
                partial(self._choices_page, kind)
                for kind, group in self._groups_of_filters.items()
                if group.more
            ),
        ]

    def _pages(self, listing: Listing) -> list[Callable[[], Page]]:
        numbers = numbers_of_pages(listing.items)
        alone = Introduction("", ""), Beside()
        return [partial(self._page, listing, number, *alone) for number in numbers]

    def _page(self, listing: Listing, number: int, intro: Introduction, beside: Beside) -> Page:
        facet, translator = listing.facet, self._speech
        sheet = sheet_of(translator, listing.url, listing.items, self._shelf.words, number)
        kept = translator.say(
            "{some} of {all}",
            some=translator.number(len(listing.items)),
            all=translator.count(len(self._shelf.items), *self._shelf.words),
        )
        is_part = facet is not None or sheet.number > 1
        title = title_of_page(translator, self._title_for(facet), sheet.number)
        is_at_filter = facet is not None and sheet.number == 1
        view = ListView(
            title,
            intro,
            "" if is_part else self._shelf.lead,
            facet.phrase if facet else "",
            kept,
            self._url,
            self._cards.same(self._filters, sheet.url if is_at_filter else ""),
            tuple(self._groups(sheet, listing)),
            sheet.paging,
            beside,
        )
        main = self._drawing.page_of(list_page, sheet.url, view)
        about = self._description
        if facet:
            about += " " + translator.say("Only: {filter}.", filter=facet.phrase)
        return Page(sheet.url, self._shelf.section, title, about, main, is_part=is_part)

    def _title_for(self, facet: Facet | None) -> str:
        if facet is None:
            return self._title
        return self._speech.say("{title}: {part}", title=self._title, part=facet.phrase)

    def _groups(self, sheet: Sheet[Item], listing: Listing) -> Iterator[Group]:
        """The items of one page under their headings, with the number in the whole group."""
        start = (sheet.number - 1) * PAGE_LENGTH
        before = listing.items[start - 1].heading if start else None
        by_heading: dict[Heading, list[Item]] = {}
        for item in sheet.items:
            by_heading.setdefault(item.heading, []).append(item)
        for heading, of_group in by_heading.items():
            yield Group(
                heading,
                self._speech.count(listing.numbers[heading], *self._shelf.words),
                heading == before,
                self._cards.cards(self._shelf.section, [item.address for item in of_group]),
            )

    def _filter_group(self, kind: str, *, every: bool) -> FilterGroup:
        """The filters of one kind, the fullest of them where they are many."""
        title, all_of_them, _ = KINDS[kind]
        found = [(facet, len(items)) for facet, items in self._kept.items() if facet.kind == kind]
        more = None
        if len(found) > _MOST_IN_BOX and not every:
            words = self._speech.say(all_of_them, number=self._speech.number(len(found)))
            more = Choice(words, f"{self._url}{kind}/", len(found))
            found = sorted(found, key=lambda one: -one[1])[:_MOST_IN_BOX]
        found.sort(key=_ORDERS.get(kind, lambda one: (sort_key(one[0].text), 0)))
        choices = tuple(Choice(f.text, self._url + f.path, number) for f, number in found)
        return FilterGroup(self._speech.say(title), choices, more)

    def _choices_page(self, kind: str) -> Page:
        url = f"{self._url}{kind}/"
        group = self._filter_group(kind, every=True)
        title = self._speech.say(KINDS[kind][2], list=self._title)
        main = self._drawing.page(
            url, "engage/choices.html", group=group, heading=title, all_url=self._url
        )
        return Page(url, self._shelf.section, title, self._description, main, is_part=True)


_ORDERS: Mapping[str, Callable[[tuple[Facet, int]], tuple[str, int]]] = {
    "status": lambda one: ("", -one[1]),
    "year": lambda one: ("", -int(one[0].slug) if one[0].slug.isdigit() else 0),
}


def _kept(items: Iterable[Item]) -> dict[Facet, list[Item]]:
    """What each filter keeps, for those that keep something and leave something out."""
    every = list(items)
    kept: dict[Facet, list[Item]] = {}
    for item in every:
        for facet in item.facets:
            kept.setdefault(facet, []).append(item)
    order = list(KINDS)
    found = sorted(kept.items(), key=lambda one: order.index(one[0].kind))
    return {facet: of_facet for facet, of_facet in found if len(of_facet) < len(every)}
