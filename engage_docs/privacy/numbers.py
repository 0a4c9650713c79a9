"""Numbers that belong to one person: NHS, National Insurance, cards and bank accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from engage_docs.privacy.checksums import luhn_fits, nhs_number_fits
from engage_docs.privacy.details import Kind
from engage_docs.privacy.spans import END, GAP, Span, before, begins_a_number, digits_of, scan

_TEN_DIGITS = re.compile(rf"\d(?:{GAP}\d){{9}}{END}")
_THREE_THREE_FOUR = re.compile(r"[1-9]\d{2}([ \n]+|-)\d{3}([ \n]+|-)\d{4}")
_NHS_NUMBER = re.compile(
    r"\b(?:NHS[ :#-]{0,4}|(?:NHS|CHI|patient|health)[ -]?(?:id\b|#|n(?:o|um))\D{0,20})\Z",
    re.IGNORECASE,
)
_COUNTRY_CODE = re.compile(r"\+\d{1,3}[ -]?\(?\Z")

# HMRC, National Insurance Manual NIM39110: the letters and pairs that are never given out.
_NI_DIGITS = re.compile(rf"\d\d{GAP}\d\d{GAP}\d\d{GAP}[A-D]{END}", re.IGNORECASE)
_NI_PREFIX = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)"
    r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ \n]{0,8}|-)\Z",
    re.IGNORECASE,
)

# ISO/IEC 7812-1 and the ranges that the card companies publish.
_CARD = re.compile(
    rf"(?:3[47]\d\d{GAP}\d{{6}}{GAP}\d{{5}}|3[0689]\d\d{GAP}\d{{6}}{GAP}\d{{4}}"
    rf"|[2-6]\d{{3}}(?:{GAP}\d{{4}}){{3}}(?:{GAP}\d{{3}})?){END}"
)
_CARD_RANGES = (
    (16, re.compile(r"4|5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|6011|64[4-9]|65|35[2-8]|62")),
    (16, re.compile(r"5018|5020|5038|5893|6304|6759|676[1-3]")),
    (15, re.compile(r"3[47]")),
    (14, re.compile(r"30[0-5]|309|3[689]")),
    (19, re.compile(r"4|62|6304|6759|676[1-3]")),
)
_GROUP = re.compile(r"\d+")
_MAY_BE_UNGROUPED = (15, 16)
_ABOUT_CARDS = re.compile(r"\bcards?\b[^\d\f]{0,30}\Z", re.IGNORECASE)

_SORT_CODE = r"\d\d(?:[ -]?\d\d){2}"
_ACCOUNT = r"(?:\d{8}|\d{4}[ -]\d{4}|\d{2} \d{3} \d{3})"
_NAMED_PAIR = re.compile(
    rf"\bsort[ -]?code\D{{0,20}}({_SORT_CODE})\D{{1,60}}{_ACCOUNT}{END}"
    rf"|\b(?:account|acct?|a/c)\b\D{{0,25}}({_ACCOUNT})\D{{1,60}}"
    rf"\bsort[ -]?code\D{{0,20}}{_SORT_CODE}{END}"
)
_BARE_PAIR = re.compile(
    rf"\d\d-\d\d-\d\d[ \n,;/|]{{1,4}}(?!(?:19|20)\d\d[01]\d[0-3]\d)\d{{8}}{END}"
)


def nhs_numbers(text: str) -> Iterator[Span]:
    """NHS numbers: the sum fits, and they are written 3-3-4 or called by their name."""
    return scan(_TEN_DIGITS, text, lambda m: _nhs_number(text, m))


def ni_numbers(text: str) -> Iterator[Span]:
    """National Insurance numbers: two letters, six digits, and a letter from A to D."""
    return scan(_NI_DIGITS, text, lambda m: _ni_number(text, m))


def cards(text: str) -> Iterator[Span]:
    """Numbers of payment cards: a known beginning and length, and the sum fits."""
    return scan(_CARD, text, lambda m: _card(text, m))


def bank_accounts(text: str) -> Iterator[Span]:
    """A UK sort code and an account number beside each other. The text is in small letters."""
    if "sort" in text:
        yield from scan(_NAMED_PAIR, text, lambda m: _pair(text, m))
    yield from scan(_BARE_PAIR, text, lambda m: _pair(text, m))


def _nhs_number(text: str, match: re.Match[str]) -> Span | None:
    start = match.start()
    if not begins_a_number(text, start) or not nhs_number_fits(digits_of(match[0])):
        return None
    left = before(text, start, 40)
    named = _NHS_NUMBER.search(left) is not None
    grouped = _THREE_THREE_FOUR.fullmatch(match[0]) is not None
    if not named and (not grouped or _COUNTRY_CODE.search(left)):
        return None
    return Span(Kind.NHS, *match.span(), True)


def _ni_number(text: str, match: re.Match[str]) -> Span | None:
    prefix = _NI_PREFIX.search(before(text, match.start(), 12))
    if prefix is None:
        return None
    start = match.start() - len(prefix[0])
    written = text[start : match.end()]
    if not written.isupper() and not (written.islower() and written.isalnum()):
        return None  # words that happen to stand beside figures: "on 12 34 56 a"
    return Span(Kind.NI, start, match.end(), True)


def _card(text: str, match: re.Match[str]) -> Span | None:
    digits = digits_of(match[0])
    if not begins_a_number(text, match.start()) or not luhn_fits(digits):
        return None
    if not any(len(digits) == n and begin.match(digits) for n, begin in _CARD_RANGES):
        return None
    if _is_row_of_figures(_GROUP.findall(match[0])):
        return None
    grouped = digits != match[0] or len(digits) in _MAY_BE_UNGROUPED
    if not grouped and not _ABOUT_CARDS.search(before(text, match.start(), 40)):
        return None
    return Span(Kind.CARD, *match.span(), True)


def _is_row_of_figures(groups: list[str]) -> bool:
    """Whether groups go up in small steps, as in a table: 4100 4200 4300 4400."""
    rising = all(one < next_one for one, next_one in pairwise(groups))
    return len(groups) > 1 and rising and len({(group[0], len(group)) for group in groups}) == 1


def _pair(text: str, match: re.Match[str]) -> Span | None:
    group = match.lastindex or 0
    start = match.start(group)
    if not begins_a_number(text, start):
        return None
    return Span(Kind.BANK, start, match.end(), False)
