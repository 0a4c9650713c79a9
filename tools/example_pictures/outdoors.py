"""What the pictures of the street show: a poster on a board, and two benches. Nobody is in them."""

from __future__ import annotations

import math

from example_pictures.hand import Point
from example_pictures.paint import Colour, Paper
from example_pictures.shapes import (
    DARK_WOOD,
    GOLD,
    HEIGHT,
    INK,
    LEAF,
    ROSE,
    RUST,
    SKY,
    TEAL,
    WHITE,
    WIDTH,
    WOOD,
    bench,
    box,
    disc,
    pin,
)


def board() -> Paper:
    """A poster on the notice board at the bus stop."""
    paper = Paper(WIDTH, HEIGHT, (196, 128, 98), seed=41)
    _bricks(paper)
    frame = box(150, 70, 1300, 890)
    paper.shadow(frame, 16, 20, 16, 0.4)
    paper.wash(frame, TEAL, uneven=0.12)
    paper.outline(frame, (12, 58, 66), 4)
    cork = box(200, 120, 1200, 790)
    paper.wash(cork, (214, 176, 128), uneven=0.1)
    for _ in range(700):
        x, y = paper.any(210, 1390), paper.any(130, 900)
        paper.line([(x, y), (x + paper.any(2, 6), y + 1)], (176, 134, 90), 2.4, strength=0.6)
    paper.line([(200, 910), (200, 120), (1400, 120)], (120, 84, 54), 7, strength=0.5)
    _timetable(paper)
    _small_notices(paper)
    _poster(paper)
    paper.grain()
    return paper


def _bricks(paper: Paper) -> None:
    paper.wash(box(-20, -20, 1640, 1110), (224, 206, 186), uneven=0.05)
    tones = ((198, 122, 92), (186, 108, 82), (206, 134, 100), (178, 106, 84))
    for row in range(19):
        for column in range(-1, 13):
            x, y = column * 134 + (row % 2) * 67, row * 58 - 10
            if not (170 < x < 1290 and 90 < y < 880):
                paper.wash(box(x, y, 126, 51), paper.pick(tones), wobble=1.2, uneven=0.12)


def _sheet(paper: Paper, shape: list[Point], colour: Colour) -> None:
    paper.shadow(shape, 6, 10, 8, 0.32)
    paper.wash(shape, colour, wobble=1, uneven=0.03)


def _timetable(paper: Paper) -> None:
    _sheet(paper, box(248, 180, 240, 330, -2), WHITE)
    paper.write("bus times", 276, 238, 21, TEAL, 4.5, tilt=-2)
    for row in range(7):
        y = 276 + row * 30
        paper.line([(276, y + 2), (318, y)], (110, 106, 110), 5, strength=0.8)
        for column in range(3):
            x = 344 + column * 42
            paper.line([(x, y - 1), (x + 24, y - 2)], (150, 146, 148), 4, strength=0.8)
    pin(paper, 366, 196, RUST, 13)


def _small_notices(paper: Paper) -> None:
    notices = (
        (262, 570, 216, 250, 3, (250, 222, 130), ("market", "day is", "Sunday")),
        (1122, 172, 228, 220, 2, (186, 214, 224), ("summer", "fair on", "4 July")),
        (1136, 452, 200, 190, -4, (202, 222, 168), ("choir", "new voices!")),
        (1118, 690, 224, 176, 3, (244, 192, 176), ("lost: one", "red glove")),
    )
    for x, y, wide, high, tilt, colour, lines in notices:
        _sheet(paper, box(x, y, wide, high, tilt), colour)
        first = y + high / 2 - (len(lines) - 1) * 26 + 22
        for place, words in enumerate(lines):
            size = 17.5 if len(words) > 9 else 23
            spot = (x + wide / 2 - place * tilt * 0.8, first + place * 54)
            paper.write(words, *spot, size, INK, 4.4, tilt=tilt, middle=True)
        pin(paper, x + wide / 2, y + 20, RUST if colour[2] > 170 else TEAL, 13)


def _poster(paper: Paper) -> None:
    sheet = box(540, 156, 530, 718, 0.6)
    paper.shadow(sheet, 10, 16, 12, 0.42)
    paper.wash(sheet, WHITE, wobble=1, uneven=0.025)
    paper.wash(box(541, 157, 528, 134, 0.6), TEAL, wobble=1, uneven=0.08)
    paper.write("You said, we did", 805, 240, 31, WHITE, 6.5, tilt=0.6, middle=True)
    rows = (
        (("nowhere", "to sit"), ("two new", "benches")),
        (("lights too", "quick"), ("4 seconds", "more")),
        (("kerb too", "high"), ("level", "now")),
    )
    for place, (said, did) in enumerate(rows):
        y = 322 + place * 180
        bubble = [(566, y), (786, y - 2), (788, y + 122), (640, y + 124), (606, y + 152)]
        bubble += [(610, y + 123), (566, y + 122)]
        paper.wash(bubble, (232, 240, 238), uneven=0.05)
        paper.outline(bubble, TEAL, 4)
        for line, words in enumerate(said):
            paper.write(words, 677, y + 54 + line * 48, 21, INK, 4.4, middle=True)
        paper.wash(disc(838, y + 60, 27), TEAL, wobble=0.8)
        tick = [(825, y + 60), (834, y + 71), (853, y + 47)]
        paper.line(tick, WHITE, 6, wobble=0.3)
        for line, words in enumerate(did):
            paper.write(words, 878, y + 54 + line * 48, 19.5, INK, 4.4)
    for x in (566, 1046):
        pin(paper, x, 176, GOLD, 13)


def benches() -> Paper:
    """Two benches on the street."""
    paper = Paper(WIDTH, HEIGHT, (236, 226, 204), seed=53)
    paper.wash(box(-20, -20, 1640, 420), (232, 222, 196), uneven=0.1)
    _sky(paper)
    fronts = (
        (-30, 250, 300, (226, 186, 128), TEAL, ""),
        (270, 190, 330, (196, 128, 100), INK, "books"),
        (600, 270, 300, (232, 212, 176), RUST, "bakery"),
        (900, 210, 350, (160, 186, 170), LEAF, "chemist"),
        (1250, 250, 400, (214, 152, 112), TEAL, "market"),
    )
    for x, top, wide, wall, door, name in fronts:
        _front(paper, x, top, wide, wall, door, name)
    paper.wash(box(-20, 770, 1640, 330), (222, 208, 184), uneven=0.07)
    for x in range(-100, 1800, 150):
        paper.line([(x + 90, 772), (x - 60, 985)], (196, 178, 150), 3, strength=0.7)
    paper.line([(-20, 868), (1620, 872)], (196, 178, 150), 3, strength=0.7)
    paper.wash(box(-20, 985, 1640, 110), (150, 146, 142), uneven=0.08)
    paper.wash(box(-20, 974, 1640, 20), (236, 228, 210), uneven=0.05)
    _bus_stop(paper, 150)
    _planter(paper, 832)
    for x in (300, 1000):
        shade = [(x - 20, 930), (x + 380, 930), (x + 430, 958), (x + 10, 958)]
        paper.shadow(shade, 0, 0, 8, 0.35)
        bench(paper, x, 940, 360, (52, 50, 54), (190, 130, 82))
    paper.grain()
    return paper


def _sky(paper: Paper) -> None:
    paper.wash(box(-20, -20, 1640, 330), (214, 229, 230), wobble=4, uneven=0.05)
    for x, y, size in (
        (260, 90, 60),
        (330, 78, 80),
        (410, 96, 54),
        (1080, 110, 56),
        (1150, 96, 74),
    ):
        paper.wash(disc(x, y, size * 1.4, size * 0.6), (250, 246, 236), wobble=4, uneven=0.04)


def _front(
    paper: Paper, x: float, top: float, wide: float, wall: Colour, paint: Colour, name: str
) -> None:
    paper.wash(box(x, top, wide, 790 - top), wall, uneven=0.1)
    paper.outline(box(x, top, wide, 790 - top), (112, 80, 60), 3)
    roof = [(x - 8, top), (x + 24, top - 78), (x + wide - 24, top - 78), (x + wide + 8, top)]
    paper.wash(roof, (150, 92, 76), uneven=0.14)
    paper.outline(roof, (104, 64, 52), 3)
    for place in range(count := int(wide // 110)):
        left = x + wide * (place + 0.5) / count - 32
        _window(paper, left, top + 46, 64, 96)
    band = box(x + 16, 474, wide - 32, 62)
    paper.wash(band, paint, uneven=0.1)
    if name:
        paper.write(name, x + wide / 2, 518, 26, WHITE, 5, middle=True)
    _window(paper, x + 24, 560, wide * 0.5, 150)
    door = box(x + wide * 0.5 + 56, 560, wide * 0.5 - 96, 212)
    paper.wash(door, paint, uneven=0.14)
    paper.outline(door, (70, 52, 44), 3)
    paper.wash(disc(door[0][0] + 16, 672, 6), GOLD, wobble=0.3)
    for place in range(stripes := int(wide // 40)):
        left = x + 16 + (wide - 32) * place / stripes
        step = (wide - 32) / stripes
        awning = [(left, 536), (left + step, 536), (left + step, 562), (left, 562)]
        paper.wash(awning, WHITE if place % 2 else paint, wobble=0.8, uneven=0.06)


def _window(paper: Paper, x: float, y: float, wide: float, high: float) -> None:
    pane = box(x, y, wide, high)
    paper.wash(pane, SKY, uneven=0.2)
    paper.line([(x + wide * 0.2, y + high * 0.8), (x + wide * 0.5, y + 12)], WHITE, 5, strength=0.5)
    paper.outline(pane, WHITE, 7)
    paper.outline(box(x - 4, y - 4, wide + 8, high + 8), (112, 80, 60), 2)


def _bus_stop(paper: Paper, x: float) -> None:
    paper.line([(x, 960), (x, 420)], (60, 60, 66), 11)
    sign = box(x - 62, 380, 124, 104)
    paper.shadow(sign, 5, 8, 6)
    paper.wash(sign, RUST, uneven=0.08)
    paper.outline(sign, (96, 40, 20), 3)
    paper.write("bus", x, 426, 21, WHITE, 5, middle=True)
    paper.write("stop", x, 468, 21, WHITE, 5, middle=True)
    panel = box(x - 44, 560, 88, 130)
    paper.wash(panel, WHITE, uneven=0.04)
    paper.outline(panel, (60, 60, 66), 3)
    for row in range(6):
        y = 584 + row * 17
        paper.line([(x - 30, y), (x + 30, y)], (150, 146, 148), 3, strength=0.8)


def _planter(paper: Paper, x: float) -> None:
    for place in range(22):
        angle = place * 2.4
        px, py = x + math.cos(angle) * place * 3.4, 800 + math.sin(angle) * place * 2.4
        paper.wash(disc(px, py, 26), (104 + place * 2, 144 + place, 86), wobble=2)
        if place % 3 == 0:
            paper.wash(disc(px + 6, py - 6, 10), ROSE if place % 2 else GOLD, wobble=0.6)
    pot = [(x - 92, 836), (x + 92, 836), (x + 76, 946), (x - 76, 946)]
    paper.shadow(pot, 12, 10, 8)
    paper.wash(pot, WOOD, uneven=0.14)
    paper.outline(pot, DARK_WOOD, 4)
    paper.line([(x - 84, 878), (x + 84, 878)], DARK_WOOD, 3)
