"""Working days: every day but weekends, bank holidays and the team's own closed days.

The day of the event is day zero, as with requests under the Freedom of Information Act
(https://www.legislation.gov.uk/ukpga/2000/36/section/10): "20 working days" ends on the 20th
working day after it. The bank holidays are GOV.UK's, shipped as data for a span of whole years.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType

CALENDARS: tuple[str, ...] = ("england-and-wales", "scotland", "northern-ireland")
_NO_CLOSURES: Mapping[date, str] = MappingProxyType({})
_SATURDAY = 5
_FILE = Path(__file__).parent / "bank_holidays.json"

DayOff = tuple[date, str]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which nobody works, apart from weekends.

    ``holidays`` are bank holidays, ``closures`` the team's own closed days; both map a day to
    its title. ``first`` and ``last`` are the first and the last day that the bank-holiday data
    covers. The private fields hold the same days in order, without those on a weekend and
    without a closure on a bank holiday, so that counting never walks through days.
    """

    name: str
    holidays: Mapping[date, str] = field(hash=False)
    closures: Mapping[date, str] = field(hash=False)
    first: date
    last: date
    _holidays: tuple[DayOff, ...] = field(init=False, repr=False, compare=False)
    _closures: tuple[DayOff, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        weekdays = [item for item in self.holidays.items() if item[0].weekday() < _SATURDAY]
        object.__setattr__(self, "_holidays", tuple(sorted(weekdays)))
        weekdays = [item for item in self.closures.items() if item[0].weekday() < _SATURDAY]
        closures = (item for item in weekdays if item[0] not in self.holidays)
        object.__setattr__(self, "_closures", tuple(sorted(closures)))

    def holidays_between(self, start: date, end: date) -> tuple[DayOff, ...]:
        """Return bank holidays on weekdays after ``start``, up to and including ``end``."""
        return _between(self._holidays, start, end)

    def closures_between(self, start: date, end: date) -> tuple[DayOff, ...]:
        """Return the team's closed days in that time that are not bank holidays as well."""
        return _between(self._closures, start, end)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A count of working days with the sum behind it.

    ``days`` are the working days after ``start``, up to and including ``end``; 0 when ``end`` is
    not after ``start``. ``weekend_days``, ``holidays`` and ``closures`` were left out; each day
    is in one of them only. ``outside_data``: some of the days lie where no bank holidays are
    known, so the count may be too high there.
    """

    start: date
    end: date
    days: int
    weekend_days: int
    holidays: tuple[DayOff, ...]
    closures: tuple[DayOff, ...]
    outside_data: bool


def load_calendar(name: str, closures: Mapping[date, str] = _NO_CLOSURES) -> Calendar:
    """Return the calendar of that name (one of ``CALENDARS``) with the team's own closed days.

    The file is read once. Another name raises ValueError: whoever reads the settings checks it.
    """
    if name not in CALENDARS:
        raise ValueError(f"no calendar {name!r}; there are {', '.join(CALENDARS)}")
    return replace(_calendar(name), closures=dict(closures)) if closures else _calendar(name)


def count_working_days(start: date, end: date, calendar: Calendar) -> WorkingDays:
    """Return the working days after ``start``, up to and with ``end``, and what was left out."""
    if end <= start:
        return WorkingDays(start, end, 0, 0, (), (), outside_data=False)
    weekend_days = _weekend_days(end) - _weekend_days(start)
    holidays = calendar.holidays_between(start, end)
    closures = calendar.closures_between(start, end)
    days = (end - start).days - weekend_days - len(holidays) - len(closures)
    outside = start + timedelta(1) < calendar.first or end > calendar.last
    return WorkingDays(start, end, days, weekend_days, holidays, closures, outside)


def add_working_days(start: date, days: int, calendar: Calendar) -> date:
    """Return the day that is ``days`` working days after ``start``; ``start`` is day zero.

    0 gives ``start`` itself, whatever day it is. A negative number raises ValueError.
    """
    if days < 0:
        raise ValueError("days must not be negative")
    if days == 0:
        return start
    target = start.toordinal() - _weekend_days(start) + days
    days_off = 0
    while True:  # each round can only meet more days off, and there are not endlessly many
        end = _nth_weekday(target + days_off)
        met = (*calendar.holidays_between(start, end), *calendar.closures_between(start, end))
        if len(met) == days_off:
            return end
        days_off = len(met)


def _between(days: tuple[DayOff, ...], start: date, end: date) -> tuple[DayOff, ...]:
    day_of = itemgetter(0)
    return days[bisect_right(days, start, key=day_of) : bisect_right(days, end, key=day_of)]


def _weekend_days(day: date) -> int:
    """Saturdays and Sundays from 1 January of the year 1, a Monday, up to and with ``day``."""
    weeks, rest = divmod(day.toordinal(), 7)
    return 2 * weeks + max(0, rest - _SATURDAY)


def _nth_weekday(number: int) -> date:
    """The day that is the ``number``-th from Monday to Friday, counted in the same way."""
    weeks, rest = divmod(number - 1, 5)
    return date.fromordinal(7 * weeks + rest + 1)


@cache
def _calendar(name: str) -> Calendar:
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    holidays = {date.fromisoformat(day["date"]): day["title"] for day in data["calendars"][name]}
    first, last = map(date.fromisoformat, (data["first"], data["last"]))
    return Calendar(name, holidays, {}, first, last)
