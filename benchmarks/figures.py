"""The figures that we hold ourselves to, from what was measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from benchmarks.results import Measurement, Run

Found = Callable[[str, str], Measurement | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` is None if it was not measured. ``must`` and ``aim``: the most it may be.

    ``unit`` is "×" for a ratio, and "s" for seconds.
    """

    name: str
    value: float | None
    unit: str
    must: float | None = None
    aim: float | None = None

    @property
    def verdict(self) -> str:
        """How the value stands to what is wanted, in a word or two."""
        if self.value is None:
            return "not measured"
        if self.must is None:
            return "no goal"
        # Judged as it is shown: nobody should read "1.00, goal 1.0, missed".
        shown = round(self.value, 2)
        if self.aim is not None and shown <= self.aim:
            return "aim reached"
        return "goal reached" if shown <= self.must else "goal missed"


def figures_of(runs: Mapping[str, Run]) -> list[Figure]:
    """Every figure, from the run of 10,000 records and those of photos and of growth."""
    full, photos = _finder(runs.get("full")), _finder(runs.get("photos"))
    return [
        Figure("Cold build, against Hugo", _ratio(full, "cold", "engage", "hugo"), "×", 1.7, 1.0),
        Figure(
            "Cold build with CommonMark, against Hugo",
            _ratio(full, "cold", "commonmark", "hugo"),
            *("×", 0.8, 0.5),
        ),
        Figure(
            "One edit, the whole command, against Hugo's full build",
            _ratio(full, "edit", "engage", "hugo"),
            *("×", 0.10, 0.05),
        ),
        Figure(
            "One edit in a running preview, until the page is there",
            _seconds(full, "preview"),
            *("s", 1.0, 0.3),
        ),
        Figure("`engage check`, nothing changed", _seconds(full, "check-warm"), "s", 0.7, 0.4),
        Figure("`engage check`, from nothing", _seconds(full, "check-cold"), "s", 5.0, 3.0),
        Figure("`engage loops`, nothing changed", _seconds(full, "loops-warm"), "s", 0.7, 0.4),
        Figure("`engage loops`, from nothing", _seconds(full, "loops-cold"), "s", 5.0, 3.0),
        Figure("`engage check` with 20 records", _seconds(full, "start-up"), "s", 0.35, 0.2),
        Figure(
            "Cold build of 100,000 records, against 10,000",
            _grown(runs.get("growth")),
            "×",
            11.0,
            10.0,
        ),
        Figure("Most memory, against Hugo", _memory(full), "×", 0.5, 0.3),
        Figure(
            "Cold build with search, against Hugo and pagefind",
            _ratio(full, "search", "engage-search", "hugo-search"),
            *("×", 1.2, 1.0),
        ),
        Figure("1,000 photos of 12 megapixels, first build", _seconds(photos, "photos-first"), "s"),
        Figure("The same, second build", _seconds(photos, "photos-second"), "s", 2.0),
    ]


def ratio(one: Measurement, other: Measurement) -> float:
    """How many times as long as the other. Round by round, since a machine has its moods.

    A tool may have sat out the last rounds.
    """
    pairs = zip(one.rounds, other.rounds, strict=False)
    return median(ours.seconds / theirs.seconds for ours, theirs in pairs)


def _finder(run: Run | None) -> Found:
    measured = {(one.row, one.tool): one for one in run.measurements} if run else {}

    def find(row: str, tool: str) -> Measurement | None:
        found = measured.get((row, tool))
        return found if found and found.rounds else None

    return find


def _ratio(find: Found, row: str, one: str, other: str) -> float | None:
    ours, theirs = find(row, one), find(row, other)
    return ratio(ours, theirs) if ours and theirs else None


def _seconds(find: Found, row: str) -> float | None:
    found = find(row, "engage")
    return found.seconds if found else None


def _memory(find: Found) -> float | None:
    ours, theirs = find("cold", "engage"), find("cold", "hugo")
    return ours.memory / theirs.memory if ours and theirs else None


def _grown(run: Run | None) -> float | None:
    found = [one for one in run.measurements if one.row == "growth"] if run else []
    few, many = sorted(found, key=lambda one: one.records) if found else (None, None)
    return many.seconds / few.seconds if few and many else None
