"""The texts of the front matter, as passages."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from engage_docs.advice.passages import Passage, only_words, without_private
from engage_docs.findings import Place
from engage_docs.records.fields import Kind, Voice
from engage_docs.records.model import Record
from engage_docs.records.parts import Said
from engage_docs.records.texts import texts_of


def field_passages(record: Record) -> list[Passage]:
    """Return the writer's own words in the front matter. Names and places are not among them."""
    return _passages(record, Voice.WRITER)


def quoted_passages(record: Record) -> list[Passage]:
    """Return what others said, word for word, where its language is not named."""
    return _passages(record, Voice.QUOTED)


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
        for field in dataclasses.fields(value):
            yield from all_texts(getattr(value, field.name))


def _passages(record: Record, voice: Voice) -> list[Passage]:
    return [
        Passage(only_words(without_private(text.text)), f"{text.field.name}:", _always(text.at))
        for text in texts_of(record)
        if text.field.kind is Kind.TEXT
        and text.field.voice is voice
        and not (isinstance(text.owner, Said) and voice is Voice.QUOTED and text.owner.lang)
    ]


def _always(place: Place) -> Callable[[int], Place]:
    return lambda _index: place
