"""What the map of the street shows. The street does not exist."""

from __future__ import annotations

import math
from itertools import pairwise

from example_pictures.hand import Point
from example_pictures.paint import Colour, Paper
from example_pictures.shapes import (
    GOLD,
    HEIGHT,
    INK,
    ROSE,
    RUST,
    TEAL,
    WHITE,
    WIDTH,
    box,
    pin,
    tree,
)


def street_map() -> Paper:
    """A map of the street with pins in it."""
    paper = Paper(WIDTH, HEIGHT, (222, 230, 204), seed=23)
    paper.wash(box(-20, -20, 1640, 1110), (224, 231, 206), uneven=0.08)
    _land(paper)
    _houses(paper)
    _names(paper)
    for x, y, colour in _PINS:
        pin(paper, x, y, colour)
    paper.grain()
    return paper


_MAIN: list[Point] = [(-40, 640), (260, 600), (620, 560), (980, 572), (1330, 520), (1650, 480)]
_SIDE_STREETS: tuple[list[Point], ...] = (
    [(430, 590), (400, 380), (440, 170), (420, -30)],
    [(830, 566), (850, 330), (820, 120), (840, -30)],
    [(1180, 545), (1210, 760), (1180, 930), (1200, 1100)],
    [(660, 560), (670, 770), (600, 930), (620, 1100)],
)
_PINS = (
    *((700, 520, RUST), (742, 596, RUST), (790, 508, RUST), (668, 606, GOLD), (806, 580, RUST)),
    *((760, 548, TEAL), (716, 562, RUST), (850, 530, GOLD), (640, 540, TEAL), (884, 596, RUST)),
    *((1168, 520, TEAL), (1236, 512, TEAL), (1108, 506, GOLD), (1296, 556, TEAL)),
    *((430, 560, GOLD), (398, 612, ROSE), (474, 622, GOLD)),
    *((1420, 470, ROSE), (1470, 540, ROSE), (840, 300, GOLD), (664, 800, ROSE)),
    *((1196, 820, GOLD), (220, 590, TEAL), (300, 640, ROSE)),
)


def _land(paper: Paper) -> None:
    river = [(1650, 840), (1450, 880), (1290, 1000), (1230, 1110), (1650, 1110)]
    paper.wash(river, (150, 190, 208), wobble=5, uneven=0.16)
    for y in (930, 985, 1040):
        paper.line([(1420, y), (1490, y - 10), (1570, y)], WHITE, 4, strength=0.7, curved=True)
    park = [(60, 760), (500, 720), (530, 1000), (300, 1040), (60, 1010)]
    paper.wash(park, (166, 194, 134), wobble=6, uneven=0.14)
    for street in _SIDE_STREETS:
        paper.line(street, (190, 180, 160), 52, curved=True)
        paper.line(street, (250, 244, 228), 46, curved=True)
    paper.line(_MAIN, (190, 176, 152), 92, curved=True)
    paper.line(_MAIN, (255, 249, 234), 84, curved=True)
    for x in range(0, 1600, 84):
        y = _height_of_street(x)
        paper.line([(x, y), (x + 38, y - 3)], (206, 190, 160), 4)
    for place in range(26):
        angle = place * 2.4
        far = 36 + place * 6.2
        x, y = 256 + far * math.cos(angle), 880 + far * 0.62 * math.sin(angle)
        tree(paper, x, y, paper.any(20, 32))


def _height_of_street(x: float) -> float:
    for (x1, y1), (x2, y2) in pairwise(_MAIN):
        if x1 <= x <= x2:
            return y1 + (y2 - y1) * (x - x1) / (x2 - x1)
    return _MAIN[-1][1]


def _houses(paper: Paper) -> None:
    roofs = ((206, 132, 96), (218, 160, 112), (190, 116, 92), (214, 178, 140))
    rows: tuple[tuple[float, float, float], ...] = (
        (40, 340, -110),
        (520, 780, -128),
        (1030, 1280, -124),
    )
    rows += ((40, 350, 100), (720, 1130, 108), (1290, 1560, 100))
    for left, right, away in rows:
        x = float(left)
        while x < right - 40:
            wide = paper.any(60, 92)
            y = _height_of_street(x + wide / 2) + away
            _house(paper, x, y - 34, wide, 68, paper.pick(roofs))
            x += wide + 12
    for x, y, wide, high in ((520, 250, 150, 110), (560, 90, 190, 90), (960, 120, 210, 120)):
        _house(paper, x, y, wide, high, paper.pick(roofs))
    for x, y, wide, high in ((120, 130, 190, 150), (1080, 250, 90, 80), (800, 800, 220, 120)):
        _house(paper, x, y, wide, high, paper.pick(roofs))
    _house(paper, 1310, 160, 210, 130, (120, 150, 160))


def _house(paper: Paper, x: float, y: float, wide: float, high: float, roof: Colour) -> None:
    shape = box(x, y, wide, high, paper.any(-3, 3))
    paper.shadow(shape, 7, 10, 6, 0.24)
    paper.wash(shape, roof, uneven=0.14)
    paper.outline(shape, (120, 76, 56), 2)
    left, right = shape[0][0] + 3, shape[1][0] - 3
    middle = (shape[0][1] + shape[3][1]) / 2
    paper.line([(left, middle), (right, middle)], (120, 76, 56), 2, strength=0.7)


def _names(paper: Paper) -> None:
    paper.write("Market Street", 1000, 574, 20, INK, 4, tilt=-3)
    paper.write("library", 1352, 342, 26, INK, 4.5)
    paper.write("school", 150, 322, 26, INK, 4.5)
    paper.write("park", 412, 990, 26, (52, 84, 44), 4.5)
    paper.write("river", 1440, 1052, 26, (40, 84, 110), 4.5, tilt=-6)
    paper.write("bus stop", 436, 692, 20, INK, 4)
    paper.write("chemist", 876, 478, 20, INK, 4)
