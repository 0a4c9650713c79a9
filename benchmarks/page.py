"""The parts of ``docs/speed.md`` that are made from what was measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import fill

from benchmarks.figures import Figure, figures_of, ratio
from benchmarks.results import Measurement, Run

ROWS = {
    "cold": "From nothing, no search",
    "search": "From nothing, with search",
    "edit": "After one edit, the whole command",
    "preview": "After one edit, in a running preview",
    "check-cold": "`engage check`, from nothing",
    "check-warm": "`engage check`, nothing changed",
    "loops-cold": "`engage loops`, from nothing",
    "loops-warm": "`engage loops`, nothing changed",
    "start-up": "`engage check` with 20 records",
    "photos-first": "Photos, first build",
    "photos-second": "Photos, second build",
    "growth": "From nothing, as many records as it says",
}
_BESIDE = {"cold": "hugo", "edit": "hugo", "preview": "hugo", "search": "hugo-search"}
_PHOTOS = ("photos-first", "photos-second")
_PART = re.compile(r"(?s)(<!-- made: (\w+) -->\n).*?(<!-- end -->)")
_MEGA = 1_000_000


def renewed(page: str, runs: Mapping[str, Run]) -> str:
    """The page with each part between its marks made anew. The words around them stay."""
    parts = {"goals": goals(runs), "written": written(runs), "sentence": sentence(runs)}
    parts |= {name: measured(runs.get(name)) for name in ("full", "growth", "photos", "small")}
    return _PART.sub(lambda found: f"{found[1]}\n{parts[found[2]]}\n{found[3]}", page)


def sentence(runs: Mapping[str, Run]) -> str:
    """The chart, with the same in words for people who do not see it."""
    return _folded(f"![{alternative(runs)}](speed.svg)") + "\n"


def largest(runs: Mapping[str, Run]) -> Run | None:
    """The run that says most about speed."""
    return runs.get("full") or runs.get("small")


def alternative(runs: Mapping[str, Run]) -> str:
    """What the chart shows, in one sentence."""
    run = largest(runs)
    cold = [one for one in run.measurements if one.row == "cold" and one.rounds] if run else []
    if not cold:
        return "Not measured yet."
    said = "; ".join(f"{one.name}: {seconds(one.seconds)} seconds" for one in cold)
    return f"Bars. A whole build of {cold[0].records:,} records from nothing takes {said}."


def goals(runs: Mapping[str, Run]) -> str:
    """The table of what we hold ourselves to."""
    if not any(figure.value is not None for figure in figures_of(runs)):
        return "Not measured yet.\n"
    lines = [_goal(figure) for figure in figures_of(runs)]
    return _table(("What", "Measured", "Goal", "Aim", "Verdict"), lines)


def _goal(figure: Figure) -> Sequence[str]:
    return (
        figure.name,
        _value(figure.value, figure.unit),
        _value(figure.must, figure.unit),
        _value(figure.aim, figure.unit),
        figure.verdict,
    )


def _value(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}×" if unit == "×" else f"{seconds(value)} {unit}"


def measured(run: Run | None) -> str:
    """Where and when a run was made, and all that it measured."""
    if run is None:
        return "Not measured yet.\n"
    by_key = {(one.row, one.tool, one.records): one for one in run.measurements}
    lines = [
        _line(one, by_key.get((one.row, _BESIDE.get(one.row, ""), one.records)))
        for one in run.measurements
    ]
    head = ("What", "Tool", "Records", "Seconds", "From–to", "Against Hugo", "Computing", "Memory")
    return f"{_where(run)}\n\n{_table(head, lines)}"


def _line(one: Measurement, hugo: Measurement | None) -> Sequence[str]:
    number = f"{one.records:,}{' photos' if one.row in _PHOTOS else ''}"
    if not one.rounds:
        return (ROWS[one.row], one.name, number, one.missing, "", "", "", "")
    all_seconds = [usage.seconds for usage in one.rounds]
    many = len(all_seconds) > 1
    known = one.memory > 0
    return (
        ROWS[one.row],
        one.name,
        number,
        seconds(one.seconds),
        f"{seconds(min(all_seconds))}–{seconds(max(all_seconds))}" if many else "once",
        f"{ratio(one, hugo):.2f}×" if hugo else "",
        f"{seconds(one.cpu)} s" if known else "",
        f"{one.memory / _MEGA:,.0f} MB" if known else "",
    )


def written(runs: Mapping[str, Run]) -> str:
    """What each tool made of the same records."""
    run = largest(runs)
    if run is None:
        return "Not measured yet.\n"
    lines = [
        (
            *(one.name, f"{one.records:,}", f"{made.pages:,}", _size(made.html)),
            *(f"{made.files:,}", _size(made.size)),
        )
        for one in run.measurements
        if one.row in ("cold", "search") and (made := one.written)
    ]
    head = ("Tool", "Records", "Pages", "HTML", "All files", "Their size")
    return _table(head, lines)


def _size(size: int) -> str:
    return f"{size / _MEGA:,.1f} MB"


def _where(run: Run) -> str:
    machine = run.machine
    versions = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    most = max(len(one.rounds) for one in run.measurements)
    return _folded(
        f"Measured on {run.day}, in {most} rounds, on a machine with {machine.cores} cores and "
        f"{machine.gigabytes} GB of memory ({machine.system}). Programs already at work when it "
        f"began: {machine.load}. Versions: {versions}."
    )


def _folded(text: str) -> str:
    return fill(text, 100, break_long_words=False, break_on_hyphens=False)


def seconds(value: float) -> str:
    """Seconds with as many digits as mean something."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rows = [head, ["---"] * len(head), *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
