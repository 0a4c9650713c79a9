"""The boundaries: when something is overdue, late, unanswered or quiet. Each stands once, here.

Working days follow the practice of deadlines in law: the day of the event is day zero, weekends
and bank holidays do not count. Something is overdue from the day after it fell due; what was
finished late stays late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from engage_docs.dates import Calendar, When, add_working_days


@dataclass(frozen=True, slots=True)
class Rules:
    """What the judges go by. ``answer_within`` is in working days, ``quiet_after`` in days."""

    calendar: Calendar
    answer_within: int = 20
    quiet_after: int = 90


def has_happened(when: When | None, as_of: date) -> bool:
    """Return whether something so dated counts by ``as_of``: it may have happened by then.

    What has no known date counts: to leave it out would let it vanish.
    """
    if when is None:
        return True
    earliest = when.first or when.last
    return earliest is None or earliest <= as_of


def day_by(when: When | None, as_of: date) -> date | None:
    """Return the day something counts from: the last it may have been, but not after ``as_of``."""
    if when is None or when.last is None:
        return None
    return min(when.last, as_of)


def answer_by(raised_on: date | None, rules: Rules) -> date | None:
    """Return the last day of the answer time of a thing said on ``raised_on``."""
    if raised_on is None:
        return None
    return add_working_days(raised_on, rules.answer_within, rules.calendar)


def is_unanswered(raised_on: date | None, as_of: date, rules: Rules) -> bool:
    """Return whether the answer time is over; with no known date it is."""
    last_day = answer_by(raised_on, rules)
    return last_day is None or as_of > last_day


def days_after(due: date | None, day: date) -> int:
    """Return calendar days that ``day`` lies after ``due``; 0 on the due day itself and before."""
    return max(0, (day - due).days) if due else 0


def is_overdue(due: date | None, as_of: date) -> bool:
    """Return whether something unfinished is overdue: from the day after it fell due."""
    return due is not None and as_of > due


def is_after(when: When | None, due: date | None) -> bool:
    """Return whether something so dated certainly happened after ``due``."""
    return due is not None and when is not None and when.first is not None and when.first > due


def is_by(when: When | None, due: date | None) -> bool:
    """Return whether something so dated certainly happened on ``due`` or before."""
    return due is not None and when is not None and when.last is not None and when.last <= due


def has_gone_quiet(
    last_word: date | None, check_again: date | None, as_of: date, rules: Rules
) -> bool:
    """Return whether news of something unfinished is missing.

    ``check_again`` is the day by which the last word promised the next one; it takes the place of
    the general rule. With no dated word at all it has gone quiet.
    """
    if check_again is not None:
        return as_of > check_again
    if last_word is None:
        return True
    return as_of > last_word + timedelta(days=rules.quiet_after)
