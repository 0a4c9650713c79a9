"""The texts of the front matter, as passages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any

from engage_docs import guidance, model
from engage_docs.advice.blanking import only_words, without_private
from engage_docs.advice.passages import Passage
from engage_docs.findings import Place
from engage_docs.model import Record

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
_OF_OTHERS: dict[type, tuple[str, ...]] = {model.Said: ("words",), model.Verdict: ("words",)}


def field_passages(record: Record) -> list[Passage]:
    """The writer's own words in the front matter."""
    return list(_passages(record, _OF_PARTS, _OF_A_RECORD))


def quoted_passages(record: Record) -> list[Passage]:
    """What others said, word for word."""
    return list(_passages(record, _OF_OTHERS, _QUOTED_IN_A_RECORD))


def all_texts(value: Any) -> Iterator[str]:
    """Every text in a record, those of names and sources among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Place):
        return
    elif isinstance(value, tuple):
        for part in value:
            yield from all_texts(part)
    elif dataclasses.is_dataclass(value):
        for name in _names(value):
            yield from all_texts(getattr(value, name))


def _passages(
    part: Any, wanted: dict[type, tuple[str, ...]], names: tuple[str, ...]
) -> Iterator[Passage]:
    if isinstance(part, model.Said) and part.lang and wanted is _OF_OTHERS:
        return  # their language is named
    for name in names:
        value = getattr(part, name, None)
        for text in value if isinstance(value, tuple) else (value,):
            if text:
                yield Passage(only_words(without_private(text)), f"{name}:", _always(part.at))
    for name in _names(part):
        value = getattr(part, name)
        if not value or type(value) is str:
            continue  # most fields of most records
        for inner in value if isinstance(value, tuple) else (value,):
            kind = type(inner)
            if kind in wanted or kind is model.OnTheTable:
                yield from _passages(inner, wanted, wanted.get(kind, ()))


def _always(place: Place) -> Any:
    return lambda _index: place


def _names(part: Any) -> tuple[str, ...]:
    kind: Any = type(part)
    return _names_of(kind)


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
