"""What the pictures of rooms show: a flipchart and a wall of notes. Nobody is in them."""

from __future__ import annotations

from example_pictures.hand import strokes_of
from example_pictures.paint import Colour, Paper
from example_pictures.shapes import (
    DARK_WOOD,
    GOLD,
    HEIGHT,
    INK,
    RUST,
    TEAL,
    WHITE,
    WIDTH,
    WOOD,
    bench,
    box,
    disc,
    turned,
)


def flipchart() -> Paper:
    """A page of a flipchart on its easel."""
    paper = Paper(WIDTH, HEIGHT, (238, 224, 202), seed=11)
    paper.wash(box(-20, -20, 1640, 870), (236, 217, 190), uneven=0.05)
    paper.wash(box(-20, 850, 1640, 240), (190, 152, 116), uneven=0.08)
    for y in (905, 975, 1040):
        paper.line([(-20, y), (1620, y + 4)], (158, 122, 90), 2, strength=0.6)
    for foot, top in ((370, 520), (1235, 1085)):
        paper.shadow([(foot - 14, 1030), (foot + 14, 1030), (top + 14, 60), (top - 14, 60)], 14, 8)
        leg = [(foot - 13, 1035), (foot + 13, 1035), (top + 12, 40), (top - 12, 40)]
        paper.wash(leg, DARK_WOOD)
        paper.outline(leg, (92, 62, 40), 2)
    sheet = [(372, 92), (1232, 86), (1244, 930), (1228, 944), (380, 950)]
    paper.shadow(sheet, 14, 18, 18, 0.35)
    paper.wash(sheet, WHITE, uneven=0.03)
    paper.wash([(1150, 946), (1244, 852), (1236, 930), (1226, 944)], (226, 214, 196), uneven=0.05)
    paper.line([(1150, 946), (1190, 884), (1243, 853)], (176, 160, 140), 2, curved=True)
    clamp = box(356, 54, 892, 50)
    paper.shadow(clamp, 4, 8, 5)
    paper.wash(clamp, WOOD)
    paper.outline(clamp, (110, 76, 48), 3)
    _flipchart_words(paper)
    for place, ink in enumerate((TEAL, RUST, INK)):
        pen = box(640 + place * 112, 956 + place % 2 * 5, 92, 19, place * 3 - 2)
        paper.shadow(pen, 3, 6, 3)
        paper.wash(pen, ink, uneven=0.15)
        paper.wash(box(714 + place * 112, 957 + place % 2 * 6, 24, 18, place * 3 - 2), WHITE)
    tray = box(570, 972, 460, 22)
    paper.wash(tray, WOOD)
    paper.outline(tray, (110, 76, 48), 2)
    paper.grain()
    return paper


def _flipchart_words(paper: Paper) -> None:
    wide = paper.write("Market Street", 452, 208, 48, TEAL, 9)
    way = [(452, 240), (600, 232), (760, 246), (452 + wide, 234)]
    paper.line(way, TEAL, 6, curved=True)
    lines = (
        ("nowhere to sit", 5),
        ("lights too quick", 4),
        ("kerb is too high", 3),
        ("toilets shut at 4", 4),
        ("bus times: too small!", 2),
    )
    for place, (words, marks) in enumerate(lines):
        y = 350 + place * 118
        paper.wash(disc(468, y - 16, 10), RUST)
        end = 505 + paper.write(words, 505, y, 30, INK, 6)
        for mark in range(min(marks, 4)):
            x = end + 42 + mark * 20
            paper.line([(x, y - 48), (x - 4, y + 2)], RUST, 5)
        if marks == 5:
            paper.line([(end + 26, y - 2), (end + 120, y - 44)], RUST, 5)
    paper.line([(503, 368), (610, 374), (740, 366), (842, 372)], GOLD, 7, strength=0.8, curved=True)
    bench(paper, 1052, 392, 134, INK, (222, 190, 146))


def notes() -> Paper:
    """Notes on a wall, under three headings."""
    paper = Paper(WIDTH, HEIGHT, (232, 226, 214), seed=37)
    paper.wash(box(-20, -20, 1640, 1110), (234, 228, 215), uneven=0.05)
    sheet = box(58, 62, 1484, 950, 0.3)
    paper.shadow(sheet, 8, 12, 14, 0.25)
    paper.wash(sheet, (247, 241, 228), uneven=0.04)
    for x, y, tilt in ((40, 50, -38), (1490, 48, 40), (36, 985, 36), (1494, 980, -34)):
        paper.wash(box(x, y, 92, 32, tilt), (224, 206, 150), uneven=0.08)
    headings = (("the hall", TEAL), ("the school", RUST), ("the library", INK))
    for place, (words, ink) in enumerate(headings):
        x = 310 + place * 490
        wide = paper.write(words, x, 172, 40, ink, 8, middle=True)
        way = [(x - wide / 2, 204), (x, 197), (x + wide / 2, 205)]
        paper.line(way, ink, 5, curved=True)
    for x, y, tilt, colour, lines in _NOTES:
        _note(paper, x, y, tilt, colour, lines)
    paper.grain()
    return paper


_YELLOW: Colour = (250, 220, 112)
_PINK: Colour = (246, 178, 164)
_BLUE: Colour = (168, 208, 222)
_GREEN: Colour = (190, 216, 148)
_NOTES: tuple[tuple[float, float, float, Colour, tuple[str, ...]], ...] = (
    (108, 262, -4, _YELLOW, ("when is", "the hall", "closed?")),
    (334, 282, 3, _GREEN, ("a warm", "room in", "winter")),
    (140, 520, 2, _BLUE, ("tell us", "before!")),
    (352, 540, -5, _YELLOW, ("tea and", "soup?")),
    (220, 764, 4, _PINK, ("who has", "the key?")),
    (598, 268, 3, _BLUE, ("water on", "the path")),
    (826, 256, -3, _PINK, ("paint a", "zebra", "crossing")),
    (588, 516, -4, _YELLOW, ("bins are", "full")),
    (812, 530, 4, _GREEN, ("wet feet", "all day!")),
    (700, 770, -2, _BLUE, ("more bins", "please")),
    (1088, 262, -3, _GREEN, ("door is", "too", "heavy")),
    (1312, 280, 5, _YELLOW, ("old", "notices!")),
    (1100, 522, 4, _PINK, ("a button", "for the", "door?")),
    (1322, 538, -4, _BLUE, ("open", "later?")),
    (1206, 772, 3, _YELLOW, ("thank you", "for asking")),
)


def _note(
    paper: Paper, x: float, y: float, tilt: float, colour: Colour, lines: tuple[str, ...]
) -> None:
    side = 204
    middle = x + side / 2, y + side / 2
    shape = box(x, y, side, side, tilt)
    foot = turned([(x + 30, y + side - 8), (x + side, y + side + 4)], *middle, tilt)
    paper.shadow([shape[0], shape[1], foot[1], foot[0], shape[3]], 5, 12, 8, 0.3)
    paper.wash(shape, colour, wobble=0.8, uneven=0.08)
    top = turned([(x + 4, y + 22), (x + side - 4, y + 22)], *middle, tilt)
    paper.line(top, _dim(colour), 3, strength=0.35)
    first = y + side / 2 - (len(lines) - 1) * 27 + 16
    for place, words in enumerate(lines):
        (spot,) = turned([(x + side / 2, first + place * 54)], *middle, tilt)
        size: float = min(24.0, 1700 / strokes_of(words)[1])
        paper.write(words, *spot, size, INK, 4.6, tilt=tilt, middle=True)


def _dim(colour: Colour) -> Colour:
    red, green, blue = (int(part * 0.72) for part in colour)
    return red, green, blue
