"""Reading days and periods from words: a day, a month, a season, a quarter, a part of one, a range.

Every reader takes a text as :func:`engage_docs.dates.words.plain` leaves it, without fillers. It
returns what it found, a :class:`Problem` where the form is clear and the date is wrong, or None
where the text has another form. The caller adds ``text`` to the values of a problem.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from engage_docs.dates import words
from engage_docs.dates.words import MONTH_NAMES, MONTHS, say_date
from engage_docs.findings import Problem
from engage_docs.findings import dates as codes

_EARLIEST_YEAR = 1900
_LATEST_YEAR = 2100


def _one_of(names: dict[str, int]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_MONTH = _one_of(MONTHS)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DAY_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_NUMERIC_SHORT = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
_WORDS_DAY_FIRST = re.compile(rf"{_DAY}[ -]?(?P<month>{_MONTH})[ -]?(?P<year>\d{{4}}|'?\d{{2}})")
_WORDS_MONTH_FIRST = re.compile(rf"(?P<month>{_MONTH})[ -]?{_DAY}[ -](?P<year>\d{{4}}|'?\d{{2}})")
_WEEKDAY = re.compile(rf"({_one_of(words.WEEKDAYS)}) (.+)")


def _check_year(year: int) -> Problem | None:
    """A problem where the year can only be a slip of the keys."""
    if _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    values = {"year": f"{year:04}", "earliest": _EARLIEST_YEAR, "latest": _LATEST_YEAR}
    return Problem(codes.UNLIKELY_YEAR, values)


def _no_such_month(month: int) -> Problem:
    """The problem of a month that does not exist."""
    return Problem(codes.IMPOSSIBLE_DATE, {"reason": f"there is no month {month}"})


def _two_digits(suggestion: str) -> Problem:
    return Problem(codes.TWO_DIGIT_YEAR, {"suggestion": suggestion})


def _ambiguous(first: str, second: str) -> Problem:
    return Problem(codes.AMBIGUOUS_DATE, {"first": first, "second": second})


def _make_day(year: int, month: int, day: int) -> date | Problem:
    """The day, or why there is none."""
    if problem := _check_year(year):
        return problem
    if not 1 <= month <= 12:
        return _no_such_month(month)
    length = monthrange(year, month)[1]
    if day < 1:
        return Problem(codes.IMPOSSIBLE_DATE, {"reason": f"there is no day {day}"})
    if day > length:
        name = MONTH_NAMES[month - 1]
        return Problem(codes.IMPOSSIBLE_DATE, {"reason": f"{name} {year} has {length} days"})
    return date(year, month, day)


def _read_day(text: str) -> date | Problem | None:
    """One exact day: ``2026-03-14``, ``14 March 2026``, ``Saturday 14th Mar 2026``, ``13/04/2026``.

    Numbers with the year last are read as day and month or as month and day, whichever exists.
    Where both exist and differ the result is a problem with both readings.
    """
    weekday = _WEEKDAY.fullmatch(text)
    day = _bare_day(weekday[2] if weekday else text)
    if weekday and isinstance(day, date) and day.weekday() != words.WEEKDAYS[weekday[1]]:
        return Problem(codes.WRONG_WEEKDAY, {"right": words.WEEKDAY_NAMES[day.weekday()]})
    return day


def _bare_day(text: str) -> date | Problem | None:
    if found := _DAY_YEAR_FIRST.fullmatch(text):
        return _make_day(int(found[1]), int(found[3]), int(found[4]))
    if found := _DAY_YEAR_LAST.fullmatch(text):
        return _either_way(int(found[1]), int(found[3]), int(found[4]))
    if _NUMERIC_SHORT.fullmatch(text):
        return _two_digits("14 March 2026")
    found = _WORDS_DAY_FIRST.fullmatch(text) or _WORDS_MONTH_FIRST.fullmatch(text)
    if not found:
        return None
    day, month, year = int(found["day"]), MONTHS[found["month"]], found["year"]
    if len(year) < 4:
        return _two_digits(f"{day} {MONTH_NAMES[month - 1]} 20{year[-2:]}")
    return _make_day(int(year), month, day)


def _either_way(one: int, two: int, year: int) -> date | Problem:
    """The day from two numbers of which nobody knows which is the month."""
    day_first, month_first = _make_day(year, two, one), _make_day(year, one, two)
    if isinstance(day_first, Problem):
        # 04/31/2026 is about April: say how long April is, not that there is no month 31.
        return day_first if two <= 12 and isinstance(month_first, Problem) else month_first
    if isinstance(month_first, Problem) or day_first == month_first:
        return day_first
    return _ambiguous(say_date(day_first), say_date(month_first))


Span = tuple[date, date]
"""The first and the last day."""
Found = Span | Problem | None

_YEAR = re.compile(r"\d{4}")
_MONTH_YEAR = re.compile(rf"({_MONTH})[ -]?(\d{{4}})")
_MONTH_SHORT_YEAR = re.compile(rf"({_MONTH})[ -]?'(\d{{2}})")
_MONTH_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})")
_MONTH_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{4})")
_SEASON = re.compile(rf"({_one_of(words.SEASONS)}) (\d{{4}})(?: ?[-/] ?(\d{{2}}|\d{{4}}))?")
_TWO_YEARS = r"(\d{4}) ?[-/] ?(\d{2}|\d{4})"
_FINANCIAL_YEAR = re.compile(rf"(?:fy|financial year)? ?{_TWO_YEARS}")
_SHORT_FINANCIAL_YEAR = re.compile(
    rf"(?:(?:q[1-4]|fy|financial year|{_one_of(words.SEASONS)}) ?)?(\d{{2}}) ?[-/] ?(\d{{2}})"
)
_QUARTER_FIRST = re.compile(r"q(?:uarter)? ?(?P<number>[1-4])[ -](?P<year>.+)")
_QUARTER_LAST = re.compile(r"(?P<year>.+)[ -]q(?:uarter)? ?(?P<number>[1-4])")
_PART = re.compile(rf"({_one_of(words.THIRDS)}|{'|'.join((*words.STARTS, *words.ENDS))})[ -](.+)")
_YEAR_RANGE = re.compile(r"(\d{4}) ?- ?(\d{4})")
# Tried in this order, so that the slash of "2018/19 to 2020/21" is not taken for the range.
_RANGES = (
    re.compile(r"(?:from |between )?(.+?) (?:to|and|or|until|-) (.+)"),
    re.compile(r"(.+?) ?/ ?(.+)"),
    re.compile(r"([a-z]+|\d{1,2}(?:st|nd|rd|th)?) ?- ?(.+)"),
)
_DAY_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


def _months(year: int, month: int, count: int) -> Found:
    """The span of ``count`` months from the first day of a month, or a problem of the year."""
    last = month + count - 2
    last_year, last_month = year + last // 12, last % 12 + 1
    return _check_year(year) or (
        date(year, month, 1),
        date(last_year, last_month, monthrange(last_year, last_month)[1]),
    )


def read_period(text: str) -> Found:
    """Return the first and last day of a day, a period, a part of one, or a range of two."""
    return _year_range(text) or _read_single(text) or _range(text)


def _read_single(text: str) -> Found:
    """As :func:`read_period`, without ranges."""
    day = _read_day(text)
    if isinstance(day, date):
        return day, day
    found: Found = day
    for reader in _READERS:
        found = found or reader(text)
    return found


def _year(text: str) -> Found:
    return _months(int(text), 1, 12) if _YEAR.fullmatch(text) else None


def _month(text: str) -> Found:
    if found := _MONTH_YEAR.fullmatch(text):
        return _months(int(found[2]), MONTHS[found[1]], 1)
    if found := _MONTH_SHORT_YEAR.fullmatch(text):
        return _two_digits(f"{MONTH_NAMES[MONTHS[found[1]] - 1]} 20{found[2]}")
    if found := _MONTH_YEAR_LAST.fullmatch(text):
        return _numbered_month(int(found[2]), int(found[1]))
    return None


def _numbered_month(year: int, month: int) -> Found:
    return _months(year, month, 1) if 1 <= month <= 12 else _no_such_month(month)


def _year_and_number(text: str) -> Found:
    """``2026-03`` is a month, ``2026-27`` a financial year, and ``2011-12`` may be either."""
    found = _MONTH_YEAR_FIRST.fullmatch(text)
    if not found:
        return None
    year, number = int(found[1]), int(found[2])
    follows = _follows(found[1], found[2])
    if follows and number in range(1, 13):
        month = f"{MONTH_NAMES[number - 1]} {year}"
        return _ambiguous(month, f"the financial year {year}/{found[2]}")
    return _financial_year(text) if follows else _numbered_month(year, number)


def _season(text: str) -> Found:
    found = _SEASON.fullmatch(text)
    if not found:
        return None
    name, year, next_year = found.groups()
    if next_year and not (name == "winter" and _follows(year, next_year)):
        return None
    return _months(int(year), words.SEASONS[name], 3)


def _financial_year(text: str) -> Found:
    """``2026/27``, ``2026-27`` and ``2026/2027``: April to March."""
    if found := _FINANCIAL_YEAR.fullmatch(text):
        is_one = _follows(found[1], found[2])
        return _months(int(found[1]), words.FINANCIAL_YEAR_STARTS, 12) if is_one else None
    if (found := _SHORT_FINANCIAL_YEAR.fullmatch(text)) and _follows(found[1], found[2]):
        return _two_digits(f"20{found[1]}/{found[2]}")
    return None


def _follows(year: str, next_year: str) -> bool:
    """Whether the second number is the year after the first: ``2026`` and ``27`` or ``2027``."""
    return str(int(year) + 1)[-len(next_year) :] == next_year


def _quarter(text: str) -> Found:
    """``Q4 2026/27``, or both meanings of ``Q1 2026``."""
    found = _QUARTER_FIRST.fullmatch(text) or _QUARTER_LAST.fullmatch(text)
    if not found:
        return None
    start, of_year = words.QUARTERS[found["number"]], found["year"]
    in_first_year = start >= words.FINANCIAL_YEAR_STARTS
    if _YEAR.fullmatch(of_year):
        year = int(of_year)
        of_calendar = _in_months(year, 3 * int(found["number"]) - 2)
        financial = _in_months(year if in_first_year else year + 1, start)
        return _check_year(year) or _ambiguous(of_calendar, financial)
    whole = _financial_year(of_year)
    if not isinstance(whole, tuple):
        return whole
    return _months(whole[0 if in_first_year else 1].year, start, 3)


def _in_months(year: int, start: int) -> str:
    return f"{MONTH_NAMES[start - 1]} to {MONTH_NAMES[start + 1]} {year}"


def _part(text: str) -> Found:
    """``early 2019``, ``mid-March 2026``, ``end of 2021``."""
    found = _PART.fullmatch(text)
    if not found:
        return None
    word, whole = found[1], _read_single(found[2])
    if not isinstance(whole, tuple):
        return whole
    first, last = whole
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if word in words.THIRDS:
        return _third(first, last, length, words.THIRDS[word])
    edge = first if word in words.STARTS else last
    return (edge, edge) if length == 1 else _months(edge.year, edge.month, 1)


def _third(first: date, last: date, length: int, number: int) -> Found:
    """One third of a month, or of a period of three or twelve months."""
    if length > 1:
        month = first.month - 1 + number * length // 3
        return _months(first.year + month // 12, month % 12 + 1, length // 3)
    if first == last or length == 0:
        return None
    start = first.replace(day=1 + 10 * number)
    return start, last if number == 2 else start.replace(day=10 * (number + 1))


def _year_range(text: str) -> Found:
    """``2018-2020``, or both meanings of ``2018-2019``."""
    found = _YEAR_RANGE.fullmatch(text)
    if not found:
        return None
    first, second = found.groups()
    if _follows(first, second):
        return _ambiguous(f"{first} to {second}", f"the financial year {first}/{second[-2:]}")
    return _from_to(_year(first), _year(second))


def _range(text: str) -> Found:
    """Two dates or periods; the first may borrow its month or year: ``18 to 20 July 2022``."""
    found = next(filter(None, (pattern.fullmatch(text) for pattern in _RANGES)), None)
    if not found:
        return None
    left, right = found.groups()
    return _from_to(_read_single(_borrow(left, right)), _read_single(right))


def _from_to(left: Found, right: Found) -> Found:
    """From the first day of one to the last day of the other; a problem of either comes first."""
    if not isinstance(left, tuple) or not isinstance(right, tuple):
        return next((side for side in (left, right) if isinstance(side, Problem)), None)
    if left[0] > right[1]:
        values = {"first": say_date(left[0]), "second": say_date(right[1])}
        return Problem(codes.PERIOD_BACKWARDS, values)
    return left[0], right[1]


def _borrow(left: str, right: str) -> str:
    """The left side of a range with what it leaves to the right side."""
    if re.search(r"\d{4}", left):
        return left
    if _DAY_NUMBER.fullmatch(left):
        return f"{left} {right.partition(' ')[2]}"
    return f"{left} {right.rpartition(' ')[2]}"


_READERS: tuple[Callable[[str], Found], ...] = (
    *(_year, _month, _year_and_number, _season),
    *(_financial_year, _quarter, _part),
)
