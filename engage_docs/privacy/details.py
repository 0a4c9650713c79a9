"""What a personal detail is, and how a message names it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from engage_docs.findings import Code
from engage_docs.findings import privacy as codes

HINT_LENGTH = 2


class DetailKind(StrEnum):
    """The kinds of personal details: each with its name in a message, and its finding."""

    words: str
    code: Code

    def __new__(cls, value: str, words: str, code: Code) -> DetailKind:
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

    kind: DetailKind
    start: int
    end: int


def describe(detail: Detail, text: str) -> str:
    """Name the kind of a detail in plain words, for a message, with its first two characters.

    They show where it stands on the line. Never more: messages end up in logs that others read.
    """
    first = text[detail.start : min(detail.start + HINT_LENGTH, detail.end)]
    return f"{detail.kind.words} ({''.join(c for c in first if c.isprintable())}…)"
