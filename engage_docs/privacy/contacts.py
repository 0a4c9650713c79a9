"""Finders of ways to reach somebody: e-mail addresses, phone numbers and UK postcodes.

Every finder reads a plain text (:func:`engage_docs.privacy.text.plain`) and yields details of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_docs.privacy.details import (
    END,
    Detail,
    Kind,
    Run,
    before,
    begins_a_number,
    digits_of,
    scan,
)

_AT_SIGN = re.compile("@")
_AT_WORD = re.compile(r"[\[(] ?[Aa][Tt] ?[\])] ?")
# RFC 5321 allows 64 characters before the @. Marks that Markdown uses are left out.
_LOCAL = re.compile(r"[^\W_](?:[\w.+%'&-]{0,63})\Z")
_DOT = r"(?:\.| ?[\[(] ?dot ?[\])] ?)"
_LABEL = r"[^\W_](?:(?:[^\W_]|-){0,61}[^\W_])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL}){{1,9}}", re.IGNORECASE)
_SPLIT = re.compile(_DOT, re.IGNORECASE)
_TOP = re.compile(r"[^\W\d_]{2,}|xn--[\w-]+", re.IGNORECASE)
# What ends like this is a file, such as the picture icon@2x.png.
_FILES = frozenset(
    ("css", "gif", "html", "jpeg", "jpg", "js", "json", "md", "pdf", "png", "svg", "webp")
)

# Ofcom, National Telephone Numbering Plan: 01 and 02 for places, 03 for organisations, 07 for
# mobiles, 08 for freephone and shared cost. Numbers of other countries count when they begin
# with +.
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

# Royal Mail, Programmers' Guide to PAF, and BS 7666: the areas, the districts with a letter, and
# the letters that never stand in the inward half.
_AREA_LIST = """
    AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN
    DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY
    L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S
    SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
    WS WV YO ZE
"""
_AREAS = frozenset(_AREA_LIST.split())
_LETTERED = frozenset(
    ("E1", "N1", "NW1", "SE1", "SW1", "W1", "EC1", "EC2", "EC3", "EC4", "WC1", "WC2")
)
_INWARD = re.compile(r"[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9]|_[A-Za-z0-9])", re.IGNORECASE)
_OUTWARD = re.compile(
    r"(?<![A-Za-z0-9#/&=])([A-Z]{1,2})([1-9]\d?|0)([A-Z]?)([ \n]{0,4})\Z", re.IGNORECASE
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))


def emails(text: str) -> Iterator[Detail]:
    """E-mail addresses, also with "[at]" for the @."""
    signs = [*_AT_SIGN.finditer(text), *_AT_WORD.finditer(text)]
    for at in sorted(signs, key=re.Match.start):
        if detail := _email(text, at):
            yield detail


def phones(text: str, run: Run) -> Iterator[Detail]:
    """Phone numbers: of the UK, and of other countries with a + before them."""
    for pattern, judge in (
        (_FROM_ABROAD, _phone_from_abroad),
        (_NATIONAL, _national_phone),
        (_ELSEWHERE, _phone_elsewhere),
    ):
        yield from scan(pattern, text, judge, run)


def messenger_links(text: str) -> Iterator[Detail]:
    """Numbers in links that open a chat: the one place where an address holds a phone number."""
    for match in _MESSENGER.finditer(text):
        yield Detail(Kind.PHONE, *match.span(1))


def postcodes(text: str) -> Iterator[Detail]:
    """Full UK postcodes: in capitals, or in small letters with a space."""
    return scan(_INWARD, text, _postcode)


def _email(text: str, at: re.Match[str]) -> Detail | None:
    left = at.start() - (at[0] != "@" and text[at.start() - 1 : at.start()] == " ")
    local = _LOCAL.search(before(text, left, 64))
    domain = _DOMAIN.match(text, at.end())
    if local is None or domain is None:
        return None
    length = _length_of_domain(domain[0])
    return Detail(Kind.EMAIL, left - len(local[0]), at.end() + length) if length else None


def _length_of_domain(domain: str) -> int:
    """How much of what follows an @ is a domain; 0 when none of it is."""
    ends = [m.start() for m in _SPLIT.finditer(domain)]
    labels = _SPLIT.split(domain)
    while len(labels) > 1 and not _TOP.fullmatch(labels[-1]):  # "…@example.org.2 days later"
        labels.pop()
        domain = domain[: ends.pop()]
    numeric = sum(label.isdecimal() for label in labels)  # a package's version: name@1.2.3.js
    if len(labels) < 2 or numeric > 1 or labels[-1].lower() in _FILES:
        return 0
    return len(domain)


def _phone_from_abroad(text: str, match: re.Match[str]) -> Detail | None:
    return Detail(Kind.PHONE, *match.span()) if begins_a_number(text, match.start()) else None


def _national_phone(text: str, match: re.Match[str]) -> Detail | None:
    digits = digits_of(match[0])
    if not begins_a_number(text, match.start()) or not _IN_USE.match(digits, 1):
        return None
    groups = _GROUP.findall(match[0])
    if not _are_groups_of_a_number(groups, digits):
        return None
    if len(digits) == _SHORT and not _may_be_short(text, match.start(), groups, digits):
        return None
    return Detail(Kind.PHONE, *match.span())


def _phone_elsewhere(text: str, match: re.Match[str]) -> Detail | None:
    written = match[0]
    if not begins_a_number(text, match.start()):
        return None
    if len(_GROUP.findall(written)) == 1 and len(digits_of(written)) < _LONG:
        return None  # more likely an amount that grew: +120000000
    return Detail(Kind.PHONE, *match.span())


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


def _postcode(text: str, inward: re.Match[str]) -> Detail | None:
    outward = _OUTWARD.search(before(text, inward.start(), 9))
    if outward is None:
        return None
    area, district, letter, blank = outward.groups()
    if area.upper() not in _AREAS or (district == "0" and len(area) == 1):
        return None
    if letter and (area + district).upper() not in _LETTERED:
        return None
    start = inward.start() - len(outward[0])
    written = text[start : inward.end()]
    small = written.islower()
    if not small and not written.isupper():
        return None
    if small and (not blank or inward[0][1:] in _ORDINALS):
        return None
    return Detail(Kind.POSTCODE, start, inward.end())
