"""Boxes, as Material's documentation writes them, for a Markdown that does not know them.

``!!! note "Title"`` and the indented text below it become a ``div``, ``???`` a ``details``. What
stands inside stays Markdown: after an empty line CommonMark reads it on as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

_BOX = re.compile(r'( {0,3})(!!!|\?\?\?\+?) ?([\w-]+(?: [\w-]+)*)(?: +"(.*)")? *')
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_INSIDE = 4


def boxes_to_html(text: str) -> str:
    """The text with its boxes written as HTML."""
    if "!!!" not in text and "???" not in text:
        return text
    return "\n".join(_lines(text.splitlines()))


def _lines(lines: list[str]) -> Iterator[str]:
    fence, number = "", 0
    while number < len(lines):
        line = lines[number]
        number += 1
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1].startswith(fence) and not line[mark.end() :].strip())):
            fence = "" if fence else mark[1]
        box = None if fence or mark else _BOX.fullmatch(line)
        if box is None:
            yield line
            continue
        inside = _inside(lines[number:], len(box[1]) + _INSIDE)
        number += len(inside)
        yield from _box(box, [text[len(box[1]) + _INSIDE :] for text in inside])


def _inside(lines: list[str], indent: int) -> list[str]:
    """The lines of a box: those that are indented, and empty ones between them."""
    end = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if not line.startswith(" " * indent):
            break
        end = number
    return lines[:end]


def _box(box: re.Match[str], inside: list[str]) -> Iterator[str]:
    indent, mark, kinds, title = box.groups()
    words = escape(kinds.split(" ")[0].capitalize() if title is None else title)
    if mark == "!!!":
        begin, end = f'<div class="admonition {kinds}">', "</div>"
        head = f'<p class="admonition-title">{words}</p>' if words else ""
    else:
        opened = " open" if mark.endswith("+") else ""
        begin, end = f'<details class="{kinds}"{opened}>', "</details>"
        head = f"<summary>{words}</summary>" if words else ""
    yield from ("", f"{indent}{begin}{head}", "")
    yield from (f"{indent}{line}" if line else "" for line in _lines(inside))
    yield from ("", f"{indent}{end}", "")
