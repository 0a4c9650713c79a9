"""What a person wrote where a date belongs, as days.

``read_when`` reads when something happened; ``read_due`` reads when something is due. Both keep
the words as written, because the page shows them beside the date that was worked out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

from engage_docs.dates import words
from engage_docs.dates.periods import read_period
from engage_docs.dates.words import say_date
from engage_docs.dates.working_days import (
    Calendar,
    WorkingDays,
    add_working_days,
    count_working_days,
)
from engage_docs.findings import Problem
from engage_docs.findings import dates as codes

_LONGEST = 100  # no date needs more letters; longer texts are not searched
_SHOWN = 60
_TIME = re.compile(r"\d{1,2}:\d{2}|\b\d{1,2} ?[ap]m\b")
_STRETCH = re.compile(r"\b(?:days?|weeks?|months?|years?)\b")
_DIGIT = re.compile(r"\d")
_FULL_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_UP_TO = re.compile(rf"(?:{'|'.join(words.UP_TO)}) (.+)")
_BEFORE = re.compile(rf"(?:{'|'.join(words.BEFORE)}) (.+)")
_BEFORE_END = re.compile(rf"(?:{'|'.join(words.BEFORE)}) ((?:{'|'.join(words.ENDS)})[ -].+)")
_WORKING_DAYS = re.compile(
    rf"(?:with)?(?:in )?(\d{{1,4}}|{'|'.join(words.NUMBERS)})[ -]working[ -]days?"
)
_ONLY_WORKING_DAYS = " The only length of time that can be counted is a number of working days."
_KNOWN_WORDS = (
    *(name.lower() for name in words.MONTH_NAMES),
    *(name.lower() for name in words.WEEKDAY_NAMES),
    *words.SEASONS,
)


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a period of which the exact day is not known.

    ``first`` and ``last`` are the first and the last day it may be; both None when nobody knows.
    Only ``first`` is None for "before April 2021" and "by April 2021".
    """

    as_written: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: the last day of the period that was written.

    ``day`` is None where only words were written ("next meeting"). ``sum`` is the sum behind a
    number of working days.
    """

    as_written: str
    day: date | None
    sum: WorkingDays | None = None


def read_when(text: str) -> When | Problem:
    """Read when something happened: a day, a period, a range, or "not known".

    Impossible and ambiguous dates, years of two digits and texts that are no date give a problem
    with its cure; nothing is guessed. The table ``tests/dates/when_cases.tsv`` shows what is read
    as what.
    """
    written = text.strip()
    plain = words.plain(written)
    if plain in words.NOT_KNOWN:
        return When(written, None, None)
    span = _span(plain) if len(plain) <= _LONGEST else None
    if span is None:
        return _with_text(Problem(codes.DATE_NOT_UNDERSTOOD, {"hint": _hint(plain)}), written)
    if isinstance(span, Problem):
        return _with_text(span, written)
    return When(written, *span)


def read_due(
    text: str, raised_on: date | None, calendar: Calendar
) -> tuple[Due | None, Problem | None]:
    """Read when something is due.

    As :func:`read_when`, and "20 working days" counts from ``raised_on``. Words without a digit
    are kept as words. What has digits and cannot be read is kept as words too, with a warning;
    a date that is ambiguous or impossible gives no due date and an error.
    """
    written = text.strip()
    if found := _WORKING_DAYS.fullmatch(words.plain(written)):
        number = words.NUMBERS[found[1]] if found[1] in words.NUMBERS else int(found[1])
        return _due_in_working_days(written, number, raised_on, calendar)
    when = read_when(written)
    if isinstance(when, When):
        return Due(written, when.last), _beyond(written, when.last, calendar)
    if when.code is not codes.DATE_NOT_UNDERSTOOD:
        return None, when
    due = Due(written, None)
    if not _DIGIT.search(written):
        return due, None
    hint = _ONLY_WORKING_DAYS if _STRETCH.search(written.lower()) else when.values["hint"]
    return due, Problem(codes.DUE_NOT_UNDERSTOOD, {**when.values, "hint": hint})


def _span(text: str) -> tuple[date | None, date] | Problem | None:
    """The days that a plain text stands for."""
    if found := _UP_TO.fullmatch(text):
        return _up_to(read_period(words.without_fillers(found[1])), whole=True)
    text = words.without_fillers(text)
    # "Before the end of March" is meant as "by the end of March".
    if found := _BEFORE_END.fullmatch(text):
        return _up_to(read_period(found[1]), whole=True)
    if found := _BEFORE.fullmatch(text):
        return _up_to(read_period(found[1]), whole=False)
    return read_period(text)


def _up_to(
    span: tuple[date, date] | Problem | None, *, whole: bool
) -> tuple[None, date] | Problem | None:
    """Any day up to the end of the period (``whole``), or up to the day before it begins."""
    if not isinstance(span, tuple):
        return span
    return None, span[1] if whole else span[0] - timedelta(1)


def _due_in_working_days(
    written: str, number: int, raised_on: date | None, calendar: Calendar
) -> tuple[Due, Problem | None]:
    if raised_on is None:
        return Due(written, None), _with_text(Problem(codes.DUE_WITHOUT_START), written)
    day = add_working_days(raised_on, number, calendar)
    counted = count_working_days(raised_on, day, calendar)
    if not counted.outside_data:
        return Due(written, day, counted), None
    values = {"first": say_date(calendar.first), "last": say_date(calendar.last)}
    problem = Problem(codes.WORKING_DAYS_BEYOND_DATA, values | {"day": say_date(day)})
    return Due(written, day, counted), _with_text(problem, written)


def _beyond(written: str, day: date | None, calendar: Calendar) -> Problem | None:
    if day is None or day <= calendar.last:
        return None
    values = {"day": say_date(day), "last": say_date(calendar.last)}
    return _with_text(Problem(codes.DUE_BEYOND_DATA, values), written)


def _with_text(problem: Problem, written: str) -> Problem:
    """The problem with the text it is about, cut where it is very long."""
    shown = " ".join(written.split())
    if len(shown) > _SHOWN:
        shown = shown[: _SHOWN - 1].rstrip() + "…"
    return Problem(problem.code, {**problem.values, "text": shown})


def _hint(plain: str) -> str:
    """A sentence about the likely mistake in a text that is no date, or nothing."""
    if len(plain) > _LONGEST:
        return ""
    if _TIME.search(plain):
        return " It has a time of day in it; write only the date here."
    for word in re.findall(r"[a-z]{4,}", plain):
        close = get_close_matches(word, _KNOWN_WORDS, n=1, cutoff=0.8)
        if close and word not in _KNOWN_WORDS:
            return f" Did you mean {close[0].capitalize()}?"
    if _DIGIT.search(plain) and not _FULL_YEAR.search(plain):
        return " It has no year with four digits."
    return ""
