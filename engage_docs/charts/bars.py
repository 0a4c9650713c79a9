"""Bars, one below the other: the words and the number stand above each of them.

So no label is ever squeezed in beside a bar, and a long one has the whole width to itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engage_docs.charts.drawing import WIDTH, drawing, number, path, points, tag, text
from engage_docs.charts.marks import MARKS

_PITCH = 54.0
_BASELINE = 19.0
_BAR_TOP = 28.0
_BAR = 14.0
_MARK = 28.0
_LEAST = 3.0
_STRIPE = 7.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. ``said`` is its number in words; ``look`` is full, striped, hollow or broken."""

    label: str
    value: int
    said: str
    look: str = "full"
    mark: str = ""


def draw_bars(bars: Sequence[Bar]) -> Markup:
    """The bars, the longest as wide as there is room for."""
    most = max((bar.value for bar in bars), default=0)
    parts: list[Markup] = []
    for place, bar in enumerate(bars):
        parts += _draw(bar, place * _PITCH, most)
    return drawing(len(bars) * _PITCH - (_PITCH - _BAR_TOP - _BAR - 2), parts)


def _draw(bar: Bar, top: float, most: int) -> list[Markup]:
    start = _MARK if bar.mark else 0.0
    parts = [
        text(start, top + _BASELINE, bar.label),
        text(WIDTH, top + _BASELINE, bar.said, "number", "end"),
        path(f"M0 {number(top + _BAR_TOP + _BAR)} H{number(WIDTH)}", "ground"),
    ]
    if bar.mark:
        parts.insert(0, MARKS[bar.mark](10.5, top + _BASELINE - 5.5))
    if bar.value > 0:
        width = max(_LEAST, (WIDTH - 2) * bar.value / most)
        parts += _body(bar.look, top + _BAR_TOP, width)
    return parts


def _body(look: str, top: float, width: float) -> list[Markup]:
    rect = tag("rect", x=1, y=top, width=width, height=_BAR, class_=f"bar {look}")
    if look != "striped":
        return [rect]
    return [rect, path(_stripes(1, top, width), "stripes")]


def _stripes(left: float, top: float, width: float) -> str:
    """Slanting lines, cut at the edges of the bar: a pattern that needs no id."""
    parts = []
    foot = _STRIPE / 2 - _BAR
    while foot < width:
        # From the foot of the bar up to the right; what lies beyond the edges is left out.
        low, high = max(0.0, -foot), min(_BAR, width - foot)
        if high > low:
            parts.append(
                f"M{points(left + foot + low, top + _BAR - low)}"
                f" L{points(left + foot + high, top + _BAR - high)}"
            )
        foot += _STRIPE
    return " ".join(parts)
