"""The pages of the long lists: the whole list and what is left of it for each facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import NamedTuple

from engage_docs.i18n import Translator, Words
from engage_docs.loops.flags import Flag
from engage_docs.site.charts import Chart
from engage_docs.site.context import PageHead, Section, SiteContext
from engage_docs.site.facets import KINDS, Facet, Heading, Item, Narrowed, narrow
from engage_docs.site.index import RowView, TextRun
from engage_docs.site.names import sort_key
from engage_docs.site.page import Page
from engage_docs.site.paging import ListPart, Paging, list_parts
from engage_docs.site.record_pages import News
from engage_docs.site.words import lower_first

TEMPLATE = "engage/list.html"
_ALL_VALUES = "engage/list-values.html"
_MOST_IN_BOX = 24


class RecordRow(NamedTuple):
    """One record in a list: what it is called, when and by whom, what it says, and its terms.

    The terms are no links: beside them stand facets of the same names.
    """

    link: TextRun
    about: str
    words: str
    terms: tuple[TextRun, ...]


class FlagCount(NamedTuple):
    """How often a flag was raised."""

    number: int
    flag: Flag


class Beside(NamedTuple):
    """What stands on the first page of a list besides the list."""

    charts: tuple[Chart, ...] = ()
    tally: tuple[FlagCount, ...] = ()
    news: tuple[News, ...] = ()
    files: tuple[TextRun, ...] = ()
    not_shown: tuple[str, ...] = ()


class FacetLink(NamedTuple):
    """One value to narrow a list by, how many items are left, and where they stand.

    ``items`` are links to the items themselves, where no other page shows just these.
    """

    text: str
    url: str
    number: int
    anchor: str = ""
    items: tuple[TextRun, ...] = ()


class FacetBox(NamedTuple):
    """The values of one kind. ``more``: the link to all of them, where some are left out."""

    title: str
    choices: tuple[FacetLink, ...]
    more: TextRun | None


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Items under one heading: loops as ``rows``, or else ``records``.

    ``count`` is the number in the whole group. ``continued``: it began on an earlier page.
    """

    heading: Heading
    count: str
    continued: bool
    rows: tuple[RowView, ...] = ()
    records: tuple[RecordRow, ...] = ()


class ListView(NamedTuple):
    """One page of a list.

    ``showing`` names the facet, ``kept`` says how much is left, ``all_url`` leads to the whole
    list. ``choices`` stand on the first page of each list, at ``url``, to which the others lead
    where ``can_narrow``. ``search_url`` is the search page with the facet set, where the site has
    a search.
    """

    head: PageHead
    lead: str
    showing: str
    kept: str
    all_url: str
    choices: tuple[FacetBox, ...]
    url: str
    can_narrow: bool
    search_url: str
    groups: tuple[ListGroup, ...]
    paging: Paging | None
    beside: Beside


class ValuesView(NamedTuple):
    """The page of all values of one kind that a list can be narrowed by."""

    head: PageHead
    all_url: str
    choices: tuple[FacetLink, ...]


@dataclass(frozen=True)
class Collection:
    """A whole list in its order.

    ``words`` are those for one and for several items. ``row`` or ``record`` makes the line of an
    item from its address, ``link`` a short link to it. ``own_pages`` are the pages of projects,
    communities and topics with what they show: see :func:`~engage_docs.site.facets.narrow`.
    """

    lead: str
    words: Words
    items: tuple[Item, ...]
    link: Callable[[str], TextRun]
    row: Callable[[str], RowView] | None = None
    record: Callable[[str], RecordRow] | None = None
    own_pages: Mapping[Facet, tuple[str, frozenset[str]]] = field(default_factory=dict)
    beside: Callable[[], Beside] = Beside


def list_section(
    collect: Callable[[SiteContext], Collection],
) -> Callable[[Section, SiteContext], Iterator[Page]]:
    """Return the pages of a section that is one long list, which ``collect`` puts together.

    These are the pages of the whole list, of each facet that shows something new, and of all
    values of one kind where a box does not hold them.
    """

    def make_pages(section: Section, site: SiteContext) -> Iterator[Page]:
        yield from _ListPages(section, site, collect(site)).pages()

    return make_pages


class _ListPages:
    """Makes the pages of one list."""

    def __init__(self, section: Section, site: SiteContext, collection: Collection) -> None:
        self._section, self._site, self._collection = section, site, collection
        self._translator: Translator = site.translator
        self._narrowed = narrow(section.url, collection.items, collection.own_pages)
        self._values: dict[str, list[Narrowed]] = {kind: [] for kind in KINDS}
        for narrowed in self._narrowed.values():
            self._values[narrowed.facet.kind].append(narrowed)

    def pages(self) -> Iterator[Page]:
        """Yield every page, the first page of the whole list first."""
        yield from self._of_list(self._section.url, self._collection.items, None)
        for narrowed in self._narrowed.values():
            if narrowed.has_page:
                yield from self._of_list(narrowed.url, narrowed.items, narrowed.facet)
        for kind, found in self._values.items():
            if len(found) > _MOST_IN_BOX or any(one.is_listed for one in found):
                yield self._page_of_values(kind)

    def _of_list(self, url: str, items: Sequence[Item], facet: Facet | None) -> Iterator[Page]:
        say = self._translator.say
        title = say(self._section.title)
        about = say(self._section.description)
        if facet:
            title = say("{title}: {part}", title=title, part=facet.phrase)
            about += " " + say("Only: {filter}.", filter=facet.phrase)
        numbers = Counter(item.heading for item in items)
        parts = list_parts(self._translator, url, items, self._collection.words)
        show = partial(self._view, url, facet, numbers)
        yield from self._section.pages_of_list(
            self._site, parts, (title, about), TEMPLATE, show, is_part=facet is not None
        )

    def _view(
        self,
        url: str,
        facet: Facet | None,
        numbers: Mapping[Heading, int],
        head: PageHead,
        part: ListPart[Item],
    ) -> ListView:
        """Return one page of a list whose first page is at ``url``.

        ``numbers`` are how many of its items stand under each heading.
        """
        translator, collection = self._translator, self._collection
        is_first = part.number == 1
        is_whole = is_first and facet is None
        some = translator.number(sum(numbers.values()))
        every = translator.count(len(collection.items), *collection.words)
        return ListView(
            head=self._section.head(self._site) if is_whole else head,
            lead=collection.lead if is_whole else "",
            showing=facet.phrase if facet else "",
            kept=translator.say("{some} of {all}", some=some, all=every),
            all_url=self._section.url,
            choices=self._boxes if is_first else (),
            url=url,
            can_narrow=bool(self._narrowed),
            search_url=self._search_url(facet),
            groups=tuple(self._groups(part, numbers)),
            paging=part.paging,
            beside=collection.beside() if is_whole else Beside(),
        )

    def _groups(self, part: ListPart[Item], numbers: Mapping[Heading, int]) -> Iterator[ListGroup]:
        by_heading: dict[Heading, list[str]] = {}
        for item in part.items:
            by_heading.setdefault(item.heading, []).append(item.address)
        row, record = self._collection.row, self._collection.record
        for heading, addresses in by_heading.items():
            yield ListGroup(
                heading,
                self._translator.count(numbers[heading], *self._collection.words),
                part.before is not None and heading == part.before.heading,
                tuple(row(address) for address in addresses) if row else (),
                tuple(record(address) for address in addresses) if record else (),
            )

    def _search_url(self, facet: Facet | None) -> str:
        """Return the search page with the facet set, which is where facets can be combined."""
        if not self._site.has_search or not self._narrowed:
            return ""
        query = facet.query if facet else ""
        return f"search/?{query}" if query else "search/"

    @cached_property
    def _boxes(self) -> tuple[FacetBox, ...]:
        """The values of each kind, the fullest of them where they are many."""
        boxes = []
        for kind, found in self._values.items():
            is_cut = len(found) > _MOST_IN_BOX
            fullest = sorted(found, key=lambda one: -len(one.items))[:_MOST_IN_BOX]
            shown = _in_order(kind, fullest)
            choices = (FacetLink(one.facet.text, one.url, len(one.items)) for one in shown)
            title = self._translator.say(KINDS[kind][0])
            more = TextRun(self._every(kind), f"{self._section.url}{kind}/") if is_cut else None
            boxes.append(FacetBox(title, tuple(choices), more))
        return tuple(box for box in boxes if box.choices)

    def _every(self, kind: str) -> str:
        """Return how many values of a kind there are: "All 63 communities"."""
        number = self._translator.number(len(self._values[kind]))
        return self._translator.say(KINDS[kind][1], number=number)

    def _page_of_values(self, kind: str) -> Page:
        say = self._translator.say
        part = lower_first(self._every(kind))
        title = say("{title}: {part}", title=say(self._section.title), part=part)
        section, view = self._section, partial(self._values_view, kind, PageHead(title))
        url, about = f"{section.url}{kind}/", say(section.description)
        return Page(url, section.name, title, about, _ALL_VALUES, view, is_part=True)

    def _values_view(self, kind: str, head: PageHead) -> ValuesView:
        choices = []
        for one in _in_order(kind, self._values[kind]):
            choice = FacetLink(one.facet.text, one.url, len(one.items))
            if one.is_listed:
                items = tuple(self._collection.link(item.address) for item in one.items)
                choice = choice._replace(anchor=one.facet.anchor, items=items)
            choices.append(choice)
        return ValuesView(head, self._section.url, tuple(choices))


def _in_order(kind: str, found: Iterable[Narrowed]) -> list[Narrowed]:
    """Return the values of a kind: by their number, the latest year first, or by the alphabet."""
    if kind == "status":
        return sorted(found, key=lambda one: -len(one.items))
    if kind == "year":
        years = [(int(f.facet.slug) if f.facet.slug.isdigit() else 0, f) for f in found]
        return [one for _, one in sorted(years, key=lambda year: -year[0])]
    return sorted(found, key=lambda one: sort_key(one.facet.text))
