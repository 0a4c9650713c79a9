"""Small pieces of SVG: shapes by geometry alone, with classes for their colours.

The site's content security policy forbids style attributes, so nothing here writes one. Colours,
line widths and fonts are in charts.css.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from engage_docs.site.charts.escaping import escaped

WIDTH = 300.0
"""The width of every drawing in its own units: about as many as it has pixels on a phone."""


def tag(name: str, content: Iterable[str] | str = "", **attributes: str | float) -> str:
    """An element. Attributes are escaped; ``class_`` and ``text_anchor`` are spelt out.

    ``content`` is a text, and escaped, or elements one after the other. A site draws tens of
    thousands of elements, so they are plain text: what is made here is safe markup.
    """
    written = "".join(
        [
            f' {key.rstrip("_").replace("_", "-")}="{_safe(value)}"'
            for key, value in attributes.items()
        ]
    )
    inner = escaped(content) if isinstance(content, str) else "".join(content)
    end = f">{inner}</{name}>" if inner else "/>"
    return f"<{name}{written}{end}"


def drawing(height: float, content: Iterable[str]) -> str:
    """A whole drawing. The words beside it say the same, so screen readers pass it by."""
    return tag(
        "svg",
        content,
        class_="chart-svg",
        viewBox=f"0 0 {number(WIDTH)} {number(height)}",
        aria_hidden="true",
        focusable="false",
    )


def text(x: float, y: float, words: str, class_: str = "", anchor: str = "") -> str:
    """A line of text. ``anchor`` is ``middle`` or ``end``; otherwise the text starts at ``x``."""
    more = f' class="{escaped(class_)}"' if class_ else ""
    if anchor:
        more += f' text-anchor="{escaped(anchor)}"'
    end = f">{escaped(words)}</text>" if words else "/>"
    return f'<text x="{number(x)}" y="{number(y)}"{more}{end}'


def path(d: str, class_: str) -> str:
    """A path."""
    return f'<path d="{escaped(d)}" class="{escaped(class_)}"/>'


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """A straight line."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} class="{escaped(class_)}"/>'


@lru_cache(maxsize=2000)
def number(value: float) -> str:
    """A number as short as it can be written: the same on every machine."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def points(*numbers: float) -> str:
    """Numbers for a path, with a space between them."""
    return " ".join([number(value) for value in numbers])


def _safe(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else number(value)
