"""What a personal detail is, how a message names it, and what its finders share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from engage_docs.findings import Code
from engage_docs.findings import privacy as codes

HINT_LENGTH = 2

# Between the groups of a number: nothing, a dash, or blanks; the line may end there.
GAP = r"(?:[ \n]{0,12}|-)"
# A number ends where no letter or digit follows, and no decimals or a further part.
END = r"(?![A-Za-z0-9]|_[A-Za-z0-9])(?![-.,][0-9])"

_INSIDE = re.compile(r"(?:[A-Za-z0-9#£$€¥]|[A-Za-z0-9]_|[^0-9\s]/|[0-9][-.,:])\Z")
_NOT_DIGITS = re.compile(r"[^0-9]+")


class Kind(StrEnum):
    """The kinds of personal details: each with its name in a message, and its finding."""

    words: str
    code: Code

    def __new__(cls, value: str, words: str, code: Code) -> Kind:
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        member.code = code
        return member

    EMAIL = ("email", "an e-mail address", codes.EMAIL)
    PHONE = ("phone", "a phone number", codes.PHONE)
    POSTCODE = ("postcode", "a full postcode", codes.POSTCODE)
    NHS = ("nhs", "an NHS number", codes.NHS_NUMBER)
    NI = ("ni", "a National Insurance number", codes.NI_NUMBER)
    BANK = ("bank", "a bank sort code with an account number", codes.BANK_ACCOUNT)
    CARD = ("card", "the number of a bank card", codes.CARD_NUMBER)
    IBAN = ("iban", "an international bank account number (IBAN)", codes.IBAN)
    BIRTH = ("birth", "a date of birth", codes.BIRTH_DATE)


class Detail(NamedTuple):
    """A stretch of a text that looks like a personal detail.

    ``start`` and ``end`` are offsets: for a finder in the plain text, for everybody else in the
    text as it is written.
    """

    kind: Kind
    start: int
    end: int


class Run(NamedTuple):
    """Where numbers are looked for: they begin from ``start`` to ``last`` and end by ``end``."""

    start: int
    last: int
    end: int


def describe(detail: Detail, text: str) -> str:
    """Name the kind of a detail in plain words, for a message, with its first two characters.

    They show where it stands on the line. Never more: messages end up in logs that others read.
    """
    first = text[detail.start : min(detail.start + HINT_LENGTH, detail.end)]
    return f"{detail.kind.words} ({''.join(c for c in first if c.isprintable())}…)"


def scan(
    pattern: re.Pattern[str],
    text: str,
    judge: Callable[[str, re.Match[str]], Detail | None],
    run: Run | None = None,
) -> Iterator[Detail]:
    """Yield what ``judge`` makes of each match that begins in a run, or anywhere in the text.

    After a match that comes to nothing the search goes on at its second character, since the
    true number may begin inside. Patterns must be of limited length to keep this fast.
    """
    start, last, end = run or (0, len(text), len(text))
    while (match := pattern.search(text, start, end)) and match.start() < last:
        detail = judge(text, match)
        if detail is None:
            start = match.start() + 1
        else:
            yield detail
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
