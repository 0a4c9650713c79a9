"""The words themselves: capitals, dates of numbers alone, other scripts, and short forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from engage_docs.advice.passages import Passage, all_texts
from engage_docs.dates import read_when
from engage_docs.findings import Finding, Problem
from engage_docs.findings import advice as codes
from engage_docs.findings.dates import AMBIGUOUS_DATE
from engage_docs.parsing.words import clip
from engage_docs.records.model import Record

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’]{0,40}"
_RUN = re.compile(rf"(?<![\w'’])(?:{_CAPITALS}\s{{1,9}}){{3,}}{_CAPITALS}(?![\w'’])")
_REAL_WORD = re.compile(r"[^\W\d_]{3,}")
_DATE = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)")


def check_capitals(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Yield a finding for each run of four or more words in capitals."""
    for passage in passages:
        for start, end in runs_of_capitals(passage.text):
            shown = " ".join(passage.text[start:end].split())
            mended = clip(shown.capitalize())
            facts = {"text": clip(shown), "mended": mended}
            yield passage.finding(codes.BLOCK_CAPITALS, start, facts)


def runs_of_capitals(text: str) -> list[tuple[int, int]]:
    """Return where words in capitals stand in a row, as start and end.

    Initials (J. R. R.) and short forms do not count.
    """
    return [run.span() for run in _RUN.finditer(text) if len(_REAL_WORD.findall(run[0])) > 1]


def check_dates(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Yield a finding for each date that can be read in two ways, such as 03/04/2026."""
    for passage in passages:
        for match in _DATE.finditer(passage.text):
            first, sign, second, year = match.groups()
            if len(year) == 2 and sign != "/":
                continue  # 1.2.10 is more likely the number of a chapter
            whole_year = year if len(year) == 4 else f"20{year}"
            when = read_when(f"{first}/{second}/{whole_year}")
            if isinstance(when, Problem) and when.code is AMBIGUOUS_DATE:
                values = {**when.values, "text": match[0]}
                yield passage.finding(codes.TEXT_DATE_AMBIGUOUS, match.start(), values)


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
            yield passage.finding(codes.FOREIGN_LETTERS, words.start(), facts)


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


# --- Short forms ----------------------------------------------------------------------------------

_WELL_KNOWN = """
    A&E AD AIDS AGM AM BBC BC BMI BST BT CCTV CD CV COVID DIY DJ DNA DVD DVLA EU FAQ FAQS FM GMT
    GP GPS HGV HIV HM HMRC HR ID IQ ISBN IT ITV IVF JPEG LED LGBT LGBTQ LPG MOT MP MPS MRI NHS OAP
    OK PA PC PDF PE PIN PM PPE PR PTA QC KC QR RAF RNIB RNLI RSPB RSPCA SMS SOS TB TUC TV UFO UK
    UN UNICEF URL US USA USB VAT VIP WC WHO WI WIFI XL YMCA YWCA ASDA IKEA HSBC TESCO ALDI LIDL B&Q
    BMW NATO SATS GCSE GCSES NVQ BA BSC MA MSC PHD MBE OBE CBE RIP TBC NB PS RSVP ASAP
    BBQ B&B BAFTA FIFA UEFA FA WW WWF MR MRS DR ST NE NW SE SW MON TUE WED THU FRI SAT SUN
    GB MB KB KM JAN FEB MAR APR MAY JUN JUL AUG SEP SEPT OCT NOV DEC
"""
_EMPHASISED = """
    ALL ALSO ALWAYS AND ANY ARE AS AT BE BEFORE BOTH BUT BY CAN CANNOT CLOSED DID DO DOES DONE DONT
    DRAFT EACH EVERY EXIT FOR FREE FROM FULL GO HAD HAS HAVE HELP HERE HOW HUGE IF IN INTO IS JUST
    KEEP LESS LOVE MANY ME MORE MOST MUCH MUST MY NEED NEVER NEW NEXT NO NONE NOT NOTE NOW OF OFF ON
    ONE ONLY OPEN OR OUR OUT OVER PLEASE PULL PUSH REALLY SAID SAY SAYS SO SOME STILL STOP SURE THAN
    THANK THANKS THAT THE THEIR THEM THEN THERE THEY THIS TO TOO TWO UP VERY WANT WAS WE WELL WERE
    WHAT WHEN WHERE WHY WILL WITH YES YET YOU YOUR
"""

WELL_KNOWN = frozenset(_WELL_KNOWN.split())
EMPHASISED = frozenset(_EMPHASISED.split())


_ACRONYM = re.compile(
    r"(?<![\w&/@.'’-])([A-Z](?:[A-Z]|&[A-Z]){1,5})(?:s|['’]s)?(?![\w&@]|[/.]\w|-[A-Z\d])"
)
_ROMAN = re.compile(r"[IVX]+")
_ABBR = re.compile(r"^ {0,3}\*\[([^\[\]\n]{1,40})\]:", re.MULTILINE)
_CAPITALS_BESIDE = re.compile(r"[A-Z]{2,}")
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"))
_MOST_IN_A_RECORD = 10  # a longer list helps nobody
_FEWEST_INITIALS = 3  # two initials in a row come about by chance


def check_acronyms(record: Record, passages: Sequence[Passage], text: str) -> Iterator[Finding]:
    """Yield a finding at the first use of each short form that the record does not explain."""
    found: dict[str, tuple[Passage, int]] = {}
    for passage in passages:
        for acronym, index in _acronyms(passage.text):
            if len(found) < _MOST_IN_A_RECORD:
                found.setdefault(acronym, (passage, index))
    if not found:
        return
    explained = set(_ABBR.findall(text))
    texts = [passage.text for passage in passages] + list(all_texts(record))
    small = {word for one in texts for word in _LETTERS.findall(one) if word.islower()}
    for acronym, (passage, index) in found.items():
        written_small = acronym.lower() in small
        if acronym in explained or written_small or _is_spelled_out(acronym, texts):
            continue
        yield passage.finding(codes.ACRONYM_NOT_EXPLAINED, index, {"acronym": acronym})


def _acronyms(text: str) -> Iterator[tuple[str, int]]:
    """Short forms that are not well known, and not words in capitals."""
    shouted: list[tuple[int, int]] | None = None
    for match in _ACRONYM.finditer(text):
        acronym = match[1]
        if acronym in WELL_KNOWN or acronym in EMPHASISED or _ROMAN.fullmatch(acronym):
            continue
        if shouted is None:
            shouted = runs_of_capitals(text)
        in_a_run = any(start <= match.start() < end for start, end in shouted)
        if not in_a_run and not _stands_beside_capitals(text, match):
            yield acronym, match.start()


def _stands_beside_capitals(text: str, match: re.Match[str]) -> bool:
    """Whether the word before or behind is in capitals too, as in YOU SAID."""
    before = text[max(0, match.start() - 20) : match.start()]
    after = text[match.end() : match.end() + 20]
    beside = [*before.split()[-1:], *after.split()[:1]]
    if not before.endswith(" "):
        beside = beside[1:]
    return any(_CAPITALS_BESIDE.fullmatch(word) and word not in WELL_KNOWN for word in beside)


def _is_spelled_out(acronym: str, texts: Sequence[str]) -> bool:
    """Whether "primary care trust (PCT)", "PCT (primary care trust)" or the like stands there."""
    letters = acronym.replace("&", "").lower()
    for text in texts:
        if acronym in text and _has_brackets(acronym, text):
            return True
        if len(letters) >= _FEWEST_INITIALS and _has_initials(letters, text):
            return True
    return False


def _has_brackets(acronym: str, text: str) -> bool:
    """Whether the words beside it in brackets, or before the brackets, may be its meaning."""
    first = acronym[0].lower()
    plain = re.escape(acronym)
    for match in re.finditer(rf"\(\s?{plain}s?\s?\)|{plain}s?\s?\(([^()]{{1,200}})\)", text):
        words = match[1] or text[max(0, match.start() - 120) : match.start()]
        if any(word[0].lower() == first for word in _LETTERS.findall(words)):
            return True
    return False


def _has_initials(letters: str, text: str) -> bool:
    """Whether words stand in a row that begin with these letters."""
    words = [word.lower() for word in _LETTERS.findall(text) if not word[1:2].isupper()]
    every = "".join(word[0] for word in words)
    large = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    return letters in every or letters in large
