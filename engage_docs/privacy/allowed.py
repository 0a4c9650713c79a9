"""The details that a team lets stand: its own mailboxes, lines and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from engage_docs.privacy.details import Kind
from engage_docs.privacy.plain import plain
from engage_docs.privacy.search import search

_SEPARATORS = re.compile(r"[\W_]+")
_FROM_ABROAD = re.compile(r"\D*(?:\+|00)\W*4\W*4")


def lets_stand(kind: str, written: str, allowed: Iterable[str]) -> bool:
    """Whether an entry of the team's list names this detail.

    Capitals, spaces and brackets make no difference, nor does +44 for the first 0.
    ``@council.example`` stands for every mailbox of exactly that domain.
    """
    names = _names(tuple(allowed))
    name = _name(kind, written)
    if kind == Kind.EMAIL:
        return name in names or name[name.rfind("@") :] in names
    return name in names


@lru_cache(maxsize=16)
def _names(allowed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for entry in allowed for name in _names_of_entry(entry))


def _names_of_entry(entry: str) -> Iterable[str]:
    text, _ = plain(entry.strip())
    if "@" in text:
        yield _name(Kind.EMAIL, text)
    else:
        yield _name("", text)
        yield _name(Kind.PHONE, text)
    for span in search(text):  # an entry may say whose line it is: "Office 020 7946 0123"
        yield _name(span.kind, text[span.start : span.end])


def _name(kind: str, written: str) -> str:
    text, _ = plain(written.strip())
    if kind == Kind.EMAIL:
        return text.casefold()
    if kind == Kind.PHONE and _FROM_ABROAD.match(text):
        digits = re.sub(r"\D", "", text)
        return "0" + digits[digits.index("44") + 2 :].removeprefix("0")
    return _SEPARATORS.sub("", text).casefold()
