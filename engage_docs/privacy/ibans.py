"""International bank account numbers (ISO 13616)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_docs.privacy.checksums import iban_fits
from engage_docs.privacy.details import Kind
from engage_docs.privacy.spans import Span, scan

# SWIFT, IBAN Registry: how long an IBAN is in each country.
LENGTHS: dict[str, int] = {
    country: int(length)
    for length, countries in (
        line.split(":")
        for line in """\
15:NO
16:BE
18:DK FI FK FO GL NL SD
19:MK SI
20:AT BA EE KZ LT LU MN XK
21:CH CR HR LI LV
22:BG BH DE GB GE IE ME RS VA
23:AE GI IL IQ OM SO TL
24:AD CZ ES MD PK RO SA SE SK TN VG
25:LY PT ST
26:IS TR
27:BI DJ FR GR IT MC MR SM
28:AL AZ BY CY DO GT HN HU LB NI PL SV
29:BR EG PS QA UA
30:JO KW MU YE
31:MT SC
32:LC
33:RU""".splitlines()
    )
    for country in countries.split()
}

_BEGIN = re.compile(r"\d\d(?<=[A-Za-z]{2}\d\d)(?<![A-Za-z0-9][A-Za-z]{2}\d\d)")
_NEXT = re.compile(r"(?: {0,2}|-|\n {0,12})([A-Za-z0-9])")
_INSIDE_WORD = re.compile(r"[A-Za-z0-9]")


def ibans(text: str) -> Iterator[Span]:
    """IBANs: a country, the length of that country, and the sum fits."""
    return scan(_BEGIN, text, lambda m: _iban(text, m))


def _iban(text: str, match: re.Match[str]) -> Span | None:
    start = match.start() - 2
    country = text[start : match.start()].upper()
    length = LENGTHS.get(country)
    if length is None:
        return None
    characters = [country, match[0]]
    end = match.end()
    for _ in range(length - 4):
        following = _NEXT.match(text, end)
        if following is None:
            return None
        characters.append(following[1])
        end = following.end()
    if _INSIDE_WORD.match(text, end) or not iban_fits("".join(characters).upper()):
        return None
    return Span(Kind.IBAN, start, end, True)
