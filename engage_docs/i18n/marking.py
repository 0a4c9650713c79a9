"""Marks for words that stand in a table and are said later, so that they come into the template."""

from __future__ import annotations

Words = tuple[str, str]
"""The words for one and for several, each with ``{n}`` where the number stands."""


def to_say(words: str) -> str:
    """The words, for :meth:`Speech.say` to say."""
    return words


def to_count(one: str, more: str) -> Words:
    """The words for one and for several, for :meth:`Speech.count` to say."""
    return one, more
