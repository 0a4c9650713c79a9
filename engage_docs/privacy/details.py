"""What a personal detail is, how a message names it, and what its finders share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

HINT_LENGTH = 2

# Between the groups of a number: nothing, a dash, or blanks; the line may end there.
GAP = r"(?:[ \n]{0,12}|-)"
# A number ends where no letter or digit follows, and no decimals or a further part.
END = r"(?![A-Za-z0-9]|_[A-Za-z0-9])(?![-.,][0-9])"

_INSIDE = re.compile(r"(?:[A-Za-z0-9#£$€¥]|[A-Za-z0-9]_|[^0-9\s]/|[0-9][-.,:])\Z")
_NOT_DIGITS = re.compile(r"[^0-9]+")


class Kind(StrEnum):
    """The kinds of personal details that are looked for."""

    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    NHS = "nhs"
    NI = "ni"
    BANK = "bank"
    CARD = "card"
    IBAN = "iban"
    BIRTH = "birth"


IN_WORDS: dict[str, str] = {
    Kind.EMAIL: "an e-mail address",
    Kind.PHONE: "a phone number",
    Kind.POSTCODE: "a full postcode",
    Kind.NHS: "an NHS number",
    Kind.NI: "a National Insurance number",
    Kind.BANK: "a bank sort code with an account number",
    Kind.CARD: "the number of a bank card",
    Kind.IBAN: "an international bank account number (IBAN)",
    Kind.BIRTH: "a date of birth",
}


@dataclass(frozen=True, slots=True)
class Detail:
    """A stretch of a text that looks like a personal detail.

    ``start`` and ``end`` are offsets in the text as it is written. ``certain`` means that a
    checksum fits or that the form cannot be anything else.
    """

    kind: str
    start: int
    end: int
    certain: bool


class Span(NamedTuple):
    """A stretch of the plain text that a finder takes for a detail; offsets in the plain text."""

    kind: str
    start: int
    end: int
    certain: bool


class Run(NamedTuple):
    """Where numbers are looked for: they begin from ``start`` to ``last`` and end by ``end``."""

    start: int
    last: int
    end: int


def describe(detail: Detail, text: str | None = None) -> str:
    """Name the kind of the detail in plain words, for a message.

    With the ``text`` it was found in, its first two characters are shown, so that it can be found
    on the line. Never more: messages end up in logs that others read.
    """
    words = IN_WORDS[detail.kind]
    if text is None:
        return words
    first = text[detail.start : min(detail.start + HINT_LENGTH, detail.end)]
    return f"{words} ({''.join(c for c in first if c.isprintable())}…)"


def scan(
    pattern: re.Pattern[str],
    text: str,
    judge: Callable[[str, re.Match[str]], Span | None],
    run: Run | None = None,
) -> Iterator[Span]:
    """Yield what ``judge`` makes of each match that begins in a run, or anywhere in the text.

    After a match that comes to nothing the search goes on at its second character, since the
    true number may begin inside. Patterns must be of limited length to keep this fast.
    """
    start, last, end = run or (0, len(text), len(text))
    while (match := pattern.search(text, start, end)) and match.start() < last:
        span = judge(text, match)
        if span is None:
            start = match.start() + 1
        else:
            yield span
            start = match.end()


def before(text: str, start: int, length: int) -> str:
    """Return the ``length`` characters to the left of ``start``."""
    return text[max(0, start - length) : start]


def begins_a_number(text: str, start: int) -> bool:
    """Whether a number can begin here: not inside a word, an amount, a date or a reference."""
    return _INSIDE.search(before(text, start, 2)) is None


def digits_of(text: str) -> str:
    """Return the digits of a text, one after the other."""
    return _NOT_DIGITS.sub("", text)
