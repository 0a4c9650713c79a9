"""The long lists of decisions, moments and resources, and the cards that stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from engage_docs.frameworks import Term
from engage_docs.i18n import translatable_count
from engage_docs.records.guidance import Decision, Moment, Resource, Tag
from engage_docs.records.model import Record
from engage_docs.site.citations import by_whom
from engage_docs.site.facets import Facet, facets_of
from engage_docs.site.head import summary_of
from engage_docs.site.index import SiteIndex, TextRun, communities_in, link_to
from engage_docs.site.names import slug_of, sort_key
from engage_docs.site.record_pages import by_time
from engage_docs.site.shelves import Heading, Item, Shelf
from engage_docs.site.terms import tag_bit, term_of
from engage_docs.site.words import say_since, shortened, upper_first

_TYPES: dict[str, type[Record]] = {
    "decisions": Decision,
    "moments": Moment,
    "resources": Resource,
}
_LONGEST = 320
_R = TypeVar("_R", bound=Record)


class RecordCard(NamedTuple):
    """One record in a list: what it is called, when and by whom, what it says, and its terms.

    The terms are no links: beside them stand filters of the same names.
    """

    link: TextRun
    about: str
    words: str
    terms: tuple[TextRun, ...]


def has_list(section: str, records: Iterable[Record]) -> bool:
    """Whether there is anything to stand in a list."""
    return any(isinstance(record, _TYPES[section]) for record in records)


def guided_shelf(section: str, index: SiteIndex) -> Shelf:
    """The list of one of these sections."""
    if section == "decisions":
        return _decisions(index)
    if section == "moments":
        return _moments(index)
    return _resources(index)


def guided_card(index: SiteIndex, record_id: str) -> RecordCard:
    """The card of a record of one of these types."""
    record = index.ledger.records[record_id]
    translator = index.translator
    if isinstance(record, Resource):
        terms = _names(index, record.category)
        words = shortened(record.abstract or record.summary or "", _LONGEST)
        return RecordCard(link_to(index, record), by_whom(record), words, terms)
    tags: tuple[Tag, ...] = record.building_blocks if isinstance(record, Moment) else ()
    where = [say_since(translator, record.date), *([record.place] if record.place else [])]
    words = shortened(summary_of(translator, record), _LONGEST)
    return RecordCard(
        link_to(index, record), f"{translator.in_a_row(where)}.", words, _names(index, tags)
    )


def _names(index: SiteIndex, tags: Iterable[Tag]) -> tuple[TextRun, ...]:
    return tuple(tag_bit(index, tag)._replace(url="", more="") for tag in tags)


def _decisions(index: SiteIndex) -> Shelf:
    found = sorted(_of_type(index, Decision), key=by_time, reverse=True)
    lead = index.translator.say(
        "What was decided, why, and how to challenge it. The latest comes first."
    )
    years = (say_year(index, record) for record in found)
    items = tuple(
        Item(record.id, Heading(f"year-{slug_of(year)}", year), tuple(_facets(index, record)))
        for record, year in zip(found, years, strict=True)
    )
    return Shelf("decisions", lead, translatable_count("{n} decision", "{n} decisions"), items)


def say_year(index: SiteIndex, record: Record) -> str:
    """The year of a record, as a heading."""
    day = record.date.last if record.date else None
    return str(day.year) if day else index.translator.say("Date not known")


def _moments(index: SiteIndex) -> Shelf:
    """Stories by the building block that they name first, in the order of the framework."""

    def facets(record: Moment) -> tuple[Facet, ...]:
        return tuple(_of_tags(index, "block", record.building_blocks))

    lead = index.translator.say(
        "Short stories of how something changed, by what people need in order to be well."
    )
    items = _grouped(index, Moment, facets, index.translator.say("Other stories"))
    return Shelf("moments", lead, translatable_count("{n} story", "{n} stories"), items)


def _resources(index: SiteIndex) -> Shelf:
    def facets(record: Resource) -> tuple[Facet, ...]:
        return tuple(_of_tags(index, "category", record.category))

    lead = index.translator.say("What is worth reading, for everybody who works with communities.")
    items = _grouped(index, Resource, facets, index.translator.say("Other resources"))
    return Shelf("resources", lead, translatable_count("{n} resource", "{n} resources"), items)


def _grouped(
    index: SiteIndex, kind: type[_R], facets: Callable[[_R], tuple[Facet, ...]], others: str
) -> tuple[Item, ...]:
    """Records under the first of their own facets; those without one come last."""
    order = {term.id: n for n, term in enumerate(_every_term(index))}
    rows = []
    for record in _of_type(index, kind):
        own = facets(record)
        first = own[0] if own else None
        anchor = f"{first.kind}-{first.slug}" if first else "other"
        heading = Heading(anchor, first.text if first else others)
        place = order.get(first.slug, len(order)) if first else len(order) + 1
        item = Item(record.id, heading, (*own, *_facets(index, record)))
        rows.append(((place, heading.anchor, sort_key(record.title), record.id), item))
    return tuple(item for _, item in sorted(rows, key=lambda row: row[0]))


def _every_term(index: SiteIndex) -> Iterator[Term]:
    for field in ("building_blocks", "category"):
        for pack in index.frameworks.of_field(field):
            yield from pack.terms


def _of_type(index: SiteIndex, kind: type[_R]) -> Iterator[_R]:
    return (record for record in index.ledger.records.values() if isinstance(record, kind))


def _of_tags(index: SiteIndex, kind: str, tags: Iterable[Tag]) -> Iterator[Facet]:
    """The outermost terms of the words, each once. A word that is no term counts as it stands."""
    seen = set()
    for tag in tags:
        term = term_of(index, tag)
        while term and term.parent:
            term = index.frameworks.term(term.pack, term.parent)
        text = upper_first(term.term if term else tag.written)
        slug = term.id if term else slug_of(tag.written)
        if slug not in seen:
            seen.add(slug)
            yield Facet(kind, slug, text)


def _facets(index: SiteIndex, record: Record) -> Iterator[Facet]:
    day = record.date.last if record.date else None
    names = (community.name for community in communities_in(record))
    return facets_of(index, record, names, day)
