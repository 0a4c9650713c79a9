"""What a framework is once it is read: a pack of terms, with the document they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from engage_docs.findings import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that terms come from. ``page`` is a page, a section, a figure or a table."""

    document: str
    authors: str = ""
    organisation: str = ""
    year: int | None = None
    page: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliesTo:
    """A field that takes terms of a pack. No ``records``: in every type that has the field."""

    field: str
    records: tuple[str, ...] = ()
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
    terms: tuple[Term, ...] = ()
    at: Place = dataclass_field(default=Place(""), compare=False)

    def with_inner(self) -> Iterator[Term]:
        """This term and all terms inside it, in order."""
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
    sources: tuple[Document, ...] = ()
    applies_to: tuple[AppliesTo, ...] = ()
    note: str = ""
    language: str = ""
    terms: tuple[Term, ...] = ()
    open: bool = False
    own: bool = False
    at: Place = dataclass_field(default=Place(""), compare=False)

    def every_term(self) -> Iterator[Term]:
        """All terms at every depth, in order."""
        for term in self.terms:
            yield from term.with_inner()

    def serves(self, field_name: str, record_type: str = "") -> bool:
        """Whether its terms may stand in that field (of that type of record, if one is given)."""
        return any(
            place.field == field_name
            and (not record_type or not place.records or record_type in place.records)
            for place in self.applies_to
        )
