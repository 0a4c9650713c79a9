"""What the sheet of strengths shows: what people have, and who is in touch with whom."""

from __future__ import annotations

import math

from example_pictures.hand import Point, strokes_of
from example_pictures.paint import Colour, Paper
from example_pictures.shapes import (
    GOLD,
    HEIGHT,
    INK,
    LEAF,
    ROSE,
    SKY,
    WHITE,
    WIDTH,
    box,
    disc,
)

_WIDEST = 1.5
"""How much of a circle's radius its words may take."""

_CIRCLES: dict[str, tuple[float, float, float, Colour]] = {
    "the forum": (800, 578, 140, GOLD),
    "minibus": (460, 420, 106, ROSE),
    "library": (1130, 400, 112, SKY),
    "school": (1330, 640, 104, SKY),
    "church hall": (300, 690, 116, SKY),
    "market": (1080, 800, 106, SKY),
    "road builders": (800, 290, 100, LEAF),
    "soup": (520, 860, 92, LEAF),
    "Friday walk": (790, 870, 112, ROSE),
}
_TIES = (
    ("the forum", "minibus"),
    ("the forum", "library"),
    ("the forum", "road builders"),
    ("the forum", "Friday walk"),
    ("the forum", "church hall"),
    ("library", "school"),
    ("church hall", "soup"),
    ("soup", "Friday walk"),
    ("market", "Friday walk"),
    ("market", "school"),
)


def strengths() -> Paper:
    """A sheet with what people have in circles, and lines between those in touch."""
    paper = Paper(WIDTH, HEIGHT, (226, 214, 194), seed=53)
    paper.wash(box(-20, -20, 1640, 1110), (204, 176, 140), uneven=0.08)
    for y in range(90, HEIGHT, 178):
        paper.line([(-20, y), (1620, y + 6)], (150, 118, 86), 3, strength=0.5)
    sheet = box(70, 48, 1460, 968, -0.6)
    paper.shadow(sheet, 10, 14, 16, 0.32)
    paper.wash(sheet, WHITE, uneven=0.03)
    wide = paper.write("what we have", 800, 146, 40, INK, 8, middle=True)
    underline = [(800 - wide / 2, 176), (800, 168), (800 + wide / 2, 178)]
    paper.line(underline, GOLD, 7, strength=0.9, curved=True)
    for one, other in _TIES:
        _tie(paper, _CIRCLES[one], _CIRCLES[other])
    for words, (x, y, across, colour) in _CIRCLES.items():
        _circle(paper, words, x, y, across, colour)
    paper.grain()
    return paper


def _tie(
    paper: Paper,
    one: tuple[float, float, float, Colour],
    other: tuple[float, float, float, Colour],
) -> None:
    """A line from rim to rim, a little bent."""
    (x1, y1, r1, _), (x2, y2, r2, _) = one, other
    far = math.hypot(x2 - x1, y2 - y1)
    dx, dy = (x2 - x1) / far, (y2 - y1) / far
    start: Point = (x1 + dx * r1, y1 + dy * r1)
    end: Point = (x2 - dx * r2, y2 - dy * r2)
    bend: Point = ((start[0] + end[0]) / 2 - dy * 9, (start[1] + end[1]) / 2 + dx * 9)
    paper.line([start, bend, end], INK, 5, curved=True, strength=0.8)


def _circle(paper: Paper, words: str, x: float, y: float, across: float, colour: Colour) -> None:
    shape = disc(x, y, across, across * 0.94)
    paper.shadow(shape, 4, 7, 6, 0.18)
    paper.wash(shape, colour, wobble=3, uneven=0.14)
    paper.outline(shape, INK, 4)
    lines = words.split(" ")
    size = min(28.0, *(across * _WIDEST * 10 / strokes_of(line)[1] for line in lines))
    first = y + size * 0.5 - (len(lines) - 1) * size * 1.15
    for place, line in enumerate(lines):
        paper.write(line, x, first + place * size * 2.3, size, INK, 5, middle=True)
