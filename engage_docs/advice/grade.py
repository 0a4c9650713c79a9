"""How many years at school a text needs: the Flesch-Kincaid grade."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from engage_docs.advice.passages import Kind, Passage
from engage_docs.advice.sentences import sentences_of
from engage_docs.advice.syllables import rough_syllables, syllables
from engage_docs.findings import Finding
from engage_docs.findings.advice import HARD_TO_READ

HIGHEST = 9
FEWEST_WORDS = 100

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][a-z]+)?")
_MARGIN = 1.0
_HIGHEST_SHOWN = 15
_WORDS_SHOWN = 4


def check_grade(passages: Sequence[Passage]) -> Iterator[Finding]:
    """One finding for a text that is hard to read, if it is long enough to tell."""
    prose = [passage for passage in passages if passage.kind is Kind.PROSE]
    sentences = 0
    words: list[str] = []
    for passage in prose:
        for _, sentence in sentences_of(passage.text):
            found = _WORD.findall(sentence)
            words += found
            sentences += bool(found)
    if len(words) < FEWEST_WORDS:
        return
    # The rough count is low by much less than the margin, and needs no dictionary.
    if grade(words, sentences, rough_syllables) + _MARGIN <= HIGHEST:
        return
    years = round(grade(words, sentences, syllables))
    if years > HIGHEST:
        shown = ", ".join(_longest(words))
        shown_years = f"about {years}" if years <= _HIGHEST_SHOWN else f"more than {_HIGHEST_SHOWN}"
        facts = {"grade": shown_years, "limit": HIGHEST, "words": shown}
        yield prose[0].finding(HARD_TO_READ, 0, facts)


def grade(words: Sequence[str], sentences: int, count: Callable[[str], int]) -> float:
    """The Flesch-Kincaid grade (Kincaid and others, 1975). ``count`` counts syllables."""
    different = Counter(" ".join(words).lower().split())
    total = sum(count(word) * times for word, times in different.items())
    return 0.39 * len(words) / sentences + 11.8 * total / len(words) - 15.59


def _longest(words: Sequence[str]) -> list[str]:
    """The words with the most syllables, in the order of the text. Names are left out."""
    counted = Counter({word: syllables(word) for word in words if word.islower()})
    return [word for word, _ in counted.most_common(_WORDS_SHOWN)] or list(words[:_WORDS_SHOWN])
