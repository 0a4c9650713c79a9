"""What a personal detail is, and how it is named in a message."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

HINT_LENGTH = 2


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

    ``start`` and ``end`` are offsets in the text. ``certain`` means that a checksum fits or that
    the form cannot be anything else.
    """

    kind: str
    start: int
    end: int
    certain: bool


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
