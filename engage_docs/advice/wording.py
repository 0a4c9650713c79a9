"""Capitals in a row, dates of numbers alone, and words in another script than ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from engage_docs.advice.passages import Passage
from engage_docs.dates import read_when
from engage_docs.findings import Finding, Problem
from engage_docs.findings.advice import (
    BLOCK_CAPITALS,
    FOREIGN_LETTERS,
    TEXT_DATE_AMBIGUOUS,
)
from engage_docs.findings.dates import AMBIGUOUS_DATE
from engage_docs.parsing.words import clip

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’]{0,40}"
_RUN = re.compile(rf"(?<![\w'’])(?:{_CAPITALS}\s{{1,9}}){{3,}}{_CAPITALS}(?![\w'’])")
_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ]")  # found in a quarter of the time of {2}
_REAL_WORD = re.compile(r"[^\W\d_]{3,}")
_DATE = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)")
_DIGIT = re.compile(r"[0-9]")  # in a text of plain letters there are no others


def check_capitals(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Yield a finding for each run of four or more words in capitals."""
    for passage in passages:
        for start, end in runs_of_capitals(passage.text):
            shown = " ".join(passage.text[start:end].split())
            mended = clip(shown.capitalize())
            facts = {"text": clip(shown), "mended": mended}
            yield passage.finding(BLOCK_CAPITALS, start, facts)


def runs_of_capitals(text: str) -> list[tuple[int, int]]:
    """Return where words in capitals stand in a row, as start and end.

    Initials (J. R. R.) and short forms do not count.
    """
    if not _TWO_CAPITALS.search(text):
        return []  # most texts: spares the slower search
    return [run.span() for run in _RUN.finditer(text) if len(_REAL_WORD.findall(run[0])) > 1]


def may_have_capitals(text: str) -> bool:
    """Return whether words in capitals stand in a row anywhere in the text."""
    return bool(_TWO_CAPITALS.search(text) and _RUN.search(text))


def may_have_dates(text: str) -> bool:
    """Return whether something like 03/04/2026 stands anywhere in the text."""
    may_have_digits = not text.isascii() or _DIGIT.search(text)
    return bool(may_have_digits and _DATE.search(text))


def check_dates(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Yield a finding for each date that can be read in two ways, such as 03/04/2026."""
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


_OTHER = (
    "\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\u3040-\ua71f\ua800-\uab2f\uab70-\ufaff"
    "\ufb13-\ufdff\ufe70-\ufefc\uff66-\uffdc\U00010000-\U00016fff\U0001e000-\U0001efff"
    "\U00020000-\U0003ffff"
)
# One letter is more likely a sign, such as the Greek letter of a formula.
_WORDS = re.compile(rf"[{_OTHER}]{{2,}}(?:[\s\u200c\u200d]{{1,3}}[{_OTHER}]+)*")
_NAMED = re.compile(r"<[a-z]+\s[^<>]{0,200}?\blang\s{0,3}=[^<>]{0,200}>.*?(?:</|\Z)", re.DOTALL)
# A script, and a language that is often written in it in Britain, with its code (BCP 47).
_SCRIPTS: dict[str, tuple[str, str, str]] = {
    "ARABIC": ("Arabic", "Urdu", "ur"),
    "ARMENIAN": ("Armenian", "Armenian", "hy"),
    "BENGALI": ("Bengali", "Bengali", "bn"),
    "CJK": ("Chinese", "Chinese", "zh"),
    "CYRILLIC": ("Cyrillic", "Ukrainian", "uk"),
    "DEVANAGARI": ("Devanagari", "Hindi", "hi"),
    "ETHIOPIC": ("Ethiopic", "Tigrinya", "ti"),
    "GEORGIAN": ("Georgian", "Georgian", "ka"),
    "GREEK": ("Greek", "Greek", "el"),
    "GUJARATI": ("Gujarati", "Gujarati", "gu"),
    "GURMUKHI": ("Gurmukhi", "Punjabi", "pa"),
    "HANGUL": ("Korean", "Korean", "ko"),
    "HEBREW": ("Hebrew", "Hebrew", "he"),
    "HIRAGANA": ("Japanese", "Japanese", "ja"),
    "KATAKANA": ("Japanese", "Japanese", "ja"),
    "MALAYALAM": ("Malayalam", "Malayalam", "ml"),
    "SINHALA": ("Sinhala", "Sinhala", "si"),
    "TAMIL": ("Tamil", "Tamil", "ta"),
    "TELUGU": ("Telugu", "Telugu", "te"),
    "THAI": ("Thai", "Thai", "th"),
}


def check_scripts(
    passages: Iterable[Passage], text: str, language: str | None
) -> Iterator[Finding]:
    """Yield a finding for the first words in each other script, unless their language is named.

    ``language`` is that of the whole record; ``text`` is the body with its tags.
    """
    if language and language.partition("-")[0].lower() != "en":
        return
    seen = _named(text)
    for passage in passages:
        if passage.text.isascii():
            continue
        for words in _WORDS.finditer(passage.text):
            script = _script(words[0])
            if script is None or script in seen:
                continue
            seen.add(script)
            name, example, code = _SCRIPTS.get(script, (script.capitalize(), "Urdu", "ur"))
            facts = {"script": name, "language": example, "code": code, "text": clip(words[0])}
            yield passage.finding(FOREIGN_LETTERS, words.start(), facts)


def _named(text: str) -> set[str]:
    """The scripts of the words that stand inside a tag with ``lang``."""
    if text.isascii() or "lang" not in text:
        return set()
    return {
        script
        for element in _NAMED.finditer(text)
        for words in _WORDS.finditer(element[0])
        if (script := _script(words[0]))
    }


def _script(words: str) -> str | None:
    """The first word of the Unicode name of the first letter; None where there is no letter."""
    letter = next((sign for sign in words if sign.isalpha()), None)
    return unicodedata.name(letter, "").partition(" ")[0] or None if letter else None
