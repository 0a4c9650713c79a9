"""The figures that we hold ourselves to, from what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from benchmarks.results import Measurement, Run

_FEWER = 1000
_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` is None if it was not measured. ``must`` and ``aim``: the most it may be.

    ``unit`` is "×" for a ratio, "s" for seconds and "MB" for megabytes.
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
    full, photos = _Found(runs.get("full")), _Found(runs.get("photos"))
    return [
        Figure("Cold build, against Hugo", full.ratio("cold", "engage", "hugo"), "×", 3.0, 2.7),
        Figure(
            "Cold build, against MkDocs with Material",
            full.ratio("cold", "engage", "mkdocs"),
            *("×", 0.75, 0.5),
        ),
        Figure(
            "Cold build with CommonMark, against Hugo",
            full.ratio("cold", "commonmark", "hugo"),
            *("×", 2.0, 1.8),
        ),
        Figure(
            "Cold build with CommonMark, against Eleventy",
            full.ratio("cold", "commonmark", "eleventy"),
            *("×", 1.0, 0.86),
        ),
        Figure(
            "One edit, the whole command, against Hugo's full build",
            full.ratio("edit", "engage", "hugo"),
            *("×", 0.7, 0.35),
        ),
        Figure(
            "The same with 1,000 records",
            full.ratio("edit", "engage", "hugo", _FEWER),
            *("×", 1.5, 1.0),
        ),
        Figure(
            "One edit in a running preview, until the page is there",
            full.seconds("preview"),
            *("s", 1.2, 0.7),
        ),
        Figure("The same with 1,000 records", full.seconds("preview", _FEWER), "s", 0.25, 0.06),
        Figure("`engage check`, nothing changed", full.seconds("check-warm"), "s", 1.5, 0.7),
        Figure("`engage check`, from nothing", full.seconds("check-cold"), "s", 5.0, 3.0),
        Figure("`engage check` with 20 records", full.seconds("start-up"), "s", 0.35, 0.2),
        Figure("Most memory, against Hugo", full.memory, "×", 0.5, 0.35),
        Figure(
            "Cold build of 100,000 records, against 10,000",
            _grown(runs.get("growth")),
            *("×", 11.0, 10.0),
        ),
        Figure("HTML written", full.html, "MB", 200, 170),
        Figure(
            "Cold build with search, against Hugo and pagefind",
            full.ratio("search", "engage-search", "hugo-search"),
            "×",
        ),
        Figure("1,000 photos of 12 megapixels, first build", photos.seconds("photos-first"), "s"),
        Figure("The same, second build", photos.seconds("photos-second"), "s"),
    ]


def ratio(one: Measurement, other: Measurement) -> float:
    """How many times as long as the other. Round by round, since a machine has its moods."""
    pairs = zip(one.rounds, other.rounds, strict=False)
    return median(ours.seconds / theirs.seconds for ours, theirs in pairs)


class _Found:
    """What a run measured. Each figure is None if it was not. ``run`` is None if there was none.

    ``records``: with so many; as many as there are, if left out.
    """

    def __init__(self, run: Run | None) -> None:
        self._measured = [one for one in run.measurements if one.rounds] if run else []

    def ratio(self, row: str, one: str, other: str, records: int = 0) -> float | None:
        ours, theirs = self._find(row, one, records), self._find(row, other, records)
        return ratio(ours, theirs) if ours and theirs else None

    def seconds(self, row: str, records: int = 0) -> float | None:
        found = self._find(row, "engage", records)
        return found.seconds if found else None

    @property
    def memory(self) -> float | None:
        ours, theirs = self._find("cold", "engage"), self._find("cold", "hugo")
        return ours.memory / theirs.memory if ours and theirs else None

    @property
    def html(self) -> float | None:
        found = self._find("cold", "engage")
        return found.written.html / _MEGA if found and found.written else None

    def _find(self, row: str, tool: str, records: int = 0) -> Measurement | None:
        found = [one for one in self._measured if (one.row, one.tool) == (row, tool)]
        if records:
            found = [one for one in found if one.records == records]
        return max(found, key=lambda one: one.records, default=None)


def _grown(run: Run | None) -> float | None:
    found = [one for one in run.measurements if one.row == "growth"] if run else []
    few, many = sorted(found, key=lambda one: one.records) if found else (None, None)
    return many.seconds / few.seconds if few and many else None
