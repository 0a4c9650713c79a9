"""The shapes of the marks: the same as those of the strip, so that one lesson does for both.

Each is drawn about its middle. Where two things differ in meaning they differ in shape.
"""

from __future__ import annotations

from collections.abc import Callable

from engage_docs.site.charts.drawing import number, path, points, tag

_FULL = 9.0


def done(x: float, y: float, r: float = _FULL) -> str:
    """A full disc with a tick."""
    tick = f"M{points(x - r * 0.42, y + r * 0.04)} l{points(r * 0.3, r * 0.34, r * 0.56, -r * 0.7)}"
    return _group(_circle(x, y, r, "mark full"), path(tick, "mark sign"))


def alert(x: float, y: float, r: float = _FULL) -> str:
    """A diamond with an exclamation mark."""
    d = r * 1.12
    diamond = f"M{points(x, y - d)} l{points(d, d, -d, d, -d, -d)} z"
    stroke = f"M{points(x, y - r * 0.52)} v{number(r * 0.58)}"
    dot = f"M{points(x, y + r * 0.48)} v.01"
    return _group(path(diamond, "mark alert"), path(stroke + dot, "mark shout"))


def next_(x: float, y: float, r: float = _FULL) -> str:
    """A broken ring: still to come."""
    return _circle(x, y, r - 1, "mark next")


def stopped(x: float, y: float, r: float = _FULL) -> str:
    """A square with a bar."""
    side = r * 1.7
    square = tag(
        "rect", x=x - side / 2, y=y - side / 2, width=side, height=side, rx=r / 4, class_="mark"
    )
    return _group(square, path(f"M{points(x - r * 0.45, y)} h{number(r * 0.9)}", "mark stroke"))


def moved(x: float, y: float, r: float = _FULL) -> str:
    """A ring with an arrow head."""
    head = (
        f"M{points(x - r * 0.2, y - r * 0.42)} l{points(r * 0.42, r * 0.42, -r * 0.42, r * 0.42)}"
    )
    return _group(_circle(x, y, r - 1, "mark"), path(head, "mark stroke"))


def unsure(x: float, y: float, r: float = _FULL) -> str:
    """A diamond with nothing in it: a lack, but not yet a breach."""
    d = r * 1.05
    return path(f"M{points(x, y - d)} l{points(d, d, -d, d, -d, -d)} z", "mark alert")


def ring(x: float, y: float, r: float = _FULL) -> str:
    """A ring."""
    return _circle(x, y, r - 1, "mark")


def bubble(x: float, y: float, r: float = _FULL) -> str:
    """A translator bubble."""
    w, h, c = r * 1.9, r * 1.4, r * 0.4
    d = (
        f"M{points(x - w / 2 + c, y - r * 0.9)} h{number(w - 2 * c)} q{points(c, 0, c, c)}"
        f" v{number(h - 2 * c)} q{points(0, c, -c, c)} h{number(-(w * 0.62) + c)}"
        f" l{points(-r * 0.42, r * 0.5)} v{number(-r * 0.5)}"
        f" h{number(-(w * 0.38) + c + r * 0.42)} q{points(-c, 0, -c, -c)}"
        f" v{number(-(h - 2 * c))} q{points(0, -c, c, -c)} z"
    )
    return path(d, "mark full")


def horn(x: float, y: float, r: float = _FULL) -> str:
    """A triangle that points on, as a loudspeaker does."""
    d = f"M{points(x - r * 0.75, y - r * 0.85)} l{points(r * 1.6, r * 0.85, -r * 1.6, r * 0.85)} z"
    return path(d, "mark full")


MARKS: dict[str, Callable[[float, float], str]] = {
    "done": done,
    "alert": alert,
    "next": next_,
    "stopped": stopped,
    "moved": moved,
    "unsure": unsure,
}
"""Marks by the names that the rows of a chart use."""


def _circle(x: float, y: float, r: float, class_: str) -> str:
    return tag("circle", cx=x, cy=y, r=r, class_=class_)


def _group(*parts: str) -> str:
    return tag("g", parts)
