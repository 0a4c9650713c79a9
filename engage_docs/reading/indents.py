"""Lines that do not line up: found when each line is right by itself and the whole is not."""

from __future__ import annotations

import re

from engage_docs.findings import reading as codes
from engage_docs.reading.lines import FIELD_LINE, Mistake, parses
from engage_docs.reading.names import ALL_NAMES, INNER_NAMES
from engage_docs.reading.nodes import Fault, build
from engage_docs.reading.words import clip, counted, quoted

_ITEM = re.compile(r" *-(?: |$)")
_TRIES = 8


def check_indent(rows: list[str], fault: Fault) -> Mistake | None:
    """Return the row that does not line up, or that stands where nothing may stand."""
    row = min(fault.row, len(rows) - 1)
    while row > 0 and not rows[row].strip():
        row -= 1
    line = rows[row]
    match = FIELD_LINE.match(line)
    if match and match["key"] not in ALL_NAMES and _continues(rows, row):
        return _colon_in_long_text(rows, row)
    if not match and not _ITEM.match(line):
        return None
    have = _indent(line)
    above = _field_above(rows, row, have)
    if above is not None and match:
        mistake = _value_and_fields(rows, above, match["key"])
        if mistake:
            return mistake
    return _realigned(rows, row, have, fault)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _continues(rows: list[str], row: int) -> bool:
    """Whether a row is the second or a later line of a long text."""
    return row > 0 and bool(rows[row - 1].strip()) and _indent(rows[row]) > _indent(rows[row - 1])


def _colon_in_long_text(rows: list[str], row: int) -> Mistake | None:
    """A colon in the second line of a text that goes on over several lines."""
    column = rows[row].find(": ")
    column = column if column >= 0 else rows[row].rfind(":")
    whole = rows[row - 1].strip() + " " + rows[row].strip()
    match = FIELD_LINE.match(whole)
    if not match or not match["value"]:
        return None
    shown = f"{match['front']}{match['key']}: {quoted(match['value'])}"
    mended = rows[row][:column] + " " + rows[row][column + 1 :]
    return Mistake(
        codes.COLON_IN_VALUE, row, column + 1, {"mended": clip(shown, 120)}, {row: mended}
    )


def _field_above(rows: list[str], row: int, have: int) -> int | None:
    """Return the nearest row above that has a field with less in front of it."""
    for up in range(row - 1, max(-1, row - 60), -1):
        match = FIELD_LINE.match(rows[up])
        if match and len(match["front"]) < have:
            return up
    return None


def _value_and_fields(rows: list[str], above: int, key: str) -> Mistake | None:
    """``recording: agreed`` with ``how: ...`` below it."""
    match = FIELD_LINE.match(rows[above])
    if not match or not match["value"] or key not in INNER_NAMES.get(match["key"], ()):
        return None
    if not parses(match["value"]):
        return None
    inner = {"recording": "consent", "community_says": "answer", "told": "who"}
    first = inner.get(match["key"], "")
    shown = f"{first}: {match['value']}" if first else match["value"]
    values = {"key": match["key"], "value": clip(match["value"]), "mended": clip(shown)}
    mended = {above: match["front"] + match["key"] + ":"}
    return Mistake(codes.VALUE_AND_FIELDS, above, len(match["front"]) + 1, values, mended)


def _realigned(rows: list[str], row: int, have: int, fault: Fault) -> Mistake | None:
    """Try the columns that are in use above, the nearest first, until YAML gets further."""
    columns: list[int] = []
    for up in range(row - 1, max(-1, row - 60), -1):
        match = FIELD_LINE.match(rows[up])
        if match:
            columns += [len(match["front"]), _indent(rows[up])]
    wanted = sorted(set(columns) - {have}, key=lambda c: (abs(c - have), -c))
    group = [row]
    for below in range(row + 1, len(rows)):
        if rows[below].strip() and _indent(rows[below]) < have:
            break
        group.append(below)
    for want in wanted[:_TRIES]:
        for moved in (group, [row]):
            mended = {r: _shift(rows[r], want - have) for r in moved}
            trial = [mended.get(r, line) for r, line in enumerate(rows)]
            tree = build("\n".join(trial))
            further = tree.fault is not None and tree.fault.row > max(row, fault.row)
            if tree.fault is None or (further and (len(group) == 1 or moved is not group)):
                values: dict[str, object] = {
                    "have": counted(have, "space"),
                    "want": counted(want, "space"),
                }
                return Mistake(codes.WRONG_INDENT, row, have + 1, values, mended)
    return None


def _shift(line: str, by: int) -> str:
    if not line.strip():
        return line
    return " " * max(0, _indent(line) + by) + line.lstrip(" ")
