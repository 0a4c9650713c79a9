"""All names of fields, as the reader needs them: made from the declarations, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RECORD_TYPES


def walk(fields: Iterable[Field]) -> Iterator[Field]:
    """Return the fields and all fields inside them."""
    return chain.from_iterable(one.with_inner() for one in fields)


_TOP_FIELDS = tuple(f for t in RECORD_TYPES.values() for f in t.fields)
_ALL_FIELDS = tuple(walk(_TOP_FIELDS))

TOP_NAMES = frozenset(f.name for f in _TOP_FIELDS)
"""Every field that may stand at the left edge of some type of record."""

ALL_NAMES = frozenset(f.name for f in _ALL_FIELDS)
"""Every field at any depth."""

_OWNERS = [f for f in _ALL_FIELDS if f.fields]
INNER_NAMES = {
    owner.name: frozenset(f.name for one in _OWNERS if one.name == owner.name for f in one.fields)
    for owner in _OWNERS
}
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


KINDS = kinds_of(_TOP_FIELDS)
"""What may stand in each field of a record."""

SHORTHANDS = {f.name: f.shorthand for f in _ALL_FIELDS if f.shorthand}
"""The inner field that a plain value means, for each field that takes one in place of fields."""

OWN_ITEMS = frozenset(f.name for f in _ALL_FIELDS if f.own_items)
"""The fields in which a bare item id means an item of the same record."""

TERMS = frozenset(f.name for f in _ALL_FIELDS if f.kind is Kind.TERMS)
"""The fields in which the terms of a framework stand as fields."""

OTHER_WORDS = {word: f.name for f in _ALL_FIELDS for word in f.also}
"""What people also call a field. Only used for "did you mean"."""
