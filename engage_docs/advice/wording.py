"""Capitals, dates and the length of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from engage_docs.advice.passages import Kind, Passage
from engage_docs.advice.sentences import sentences_of, words_of
from engage_docs.dates import read_when
from engage_docs.findings import Finding, Problem
from engage_docs.findings.advice import BLOCK_CAPITALS, LONG_SENTENCE, TEXT_DATE_AMBIGUOUS
from engage_docs.findings.dates import AMBIGUOUS_DATE
from engage_docs.parsing.words import clip

LONGEST_SENTENCE = 25

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’]{0,40}"
_RUN = re.compile(rf"(?<![\w'’])(?:{_CAPITALS}\s{{1,9}}){{3,}}{_CAPITALS}(?![\w'’])")
_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ]")  # found in a quarter of the time of {2}
_REAL_WORD = re.compile(r"[^\W\d_]{3,}")
_DATE = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)")
_DIGIT = re.compile(r"[0-9]")  # in a text of plain letters there are no others
_OPENING_WORDS = 6


def check_capitals(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Four or more words in capitals in a row."""
    for passage in passages:
        for start, end in runs_of_capitals(passage.text):
            shown = " ".join(passage.text[start:end].split())
            mended = clip(shown.capitalize())
            facts = {"text": clip(shown), "mended": mended}
            yield passage.finding(BLOCK_CAPITALS, start, facts)


def runs_of_capitals(text: str) -> list[tuple[int, int]]:
    """Where words in capitals stand in a row. Initials (J. R. R.) and short forms do not count."""
    if not _TWO_CAPITALS.search(text):
        return []  # most texts: spares the slower search
    return [run.span() for run in _RUN.finditer(text) if len(_REAL_WORD.findall(run[0])) > 1]


def may_have_capitals(text: str) -> bool:
    """Whether words in capitals stand in a row anywhere in the text, code and quotations apart."""
    return bool(_TWO_CAPITALS.search(text) and _RUN.search(text))


def may_have_dates(text: str) -> bool:
    """Whether something like 03/04/2026 stands anywhere in the text."""
    may_have_digits = not text.isascii() or _DIGIT.search(text)
    return bool(may_have_digits and _DATE.search(text))


def check_dates(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Dates such as 03/04/2026."""
    for passage in passages:
        if not may_have_dates(passage.text):
            continue
        for match in _DATE.finditer(passage.text):
            first, sign, second, year = match.groups()
            if len(year) == 2 and sign != "/":
                continue  # 1.2.10 is more likely the number of a chapter
            whole_year = year if len(year) == 4 else f"20{year}"
            when = read_when(f"{first}/{second}/{whole_year}")
            if isinstance(when, Problem) and when.code is AMBIGUOUS_DATE:
                values = {**when.values, "text": match[0]}
                yield passage.finding(TEXT_DATE_AMBIGUOUS, match.start(), values)


def check_sentences(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Sentences of more than 25 words. Words between quotation marks do not count."""
    for passage in passages:
        if passage.kind is not Kind.PROSE:
            continue
        for start, sentence in sentences_of(passage.text):
            if len(sentence) <= 2 * LONGEST_SENTENCE:
                continue  # it has no room for more words
            words = words_of(sentence)
            if len(words) > LONGEST_SENTENCE:
                shown = clip(sentence[: words[_OPENING_WORDS - 1].end()])
                facts = {"count": len(words), "opening": shown, "limit": LONGEST_SENTENCE}
                yield passage.finding(LONG_SENTENCE, start, facts)
