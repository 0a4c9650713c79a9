"""Charts, drawn while the site is built: plain SVG with a sentence and a table beside it.

Each function takes loops as they were judged and returns values, which the macros of
``engage/macros/figures.html`` put on a page. Where there is nothing to draw, there is no chart.
"""

from __future__ import annotations

from engage_docs.i18n import ENGLISH, Translator
from engage_docs.loops.values import Loops
from engage_docs.site.charts.chart import Chart
from engage_docs.site.charts.loops import answers_chart, promises_chart, years_chart
from engage_docs.site.charts.timeline import timeline_chart

__all__ = [
    "Chart",
    "charts_for_project",
    "charts_for_promises",
    "charts_for_said",
    "loops_by_project",
]


def charts_for_promises(loops: Loops, translator: Translator = ENGLISH) -> tuple[Chart, ...]:
    """Return the chart of how the promises stand."""
    return _charts(promises_chart(loops, translator))


def charts_for_said(
    loops: Loops, answer_within: int = 20, translator: Translator = ENGLISH
) -> tuple[Chart, ...]:
    """Return how long answers took, and year by year where there is more than one."""
    return _charts(answers_chart(loops, answer_within, translator), years_chart(loops, translator))


def charts_for_project(
    loops: Loops, answer_within: int = 20, translator: Translator = ENGLISH
) -> tuple[Chart, ...]:
    """Return what happened when, how the promises stand, and how long answers took.

    ``loops`` are those of the project alone: see :func:`loops_by_project`. Where all
    promises stand alike there is nothing to compare, and no chart.
    """
    bars = _charts(
        promises_chart(loops, translator), answers_chart(loops, answer_within, translator)
    )
    return (*_charts(timeline_chart(loops, translator)), *(c for c in bars if len(c.rows) > 1))


def loops_by_project(loops: Loops) -> dict[str, Loops]:
    """Return the loops of each project, by its id."""
    parts: dict[str, Loops] = {}

    def of(project: str) -> Loops:
        if project not in parts:
            parts[project] = Loops(loops.as_of, {}, {}, {})
        return parts[project]

    for address, said in loops.said.items():
        of(said.entry.record.project).said[address] = said
    for address, promise in loops.commitments.items():
        of(promise.entry.record.project).commitments[address] = promise
    for address, claim in loops.claims.items():
        of(claim.line.record.project).claims[address] = claim
    return parts


def _charts(*charts: Chart | None) -> tuple[Chart, ...]:
    return tuple(chart for chart in charts if chart is not None)
