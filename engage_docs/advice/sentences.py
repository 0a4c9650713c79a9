"""A passage in sentences, and a sentence in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_END = re.compile(r"[.!?…]{1,9}[\"'”’)\]]{0,9}(?=\s+[^\sa-z])|:\s*\n")
_WORD = re.compile(r"[^\W_]+(?:['’.,/&:-][^\W_]+)*")
_QUOTED = re.compile(r"\"[^\"]{1,2000}\"|“[^”]{1,2000}”")
_LETTERS = re.compile(r"[^\W_]")
# A full stop behind these does not end a sentence.
_SHORT_FORMS = "approx cf co dr e.g eg fig i.e ie mr mrs ms no nos p pp prof rev st vs"
_SHORT = frozenset(_SHORT_FORMS.split())


@lru_cache(maxsize=256)
def sentences_of(passage: str) -> tuple[tuple[int, str], ...]:
    """Each sentence with the index of its first character.

    Words between quotation marks are others' words: they become blanks. Kept for a while, since
    several checks ask for the sentences of one passage.
    """
    return tuple(_sentences_of(passage))


def _sentences_of(passage: str) -> Iterator[tuple[int, str]]:
    text = passage
    if '"' in text or "“" in text:
        text = _QUOTED.sub(lambda quoted: _LETTERS.sub(" ", quoted[0]), passage)
    start = 0
    for end in _END.finditer(text):
        before = text[max(start, end.start() - 8) : end.start()].split()
        if end[0] == "." and before and before[-1].lower().lstrip("(") in _SHORT:
            continue
        yield from _sentence(text, start, end.end())
        start = end.end()
    yield from _sentence(text, start, len(text))


def words_of(sentence: str) -> list[re.Match[str]]:
    """The words of a sentence; "drop-in" and "12.30" are one word each."""
    return list(_WORD.finditer(sentence))


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    if first := _LETTERS.search(text, start, end):
        yield first.start(), text[first.start() : end]
