"""The example site puts every framework to use, and from published facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest

from engage_docs import Site, read_site
from engage_docs.frameworks import load_packs
from engage_docs.records.model import Record
from engage_docs.records.parts import OnTheTable, Tag

ROOT = Path(__file__).parents[2]
MADE_UP = "exampleton"
PACKS = [pack.id for pack in load_packs().packs]


@cache
def example() -> Site:
    return read_site(ROOT)


def published() -> list[Record]:
    """The records of published facts, each with its source."""
    return [r for r in example().records if MADE_UP not in (r.id, getattr(r, "project", None))]


def values(value: object) -> Iterator[object]:
    """The value, and everything in it."""
    yield value
    if isinstance(value, tuple):
        for inner in value:
            yield from values(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from values(getattr(value, field.name))


def packs_in(record: Record) -> set[str]:
    """The frameworks of which a record says something."""
    found = {v.term.partition("/")[0] for v in values(record) if isinstance(v, Tag) and v.term}
    tables = [v for v in values(record) if isinstance(v, OnTheTable)]
    if any(table.open and any(matter.why for matter in table.fixed) for table in tables):
        found.add("on-the-table")
    return found


@pytest.mark.parametrize("pack", PACKS)
def test_published_facts_use_every_framework(pack: str) -> None:
    assert [record.id for record in published() if pack in packs_in(record)]


def test_whatever_uses_a_framework_names_its_source() -> None:
    bare = [r.id for r in published() if packs_in(r) and not r.source]
    assert bare == []


def test_every_type_of_record_is_there() -> None:
    assert {record.type for record in example().records} == {
        "project",
        "engagement",
        "follow-up",
        "you-said-we-did",
        "decision",
        "moment",
        "community",
        "review",
        "resource",
    }


def test_every_word_of_a_framework_is_one_of_its_terms() -> None:
    strays = [f for f in example().findings if f.code.name.startswith("term-")]
    assert strays == []
