"""How long people waited for an answer, in working days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median_low

from engage_docs.charts.bars import Bar, draw_bars
from engage_docs.charts.chart import Chart
from engage_docs.charts.words import many, within
from engage_docs.judging.loops import Loops, SaidLoop

_YEARS_DRAWN = 8
_FEWEST_YEARS = 2


def answers_chart(loops: Loops, answer_within: int) -> Chart | None:
    """Things said by how long their answer took; None where nothing was said.

    ``answer_within`` is the answer time of the team, in working days: it is where one bar ends
    and the next begins.
    """
    said = list(loops.said.values())
    if not said:
        return None
    took = [days for loop in said if (days := days_to_answer(loop)) is not None]
    open_ = [loop for loop in said if not _is_answered(loop)]
    undated = len(said) - len(took) - len(open_)
    bars = _bars(took, answer_within)
    if undated:
        bars.append(Bar("Answered, day not known", undated, f"{undated:,}", "hollow", "done"))
    bars.append(Bar("No answer yet", len(open_), f"{len(open_):,}", "striped", "alert"))
    bars = [bar for bar in bars if bar.value]
    return Chart(
        name="answers",
        title="How long an answer took",
        sentence=_sentence(took, undated, open_),
        svg=draw_bars(bars),
        header=("An answer came", "Things said"),
        rows=tuple((bar.label, bar.said) for bar in bars),
    )


def years_chart(loops: Loops) -> Chart | None:
    """How long answers took, by the year of what was said; None where it says nothing."""
    years: dict[int, list[SaidLoop]] = {}
    for loop in loops.said.values():
        if loop.raised_on is not None:
            years.setdefault(loop.raised_on.year, []).append(loop)
    took = {year: _known(of_year) for year, of_year in sorted(years.items())}
    answered = [year for year, days in took.items() if days]
    if sum(median_low(took[year]) > 0 for year in answered) < _FEWEST_YEARS:
        return None
    bars = [_bar_of_year(year, days) for year, days in took.items()]
    fewer = f" The last {_YEARS_DRAWN} years are drawn." if len(bars) > _YEARS_DRAWN else ""
    before, last = answered[-2:]
    return Chart(
        name="answer-years",
        title="How long an answer took, year by year",
        sentence=(
            f"Of what was said in {before}, half of the answers came {_middle(took[before])}; "
            f"of what was said in {last}, {_middle(took[last])}. "
            f"What has no answer yet is not counted.{fewer}"
        ),
        svg=draw_bars(bars[-_YEARS_DRAWN:]),
        header=("Said in", "Half of the answers came"),
        rows=tuple((str(year), _row_of_year(days, years[year])) for year, days in took.items()),
    )


def days_to_answer(loop: SaidLoop) -> int | None:
    """The working days from the day it was said to its answer; None where there is none."""
    if not _is_answered(loop) or loop.answered_on is None or loop.waiting is None:
        return None
    return loop.waiting.days


def _is_answered(loop: SaidLoop) -> bool:
    return loop.status not in ("waiting", "unanswered")


def _known(loops: Iterable[SaidLoop]) -> list[int]:
    return [days for loop in loops if (days := days_to_answer(loop)) is not None]


def _bars(took: Sequence[int], answer_within: int) -> list[Bar]:
    """The answers in four steps: at once, in time, late, and very late."""
    edge, far = max(1, answer_within), 3 * max(1, answer_within)
    steps = (
        ("On the same day", 0, 0),
        (f"In 1 to {edge:,} working days" if edge > 1 else "In 1 working day", 1, edge),
        (f"In {edge + 1:,} to {far:,}", edge + 1, far),
        (f"In more than {far:,}", far + 1, None),
    )
    counts = [
        (label, sum(low <= days and (high is None or days <= high) for days in took))
        for label, low, high in steps
    ]
    return [
        Bar(label, count, f"{count:,}", "full" if place < 2 else "hollow", "done")
        for place, (label, count) in enumerate(counts)
    ]


def _sentence(took: Sequence[int], undated: int, waiting: Sequence[SaidLoop]) -> str:
    parts = []
    if len(took) == 1:
        days = took[0]
        parts.append(f"The one answer on record came {within(days)}.")
    elif took:
        middle, most = median_low(took), max(took)
        parts.append(
            f"All of the {len(took):,} answers came {within(most)}."
            if middle == most
            else f"Half of the {len(took):,} answers came {within(middle)}. "
            f"The slowest took {many(most, 'working day')}."
        )
    if undated:
        parts.append(
            f"{many(undated, 'more was', 'more were')} answered on a day that is not known."
            if took
            else f"{many(undated, 'thing was', 'things were')} answered on a day that is not known."
        )
    if waiting:
        parts.append(f"{many(len(waiting), 'thing has', 'things have')} no answer yet.")
        longest = max((w.waiting.days for w in waiting if w.waiting), default=0)
        if longest:
            parts.append(f"The longest wait so far is {many(longest, 'working day')}.")
    return " ".join(parts)


def _middle(days: Sequence[int]) -> str:
    return within(median_low(days))


def _bar_of_year(year: int, days: Sequence[int]) -> Bar:
    if not days:
        return Bar(str(year), 0, "no answer yet")
    middle = median_low(days)
    return Bar(str(year), middle, "same day" if middle == 0 else many(middle, "day"))


def _row_of_year(days: Sequence[int], said: Sequence[SaidLoop]) -> str:
    if not days:
        return f"No answer yet to {many(len(said), 'thing')} said"
    return f"{_middle(days)} ({len(days):,} of {many(len(said), 'thing')} answered)"
