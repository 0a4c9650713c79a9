"""Months, quarters, years: pieces of time of one length, so few that they fit beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from engage_docs.i18n import ENGLISH, Translator

_LENGTHS = (1, 3, 12, 60, 120, 240, 1200)
_AT_MOST = 18
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Periods:
    """Pieces of time of ``months`` months each; the first is number ``first``, of ``count``."""

    months: int
    first: int
    count: int

    def place(self, day: date) -> int:
        """Which of the pieces a day lies in, from 0."""
        return _month(day) // self.months - self.first

    def name(self, place: int, translator: Translator = ENGLISH) -> str:
        """A piece in words: "January 2026", "January to March 2026", "2026", "2020 to 2024"."""
        start = (self.first + place) * self.months
        end = start + self.months - 1
        if self.months >= _YEAR:
            years = start // _YEAR, end // _YEAR
            if years[0] == years[1]:
                return str(years[0])
            return translator.say("{first} to {last}", first=years[0], last=years[1])
        last = translator.month(date(end // _YEAR, end % _YEAR + 1, 1))
        if self.months == 1:
            return last
        first = translator.month_name(start % _YEAR + 1)
        return translator.say("{first} to {last}", first=first, last=last)

    def new_years(self) -> Sequence[tuple[int, int]]:
        """The pieces, but the first, that begin a year, each with its year."""
        if self.months > _YEAR:
            return ()
        starts = ((place, (self.first + place) * self.months) for place in range(1, self.count))
        return [(place, start // _YEAR) for place, start in starts if start % _YEAR == 0]


def periods_between(first: date, last: date) -> Periods:
    """The shortest pieces of time of which not too many reach from one day to the other."""
    for months in _LENGTHS:
        start, end = _month(first) // months, _month(last) // months
        if end - start < _AT_MOST:
            break
    return Periods(months, start, end - start + 1)


def _month(day: date) -> int:
    return day.year * _YEAR + day.month - 1
