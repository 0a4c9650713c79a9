"""All finders over one plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_docs.privacy.births import births
from engage_docs.privacy.contacts import emails, postcodes
from engage_docs.privacy.ibans import ibans
from engage_docs.privacy.numbers import bank_accounts, cards, nhs_numbers, ni_numbers
from engage_docs.privacy.phones import messenger_links, phones
from engage_docs.privacy.plain import BREAK
from engage_docs.privacy.signs import may_hold_one
from engage_docs.privacy.spans import Span

# Numbers in here are addresses of pages, books and files, not of people. Each pattern is looked for
# only where its sign stands in the text: that is quick to tell.
_NOT_PEOPLE = tuple(
    (sign, re.compile(pattern, re.IGNORECASE))
    for sign, pattern in (
        ("://", r"https?://[^\s<>\"\[\]]+"),
        ("www.", r"www\.[^\s<>\"\[\]]+"),
        ("10.", r"\b10\.\d{4,9}/[^\s<>\"]+"),
        ("isbn", r"\bISBN(?:-1[03])?[:\s]{0,3}(?:97[89][- ]?)?\d(?:[- ]?[\dX]){9}(?!\d)"),
        ("issn", r"\bISSN[:\s]{0,3}\d{4}-\d{3}[\dX]"),
        ("sha", r"\bsha(?:256|384|512)-[\w+/=]+"),
        ("base64", r"\bdata:[\w/+.-]*;base64,[\w+/=]+"),
    )
)


def search(text: str) -> list[Span]:
    """What the finders make of a plain text, in order; no two overlap.

    Where two finders claim the same characters, the first has them.
    """
    if not may_hold_one(text):
        return []
    taken = bytearray(len(text))
    found: list[Span] = []
    for span in _claims(text):
        if 1 not in taken[span.start : span.end]:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            found.append(span)
    return sorted(found, key=lambda span: span.start)


def _claims(text: str) -> Iterator[Span]:
    # What is found here has to be seen by the quick looks as well, in ``signs`` and ``harmless``.
    small = text.lower()
    yield from emails(text)
    if "wa.me/" in small or "phone=" in small:
        yield from messenger_links(text)
    for sign, pattern in _NOT_PEOPLE:
        if sign in small:
            text = pattern.sub(lambda m: BREAK * len(m[0]), text)
    small = text.lower()
    for finder in (ibans, cards, nhs_numbers, ni_numbers):
        yield from finder(text)
    yield from bank_accounts(small)
    yield from births(small)
    yield from phones(text)
    yield from postcodes(text)
