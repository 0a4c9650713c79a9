"""The glossary: every term of every framework in use, with the document that it comes from.

A framework is in use where a record fills a field that takes its terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from engage_docs.frameworks import Pack, Packs, SourceDocument, Term
from engage_docs.frameworks.uses import tags_in
from engage_docs.i18n import Translator, translatable
from engage_docs.records.fields import Field, Kind
from engage_docs.records.model import Record
from engage_docs.records.registry import RECORD_TYPES
from engage_docs.site.context import PageHead, Section, SiteContext
from engage_docs.site.index import Inline, LinkNote, SiteIndex, TextRun
from engage_docs.site.names import sort_key
from engage_docs.site.page import Page
from engage_docs.site.terms import GLOSSARY, anchor_of, term_run, url_of_pack
from engage_docs.site.words import safe_link, sentence, upper_first
from engage_docs.stats.quality import PACK, says_anything

# Pages that show a whole framework, also where a record says nothing on it.
_ALWAYS = {"decision": ("grounds",), "review": ("marks",)}


class PackRow(NamedTuple):
    """One framework in the list of all: its page, its documents, and how many terms it has."""

    link: TextRun
    about: str
    counts: str


class GlossaryView(NamedTuple):
    """The first page of the glossary: the frameworks, and every term by the alphabet."""

    head: PageHead
    packs: tuple[PackRow, ...]
    terms: tuple[LinkNote, ...]


class GlossaryTerm(NamedTuple):
    """A term with all that is known of it, and the terms inside it."""

    anchor: str
    name: str
    lang: str
    group: str
    meaning: str
    quote: str
    counted: tuple[tuple[str, str], ...]
    page: str
    terms: tuple[GlossaryTerm, ...]


class PackView(NamedTuple):
    """The page of one framework. ``up`` leads to the glossary."""

    head: PageHead
    up: TextRun
    sources: tuple[Inline, ...]
    note: str
    lang: str
    terms: tuple[GlossaryTerm, ...]


def packs_of(record: Record, packs: Packs) -> frozenset[str]:
    """The ids of the frameworks that a record uses."""
    found: set[str] = set()
    for name in _ALWAYS.get(record.type, ()):
        found |= {pack.id for pack in packs.of_field(name)}
    for name, frameworks in _fields_of(record.type).items():
        value = getattr(record, name)
        if not value:
            continue
        found |= {pack.id for field in frameworks for pack in packs.of_field(field)}
        found |= {tag.term.partition("/")[0] for tag in tags_in(value) if tag.term}
    if says_anything([record]):
        # Its project gets a page on which every statement and measure stands.
        found.add(PACK)
    return frozenset(found)


@cache
def _fields_of(record_type: str) -> Mapping[str, tuple[str, ...]]:
    """The fields of a type that take terms; for each the frameworks that its page shows whole."""
    found = {}
    for field in RECORD_TYPES[record_type].fields:
        inside = list(_walk(field))
        if any(one.framework for one in inside):
            whole = (f for f in inside if f.framework and f.kind in (Kind.TERMS, Kind.MAPPING))
            found[field.name] = tuple(one.framework for one in whole)
    return found


def _walk(field: Field) -> Iterator[Field]:
    yield field
    for inner in field.fields:
        yield from _walk(inner)


def packs_in_use(index: SiteIndex) -> tuple[Pack, ...]:
    """The frameworks that any record uses, in their order."""
    used: set[str] = set()
    for record in index.ledger.records.values():
        used |= packs_of(record, index.frameworks)
    return tuple(pack for pack in index.frameworks.packs if pack.id in used)


def _glossary_pages(section: Section, site: SiteContext) -> Iterator[Page]:
    """Yield the list of all terms, and the page of each framework in use."""
    packs, translator = packs_in_use(site.index), site.translator
    view = partial(_glossary_view, site.index, section.head(site), packs)
    yield section.first_page(site, "engage/section-glossary.html", view)
    for pack in packs:
        title = upper_first(pack.title)
        number = sum(1 for _ in pack.every_term())
        about = translator.count(
            number,
            "{n} term, with what it means and where it stands: {framework}.",
            "{n} terms, with what they mean and where they stand: {framework}.",
            framework=pack.title,
        )
        show = partial(_pack_view, translator, PageHead(title), pack)
        yield Page(url_of_pack(pack.id), section.name, title, about, "engage/pack.html", show)


def _glossary_view(index: SiteIndex, head: PageHead, packs: Sequence[Pack]) -> GlossaryView:
    every = [(pack.title, term) for pack in packs for term in pack.every_term()]
    terms = [LinkNote(term_run(index.frameworks, term), title) for title, term in every]
    terms.sort(key=lambda entry: (sort_key(entry.link.text), entry.link.url))
    rows = tuple(_row_of_pack(index.translator, pack) for pack in packs)
    return GlossaryView(head, rows, tuple(terms))


def _row_of_pack(translator: Translator, pack: Pack) -> PackRow:
    whom = []
    for source in pack.sources:
        who = source.authors or source.organisation
        whom.append(f"{who} ({source.year})" if who and source.year else who or source.document)
    link = TextRun(upper_first(pack.title), url_of_pack(pack.id), lang=pack.language)
    number = sum(1 for _ in pack.every_term())
    return PackRow(link, "; ".join(whom), translator.count(number, "{n} term", "{n} terms"))


def _pack_view(translator: Translator, head: PageHead, pack: Pack) -> PackView:
    return PackView(
        head,
        TextRun(translator.say("Glossary"), GLOSSARY),
        tuple(_source(source) for source in pack.sources),
        pack.note,
        pack.language,
        tuple(_terms(translator, pack.terms, pack.sources[0].page if pack.sources else "")),
    )


def _source(source: SourceDocument) -> Inline:
    by = [source.authors, source.organisation, str(source.year or ""), source.page]
    rest = ", ".join(part for part in by if part)
    end = TextRun(f". {rest}." if rest else ".")
    return (TextRun(source.document, away=safe_link(source.link)), end)


def _terms(translator: Translator, terms: Iterable[Term], around: str) -> Iterator[GlossaryTerm]:
    """The terms beside each other. A page is said where it is not that of what is ``around``."""
    counted, out_of = translator.say("Counted"), translator.say("Out of")
    for term in terms:
        numbers = ((counted, term.numerator), (out_of, term.denominator))
        yield GlossaryTerm(
            anchor_of(term),
            upper_first(term.term),
            term.language,
            term.group,
            sentence(term.definition),
            term.quote,
            tuple((label, words) for label, words in numbers if words),
            term.page if term.page != around else "",
            tuple(_terms(translator, term.terms, term.page)),
        )


GLOSSARY_SECTION = Section(
    name="glossary",
    url=GLOSSARY,
    title=translatable("Glossary"),
    description=translatable("What the words of the guidance mean, and where they come from."),
    make_pages=_glossary_pages,
    exists=lambda site: bool(packs_in_use(site.index)),
    in_footer=True,
)
