"""What a framework is once it is read: a pack of terms, with the document they come from."""

import re
from collections.abc import Iterator
from dataclasses import InitVar, dataclass, replace
from dataclasses import field as dataclass_field
from typing import Self
from unicodedata import category, normalize

from engage_docs.findings import Place
from engage_docs.records.fields import Kind, declare, declare_list


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A document that terms come from. ``page`` is a page, a section, a figure or a table."""

    document: str = declare("The title of the document.", required=True)
    authors: str = declare("Who wrote it.", default="")
    organisation: str = declare("Who published it.", default="")
    year: int | None = declare("When it was published.", example="2010")
    page: str = declare("The page or section.", default="", example="p. 13")
    link: str = declare("Its web address.", Kind.LINK, default="")
    at: InitVar[Place | None] = None  # no finding is about a document


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliesTo:
    """A field that takes terms of a pack. No ``records``: in every type that has the field."""

    field: str = declare("The field.", required=True, example="participation")
    records: tuple[str, ...] = declare_list("Only in these types of records.", Kind.IDENTIFIER)
    at: Place = dataclass_field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term.

    ``term`` stands word for word as in the document, and so does ``quote``, where the document
    says more in a line of its own. ``definition``, ``numerator`` and ``denominator`` are our
    words. ``also`` are other ways to write the term in a record. ``pack``, ``order`` (from 1,
    among the terms beside it) and ``parent`` (the id of the term around it) say where it stands.
    """

    id: str
    term: str
    pack: str
    order: int
    parent: str = ""
    definition: str = ""
    group: str = ""
    page: str = ""
    quote: str = ""
    numerator: str = ""
    denominator: str = ""
    also: tuple[str, ...] = ()
    language: str = ""
    terms: tuple[Self, ...] = ()
    at: Place = dataclass_field(default=Place(""), compare=False)

    def with_inner(self) -> Iterator[Self]:
        """Yield this term and all terms inside it, in order."""
        yield self
        for inner in self.terms:
            yield from inner.with_inner()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One framework.

    ``open``: other words are as good as its terms. ``own``: at least one term comes from a team's
    own file.
    """

    id: str
    title: str
    sources: tuple[SourceDocument, ...] = ()
    applies_to: tuple[AppliesTo, ...] = ()
    note: str = ""
    language: str = ""
    terms: tuple[Term, ...] = ()
    open: bool = False
    own: bool = False
    at: Place = dataclass_field(default=Place(""), compare=False)

    def every_term(self) -> Iterator[Term]:
        """Yield all terms at every depth, in order."""
        for term in self.terms:
            yield from term.with_inner()

    def serves(self, field_name: str, record_type: str = "") -> bool:
        """Return whether its terms may stand in that field (of that type of record, if given)."""
        return any(
            place.field == field_name
            and (not record_type or not place.records or record_type in place.records)
            for place in self.applies_to
        )


BUILT_IN = (
    *("ladder-of-participation", "roles-of-engagement", "participatory-methods", "good-project"),
    *("accountability-for-reasonableness", "wilcox-ladder", "community-centred-approaches"),
    *("core-concepts", "outcomes", "quality-statements", "barriers", "community-assets"),
    *("peer-and-lay-roles", "building-blocks", "key-moments", "actions-and-attitudes"),
    *("meanings-of-community", "high-quality-engagement", "on-the-table", "starting-from-why"),
    "resource-categories",
)
"""The ids of the built-in frameworks, each a file in this folder.

The order is that of the documents: Coulter 2010, the guide of Public Health England 2015, the
pathway of NICE 2017, the Health Creation Alliance, the guide of the Community Champions.
"""

_LONGEST_WORD = 400
_APOSTROPHES = re.compile("['‘’ʼ`´]")
_ASCII_GAP = re.compile("[^a-z0-9]+")


def key_of(word: str) -> str:
    """Return ``word`` as it is compared: without case, hyphens, apostrophes and other signs.

    Letters of any script count, with the marks on them.
    """
    text = _APOSTROPHES.sub("", word[:_LONGEST_WORD])
    if text.isascii():
        return _ASCII_GAP.sub(" ", text.lower()).strip()
    small = normalize("NFKC", normalize("NFKC", text).casefold())
    return " ".join("".join(c if category(c)[0] in "LMN" else " " for c in small).split())


INHERITED = ("definition", "group", "quote", "numerator", "denominator")
"""What a term of a team that adds to another takes from that one where it says nothing."""


def merged(base: Pack, own: Pack) -> Pack:
    """Return ``base`` with the terms of ``own``.

    A term with an id that ``base`` has replaces that term where it stands, however deep, so that
    a translation may be a plain list; what it leaves out stays, and its former words can still be
    written in a record. Other terms come after those that are there, at their own depth.
    """
    own_terms = {term.id: term for term in own.every_term()}
    base_ids = {term.id for term in base.every_term()}
    return replace(
        own,
        sources=tuple(dict.fromkeys(own.sources + base.sources)),
        applies_to=tuple(dict.fromkeys(base.applies_to + own.applies_to)),
        note=own.note or base.note,
        language=own.language or base.language,
        terms=_merged_terms(base.terms, own.terms, own_terms, base_ids, ""),
        open=own.open or base.open,
        own=True,
    )


def _merged_terms(
    base: tuple[Term, ...],
    added: tuple[Term, ...],
    own_terms: dict[str, Term],
    base_ids: set[str],
    parent: str,
) -> tuple[Term, ...]:
    """Return the terms beside each other: those of the base, replaced or not, then the new."""
    made: list[Term] = []
    for term in base:
        one = own_terms.get(term.id)
        inner = _merged_terms(term.terms, one.terms if one else (), own_terms, base_ids, term.id)
        made.append(replace(_over(term, one) if one else term, terms=inner))
    made += _only_new(added, base_ids)
    return tuple(replace(term, order=n, parent=parent) for n, term in enumerate(made, start=1))


def _over(base: Term, own: Term) -> Term:
    """Return the team's term with what it leaves out taken from the base."""
    inherited = {name: getattr(own, name) or getattr(base, name) for name in INHERITED}
    also = dict.fromkeys((*own.also, base.term, *base.also))
    return replace(own, page=own.page or base.page, also=tuple(also), **inherited)


def _only_new(added: tuple[Term, ...], base_ids: set[str]) -> Iterator[Term]:
    """The terms that the base does not have; those inside them that it has are in their place."""
    for term in added:
        if term.id not in base_ids:
            yield replace(term, terms=tuple(_only_new(term.terms, base_ids)))
