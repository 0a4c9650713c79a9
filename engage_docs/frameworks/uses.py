"""Which terms of the frameworks a record uses, and in which of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from engage_docs.guidance import Tag
from engage_docs.model import OnTheTable, Record

_TABLE = "on-the-table"


@dataclass(frozen=True, slots=True)
class Use:
    """A word of a record where a term is expected.

    ``term`` is the address of the term, or empty for words of somebody's own.
    """

    field: str
    written: str
    term: str


def uses_of(record: Record) -> Iterator[Use]:
    """Every use of a term in a record, in the order of its fields."""
    for field in fields(record):
        if field.name != "fields_at":
            for tag in _tags(getattr(record, field.name)):
                yield Use(field.name, tag.written, tag.term)
    table = getattr(record, "on_the_table", None)
    if isinstance(table, OnTheTable):
        yield from _on_the_table(table)


def _tags(value: object) -> Iterator[Tag]:
    if isinstance(value, Tag):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _tags(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _tags(getattr(value, field.name))


def _on_the_table(table: OnTheTable) -> Iterator[Use]:
    """Here the fields are the terms themselves."""
    there = {
        "open": bool(table.open),
        "fixed": bool(table.fixed),
        "why": any(matter.why for matter in table.fixed),
    }
    for name, is_there in there.items():
        if is_there:
            yield Use("on_the_table", name, f"{_TABLE}/{name}")
