"""The texts of the front matter, as passages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from engage_docs.advice.passages import Passage, only_words, without_private
from engage_docs.findings import Place
from engage_docs.records import guidance, model
from engage_docs.records.model import Record

# Texts that the writer chose the words of. Names, places and titles of sources are not among them.
_OF_A_RECORD = (
    "title",
    "summary",
    "what_happened",
    "reason",
    "decided",
    "reasons",
    "enforced",
    "we_reach",
    "we_miss",
    "abstract",
)
_QUOTED_IN_A_RECORD = ("in_their_words",)
_OF_PARTS: dict[type, tuple[str, ...]] = {
    model.Photo: ("caption",),
    model.OnTheTable: ("open",),
    model.FixedMatter: ("what", "why"),
    model.Said: ("note",),
    model.Commitment: ("we_will", "note"),
    model.Evidence: ("what",),
    model.Told: ("how",),
    model.ArtefactItem: ("we_did", "note"),
    guidance.Purpose: ("why",),
    guidance.Remark: ("words",),
    guidance.GoalChange: ("now", "before", "reason"),
    guidance.Evaluation: ("words",),
    guidance.Measure: ("what",),
    guidance.Role: ("recruited", "supported", "did"),
    guidance.Outcome: ("words",),
    guidance.Barrier: ("done",),
    guidance.QualityNote: ("words",),
    guidance.Challenge: ("how",),
    guidance.DecisionChange: ("what", "reason"),
    guidance.Spokesperson: ("of_whom",),
    guidance.View: ("how", "words"),
}
_NO_PARTS = frozenset(
    (
        *("Place", "str", "str | None", "tuple[str, ...]", "int", "int | None"),
        *("bool", "bool | None", "When | None", "Due | None", "date | None", "dict[str, int]"),
    )
)
"""How attributes are declared in which no part of a record can stand."""
_OF_OTHERS: dict[type, tuple[str, ...]] = {model.Said: ("words",), model.Verdict: ("words",)}


def field_passages(record: Record) -> list[Passage]:
    """Return the writer's own words in the front matter."""
    return list(_passages(record, _OF_PARTS, _OF_A_RECORD))


def quoted_passages(record: Record) -> list[Passage]:
    """Return what others said, word for word."""
    return list(_passages(record, _OF_OTHERS, _QUOTED_IN_A_RECORD))


def all_texts(value: Any) -> Iterator[str]:
    """Yield every text in a record, those of names and sources among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Place):
        return
    elif isinstance(value, tuple):
        for part in value:
            yield from all_texts(part)
    elif dataclasses.is_dataclass(value):
        kind: Any = type(value)
        for name in _names_of(kind):
            yield from all_texts(getattr(value, name))


def _passages(
    part: Any, wanted: dict[type, tuple[str, ...]], names: tuple[str, ...]
) -> Iterator[Passage]:
    if isinstance(part, model.Said) and part.lang and wanted is _OF_OTHERS:
        return  # their language is named
    kind: Any = type(part)
    for name in names:
        value = getattr(part, name) if name in _names_of(kind) else None
        for text in value if isinstance(value, tuple) else (value,):
            if text:
                yield Passage(only_words(without_private(text)), f"{name}:", _always(part.at))
    for name in _parts_of(kind):
        value = getattr(part, name)
        if not value:
            continue  # most of them in most records
        for inner in value if isinstance(value, tuple) else (value,):
            inside = type(inner)
            if inside in wanted or inside is model.OnTheTable:
                yield from _passages(inner, wanted, wanted.get(inside, ()))


def _always(place: Place) -> Any:
    return lambda _index: place


@cache
def _names_of(kind: Any) -> Mapping[str, object]:
    """The attributes of a class, and what they are declared as."""
    return {field.name: field.type for field in dataclasses.fields(kind)}


@cache
def _parts_of(kind: Any) -> tuple[str, ...]:
    """The attributes of a class that may hold more than texts, numbers and days."""
    return tuple(name for name, declared in _names_of(kind).items() if declared not in _NO_PARTS)
