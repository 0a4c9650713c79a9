"""A chart as a value: one sentence that says it, the drawing, and the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart.

    ``name`` tells charts apart in classes. ``sentence`` says the whole of it in words, so that
    nobody needs the drawing. ``svg`` is safe to put on a page, and is hidden from screen readers,
    which read the sentence and the table. ``note`` says how to read the drawing, if that is not
    plain. Every row has as many cells as ``header``; the first one names the row.
    """

    name: str
    title: str
    sentence: str
    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
