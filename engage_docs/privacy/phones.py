"""Phone numbers.

The forms are those of Ofcom's National Telephone Numbering Plan: 01 and 02 for places, 03 for
organisations, 07 for mobiles, 08 for freephone and shared cost. Numbers of other countries count
when they begin with +.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_docs.privacy.details import Kind
from engage_docs.privacy.spans import END, Span, before, begins_a_number, digits_of, scan

_GAP = r"[ \n().\-]{0,12}"
_NATIONAL = re.compile(rf"(?:\(0|0)(?:{_GAP}\d){{9,10}}{END}")
_FROM_ABROAD = re.compile(
    rf"(?:\(\+|\(00|\+|00){_GAP}4{_GAP}4{_GAP}(?:\(? ?0 ?\)?{_GAP})?[1-8](?:{_GAP}\d){{8,9}}{END}"
)
_ELSEWHERE = re.compile(rf"(?:\(\+|\+)[ (]?[1-9](?:(?:[ .()-]{{0,3}}|\n {{0,12}})\d){{8,14}}{END}")
_MESSENGER = re.compile(r"(?:wa\.me/|[?&]phone=)(?:\+|%2B)?(\d{9,15})(?!\d)", re.IGNORECASE)

# The parts of the plan that are in use for the numbers we look for, after the first 0.
_IN_USE = re.compile(r"1[1-9]|2[03489]|3[0347]|7|8[047]")
_SHORT_FREEPHONE = "0800"
_GROUP = re.compile(r"\d+")
_INTRODUCED = re.compile(
    r"\b(?:phone|tel|telephone|call|ring|text|mobile|mob|fax|contact|number|whatsapp)\b[^\d\f]{0,20}\Z",
    re.IGNORECASE,
)
_LONG, _SHORT = 11, 10
_MOST_GROUPS = 5


def phones(text: str) -> Iterator[Span]:
    """Phone numbers in a text."""
    abroad = "+" in text
    if abroad or "00" in text:
        yield from scan(_FROM_ABROAD, text, lambda m: _from_abroad(text, m))
    if "0" in text:
        yield from scan(_NATIONAL, text, lambda m: _national(text, m))
    if abroad:
        yield from scan(_ELSEWHERE, text, lambda m: _elsewhere(text, m))


def messenger_links(text: str) -> Iterator[Span]:
    """Numbers in links that open a chat: the one place where an address holds a phone number."""
    for match in _MESSENGER.finditer(text):
        yield Span(Kind.PHONE, *match.span(1), True)


def _from_abroad(text: str, match: re.Match[str]) -> Span | None:
    if not begins_a_number(text, match.start()):
        return None
    return Span(Kind.PHONE, *match.span(), True)


def _national(text: str, match: re.Match[str]) -> Span | None:
    digits = digits_of(match[0])
    if not begins_a_number(text, match.start()) or not _IN_USE.match(digits, 1):
        return None
    groups = _GROUP.findall(match[0])
    if not _are_groups_of_a_number(groups, digits):
        return None
    if len(digits) == _SHORT and not _may_be_short(text, match.start(), groups, digits):
        return None
    return Span(Kind.PHONE, *match.span(), False)


def _elsewhere(text: str, match: re.Match[str]) -> Span | None:
    written = match[0]
    if not begins_a_number(text, match.start()):
        return None
    if len(_GROUP.findall(written)) == 1 and len(digits_of(written)) < _LONG:
        return None  # more likely an amount that grew: +120000000
    return Span(Kind.PHONE, *match.span(), False)


def _are_groups_of_a_number(groups: list[str], digits: str) -> bool:
    """Whether people write phone numbers in such groups. Dates and rows of figures are not."""
    first, rest = groups[0], groups[1:]
    if not rest:
        return True
    if len(groups) == len(digits) == _LONG:  # one by one, as they are read out
        return digits.startswith("07")
    if len(groups) > _MOST_GROUPS:
        return False
    if len(first) == 2:
        return digits.startswith("07") and all(len(group) >= 3 for group in rest)
    return 3 <= len(first) <= 7 and all(len(group) >= 2 for group in rest)


def _may_be_short(text: str, start: int, groups: list[str], digits: str) -> bool:
    """Whether ten digits are a phone number: a few old places and old freephone lines have them."""
    if digits.startswith(_SHORT_FREEPHONE):
        return True
    if not digits.startswith("01"):
        return False
    return len(groups) > 1 or _INTRODUCED.search(before(text, start, 32)) is not None
