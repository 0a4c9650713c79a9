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

from markupsafe import Markup

from engage_docs.charts.chart import Chart
from engage_docs.charts.drawing import WIDTH, drawing, line, text
from engage_docs.charts.marks import bubble, done, horn, ring
from engage_docs.charts.periods import Periods, periods_between, short_day, short_month
from engage_docs.charts.words import listed, many
from engage_docs.dates import say_date
from engage_docs.judging.loops import Loops
from engage_docs.linking.ledger import CommitmentEntry, SaidEntry

_LANE = 56.0
_BASELINE = 17.0
_MIDDLE = 38.0
_TICK = 10.0
_LARGEST = 9.5
_SMALLEST = 5.5
_ROOM_FOR_A_YEAR = 66.0
_ENDED = ("done", "answered", "cannot")

Days = tuple[date | None, ...]


@dataclass(frozen=True, slots=True)
class _Lane:
    title: str
    days: Days
    one: str
    more: str
    mark: Callable[[float, float, float], Markup]

    def count(self, number: int) -> str:
        return many(number, self.one, self.more)


def timeline_chart(loops: Loops) -> Chart | None:
    """Everything that happened in these loops, by date; None where no date is known."""
    lanes = _lanes(loops)
    known = sorted(day for lane in lanes for day in lane.days if day is not None)
    if not known:
        return None
    periods = periods_between(known[0], max(loops.as_of, known[-1]))
    counts = [Counter(periods.place(d) for d in lane.days if d is not None) for lane in lanes]
    return Chart(
        name="timeline",
        title="What happened when",
        sentence=_sentence(lanes, known, loops.as_of),
        svg=_draw(lanes, counts, periods, known[0], loops.as_of),
        header=("When", "What happened"),
        rows=_rows(lanes, counts, periods),
        note=" ".join((*_note_on_size(counts, periods), *_note_on_dates(loops))),
    )


def _lanes(loops: Loops) -> tuple[_Lane, ...]:
    said, promises = loops.said.values(), loops.commitments.values()
    ended = [p.finished_on for p in promises if p.status in ("done", "cannot")]
    ended += [s.finished_on for s in said if s.status in _ENDED and not s.commitments]
    every = (
        (s.told for s in said),
        (p.told for p in promises),
        (c.told for c in loops.claims.values()),
    )
    told = dict.fromkeys(chain.from_iterable(chain.from_iterable(every)))
    return (
        _Lane("Said", tuple(s.raised_on for s in said), "thing said", "things said", bubble),
        _Lane("Promised", tuple(p.raised_on for p in promises), "promise", "promises", ring),
        _Lane("Done or answered", tuple(ended), "done or answered", "done or answered", done),
        _Lane("Told", tuple(t.day for t in told), "time told", "times told", horn),
    )


def _sentence(lanes: Sequence[_Lane], known: Sequence[date], as_of: date) -> str:
    parts = [lane.count(len(lane.days)) for lane in lanes if lane.days]
    if len(known) == 1:
        return f"{listed(parts)}, in {_said_month(known[0])}."
    return (
        f"From {_said_month(known[0])} to {say_date(as_of)}: {listed(parts)}. "
        f"The last of it was in {_said_month(known[-1])}."
    )


def _said_month(day: date) -> str:
    return say_date(day).partition(" ")[2]


def _note_on_size(counts: Sequence[Counter[int]], periods: Periods) -> Iterator[str]:
    if max(number for lane in counts for number in lane.values()) > 1:
        piece = {1: "month", 3: "three months", 12: "year"}.get(periods.months, "years")
        yield f"A larger mark stands for more in the same {piece}."


def _note_on_dates(loops: Loops) -> Iterator[str]:
    entries: list[SaidEntry | CommitmentEntry] = [s.entry for s in loops.said.values()]
    entries += [p.entry for p in loops.commitments.values()]
    records = chain.from_iterable((entry.record, *entry.follow_ups) for entry in entries)
    if any(r.date and r.date.last and r.date.first != r.date.last for r in records):
        yield "Where only a month or a year is known, the last day of it counts."


def _rows(
    lanes: Sequence[_Lane], counts: Sequence[Counter[int]], periods: Periods
) -> tuple[tuple[str, str], ...]:
    rows = []
    for place in sorted({place for lane in counts for place in lane}):
        parts = [
            lane.count(number[place])
            for lane, number in zip(lanes, counts, strict=True)
            if number[place]
        ]
        rows.append((periods.name(place), listed(parts)))
    undated = [(lane, sum(day is None for day in lane.days)) for lane in lanes]
    parts = [lane.count(number) for lane, number in undated if number]
    if parts:
        rows.append(("Date not known", listed(parts)))
    return tuple(rows)


def _draw(
    lanes: Sequence[_Lane],
    counts: Sequence[Counter[int]],
    periods: Periods,
    first: date,
    as_of: date,
) -> Markup:
    height = len(lanes) * _LANE
    step = WIDTH / periods.count
    parts: list[Markup] = []
    years = [place * step for place, _ in periods.new_years()]
    most = max(number for lane in counts for number in lane.values())
    for place, (lane, of_lane) in enumerate(zip(lanes, counts, strict=True)):
        top = place * _LANE
        parts += [
            text(0, top + _BASELINE, lane.title),
            text(WIDTH, top + _BASELINE, f"{len(lane.days):,}", "number", "end"),
            line(0, top + _MIDDLE, WIDTH, top + _MIDDLE, "lane"),
            *(line(x, top + _MIDDLE - _TICK, x, top + _MIDDLE + _TICK, "year") for x in years),
        ]
        parts += [
            lane.mark((spot + 0.5) * step, top + _MIDDLE, _size(number, most, step))
            for spot, number in sorted(of_lane.items())
        ]
    return drawing(height + 26, [*parts, *_axis(periods, step, height, first, as_of)])


def _size(number: int, most: int, step: float) -> float:
    """How large a mark is: its area grows with the number, from one to the most there is."""
    largest = min(_LARGEST, step / 2)
    smallest = min(_SMALLEST, largest)
    return smallest + (largest - smallest) * (sqrt((number - 1) / (most - 1)) if most > 1 else 0.6)


def _axis(periods: Periods, step: float, top: float, first: date, as_of: date) -> list[Markup]:
    below = top + 21
    start = short_month(first) if periods.months < 12 else periods.name(0)[:4]
    parts = [
        line(0, top + 1, WIDTH, top + 1, "axis"),
        text(0, below, start, "small"),
        text(WIDTH, below, short_day(as_of), "small", "end"),
    ]
    free = _ROOM_FOR_A_YEAR
    for place, year in periods.new_years():
        x = place * step
        if free <= x <= WIDTH - 2 * _ROOM_FOR_A_YEAR:
            parts.append(text(x, below, str(year), "small", "middle"))
            free = x + _ROOM_FOR_A_YEAR
    return parts
