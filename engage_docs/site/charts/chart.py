"""A chart as a value, and bars: one below the other, the words and the number above each of them.

So no label is ever squeezed in beside a bar. A long one takes two lines, and is cut after these: it
stands in full in the table.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from engage_docs.i18n import Translator, Words
from engage_docs.site.charts.svg import MARKS, WIDTH, drawing, number, path, points, tag, text


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart.

    ``name`` tells charts apart in classes. ``sentence`` says the whole of it in words, so that
    nobody needs the drawing. ``svg`` is safe markup, and is hidden from screen readers, which
    read the sentence and the table. ``note`` says how to read the drawing, if that is not
    plain. Every row has as many cells as ``header``; the first one names the row.
    """

    name: str
    title: str
    sentence: str
    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


_PITCH = 54.0
_BASELINE = 19.0
_BAR_TOP = 28.0
_BAR = 14.0
_MARK = 28.0
_LEAST = 3.0
_STRIPE = 7.0
_LINE = 19.0
_MOST_LINES = 2
# How wide a letter is, about, in the size of charts.css: of most scripts, of wide ones, and bold.
_LETTER = 8.3
_WIDE_LETTER = 15.0
_BOLD_LETTER = 9.2
_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. ``said`` is its number in words; ``fill`` is full, striped, hollow or broken."""

    label: str
    value: int
    said: str
    fill: str = "full"
    mark: str = ""


def draw_bars(bars: Sequence[Bar]) -> str:
    """Return the bars, the longest as wide as there is room for. No bars: no drawing."""
    if not bars:
        return ""
    most = max(bar.value for bar in bars)
    parts: list[str] = []
    top = 0.0
    for bar in bars:
        lines = _fitted(bar)
        parts += _draw(bar, lines, top, most)
        top += _PITCH + _LINE * (len(lines) - 1)
    return drawing(top - (_PITCH - _BAR_TOP - _BAR - 2), parts)


def _fitted(bar: Bar) -> Sequence[str]:
    """The label in lines that leave room for the number."""
    room = WIDTH - (_MARK if bar.mark else 0.0) - len(bar.said) * _BOLD_LETTER - _GAP
    wide = sum(east_asian_width(letter) in "WF" for letter in bar.label)
    width = wide * _WIDE_LETTER + (len(bar.label) - wide) * _LETTER
    if width <= room:
        return (bar.label,)
    letters = max(8, int(room / width * len(bar.label)))
    lines = textwrap.wrap(bar.label, letters)
    if len(lines) > _MOST_LINES:
        last = lines[_MOST_LINES - 1][: letters - 2].rstrip(" ,;:.")
        lines[_MOST_LINES - 1 :] = [f"{last} …"]
    return lines


def _draw(bar: Bar, lines: Sequence[str], top: float, most: int) -> list[str]:
    start = _MARK if bar.mark else 0.0
    low = top + _LINE * (len(lines) - 1)
    parts = [
        *(text(start, top + _BASELINE + _LINE * n, line) for n, line in enumerate(lines)),
        text(WIDTH, low + _BASELINE, bar.said, "number", "end"),
        path(f"M0 {number(low + _BAR_TOP + _BAR)} H{number(WIDTH)}", "ground"),
    ]
    if bar.mark:
        parts.insert(0, MARKS[bar.mark](10.5, top + _BASELINE - 5.5))
    if bar.value > 0:
        width = max(_LEAST, (WIDTH - 2) * bar.value / most)
        y, class_ = low + _BAR_TOP, f"bar {bar.fill}"
        parts.append(tag("rect", x=1, y=y, width=width, height=_BAR, class_=class_))
        if bar.fill == "striped":
            parts.append(path(_stripes(1, y, width), "stripes"))
    return parts


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


def bar_chart(
    name: str,
    title: str,
    sentences: Iterable[str],
    bars: Sequence[Bar],
    header: tuple[str, str],
    note: str = "",
) -> Chart:
    """Return the chart of bars whose table says no more than they do."""
    rows = tuple((bar.label, bar.said) for bar in bars)
    return Chart(name, title, " ".join(sentences), draw_bars(bars), header, rows, note)


def number_bar(
    translator: Translator, label: str, value: int, fill: str = "full", mark: str = ""
) -> Bar:
    """Return a bar that says its value in digits."""
    return Bar(label, value, translator.number(value), fill, mark)


def say_days(translator: Translator, days: int) -> str:
    """Return how many days something took: "same day", "1 day", "12 days"."""
    return translator.count(days, "{n} day", "{n} days") if days else translator.say("same day")


def count_sentences(translator: Translator, *counts: tuple[int, Words]) -> Iterator[str]:
    """Yield a sentence for each number that is not nought, in the words for one or for several."""
    return (translator.count(number, *words) for number, words in counts if number)
