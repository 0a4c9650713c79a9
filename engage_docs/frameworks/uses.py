"""Which terms of the frameworks a record uses, and which pages of a site show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from engage_docs.records.model import Record
from engage_docs.records.parts import OnTheTable, Tag
from engage_docs.records.registry import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Use:
    """A word of a record where a term is expected.

    ``term`` is the address of the term, or empty for words of somebody's own.
    """

    field: str
    written: str
    term: str


def uses_of(record: Record) -> Iterator[Use]:
    """Yield every use of a term in a record, in the order of its fields."""
    kind: Any = type(record)
    for name in _with_terms(kind, record.type):
        value = getattr(record, name)
        if value:
            for tag in tags_in(value):
                yield Use(name, tag.written, tag.term)
    table = getattr(record, "on_the_table", None)
    if isinstance(table, OnTheTable):
        yield from _on_the_table(table)


@cache
def _with_terms(kind: Any, record_type: str) -> tuple[str, ...]:
    """The fields of a type of records that take terms: few, and only these are looked through."""
    table = RECORD_TYPES[record_type].fields
    found = {field.name for field in table if any(one.framework for one in field.with_inner())}
    return tuple(field.name for field in fields(kind) if field.name in found)


def tags_in(value: object) -> Iterator[Tag]:
    """Yield every word in a value where a term is expected."""
    if isinstance(value, Tag):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from tags_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from tags_in(getattr(value, field.name))


def _on_the_table(table: OnTheTable) -> Iterator[Use]:
    """Here the fields are the terms themselves."""
    why = any(matter.why for matter in table.fixed)
    for name, is_there in (("open", table.open), ("fixed", table.fixed), ("why", why)):
        if is_there:
            yield Use("on_the_table", name, f"on-the-table/{name}")


@dataclass(frozen=True, slots=True)
class TermsPage:
    """A page that shows what stands in a field: its name, and its address.

    In the address ``{id}`` stands for the id of the record, ``{project}`` for that of its project,
    ``{name}`` for the name in addresses.
    """

    title: str
    url: str


_RECORD = TermsPage("the record's own page", "records/{id}/")
_PLAN = TermsPage("the plan of the project", "plans/{id}/")
_COMMUNITY = TermsPage("the page of the community", "communities/{name}/")
_MOMENTS = TermsPage("Moments of change", "moments/")
_RESOURCES = TermsPage("Resource library", "resources/")
_HOW = TermsPage("How we engage", "how-we-engage/")
_QUALITY = TermsPage("the quality statements of the project", "quality/{project}/")
GLOSSARY = TermsPage("Glossary", "glossary/")

SHOWN: Mapping[str, tuple[TermsPage, ...]] = {
    "participation": (_RECORD, _HOW),
    "purpose": (_RECORD,),
    "method": (_RECORD, _HOW),
    "plan": (_PLAN,),
    "grounds": (_RECORD,),
    "approaches": (_RECORD,),
    "outcomes": (_RECORD,),
    "quality": (_RECORD, _QUALITY),
    "barriers": (_RECORD, _COMMUNITY, _HOW),
    "assets": (_RECORD, _COMMUNITY, _QUALITY),
    "roles": (_RECORD, _QUALITY),
    "building_blocks": (_RECORD, _MOMENTS),
    "key_moments": (_RECORD,),
    "actions": (_RECORD,),
    "meaning": (_RECORD, _COMMUNITY),
    "marks": (_RECORD,),
    "on_the_table": (_RECORD,),
    "why": (_RECORD,),
    "category": (_RECORD, _RESOURCES),
}
"""The pages of each field. Every term stands in the glossary besides."""
