"""Shapes and things that more than one picture needs."""

from __future__ import annotations

import math

from example_pictures.hand import Point
from example_pictures.paint import Colour, Paper

INK: Colour = (42, 40, 48)
TEAL: Colour = (22, 96, 108)
RUST: Colour = (178, 74, 36)
GOLD: Colour = (226, 164, 52)
LEAF: Colour = (106, 142, 84)
ROSE: Colour = (208, 116, 108)
SKY: Colour = (126, 170, 192)
WHITE: Colour = (253, 250, 243)
WOOD: Colour = (196, 150, 100)
DARK_WOOD: Colour = (140, 98, 62)
WIDTH, HEIGHT = 1600, 1067


def box(x: float, y: float, width: float, height: float, tilt: float = 0.0) -> list[Point]:
    """A rectangle by its left upper corner, turned about its middle by some degrees."""
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    return turned(corners, x + width / 2, y + height / 2, tilt)


def turned(points: list[Point], x: float, y: float, tilt: float) -> list[Point]:
    """The points, turned about a place."""
    angle = math.radians(tilt)
    sin, cos = math.sin(angle), math.cos(angle)
    return [
        (x + (px - x) * cos - (py - y) * sin, y + (px - x) * sin + (py - y) * cos)
        for px, py in points
    ]


def disc(x: float, y: float, across: float, down: float | None = None) -> list[Point]:
    """A circle, or an ellipse."""
    ry = across if down is None else down
    steps = [2 * math.pi * step / 28 for step in range(28)]
    return [(x + across * math.cos(a), y + ry * math.sin(a)) for a in steps]


def pin(paper: Paper, x: float, y: float, colour: Colour, size: float = 15) -> None:
    """A round-headed pin, stuck in with its point at the place."""
    paper.line([(x + size * 1.5, y + size * 0.5), (x, y)], (70, 58, 48), 5, strength=0.2)
    paper.line([(x, y), (x + size * 0.3, y - size * 1.5)], (110, 104, 98), 3, wobble=0.2)
    head = disc(x + size * 0.4, y - size * 2.2, size)
    paper.shadow(head, 7, 12, 4, 0.28)
    paper.wash(head, colour, wobble=0.4, uneven=0.16)
    paper.outline(head, _darker(colour), 2)
    paper.wash(disc(x + size * 0.1, y - size * 2.5, size * 0.24), WHITE, wobble=0.2, uneven=0.02)


def tree(paper: Paper, x: float, y: float, size: float) -> None:
    """A tree from above: a loose green round."""
    paper.shadow(disc(x, y, size * 0.9), 5, 7, 5, 0.2)
    for part in range(3):
        dx, dy = paper.any(-size / 5, size / 5), paper.any(-size / 5, size / 5)
        green = (98 + part * 14, 138 + part * 10, 82 + part * 12)
        paper.wash(disc(x + dx, y + dy, size * (0.95 - part * 0.22)), green, wobble=size / 14)


def bench(paper: Paper, x: float, y: float, size: float, ink: Colour, wood: Colour) -> None:
    """A bench with arm rests, its left foot at the place."""
    w = size
    for slat in range(3):
        plank = box(x, y - w * (0.62 - slat * 0.085), w, w * 0.06)
        paper.wash(plank, wood, wobble=0.6)
        paper.outline(plank, ink, size / 110)
    seat = [(x - w * 0.03, y - w * 0.3), (x + w * 1.03, y - w * 0.3)]
    seat += [(x + w * 1.06, y - w * 0.22), (x - w * 0.06, y - w * 0.22)]
    paper.wash(seat, wood, wobble=0.6)
    paper.outline(seat, ink, size / 100)
    for leg in (0.06, 0.94):
        at = x + w * leg
        paper.line([(at, y - w * 0.64), (at, y)], ink, size / 42)
        out = w * (0.07 if leg > 0.5 else -0.07)
        arm = [(at, y - w * 0.42), (at + out, y - w * 0.42), (at + out, y)]
        paper.line(arm, ink, size / 52, curved=False)


def _darker(colour: Colour) -> Colour:
    red, green, blue = (int(part * 0.62) for part in colour)
    return red, green, blue
