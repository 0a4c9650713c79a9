"""Words in another script than ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from engage_docs.advice.passages import Passage
from engage_docs.findings import Finding
from engage_docs.findings.advice import FOREIGN_LETTERS
from engage_docs.parsing.words import clip

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
    """The first words of a record in each other script, unless their language is named.

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
