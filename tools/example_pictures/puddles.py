"""What the pupils' map of the puddles shows. It is drawn as a class might draw it."""

from __future__ import annotations

from example_pictures.hand import Point
from example_pictures.paint import Paper
from example_pictures.shapes import (
    GOLD,
    HEIGHT,
    INK,
    RUST,
    TEAL,
    WHITE,
    WIDTH,
    box,
    disc,
    tree,
)

_PATH: list[Point] = [(126, 908), (240, 880), (520, 800), (760, 640), (1010, 560), (1190, 520)]
_WATER = (150, 192, 214)
_PUDDLES = (
    (250, 884, 96, 40, "ankle"),
    (530, 794, 132, 54, "knee!"),
    (772, 634, 84, 38, "ankle"),
    (1010, 562, 112, 46, "deep"),
)


def puddles() -> Paper:
    """A map of the path to the school with the water that stands on it."""
    paper = Paper(WIDTH, HEIGHT, (236, 226, 206), seed=71)
    sheet = box(46, 40, 1508, 986, 0.5)
    paper.shadow(sheet, 9, 13, 14, 0.3)
    paper.wash(sheet, WHITE, uneven=0.04)
    paper.wash([(70, 640), (470, 560), (640, 420), (70, 380)], (206, 222, 172), uneven=0.14)
    paper.wash([(700, 990), (960, 780), (1500, 700), (1500, 1000)], (206, 222, 172), uneven=0.14)
    paper.line(_PATH, (176, 156, 126), 82, curved=True)
    paper.line(_PATH, (236, 220, 186), 72, curved=True)
    _school(paper)
    for x, y, across, down, words in _PUDDLES:
        _puddle(paper, x, y, across, down, words)
    for x, y, size in ((190, 500, 46), (330, 470, 54), (900, 900, 50), (1120, 860, 44)):
        tree(paper, x, y, size)
    wide = paper.write("where the water stands", 120, 190, 40, TEAL, 8)
    underline = [(120, 222), (120 + wide / 2, 214), (120 + wide, 226)]
    paper.line(underline, GOLD, 7, strength=0.9, curved=True)
    paper.write("bus", 96, 1000, 26, INK, 5)
    paper.write("wet feet all day", 1010, 960, 28, RUST, 5.5, tilt=-3)
    paper.grain()
    return paper


def _school(paper: Paper) -> None:
    """The school at the end of the path, as a child draws a house."""
    front = box(1160, 330, 280, 190)
    paper.wash(front, (222, 160, 120), uneven=0.14)
    paper.outline(front, INK, 4)
    roof = [(1136, 332), (1300, 226), (1464, 332)]
    paper.wash(roof, RUST, uneven=0.14)
    paper.outline(roof, INK, 4)
    door = box(1270, 426, 58, 94)
    paper.wash(door, TEAL)
    paper.outline(door, INK, 3)
    for x in (1186, 1364):
        window = box(x, 380, 52, 52)
        paper.wash(window, (250, 232, 170))
        paper.outline(window, INK, 3)
    paper.write("school", 1300, 196, 28, INK, 5, middle=True)


def _puddle(paper: Paper, x: float, y: float, across: float, down: float, words: str) -> None:
    shape = disc(x, y, across, down)
    paper.wash(shape, _WATER, wobble=6, uneven=0.2)
    paper.outline(shape, TEAL, 4)
    shine = [(x - across * 0.5, y - down * 0.4), (x - across * 0.1, y - down * 0.6)]
    paper.line(shine, WHITE, 6, strength=0.8)
    paper.write(words, x, y - down - 22, 24, INK, 4.8, middle=True)
