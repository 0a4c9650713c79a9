"""The chart of ``docs/speed.svg``: bars, with their numbers in words beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from benchmarks.page import alternative, largest, seconds
from benchmarks.results import Measurement, Run

WIDTH = 720
_LEFT, _RIGHT = 16, 100
_TITLE, _BAR, _GAP = 34, 20, 26
_MEGA = 1_000_000
# Colours with a contrast of at least 7 for words and 3 for bars, on white and on near black.
_STYLE = """
text { font: 16px system-ui, "Segoe UI", Roboto, Arial, sans-serif; fill: #1f2328 }
.title { font-weight: 700; font-size: 18px }
.ground { fill: #ffffff }
.ours { fill: #0f6674 }
.other { fill: #767f8a }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f3f6 }
  .ground { fill: #0d1117 }
  .ours { fill: #4fb8c9 }
  .other { fill: #8b949e }
}
@media (forced-colors: active) {
  text { fill: CanvasText }
  .ground { fill: Canvas }
  .ours { fill: Highlight }
  .other { fill: GrayText }
}
"""


@dataclass(frozen=True, slots=True)
class _Panel:
    """Bars with one scale. ``bars``: a name, the number it is drawn by, and how that is said."""

    title: str
    bars: Sequence[tuple[str, float, str, bool]]

    @property
    def height(self) -> int:
        return _TITLE + len(self.bars) * (_BAR + _GAP) + _GAP


def chart(runs: Mapping[str, Run]) -> str:
    """The chart of the largest run there is, as an SVG file that stands alone."""
    run = largest(runs)
    panels = [panel for panel in _panels(run) if panel.bars] if run else []
    height = sum(panel.height for panel in panels) + _GAP
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="title desc">',
        '<title id="title">How long engage-docs and its peers take</title>',
        f'<desc id="desc">{escape(alternative(runs))}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{height}"/>',
        *_drawn(panels),
        "</svg>\n",
    ]
    return "\n".join(lines)


def _panels(run: Run) -> Iterator[_Panel]:
    records = max((one.records for one in run.measurements if one.row == "cold"), default=0)
    for row, title in (
        ("cold", f"Seconds to build {records:,} records from nothing"),
        ("edit", "Seconds to build again after one edit"),
        ("preview", "Seconds from saving to the page in a preview"),
        ("search", "Seconds to build from nothing, with search"),
    ):
        yield _panel(run, row, title, lambda one: one.seconds, lambda one: seconds(one.seconds))
    yield _panel(
        run,
        "cold",
        "Most memory, in megabytes",
        lambda one: one.memory,
        lambda one: f"{one.memory / _MEGA:,.0f}",
    )


def _panel(
    run: Run,
    row: str,
    title: str,
    value: Callable[[Measurement], float],
    words: Callable[[Measurement], str],
) -> _Panel:
    of_row = [one for one in run.measurements if one.row == row and one.rounds]
    most = max((one.records for one in of_row), default=0)
    shown = [one for one in of_row if one.records == most]
    ours = ("engage", "commonmark", "engage-search")
    return _Panel(title, [(one.name, value(one), words(one), one.tool in ours) for one in shown])


def _drawn(panels: Sequence[_Panel]) -> Iterator[str]:
    top = _GAP
    for panel in panels:
        yield f'<text class="title" x="{_LEFT}" y="{top + 16}">{escape(panel.title)}</text>'
        longest = max(value for _, value, _, _ in panel.bars)
        y = top + _TITLE
        for name, value, words, ours in panel.bars:
            width = max(2, round((WIDTH - _LEFT - _RIGHT) * value / longest))
            kind = "ours" if ours else "other"
            yield f'<text x="{_LEFT}" y="{y + 14}">{escape(name)}</text>'
            yield f'<rect class="{kind}" x="{_LEFT}" y="{y + 20}" width="{width}" height="{_BAR}"/>'
            yield f'<text x="{_LEFT + width + 8}" y="{y + 36}">{escape(words)}</text>'
            y += _BAR + _GAP
        top += panel.height
