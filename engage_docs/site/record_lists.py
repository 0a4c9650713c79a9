"""The long lists of decisions, moments and resources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from engage_docs.i18n import Words, translatable, translatable_count
from engage_docs.records.guidance import Decision, Moment, Resource
from engage_docs.records.model import Record
from engage_docs.records.parts import Tag
from engage_docs.site.citations import by_whom
from engage_docs.site.context import Section, SiteContext
from engage_docs.site.facets import Facet, Heading, Item, facets_of
from engage_docs.site.head import summary_of
from engage_docs.site.index import SiteIndex, TextRun, by_time, communities_in, last_day
from engage_docs.site.list_pages import Beside, Collection, RecordRow, list_section
from engage_docs.site.names import slug_of, sort_key
from engage_docs.site.terms import tag_run, term_of
from engage_docs.site.words import say_since, shortened, upper_first

_LONGEST = 320
_R = TypeVar("_R", bound=Record)


def has_records(kind: type[Record], site: SiteContext) -> bool:
    """Return whether the site has a record of one type."""
    return any(isinstance(record, kind) for record in site.index.ledger.records.values())


def record_row(index: SiteIndex, record_id: str) -> RecordRow:
    """Return the line of a decision, a moment or a resource in its list."""
    record = index.ledger.records[record_id]
    translator = index.translator
    if isinstance(record, Resource):
        terms = _names(index, record.category)
        words = shortened(record.abstract or record.summary or "", _LONGEST)
        return RecordRow(index.link_to(record), by_whom(record), words, terms)
    tags: tuple[Tag, ...] = record.building_blocks if isinstance(record, Moment) else ()
    where = [say_since(translator, record.date), *([record.place] if record.place else [])]
    words = shortened(summary_of(translator, record), _LONGEST)
    return RecordRow(
        index.link_to(record), f"{translator.in_a_row(where)}.", words, _names(index, tags)
    )


def _list_of_records(
    index: SiteIndex, lead: str, words: Words, items: tuple[Item, ...]
) -> Collection:
    records = index.ledger.records
    show = partial(record_row, index)
    return Collection(lead, words, items, lambda a: index.link_to(records[a]), record=show)


def _names(index: SiteIndex, tags: Iterable[Tag]) -> tuple[TextRun, ...]:
    return tuple(tag_run(index, tag)._replace(url="", more="") for tag in tags)


def decision_list(site: SiteContext) -> Collection:
    """Return every decision, the latest first."""
    index, say, items = site.index, site.translator.say, []
    lead = say("What was decided, why, and how to challenge it. The latest comes first.")
    for record in sorted(_of_type(index, Decision), key=by_time, reverse=True):
        day = last_day(record)
        year = str(day.year) if day else say("Date not known")
        heading = Heading(f"year-{slug_of(year)}", year)
        items.append(Item(record.id, heading, tuple(_facets(index, record))))
    words = translatable_count("{n} decision", "{n} decisions")
    return _list_of_records(index, lead, words, tuple(items))


def moment_list(site: SiteContext) -> Collection:
    """Return the stories by the building block that they name first, as the framework has them."""
    index, say = site.index, site.translator.say
    lead = say("Short stories of how something changed, by what people need in order to be well.")
    items = _grouped(index, Moment, "block", lambda r: r.building_blocks, say("Other stories"))
    words = translatable_count("{n} story", "{n} stories")
    return _list_of_records(index, lead, words, items)


def resource_list(site: SiteContext) -> Collection:
    """Return the resources by the category that they name first, as the framework has them."""
    index, say = site.index, site.translator.say
    lead = say("What is worth reading, for everybody who works with communities.")
    items = _grouped(index, Resource, "category", lambda r: r.category, say("Other resources"))
    words = translatable_count("{n} resource", "{n} resources")
    files = (
        TextRun(say("All resources for a reference manager (CSL-JSON)"), "resources.json"),
        TextRun(say("All resources for LaTeX (BibTeX)"), "resources.bib"),
    )
    found = _list_of_records(index, lead, words, items)
    return replace(found, beside=lambda: Beside(files=files))


def _grouped(
    index: SiteIndex, kind: type[_R], facet: str, tags: Callable[[_R], Iterable[Tag]], others: str
) -> tuple[Item, ...]:
    """Records under the first of their own facets; those without one come last."""
    fields = ("building_blocks", "category")
    terms = (
        term for name in fields for pack in index.frameworks.of_field(name) for term in pack.terms
    )
    order = {term.id: n for n, term in enumerate(terms)}
    rows = []
    for record in _of_type(index, kind):
        own = tuple(_of_tags(index, facet, tags(record)))
        heading, place = Heading("other", others), len(order) + 1
        if own:
            heading = Heading(f"{facet}-{own[0].slug}", own[0].text)
            place = order.get(own[0].slug, len(order))
        item = Item(record.id, heading, (*own, *_facets(index, record)))
        rows.append(((place, heading.anchor, sort_key(record.title), record.id), item))
    return tuple(item for _, item in sorted(rows, key=lambda row: row[0]))


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
    names = (community.name for community in communities_in(record))
    return facets_of(index, record, names, last_day(record))


DECISIONS = Section(
    name="decisions",
    url="decisions/",
    title=translatable("Decisions"),
    description=translatable("What was decided and why, and how to challenge it."),
    make_pages=list_section(decision_list),
    exists=partial(has_records, Decision),
    in_footer=True,
)
MOMENTS = Section(
    name="moments",
    url="moments/",
    title=translatable("Moments of change"),
    description=translatable("Short stories of how something changed for people."),
    make_pages=list_section(moment_list),
    exists=partial(has_records, Moment),
    in_footer=True,
)
RESOURCES = Section(
    name="resources",
    url="resources/",
    title=translatable("Resource library"),
    description=translatable("Reports, guides and methods that are worth reading."),
    make_pages=list_section(resource_list),
    exists=partial(has_records, Resource),
    in_footer=True,
)
