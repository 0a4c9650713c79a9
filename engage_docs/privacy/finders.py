"""The finders: ways to reach somebody, numbers of one person, bank accounts and dates of birth.

Every finder reads a plain text (:func:`engage_docs.privacy.text.plain`) and yields details of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from engage_docs.privacy.details import Detail, DetailKind

# Between the groups of a number: nothing, a dash, or blanks; the line may end there.
GAP = r"(?:[ \n]{0,12}|-)"
# A number ends where no letter or digit follows, and no decimals or a further part.
END = r"(?![A-Za-z0-9]|_[A-Za-z0-9])(?![-.,][0-9])"

_INSIDE = re.compile(r"(?:[A-Za-z0-9#£$€¥]|[A-Za-z0-9]_|[^0-9\s]/|[0-9][-.,:])\Z")
_NOT_DIGITS = re.compile(r"[^0-9]+")

_GROUP = re.compile(r"[0-9]+")

# Six digits or more with no more than blanks, dashes, dots and brackets between one and the next.
# No number of the finders of this kind has fewer digits, or more of these signs in one place.
_RUN = re.compile(r"[0-9](?:[ \n().\-]{0,14}[0-9]){5,}")
# A country code with its signs may stand before the first digit; what ends a number, behind.
_BEFORE_RUN, _BEHIND_RUN = 15, 40
_LONGER = 9

_TEN_DIGITS = re.compile(rf"[0-9](?:{GAP}[0-9]){{9}}{END}")
_THREE_THREE_FOUR = re.compile(r"[1-9][0-9]{2}([ \n]+|-)[0-9]{3}([ \n]+|-)[0-9]{4}")
_NHS_NUMBER = re.compile(
    r"\b(?:NHS[ :#-]{0,4}|(?:NHS|CHI|patient|health)[ -]?(?:id\b|#|n(?:o|um))\D{0,20})\Z",
    re.IGNORECASE,
)
_COUNTRY_CODE = re.compile(r"\+\d{1,3}[ -]?\(?\Z")

# HMRC, National Insurance Manual NIM39110: the letters and pairs that are never given out.
_NI_DIGITS = re.compile(rf"[0-9][0-9]{GAP}[0-9]{{2}}{GAP}[0-9]{{2}}{GAP}[A-D]{END}", re.IGNORECASE)
_NI_PREFIX = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)"
    r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ \n]{0,8}|-)\Z",
    re.IGNORECASE,
)

# ISO/IEC 7812-1 and the ranges that the card companies publish.
_CARD = re.compile(
    rf"(?:3[47]\d\d{GAP}\d{{6}}{GAP}\d{{5}}|3[0689]\d\d{GAP}\d{{6}}{GAP}\d{{4}}"
    rf"|[2-6]\d{{3}}(?:{GAP}\d{{4}}){{3}}(?:{GAP}\d{{3}})?){END}"
)
_CARD_RANGES = (
    (16, re.compile(r"4|5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|6011|64[4-9]|65|35[2-8]|62")),
    (16, re.compile(r"5018|5020|5038|5893|6304|6759|676[1-3]")),
    (15, re.compile(r"3[47]")),
    (14, re.compile(r"30[0-5]|309|3[689]")),
    (19, re.compile(r"4|62|6304|6759|676[1-3]")),
)
_MAY_BE_UNGROUPED = (15, 16)
_ABOUT_CARDS = re.compile(r"\bcards?\b[^\d\f]{0,30}\Z", re.IGNORECASE)

_SORT_CODE = r"\d\d(?:[ -]?\d\d){2}"
_ACCOUNT = r"(?:\d{8}|\d{4}[ -]\d{4}|\d{2} \d{3} \d{3})"
_NAMED_PAIR = re.compile(
    rf"\bsort[ -]?code\D{{0,20}}({_SORT_CODE})\D{{1,60}}{_ACCOUNT}{END}"
    rf"|\b(?:account|acct?|a/c)\b\D{{0,25}}({_ACCOUNT})\D{{1,60}}"
    rf"\bsort[ -]?code\D{{0,20}}{_SORT_CODE}{END}",
    re.IGNORECASE,
)
_BARE_PAIR = re.compile(
    rf"[0-9][0-9]-\d\d-\d\d[ \n,;/|]{{1,4}}(?!(?:19|20)\d\d[01]\d[0-3]\d)\d{{8}}{END}"
)

# SWIFT, IBAN Registry: how long an IBAN is in each country.
LENGTHS: dict[str, int] = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FK FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH CR HR LI LV",
        22: "BG BH DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for country in countries.split()
}
_IBAN_DIGITS = re.compile(r"[0-9][0-9](?<=[A-Za-z]{2}[0-9]{2})(?<![A-Za-z0-9][A-Za-z]{2}[0-9]{2})")
_IBAN_NEXT = re.compile(r"(?: {0,2}|-|\n {0,12})([A-Za-z0-9])")
_INSIDE_WORD = re.compile(r"[A-Za-z0-9]")

# Each begins with letters, which a pattern finds much sooner than one of several beginnings.
_CALLED_BIRTH = (r"d\.? ?o\.? ?b\b\.?", r"date of birth\b", r"birth[ -]?da(?:te|y)\b", r"born\b")
# "born after 1 April 2020" is said of many people, not of one
_THEN = (
    r"(?:(?!\b(?:after|before|between|since|from|until|till|by|during|in or)\b)[^\d\f!?]){0,40}?"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_DAY} ?(?P<mark>[-/.]) ?(?:0?[1-9]|1[0-2]) ?(?P=mark) ?{_YEAR}"
    rf"|(?:19|20)\d\d(?P<dash>[-/.])(?:0?[1-9]|1[0-2])(?P=dash){_DAY}"
    rf"|{_DAY}{_ORDINAL}(?:[ \n]{{1,12}}|-)(?:of )?{_MONTH},?(?:[ \n]{{1,12}}|-|'|’){{1,2}}{_YEAR}"
    rf"|{_MONTH}[ \n]{{1,12}}{_DAY}{_ORDINAL},?[ \n]{{1,12}}{_YEAR})"
)
_BIRTHS = tuple(
    re.compile(rf"{called}(?P<date>{_DATE})(?!\d)")
    for called in (*(name + _THEN for name in _CALLED_BIRTH), r"aged?[ \n:=(-]{1,4}(?:on )?")
)


class Run(NamedTuple):
    """Where numbers are looked for: they begin from ``start`` to ``last`` and end by ``end``."""

    start: int
    last: int
    end: int


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


def runs(text: str) -> tuple[list[Run], list[Run]]:
    """Return the stretches of a text that have digits enough for a number.

    The first list has all of them; the second those that have enough for the longer numbers:
    phone, NHS and card numbers.
    """
    every, longer = [], []
    for match in _RUN.finditer(text):
        start, end = match.span()
        run = Run(max(0, start - _BEFORE_RUN), end, min(len(text), end + _BEHIND_RUN))
        every.append(run)
        if len(digits_of(match[0])) >= _LONGER:
            longer.append(run)
    return every, longer


def nhs_numbers(text: str, run: Run) -> Iterator[Detail]:
    """NHS numbers: the sum fits, and they are written 3-3-4 or called by their name."""
    return scan(_TEN_DIGITS, text, _nhs_number, run)


def ni_numbers(text: str, run: Run) -> Iterator[Detail]:
    """National Insurance numbers: two letters, six digits, and a letter from A to D."""
    return scan(_NI_DIGITS, text, _ni_number, run)


def cards(text: str, run: Run) -> Iterator[Detail]:
    """Numbers of payment cards: a known beginning and length, and the sum fits."""
    return scan(_CARD, text, _card, run)


def bank_pairs(text: str, run: Run) -> Iterator[Detail]:
    """A UK sort code and an account number beside each other, in the form 00-00-00 12345678."""
    return scan(_BARE_PAIR, text, _pair, run)


def named_bank_pairs(text: str) -> Iterator[Detail]:
    """A UK sort code and an account number that are called so."""
    return scan(_NAMED_PAIR, text, _pair)


def ibans(text: str) -> Iterator[Detail]:
    """International bank account numbers: a country, its length, and the sum fits."""
    return scan(_IBAN_DIGITS, text, _iban)


def births(small: str) -> Iterator[Detail]:
    """Dates that are said to be somebody's birth. The text is in small letters."""
    for pattern in _BIRTHS:
        yield from scan(pattern, small, _birth)


def nhs_number_fits(digits: str) -> bool:
    """Whether ten digits fit the modulus 11 sum of an NHS number.

    NHS Data Dictionary, "NHS Number": the first nine digits are weighed by 10 down to 2; the
    remainder of their sum, taken from 11, is the tenth. 11 is written 0, and 10 never occurs.
    https://www.datadictionary.nhs.uk/attributes/nhs_number.html
    """
    total = sum(int(d) * weight for d, weight in zip(digits, range(10, 1, -1), strict=False))
    return len(digits) == 10 and (11 - total % 11) % 11 == int(digits[9])


def luhn_fits(digits: str) -> bool:
    """Whether digits fit the sum of a payment card (ISO/IEC 7812-1, annex B: the Luhn formula).

    From the right, every second digit is doubled, and the digits of what comes out are added.
    """
    doubled = (sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def iban_fits(letters_and_digits: str) -> bool:
    """Whether an IBAN in capitals fits its check digits (ISO 13616, ISO/IEC 7064 MOD 97-10).

    The first four characters go to the end, letters count 10 to 35, and the number that comes
    out leaves 1 when divided by 97.
    """
    turned = letters_and_digits[4:] + letters_and_digits[:4]
    return int("".join(str(int(c, 36)) for c in turned)) % 97 == 1


def _nhs_number(text: str, match: re.Match[str]) -> Detail | None:
    start = match.start()
    if not begins_a_number(text, start) or not nhs_number_fits(digits_of(match[0])):
        return None
    left = before(text, start, 40)
    named = _NHS_NUMBER.search(left) is not None
    grouped = _THREE_THREE_FOUR.fullmatch(match[0]) is not None
    if not named and (not grouped or _COUNTRY_CODE.search(left)):
        return None
    return Detail(DetailKind.NHS, *match.span())


def _ni_number(text: str, match: re.Match[str]) -> Detail | None:
    prefix = _NI_PREFIX.search(before(text, match.start(), 12))
    if prefix is None:
        return None
    start = match.start() - len(prefix[0])
    written = text[start : match.end()]
    if not written.isupper() and not (written.islower() and written.isalnum()):
        return None  # words that happen to stand beside figures: "on 12 34 56 a"
    return Detail(DetailKind.NI, start, match.end())


def _card(text: str, match: re.Match[str]) -> Detail | None:
    digits = digits_of(match[0])
    if not begins_a_number(text, match.start()) or not luhn_fits(digits):
        return None
    if not any(len(digits) == n and begin.match(digits) for n, begin in _CARD_RANGES):
        return None
    if _is_row_of_figures(_GROUP.findall(match[0])):
        return None
    grouped = digits != match[0] or len(digits) in _MAY_BE_UNGROUPED
    if not grouped and not _ABOUT_CARDS.search(before(text, match.start(), 40)):
        return None
    return Detail(DetailKind.CARD, *match.span())


def _is_row_of_figures(groups: list[str]) -> bool:
    """Whether groups go up in small steps, as in a table: 4100 4200 4300 4400."""
    rising = all(one < next_one for one, next_one in pairwise(groups))
    return len(groups) > 1 and rising and len({(group[0], len(group)) for group in groups}) == 1


def _pair(text: str, match: re.Match[str]) -> Detail | None:
    start = match.start(match.lastindex or 0)
    return Detail(DetailKind.BANK, start, match.end()) if begins_a_number(text, start) else None


def _iban(text: str, match: re.Match[str]) -> Detail | None:
    start = match.start() - 2
    country = text[start : match.start()].upper()
    length = LENGTHS.get(country)
    if length is None:
        return None
    characters = [country, match[0]]
    end = match.end()
    for _ in range(length - 4):
        following = _IBAN_NEXT.match(text, end)
        if following is None:
            return None
        characters.append(following[1])
        end = following.end()
    if _INSIDE_WORD.match(text, end) or not iban_fits("".join(characters).upper()):
        return None
    return Detail(DetailKind.IBAN, start, end)


def _birth(text: str, match: re.Match[str]) -> Detail | None:
    if before(text, match.start(), 1).isalnum():  # the end of another word: "engaged"
        return None
    return Detail(DetailKind.BIRTH, *match.span("date"))


# --- E-mail addresses, phone numbers and UK postcodes ---------------------------------------------

_AT_SIGN = re.compile("@")
_AT_WORD = re.compile(r"[\[(] ?[Aa][Tt] ?[\])] ?")
# RFC 5321 allows 64 characters before the @. Marks that Markdown uses are left out.
_LOCAL = re.compile(r"[^\W_](?:[\w.+%'&-]{0,63})\Z")
_DOT = r"(?:\.| ?[\[(] ?dot ?[\])] ?)"
_LABEL = r"[^\W_](?:(?:[^\W_]|-){0,61}[^\W_])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL}){{1,9}}", re.IGNORECASE)
_SPLIT = re.compile(_DOT, re.IGNORECASE)
_TOP = re.compile(r"[^\W\d_]{2,}|xn--[\w-]+", re.IGNORECASE)
# What ends like this is a file, such as the picture icon@2x.png.
_FILES = frozenset(
    ("css", "gif", "html", "jpeg", "jpg", "js", "json", "md", "pdf", "png", "svg", "webp")
)

# Ofcom, National Telephone Numbering Plan: 01 and 02 for places, 03 for organisations, 07 for
# mobiles, 08 for freephone and shared cost. Numbers of other countries count when they begin
# with +.
_SIGNS = r"[ \n().\-]{0,12}"
_NATIONAL = re.compile(rf"(?:\(0|0)(?:{_SIGNS}\d){{9,10}}{END}")
_FROM_ABROAD = re.compile(
    rf"(?:\(\+|\(00|\+|00){_SIGNS}4{_SIGNS}4{_SIGNS}"
    rf"(?:\(? ?0 ?\)?{_SIGNS})?[1-8](?:{_SIGNS}\d){{8,9}}{END}"
)
_ELSEWHERE = re.compile(rf"(?:\(\+|\+)[ (]?[1-9](?:(?:[ .()-]{{0,3}}|\n {{0,12}})\d){{8,14}}{END}")
_MESSENGER = re.compile(r"(?:wa\.me/|[?&]phone=)(?:\+|%2B)?(\d{9,15})(?!\d)", re.IGNORECASE)
# The parts of the plan that are in use for the numbers we look for, after the first 0.
_IN_USE = re.compile(r"1[1-9]|2[03489]|3[0347]|7|8[047]")
_SHORT_FREEPHONE = "0800"
_INTRODUCED = re.compile(
    r"\b(?:phone|tel|telephone|call|ring|text|mobile|mob|fax|contact|number|whatsapp)\b[^\d\f]{0,20}\Z",
    re.IGNORECASE,
)
_LONG, _SHORT = 11, 10
_MOST_GROUPS = 5

# Royal Mail, Programmers' Guide to PAF, and BS 7666: the areas, the districts with a letter, and
# the letters that never stand in the inward half.
_AREA_LIST = """
    AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN
    DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY
    L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S
    SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
    WS WV YO ZE
"""
_AREAS = frozenset(_AREA_LIST.split())
_LETTERED = frozenset(
    ("E1", "N1", "NW1", "SE1", "SW1", "W1", "EC1", "EC2", "EC3", "EC4", "WC1", "WC2")
)
_INWARD = re.compile(r"[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9]|_[A-Za-z0-9])", re.IGNORECASE)
_OUTWARD = re.compile(
    r"(?<![A-Za-z0-9#/&=])([A-Z]{1,2})([1-9]\d?|0)([A-Z]?)([ \n]{0,4})\Z", re.IGNORECASE
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))


def emails(text: str) -> Iterator[Detail]:
    """E-mail addresses, also with "[at]" for the @."""
    signs = [*_AT_SIGN.finditer(text), *_AT_WORD.finditer(text)]
    for at in sorted(signs, key=re.Match.start):
        if detail := _email(text, at):
            yield detail


def phones(text: str, run: Run) -> Iterator[Detail]:
    """Phone numbers: of the UK, and of other countries with a + before them."""
    for pattern, judge in (
        (_FROM_ABROAD, _phone_from_abroad),
        (_NATIONAL, _national_phone),
        (_ELSEWHERE, _phone_elsewhere),
    ):
        yield from scan(pattern, text, judge, run)


def messenger_links(text: str) -> Iterator[Detail]:
    """Numbers in links that open a chat: the one place where an address holds a phone number."""
    for match in _MESSENGER.finditer(text):
        yield Detail(DetailKind.PHONE, *match.span(1))


def postcodes(text: str) -> Iterator[Detail]:
    """Full UK postcodes: in capitals, or in small letters with a space."""
    return scan(_INWARD, text, _postcode)


def _email(text: str, at: re.Match[str]) -> Detail | None:
    left = at.start() - (at[0] != "@" and text[at.start() - 1 : at.start()] == " ")
    local = _LOCAL.search(before(text, left, 64))
    domain = _DOMAIN.match(text, at.end())
    if local is None or domain is None:
        return None
    length = _length_of_domain(domain[0])
    return Detail(DetailKind.EMAIL, left - len(local[0]), at.end() + length) if length else None


def _length_of_domain(domain: str) -> int:
    """How much of what follows an @ is a domain; 0 when none of it is."""
    ends = [m.start() for m in _SPLIT.finditer(domain)]
    labels = _SPLIT.split(domain)
    while len(labels) > 1 and not _TOP.fullmatch(labels[-1]):  # "…@example.org.2 days later"
        labels.pop()
        domain = domain[: ends.pop()]
    numeric = sum(label.isdecimal() for label in labels)  # a package's version: name@1.2.3.js
    if len(labels) < 2 or numeric > 1 or labels[-1].lower() in _FILES:
        return 0
    return len(domain)


def _phone_from_abroad(text: str, match: re.Match[str]) -> Detail | None:
    return Detail(DetailKind.PHONE, *match.span()) if begins_a_number(text, match.start()) else None


def _national_phone(text: str, match: re.Match[str]) -> Detail | None:
    digits = digits_of(match[0])
    if not begins_a_number(text, match.start()) or not _IN_USE.match(digits, 1):
        return None
    groups = _GROUP.findall(match[0])
    if not _are_groups_of_a_number(groups, digits):
        return None
    if len(digits) == _SHORT and not _may_be_short(text, match.start(), groups, digits):
        return None
    return Detail(DetailKind.PHONE, *match.span())


def _phone_elsewhere(text: str, match: re.Match[str]) -> Detail | None:
    written = match[0]
    if not begins_a_number(text, match.start()):
        return None
    if len(_GROUP.findall(written)) == 1 and len(digits_of(written)) < _LONG:
        return None  # more likely an amount that grew: +120000000
    return Detail(DetailKind.PHONE, *match.span())


def _are_groups_of_a_number(groups: list[str], digits: str) -> bool:
    """Whether people write phone numbers in such groups. Dates and rows of figures are not."""
    first, rest = groups[0], groups[1:]
    if not rest:
        return True
    if len(groups) == len(digits) == _LONG:  # one by one, as they are read out
        return digits.startswith("07")
    if len(groups) > _MOST_GROUPS:
        return False
    if len(first) == 2:
        return digits.startswith("07") and all(len(group) >= 3 for group in rest)
    return 3 <= len(first) <= 7 and all(len(group) >= 2 for group in rest)


def _may_be_short(text: str, start: int, groups: list[str], digits: str) -> bool:
    """Whether ten digits are a phone number: a few old places and old freephone lines have them."""
    if digits.startswith(_SHORT_FREEPHONE):
        return True
    if not digits.startswith("01"):
        return False
    return len(groups) > 1 or _INTRODUCED.search(before(text, start, 32)) is not None


def _postcode(text: str, inward: re.Match[str]) -> Detail | None:
    outward = _OUTWARD.search(before(text, inward.start(), 9))
    if outward is None:
        return None
    area, district, letter, blank = outward.groups()
    if area.upper() not in _AREAS or (district == "0" and len(area) == 1):
        return None
    if letter and (area + district).upper() not in _LETTERED:
        return None
    start = inward.start() - len(outward[0])
    written = text[start : inward.end()]
    small = written.islower()
    if not small and not written.isupper():
        return None
    if small and (not blank or inward[0][1:] in _ORDINALS):
        return None
    return Detail(DetailKind.POSTCODE, start, inward.end())
