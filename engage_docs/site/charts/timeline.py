"""A project over time: what was said, promised, done and told, in four lanes.

The lanes run on to the day as of which the site speaks, so that a long silence can be seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import sqrt

from engage_docs.i18n import ENGLISH, Translator, Words, translatable, translatable_count
from engage_docs.links.ledger import CommitmentEntry, SaidEntry
from engage_docs.loops.values import ClaimLoop, CommitmentLoop, Loops, SaidLoop
from engage_docs.site.charts.chart import Chart
from engage_docs.site.charts.svg import WIDTH, bubble, done, drawing, horn, line, ring, text

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
        """Return which of the periods a day lies in, from 0."""
        return _month(day) // self.months - self.first

    def name(self, place: int, translator: Translator = ENGLISH) -> str:
        """Return a period in words: "January 2026", "January to March 2026", "2020 to 2024"."""
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
        """Return the periods, but the first, that begin a year, each with its year."""
        if self.months > _YEAR:
            return ()
        starts = ((place, (self.first + place) * self.months) for place in range(1, self.count))
        return [(place, start // _YEAR) for place, start in starts if start % _YEAR == 0]


def periods_between(first: date, last: date) -> Periods:
    """Return the shortest periods of which not too many reach from one day to the other."""
    for months in _LENGTHS:
        start, end = _month(first) // months, _month(last) // months
        if end - start < _AT_MOST:
            break
    return Periods(months, start, end - start + 1)


def _month(day: date) -> int:
    return day.year * _YEAR + day.month - 1


_LANE = 56.0
_BASELINE = 17.0
_MIDDLE = 38.0
_TICK = 10.0
_LARGEST = 9.5
_SMALLEST = 5.5
_ROOM_FOR_A_YEAR = 66.0
_ENDED = ("done", "answered", "cannot")

Days = tuple[date | None, ...]
Judged = SaidLoop | CommitmentLoop | ClaimLoop


@dataclass(frozen=True, slots=True)
class _Lane:
    title: str
    days: Days
    words: Words
    mark: Callable[[float, float, float], str]


def timeline_chart(loops: Loops, translator: Translator = ENGLISH) -> Chart | None:
    """Return the chart of all that happened in these loops; None where no date is known."""
    lanes = _lanes(loops)
    known = sorted(day for lane in lanes for day in lane.days if day is not None)
    if not known:
        return None
    periods = periods_between(known[0], max(loops.as_of, known[-1]))
    counts = [Counter(periods.place(d) for d in lane.days if d is not None) for lane in lanes]
    return Chart(
        name="timeline",
        title=translator.say("What happened when"),
        sentence=_sentence(translator, lanes, known, loops.as_of),
        svg=_draw(translator, lanes, counts, periods, known[0], loops.as_of),
        header=(translator.say("When"), translator.say("What happened")),
        rows=_rows(translator, lanes, counts, periods),
        note=" ".join(_notes(translator, loops, counts, periods.months)),
    )


def _lanes(loops: Loops) -> tuple[_Lane, ...]:
    said, promises = loops.said.values(), loops.commitments.values()
    ended = [p.finished_on for p in promises if p.status in ("done", "cannot")]
    ended += [s.finished_on for s in said if s.status in _ENDED and not s.commitments]
    every: Iterator[Judged] = chain(said, promises, loops.claims.values())
    told = dict.fromkeys(telling for loop in every for telling in loop.told)
    return (
        _Lane(
            translatable("Said"),
            tuple(s.raised_on for s in said),
            translatable_count("{n} thing said", "{n} things said"),
            bubble,
        ),
        _Lane(
            translatable("Promised"),
            tuple(p.raised_on for p in promises),
            translatable_count("{n} promise", "{n} promises"),
            ring,
        ),
        _Lane(
            translatable("Done or answered"),
            tuple(ended),
            translatable_count("{n} done or answered", "{n} done or answered"),
            done,
        ),
        _Lane(
            translatable("Told"),
            tuple(t.day for t in told),
            translatable_count("{n} time told", "{n} times told"),
            horn,
        ),
    )


def _sentence(
    translator: Translator, lanes: Sequence[_Lane], known: Sequence[date], as_of: date
) -> str:
    parts = [translator.count(len(lane.days), *lane.words) for lane in lanes if lane.days]
    what = translator.listed(parts)
    if len(known) == 1:
        return translator.say("{what}, in {month}.", what=what, month=translator.month(known[0]))
    return translator.say(
        "From {first} to {as_of}: {what}. The last of it was in {last}.",
        first=translator.month(known[0]),
        as_of=translator.day(as_of),
        what=what,
        last=translator.month(known[-1]),
    )


_SIZES = {
    1: translatable("A larger mark stands for more in the same month."),
    3: translatable("A larger mark stands for more in the same three months."),
    12: translatable("A larger mark stands for more in the same year."),
}


def _notes(
    translator: Translator, loops: Loops, counts: Sequence[Counter[int]], months: int
) -> Iterator[str]:
    """How to read the sizes of the marks, and their places."""
    if max(number for lane in counts for number in lane.values()) > 1:
        years = translatable("A larger mark stands for more in the same years.")
        yield translator.say(_SIZES.get(months, years))
    entries: list[SaidEntry | CommitmentEntry] = [s.entry for s in loops.said.values()]
    entries += [p.entry for p in loops.commitments.values()]
    records = chain.from_iterable((entry.record, *entry.follow_ups) for entry in entries)
    if any(r.date and r.date.last and r.date.first != r.date.last for r in records):
        yield translator.say("Where only a month or a year is known, the last day of it counts.")


def _rows(
    translator: Translator, lanes: Sequence[_Lane], counts: Sequence[Counter[int]], periods: Periods
) -> tuple[tuple[str, str], ...]:
    rows = []
    for place in sorted({place for lane in counts for place in lane}):
        parts = [
            translator.count(number[place], *lane.words)
            for lane, number in zip(lanes, counts, strict=True)
            if number[place]
        ]
        rows.append((periods.name(place, translator), translator.listed(parts)))
    undated = [(lane, sum(day is None for day in lane.days)) for lane in lanes]
    parts = [translator.count(number, *lane.words) for lane, number in undated if number]
    if parts:
        rows.append((translator.say("Date not known"), translator.listed(parts)))
    return tuple(rows)


def _draw(
    translator: Translator,
    lanes: Sequence[_Lane],
    counts: Sequence[Counter[int]],
    periods: Periods,
    first: date,
    as_of: date,
) -> str:
    height = len(lanes) * _LANE
    step = WIDTH / periods.count
    parts: list[str] = []
    years = [place * step for place, _ in periods.new_years()]
    most = max(number for lane in counts for number in lane.values())
    for place, (lane, of_lane) in enumerate(zip(lanes, counts, strict=True)):
        top = place * _LANE
        parts += [
            text(0, top + _BASELINE, translator.say(lane.title)),
            text(WIDTH, top + _BASELINE, translator.number(len(lane.days)), "number", "end"),
            line(0, top + _MIDDLE, WIDTH, top + _MIDDLE, "lane"),
            *(line(x, top + _MIDDLE - _TICK, x, top + _MIDDLE + _TICK, "year") for x in years),
        ]
        parts += [
            lane.mark((spot + 0.5) * step, top + _MIDDLE, _size(number, most, step))
            for spot, number in sorted(of_lane.items())
        ]
    return drawing(height + 26, [*parts, *_axis(translator, periods, step, height, first, as_of)])


def _size(number: int, most: int, step: float) -> float:
    """How large a mark is: its area grows with the number, from one to the most there is."""
    largest = min(_LARGEST, step / 2)
    smallest = min(_SMALLEST, largest)
    return smallest + (largest - smallest) * (sqrt((number - 1) / (most - 1)) if most > 1 else 0.6)


def _axis(
    translator: Translator, periods: Periods, step: float, top: float, first: date, as_of: date
) -> list[str]:
    below = top + 21
    start = translator.short_month(first) if periods.months < 12 else periods.name(0)[:4]
    parts = [
        line(0, top + 1, WIDTH, top + 1, "axis"),
        text(0, below, start, "small"),
        text(WIDTH, below, translator.short_day(as_of), "small", "end"),
    ]
    free = _ROOM_FOR_A_YEAR
    for place, year in periods.new_years():
        x = place * step
        if free <= x <= WIDTH - 2 * _ROOM_FOR_A_YEAR:
            parts.append(text(x, below, str(year), "small", "middle"))
            free = x + _ROOM_FOR_A_YEAR
    return parts
