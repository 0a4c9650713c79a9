"""How front matter is laid out: which line is a field, and how far from the edge it belongs."""

from __future__ import annotations

import re

from engage_docs.parsing.names import INNER_NAMES, TOP_NAMES

FIELD_LINE = re.compile(
    r"(?P<front> *(?:- +)*)(?P<key>[^\s:#'\"\[\]{}&*!|>%@`,-][^:]*?)(?P<colon> ?:)"
    r"(?P<gap>[ \t]+|$)(?P<value>.*?)\s*$"
)
ITEM_START = re.compile(r"( *)-(?: |$)")
_LOOK_BACK = 60


def indent(line: str) -> int:
    """The number of spaces in front."""
    return len(line) - len(line.lstrip(" "))


def home(rows: list[str], row: int, line: str) -> int | None:
    """Return how many spaces belong in front of ``line``, which stands in ``row``.

    Judged by the table of fields: next to its brothers above, or one step in from the field it
    belongs to. None when the rows above do not tell.
    """
    match = FIELD_LINE.match(line)
    if match is None:
        return None
    key, is_item = match["key"], bool(ITEM_START.match(line))
    inside: int | None = None
    for up in range(row - 1, max(-1, row - _LOOK_BACK), -1):
        above = FIELD_LINE.match(rows[up])
        if above is None:
            continue
        names, column = INNER_NAMES.get(above["key"], frozenset()), len(above["front"])
        if key in names and not above["value"]:
            return inside if inside is not None else column + 2
        brothers = any(key in n and above["key"] in n for n in INNER_NAMES.values())
        if brothers and inside is None:
            inside = indent(rows[up]) if is_item and ITEM_START.match(rows[up]) else column
            if is_item and not ITEM_START.match(rows[up]):
                inside = max(0, column - 2)
    if key in TOP_NAMES and not is_item:
        return 0
    return inside


def shifted(line: str, column: int) -> str:
    """Return ``line`` with ``column`` spaces in front."""
    return " " * max(0, column) + line.lstrip(" \t") if line.strip() else line
