"""A quick look at a plain text: whether any of the finders could find something in it at all.

Most texts hold a date and a count or two, and no finder makes anything of those. To say so costs a
tenth of asking each finder. Every pattern here takes in more than the finder that it stands for,
so what this look leaves out, no finder would have found. A test holds them against each other.
"""

from __future__ import annotations

import re

# "[at]", "(at)" and the like, as the end of it is written in small letters.
_BRACKETS = "[("
_ENDS_OF_AT = ("at]", "at)", "at ]", "at )")
# Where all signs of numbers that stand together are one date as 2026-03-14, no finder takes a
# digit of it: each needs more digits, other groups, or a word that is looked for below. This is
# what follows the first digit of such a date.
_DATE = r"(?:(?<=1)9|(?<=2)0)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![ \n().\-]*[0-9])"
# Three patterns that all begin at a digit, so that the text is gone through once:
# - Phone numbers, cards, bank accounts, NHS and National Insurance numbers all have six digits or
#   more, and no more than fourteen of these signs from one to the next.
# - From the end of the outward half of a postcode: "4NS", "1A 1AA". Letters are those of any
#   script, since some count as Latin ones where capitals make no difference. Where "https" or
#   "www" follows, an address is taken out before postcodes are looked for.
# - The shortest IBAN has eleven more letters and digits after the country and two digits.
_NUMBER = re.compile(
    r"[0-9](?:"
    rf"(?<![0-9].)(?!{_DATE})(?:[ \n().\-]{{0,14}}[0-9]){{5}}"
    r"|[^\W\d_]?[ \n]{0,4}[0-9][^\W\d_]{2}(?![A-GI-VX-Za-gi-vx-z0-9])"
    r"|[0-9](?<=[A-Za-z]{2}[0-9]{2})(?:(?: {0,2}|-|\n {0,12})[A-Za-z0-9]){11}"
    r")",
    re.DOTALL,
)
_WORDS_OF_BIRTH = ("born", "birth")
_LETTERS_OF_BIRTH = re.compile(r"d\.? ?o\.? ?b\b")
_AGED = re.compile(
    r"aged?[ \n:=(-]{1,4}(?:on )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_DIGIT = re.compile(r"[0-9]")


def may_hold_one(text: str) -> bool:
    """Whether a plain text may hold a personal detail."""
    if "@" in text:
        return True
    small = text.lower()
    if any(sign in text for sign in _BRACKETS) and any(end in small for end in _ENDS_OF_AT):
        return True
    if not _DIGIT.search(text):
        return False
    if any(word in small for word in _WORDS_OF_BIRTH) or _NUMBER.search(text):
        return True
    return bool(_LETTERS_OF_BIRTH.search(small) or _AGED.search(small))
