"""Shapes of SVG and the marks of charts: by geometry alone, with classes for their colours.

The site's content security policy forbids style attributes, so nothing here writes one. Colours,
line widths and fonts are in charts.css. The marks are those of the progress steps, so that one
lesson does for both; each is drawn about its middle. Where two things differ in meaning they
differ in shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from markupsafe import escape

WIDTH = 300.0
"""The width of every drawing in its own units: about as many as it has pixels on a phone."""


def tag(name: str, content: Iterable[str] | str = "", **attributes: str | float) -> str:
    """Return an element as safe markup.

    ``content`` is a text, which is escaped, or elements one after the other. Attributes are
    escaped, those that are empty left out; in their names ``_`` stands for ``-``, and one at the
    end for nothing (``class_``).
    """
    written = ""
    for key, value in attributes.items():
        if value != "":
            said = escape(value) if isinstance(value, str) else number(value)
            written += f' {key.rstrip("_").replace("_", "-")}="{said}"'
    inner = escape(content) if isinstance(content, str) else "".join(content)
    end = f">{inner}</{name}>" if inner else "/>"
    return f"<{name}{written}{end}"


def drawing(height: float, content: Iterable[str]) -> str:
    """Return a whole drawing, which screen readers pass by: the words beside it say the same."""
    return tag(
        "svg",
        content,
        class_="chart-svg",
        viewBox=f"0 0 {number(WIDTH)} {number(height)}",
        aria_hidden="true",
        focusable="false",
    )


def text(x: float, y: float, words: str, class_: str = "", anchor: str = "") -> str:
    """Return a line of text.

    ``anchor`` is ``middle`` or ``end``; otherwise the text starts at ``x``.
    """
    return tag("text", words, x=x, y=y, class_=class_, text_anchor=anchor)


def path(d: str, class_: str) -> str:
    """Return a path."""
    return tag("path", d=d, class_=class_)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """Return a straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a number as short as it can be written: the same on every machine."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def points(*numbers: float) -> str:
    """Return numbers for a path, with a space between them."""
    return " ".join(number(value) for value in numbers)


_FULL = 9.0


def done(x: float, y: float, r: float = _FULL) -> str:
    """Return a full disc with a tick."""
    tick = f"M{points(x - r * 0.42, y + r * 0.04)} l{points(r * 0.3, r * 0.34, r * 0.56, -r * 0.7)}"
    return _group(_circle(x, y, r, "mark full"), path(tick, "mark sign"))


def alert(x: float, y: float, r: float = _FULL) -> str:
    """Return a diamond with an exclamation mark."""
    d = r * 1.12
    diamond = f"M{points(x, y - d)} l{points(d, d, -d, d, -d, -d)} z"
    stroke = f"M{points(x, y - r * 0.52)} v{number(r * 0.58)}"
    dot = f"M{points(x, y + r * 0.48)} v.01"
    return _group(path(diamond, "mark alert"), path(stroke + dot, "mark shout"))


def next_(x: float, y: float, r: float = _FULL) -> str:
    """Return a broken ring: still to come."""
    return _circle(x, y, r - 1, "mark next")


def stopped(x: float, y: float, r: float = _FULL) -> str:
    """Return a square with a bar."""
    side = r * 1.7
    square = tag(
        "rect", x=x - side / 2, y=y - side / 2, width=side, height=side, rx=r / 4, class_="mark"
    )
    return _group(square, path(f"M{points(x - r * 0.45, y)} h{number(r * 0.9)}", "mark stroke"))


def moved(x: float, y: float, r: float = _FULL) -> str:
    """Return a ring with an arrow head."""
    head = (
        f"M{points(x - r * 0.2, y - r * 0.42)} l{points(r * 0.42, r * 0.42, -r * 0.42, r * 0.42)}"
    )
    return _group(_circle(x, y, r - 1, "mark"), path(head, "mark stroke"))


def unsure(x: float, y: float, r: float = _FULL) -> str:
    """Return a diamond with nothing in it: a lack, but not yet a breach."""
    d = r * 1.05
    return path(f"M{points(x, y - d)} l{points(d, d, -d, d, -d, -d)} z", "mark alert")


def ring(x: float, y: float, r: float = _FULL) -> str:
    """Return a ring."""
    return _circle(x, y, r - 1, "mark")


def bubble(x: float, y: float, r: float = _FULL) -> str:
    """Return a speech bubble."""
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
    """Return a triangle that points on, as a loudspeaker does."""
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
