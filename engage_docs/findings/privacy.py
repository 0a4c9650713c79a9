"""Codes for personal details in records and in finished pages."""

from __future__ import annotations

from functools import partial

from engage_docs.findings.base import Code, Severity

_SENTENCE = "{where} holds what looks like {what}."
_CURE = "Take it out, or write [[private: …]] around it in the record. "
_ALLOW = "add it under allow_details in site_config.yml."
_ICO = (
    "What can be linked to a living person is personal data, and a page on the web cannot be "
    "called back. See the ICO's guide 'What is personal data?'."
)


def _error(
    name: str, unless: str, example: str, why: str = _ICO, severity: Severity = Severity.ERROR
) -> Code:
    return Code(name, _SENTENCE, f"{_CURE}{unless} {_ALLOW}", example, why, severity)


_warning = partial(_error, severity=Severity.WARNING)


EMAIL = _warning(
    "personal-email",
    "If it is a mailbox of a team and not of a person,",
    "words: Write to me at somebody@example.org.",
)
PHONE = _warning(
    "personal-phone",
    "If it is the line of an office or a helpline,",
    "words: Ring me on 07700 900123.",
)
POSTCODE = _warning(
    "personal-postcode",
    "If it is the postcode of a public building,",
    "words: The lift at SW1A 1AA is broken.",
    "A full postcode stands for about fifteen homes, so with little else it names a household. "
    "The ICO counts it among the details that can identify somebody.",
)
BIRTH_DATE = _warning(
    "personal-birth-date",
    "If it is not anybody's date of birth,",
    "words: She was born on 3 March 1951.",
)
BANK_ACCOUNT = _warning(
    "personal-bank-account",
    "If it is an account that the public may pay into,",
    "words: Sort code 00-00-00, account 12345678.",
    "Whoever has the numbers of an account can try to take money from it.",
)
NHS_NUMBER = _error(
    "personal-nhs-number",
    "If it is another number that fits by chance,",
    "words: My NHS number is 999 000 0018.",
    "An NHS number leads to one person's health record. It has ten digits, and the last is a sum "
    "of the others (NHS Data Dictionary).",
)
NI_NUMBER = _error(
    "personal-ni-number",
    "If it is another code that looks the same,",
    "words: They asked for AB 12 34 56 C three times.",
    "A National Insurance number belongs to one person for life (HMRC, NIM39110).",
)
CARD_NUMBER = _error(
    "personal-card-number",
    "If it is another number that fits by chance,",
    "words: I read out 4111 1111 1111 1111 on the phone.",
    "A card number can be used to take money. Its last digit is a sum of the others "
    "(ISO/IEC 7812).",
)
IBAN = _error(
    "personal-iban",
    "If it is an account that the public may pay into,",
    "words: The refund went to GB82 WEST 1234 5698 7654 32.",
    "An IBAN leads to one bank account. Its third and fourth characters are a sum of the others "
    "(ISO 13616).",
)
