"""All finders over one plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from engage_docs.privacy.births import births
from engage_docs.privacy.contacts import emails, postcodes
from engage_docs.privacy.ibans import ibans
from engage_docs.privacy.numbers import bank_accounts, cards, nhs_numbers, ni_numbers
from engage_docs.privacy.phones import messenger_links, phones
from engage_docs.privacy.plain import BREAK
from engage_docs.privacy.spans import Span

# Where two finders claim the same characters, the first here has them.
_NUMBERS: tuple[Callable[[str], Iterator[Span]], ...] = (
    ibans,
    cards,
    nhs_numbers,
    ni_numbers,
    bank_accounts,
    births,
    phones,
    postcodes,
)
# Numbers in here are addresses of pages, books and files, not of people.
_NOT_PEOPLE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"\[\]]+"
    r"|\b10\.\d{4,9}/[^\s<>\"]+"
    r"|\bISBN(?:-1[03])?[:\s]{0,3}(?:97[89][- ]?)?\d(?:[- ]?[\dX]){9}(?!\d)"
    r"|\bISSN[:\s]{0,3}\d{4}-\d{3}[\dX]"
    r"|\bsha(?:256|384|512)-[\w+/=]+"
    r"|\bdata:[\w/+.-]*;base64,[\w+/=]+",
    re.IGNORECASE,
)
_MAY_HOLD_ONE = re.compile(r"[@\d]|[\[(] ?at ?[\])]", re.IGNORECASE)


def search(text: str) -> list[Span]:
    """What the finders make of a plain text, in order; no two overlap."""
    if not _MAY_HOLD_ONE.search(text):
        return []
    bare = _NOT_PEOPLE.sub(lambda m: BREAK * len(m[0]), text)
    taken = bytearray(len(text))
    found: list[Span] = []
    for span in _claims(text, bare):
        if 1 not in taken[span.start : span.end]:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            found.append(span)
    return sorted(found, key=lambda span: span.start)


def _claims(text: str, bare: str) -> Iterator[Span]:
    yield from emails(text)
    if bare is not text:
        yield from messenger_links(text)
    for finder in _NUMBERS:
        yield from finder(bare)
