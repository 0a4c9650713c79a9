"""Charts, drawn while the site is built: plain SVG with a sentence and a table beside it.

Each function takes loops as they were judged and returns values, which the macros of
``engage/macros/figures.html`` put on a page. Where there is nothing to draw, there is no chart.
"""

from __future__ import annotations

from collections import defaultdict

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
    "there",
]


def charts_for_promises(loops: Loops, translator: Translator = ENGLISH) -> tuple[Chart, ...]:
    """Return the chart of how the promises stand."""
    return there(promises_chart(loops, translator))


def charts_for_said(
    loops: Loops, answer_within: int = 20, translator: Translator = ENGLISH
) -> tuple[Chart, ...]:
    """Return how long answers took, and year by year where there is more than one."""
    return there(answers_chart(loops, answer_within, translator), years_chart(loops, translator))


def charts_for_project(
    loops: Loops, answer_within: int = 20, translator: Translator = ENGLISH
) -> tuple[Chart, ...]:
    """Return what happened when, how the promises stand, and how long answers took.

    ``loops`` are those of the project alone: see :func:`loops_by_project`. Where all
    promises stand alike there is nothing to compare, and no chart.
    """
    bars = there(promises_chart(loops, translator), answers_chart(loops, answer_within, translator))
    return (*there(timeline_chart(loops, translator)), *(c for c in bars if len(c.rows) > 1))


def loops_by_project(loops: Loops) -> dict[str, Loops]:
    """Return the loops of each project, by its id."""
    parts: defaultdict[str, Loops] = defaultdict(lambda: Loops(loops.as_of, {}, {}, {}))
    for address, said in loops.said.items():
        parts[said.entry.record.project].said[address] = said
    for address, promise in loops.commitments.items():
        parts[promise.entry.record.project].commitments[address] = promise
    for address, claim in loops.claims.items():
        parts[claim.line.record.project].claims[address] = claim
    return dict(parts)


def there(*charts: Chart | None) -> tuple[Chart, ...]:
    """Return those charts that there is anything to draw for."""
    return tuple(chart for chart in charts if chart is not None)
