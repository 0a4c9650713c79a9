"""All names of fields, as the reader needs them: made from the declarations, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RECORD_TYPES


def walk(fields: Iterable[Field]) -> Iterator[Field]:
    """Yield the fields and all fields inside them."""
    for one in fields:
        yield one
        yield from walk(one.fields)


def inner_names(fields: Iterable[Field]) -> dict[str, frozenset[str]]:
    """Map each field that has fields of its own to the names of those."""
    found: dict[str, frozenset[str]] = {}
    for one in walk(fields):
        if one.kind is Kind.MAPPING:
            names = frozenset(f.name for f in one.fields)
            found[one.name] = found.get(one.name, frozenset()) | names
    return found


_ALL_FIELDS = tuple(f for t in RECORD_TYPES.values() for f in t.fields)

TOP_NAMES = frozenset(f.name for f in _ALL_FIELDS)
"""Every field that may stand at the left edge of some type of record."""

ALL_NAMES = frozenset(f.name for f in walk(_ALL_FIELDS))
"""Every field at any depth."""

INNER_NAMES = inner_names(_ALL_FIELDS)
"""The fields that have fields of their own, with the names of those."""


def kinds_of(fields: Iterable[Field]) -> dict[str, Kind]:
    """Map the name of each field at any depth to the kind of a plain value in it.

    Text wins where a name has two.
    """
    kinds: dict[str, Kind] = {}
    for one in walk(fields):
        if kinds.get(one.name) is not Kind.TEXT:
            meant = next((f for f in one.fields if f.name == one.shorthand), one)
            kinds[one.name] = meant.kind
    return kinds


KINDS = kinds_of(_ALL_FIELDS)
"""What may stand in each field of a record."""

SHORTHANDS = {f.name: f.shorthand for f in walk(_ALL_FIELDS) if f.shorthand}
"""The inner field that a plain value means, for each field that takes one in place of fields."""

OWN_ITEMS = frozenset(f.name for f in walk(_ALL_FIELDS) if f.own_items)
"""The fields in which a bare item id means an item of the same record."""

TERMS = frozenset(f.name for f in walk(_ALL_FIELDS) if f.kind is Kind.TERMS)
"""The fields in which the terms of a framework stand as fields."""

OTHER_WORDS = {word: f.name for f in walk(_ALL_FIELDS) for word in f.also}
"""What people also call a field. Only used for "did you mean"."""
