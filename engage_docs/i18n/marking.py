"""Marks for words that stand in a table and are said later, so that they come into the template."""

from __future__ import annotations

Words = tuple[str, str]
"""The words for one and for several, each with ``{n}`` where the number stands."""


def translatable(words: str) -> str:
    """The words, for :meth:`Translator.say` to say."""
    return words


def translatable_count(one: str, more: str) -> Words:
    """The words for one and for several, for :meth:`Translator.count` to say."""
    return one, more
