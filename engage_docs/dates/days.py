"""Reading one exact day from words.

Every reader takes a text as :func:`engage_docs.dates.words.plain` leaves it, without fillers. It
returns what it found, a :class:`Problem` where the form is clear and the date is wrong, or None
where the text has another form. The caller adds ``text`` to the values of a problem.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from engage_docs.dates.words import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS, say_date
from engage_docs.findings import Problem
from engage_docs.findings.dates import (
    AMBIGUOUS_DATE,
    IMPOSSIBLE_DATE,
    TWO_DIGIT_YEAR,
    UNLIKELY_YEAR,
    WRONG_WEEKDAY,
)

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100


def one_of(words: dict[str, int]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


MONTH = one_of(MONTHS)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NUMERIC_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMERIC_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_NUMERIC_SHORT = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
_WORDS_DAY_FIRST = re.compile(rf"{_DAY}[ -]?(?P<month>{MONTH})[ -]?(?P<year>\d{{4}}|'?\d{{2}})")
_WORDS_MONTH_FIRST = re.compile(rf"(?P<month>{MONTH})[ -]?{_DAY}[ -](?P<year>\d{{4}}|'?\d{{2}})")
_WEEKDAY = re.compile(rf"({one_of(WEEKDAYS)}) (.+)")


def check_year(year: int) -> Problem | None:
    """A problem where the year can only be a slip of the keys."""
    if EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    return Problem(
        UNLIKELY_YEAR, {"year": f"{year:04}", "earliest": EARLIEST_YEAR, "latest": LATEST_YEAR}
    )


def no_such_month(month: int) -> Problem:
    """The problem of a month that does not exist."""
    return Problem(IMPOSSIBLE_DATE, {"reason": f"there is no month {month}"})


def make_day(year: int, month: int, day: int) -> date | Problem:
    """The day, or why there is none."""
    problem = check_year(year)
    if problem:
        return problem
    if not 1 <= month <= 12:
        return no_such_month(month)
    length = monthrange(year, month)[1]
    if day < 1:
        return Problem(IMPOSSIBLE_DATE, {"reason": f"there is no day {day}"})
    if day > length:
        name = MONTH_NAMES[month - 1]
        return Problem(IMPOSSIBLE_DATE, {"reason": f"{name} {year} has {length} days"})
    return date(year, month, day)


def read_day(text: str) -> date | Problem | None:
    """One exact day: ``2026-03-14``, ``14 March 2026``, ``Saturday 14th Mar 2026``, ``13/04/2026``.

    Numbers with the year last are read as day and month or as month and day, whichever exists.
    Where both exist and differ the result is a problem with both readings.
    """
    weekday = _WEEKDAY.fullmatch(text)
    if weekday:
        return _right_weekday(WEEKDAYS[weekday[1]], _bare_day(weekday[2]))
    return _bare_day(text)


def _bare_day(text: str) -> date | Problem | None:
    if found := _NUMERIC_YEAR_FIRST.fullmatch(text):
        return make_day(int(found[1]), int(found[3]), int(found[4]))
    if found := _NUMERIC_YEAR_LAST.fullmatch(text):
        return _either_way(int(found[1]), int(found[3]), int(found[4]))
    if _NUMERIC_SHORT.fullmatch(text):
        return Problem(TWO_DIGIT_YEAR, {"suggestion": "14 March 2026"})
    found = _WORDS_DAY_FIRST.fullmatch(text) or _WORDS_MONTH_FIRST.fullmatch(text)
    if not found:
        return None
    day, month, year = int(found["day"]), MONTHS[found["month"]], found["year"]
    if len(year) < 4:
        suggestion = f"{day} {MONTH_NAMES[month - 1]} 20{year[-2:]}"
        return Problem(TWO_DIGIT_YEAR, {"suggestion": suggestion})
    return make_day(int(year), month, day)


def _either_way(one: int, two: int, year: int) -> date | Problem:
    """The day from two numbers of which nobody knows which is the month."""
    day_first, month_first = make_day(year, two, one), make_day(year, one, two)
    if isinstance(day_first, Problem):
        # 04/31/2026 is about April: say how long April is, not that there is no month 31.
        return day_first if two <= 12 and isinstance(month_first, Problem) else month_first
    if isinstance(month_first, Problem) or day_first == month_first:
        return day_first
    return Problem(AMBIGUOUS_DATE, {"first": say_date(day_first), "second": say_date(month_first)})


def _right_weekday(weekday: int, day: date | Problem | None) -> date | Problem | None:
    if isinstance(day, date) and day.weekday() != weekday:
        return Problem(WRONG_WEEKDAY, {"right": WEEKDAY_NAMES[day.weekday()]})
    return day
