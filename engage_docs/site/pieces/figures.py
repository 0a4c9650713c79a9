"""Charts. The sentence and the table say all that the drawing does: it is left to the eye."""

from __future__ import annotations

from collections.abc import Sequence

from engage_docs.site.charts import Chart
from engage_docs.site.charts.escaping import escaped
from engage_docs.site.pieces.pen import Pen


def in_figures(pen: Pen, found: Sequence[Chart]) -> str:
    """The part of a page that has its charts."""
    if not found:
        return ""
    return (
        f'<section class="group" id="in-figures">\n<h2{pen.ours}>{pen.say("In figures")}</h2>\n'
        f"{charts(pen, found)}\n</section>\n"
    )


def charts(pen: Pen, found: Sequence[Chart], level: int = 3) -> str:
    """Charts one after the other."""
    if not found:
        return ""
    return f'<div class="charts">\n{"".join(_chart(pen, one, level) for one in found)}</div>\n'


def _chart(pen: Pen, chart: Chart, level: int) -> str:
    """One chart. ``chart.svg`` is markup that is safe."""
    note = f'<p class="chart-note">{escaped(chart.note)}</p>\n' if chart.note else ""
    return (
        f'<figure class="chart chart-{escaped(chart.name)}"{pen.ours}>\n'
        f'<h{level} class="chart-title">{escaped(chart.title)}</h{level}>\n'
        f'<p class="chart-says">{escaped(chart.sentence)}</p>\n{chart.svg}\n{note}'
        f"{_numbers(pen, chart)}</figure>\n"
    )


def _numbers(pen: Pen, chart: Chart) -> str:
    of_chart = pen.say("of the chart: {title}", title=chart.title)
    header = "".join(f'<th scope="col">{escaped(cell)}</th>' for cell in chart.header)
    rows = "".join(_row(row) for row in chart.rows)
    return (
        '<details class="chart-numbers">\n'
        f'<summary>{pen.say("The numbers")}<span class="hidden"> {of_chart}</span></summary>\n'
        f'<table class="table">\n<thead><tr>{header}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n</details>\n"
    )


def _row(row: Sequence[str]) -> str:
    cells = "".join(f"<td>{escaped(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{escaped(row[0])}</th>{cells}</tr>\n'
