"""Short forms that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engage_docs.advice.fields import all_texts
from engage_docs.advice.passages import Passage
from engage_docs.advice.wording import runs_of_capitals
from engage_docs.findings import Finding
from engage_docs.findings.advice import ACRONYM_NOT_EXPLAINED
from engage_docs.records.model import Record

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
_WORD = re.compile(r"[^\W\d_]+")
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
    small = {word for one in texts for word in _WORD.findall(one) if word.islower()}
    for acronym, (passage, index) in found.items():
        written_small = acronym.lower() in small
        if acronym in explained or written_small or _is_spelled_out(acronym, texts):
            continue
        yield passage.finding(ACRONYM_NOT_EXPLAINED, index, {"acronym": acronym})


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
        if any(word[0].lower() == first for word in _WORD.findall(words)):
            return True
    return False


def _has_initials(letters: str, text: str) -> bool:
    """Whether words stand in a row that begin with these letters."""
    words = [word.lower() for word in _WORD.findall(text) if not word[1:2].isupper()]
    every = "".join(word[0] for word in words)
    large = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    return letters in every or letters in large
