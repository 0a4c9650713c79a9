"""How hard a text is to read: long sentences, and the years at school that its words need."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from engage_docs.advice.passages import Passage, PassageKind
from engage_docs.findings import Finding
from engage_docs.findings.advice import HARD_TO_READ, LONG_SENTENCE
from engage_docs.parsing.words import clip

LONGEST_SENTENCE = 25
_OPENING_WORDS = 6
_END = re.compile(r"[.!?…]{1,9}[\"'”’)\]]{0,9}(?=\s+[^\sa-z])|:\s*\n")
# "drop-in" and "12.30" are one word each.
_ANY_WORD = re.compile(r"[^\W_]+(?:['’.,/&:-][^\W_]+)*")
_QUOTED = re.compile(r"\"[^\"]{1,2000}\"|“[^”]{1,2000}”")
_LETTERS = re.compile(r"[^\W_]")
# A full stop behind these does not end a sentence.
_SHORT_FORMS = "approx cf co dr e.g eg fig i.e ie mr mrs ms no nos p pp prof rev st vs"
_SHORT = frozenset(_SHORT_FORMS.split())


@lru_cache(maxsize=256)
def sentences_of(passage: str) -> tuple[tuple[int, str], ...]:
    """Return each sentence with the index of its first character.

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


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    if first := _LETTERS.search(text, start, end):
        yield first.start(), text[first.start() : end]


_VOWELS = re.compile("[aeiouyàáâäèéêëìíîïòóôöùúûüŵŷ]+")
_SILENT_END = re.compile(
    r"[^aeiouyl]e$|(?<![aeiouydt])ed$|(?<![aeiouyscgxz])(?<!ch)(?<!sh)es$|[aeiouy]le$"
)


@lru_cache(maxsize=50_000)
def _rough_syllables(word: str) -> int:
    """The groups of vowels that are heard. Never more than there are, and seldom fewer."""
    groups = len(_VOWELS.findall(word))
    if groups > 1 and _SILENT_END.search(word):
        groups -= 1
    return max(groups, 1)


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Return how many syllables a word in small letters has.

    The dictionary says where a word may be parted, also between two vowels (re-act). It does not
    part every syllable (com-munity), so the vowels of each part are counted.
    """
    return sum(_rough_syllables(part) for part in _dictionary().inserted(word).split("-"))


@cache
def _dictionary() -> Any:
    """Loaded when first needed: that takes longer than to read a hundred records."""
    import pyphen  # type: ignore[import-untyped]

    return pyphen.Pyphen(lang="en_GB")


HIGHEST = 9
FEWEST_WORDS = 100

_ENGLISH_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][a-z]+)?")
_MARGIN = 1.0
_HIGHEST_SHOWN = 15
_WORDS_SHOWN = 4


def check_grade(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Yield one finding for a text that is hard to read, if it is long enough to tell."""
    prose = [passage for passage in passages if passage.kind is PassageKind.PROSE]
    sentences = 0
    words: list[str] = []
    for passage in prose:
        for _, sentence in sentences_of(passage.text):
            found = _ENGLISH_WORD.findall(sentence)
            words += found
            sentences += bool(found)
    if len(words) < FEWEST_WORDS:
        return
    # The rough count is low by much less than the margin, and needs no dictionary.
    if grade(words, sentences, _rough_syllables) + _MARGIN <= HIGHEST:
        return
    years = round(grade(words, sentences, syllables))
    if years > HIGHEST:
        shown = ", ".join(_longest(words))
        shown_years = f"about {years}" if years <= _HIGHEST_SHOWN else f"more than {_HIGHEST_SHOWN}"
        facts = {"grade": shown_years, "limit": HIGHEST, "words": shown}
        yield prose[0].finding(HARD_TO_READ, 0, facts)


def grade(words: Sequence[str], sentences: int, count: Callable[[str], int]) -> float:
    """Return the Flesch-Kincaid grade (Kincaid and others, 1975). ``count`` counts syllables."""
    different = Counter(" ".join(words).lower().split())
    total = sum(count(word) * times for word, times in different.items())
    return 0.39 * len(words) / sentences + 11.8 * total / len(words) - 15.59


def _longest(words: Sequence[str]) -> list[str]:
    """The words with the most syllables, in the order of the text. Names are left out."""
    counted = Counter({word: syllables(word) for word in words if word.islower()})
    return [word for word, _ in counted.most_common(_WORDS_SHOWN)] or list(words[:_WORDS_SHOWN])


def check_sentences(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Yield a finding for each sentence of more than 25 words, those of others not counted."""
    for passage in passages:
        if passage.kind is not PassageKind.PROSE:
            continue
        for start, sentence in sentences_of(passage.text):
            if len(sentence) <= 2 * LONGEST_SENTENCE:
                continue  # it has no room for more words
            words = list(_ANY_WORD.finditer(sentence))
            if len(words) > LONGEST_SENTENCE:
                shown = clip(sentence[: words[_OPENING_WORDS - 1].end()])
                facts = {"count": len(words), "opening": shown, "limit": LONGEST_SENTENCE}
                yield passage.finding(LONG_SENTENCE, start, facts)
