"""E-mail addresses and UK postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_docs.privacy.details import Kind
from engage_docs.privacy.spans import Span, before, scan

_AT = re.compile(r"@|[\[(] ?[Aa][Tt] ?[\])] ?")
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

# Royal Mail, Programmers' Guide to PAF, and BS 7666: the areas, the districts with a letter, and
# the letters that never stand in the inward half.
_AREA_LIST = """\
AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN
DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY
L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S
SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
WS WV YO ZE"""
_AREAS = frozenset(_AREA_LIST.split())
_LETTERED = frozenset(
    ("E1", "N1", "NW1", "SE1", "SW1", "W1", "EC1", "EC2", "EC3", "EC4", "WC1", "WC2")
)
_INWARD = re.compile(r"\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9]|_[A-Za-z0-9])", re.IGNORECASE)
_OUTWARD = re.compile(
    r"(?<![A-Za-z0-9#/&=])([A-Z]{1,2})([1-9]\d?|0)([A-Z]?)([ \n]{0,4})\Z", re.IGNORECASE
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))


def emails(text: str) -> Iterator[Span]:
    """E-mail addresses, also with "[at]" for the @."""
    for at in _AT.finditer(text):
        left = at.start() - (at[0] != "@" and text[at.start() - 1 : at.start()] == " ")
        local = _LOCAL.search(before(text, left, 64))
        domain = _DOMAIN.match(text, at.end())
        if local is None or domain is None:
            continue
        length = _length_of_domain(domain[0])
        if length:
            start = left - len(local[0])
            yield Span(Kind.EMAIL, start, at.end() + length, True)


def postcodes(text: str) -> Iterator[Span]:
    """Full UK postcodes: in capitals, or in small letters with a space."""
    return scan(_INWARD, text, lambda match: _postcode(text, match))


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


def _postcode(text: str, inward: re.Match[str]) -> Span | None:
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
    return Span(Kind.POSTCODE, start, inward.end(), False)
