"""Lines that do not line up: found when each line is right by itself and the whole is not."""

from __future__ import annotations

from engage_docs.findings import reading as codes
from engage_docs.parsing.layout import FIELD_LINE, ITEM_START, home, indent, shifted
from engage_docs.parsing.lines import Mistake, parses
from engage_docs.parsing.names import ALL_NAMES, INNER_NAMES, LIST_OF
from engage_docs.parsing.nodes import Fault, build
from engage_docs.parsing.words import clip, counted, quoted

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
    if not match and not ITEM_START.match(line):
        return None
    have = indent(line)
    mistake = None
    if ITEM_START.match(line):
        mistake = _item_without_field(rows, row, have) or _missing_dash(rows, row, have)
    elif match:
        mistake = _value_and_fields(rows, row, match["key"], have)
    return mistake or _line_above(rows, row, have) or _realigned(rows, row, have, fault)


def _continues(rows: list[str], row: int) -> bool:
    """Whether a row is the second or a later line of a long text."""
    return row > 0 and bool(rows[row - 1].strip()) and indent(rows[row]) > indent(rows[row - 1])


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


def _above(rows: list[str], row: int, limit: int) -> int | None:
    """Return the nearest row above that is not empty and has at most ``limit`` spaces in front."""
    for up in range(row - 1, max(-1, row - 200), -1):
        if rows[up].strip() and not rows[up].lstrip().startswith("#") and indent(rows[up]) <= limit:
            return up
    return None


def _item_without_field(rows: list[str], row: int, have: int) -> Mistake | None:
    """``- name: ...`` below a field that has its value already: a line is missing between."""
    up = _above(rows, row, have)
    above = FIELD_LINE.match(rows[up]) if up is not None else None
    if above is None or up is None or not above["value"] or ITEM_START.match(rows[up]):
        return None
    if home(rows, row, rows[row]) not in (None, have):
        return None
    match = FIELD_LINE.match(rows[row])
    owner = LIST_OF.get(match["key"], "") if match else ""
    end = row + 1
    while end < len(rows) and (
        not rows[end].strip()
        or indent(rows[end]) > have
        or (indent(rows[end]) == have and ITEM_START.match(rows[end]))
    ):
        end += 1
    values: dict[str, object] = {"shown": f"{owner or 'topics'}:"}
    mended = dict.fromkeys(range(row, end), "")
    return Mistake(codes.ITEM_WITHOUT_FIELD, row, have + 1, values, mended)


def _missing_dash(rows: list[str], row: int, have: int) -> Mistake | None:
    """An item that starts with a hyphen after one that does not."""
    up = _above(rows, row, have)
    above = FIELD_LINE.match(rows[up]) if up is not None else None
    if above is None or up is None or above["value"] or indent(rows[up]) >= have:
        return None
    first = next((r for r in range(up + 1, row) if rows[r].strip()), row)
    if first == row or indent(rows[first]) <= have or ITEM_START.match(rows[first]):
        return None
    text = rows[first].strip()
    mended = " " * (indent(rows[first]) - 2) + "- " + text
    values: dict[str, object] = {"mended": clip(f"- {text}")}
    return Mistake(codes.MISSING_DASH, first, indent(rows[first]) + 1, values, {first: mended})


def _value_and_fields(rows: list[str], row: int, key: str, have: int) -> Mistake | None:
    """``recording: agreed`` with ``how: ...`` below it."""
    up = _above(rows, row, have - 1)
    match = FIELD_LINE.match(rows[up]) if up is not None else None
    if match is None or up is None or key not in INNER_NAMES.get(match["key"], ()):
        return None
    if not match["value"] or not parses(match["value"]):
        return None
    inner = {"recording": "consent", "community_says": "answer", "told": "who"}
    first = inner.get(match["key"], "")
    shown = f"{first}: {match['value']}" if first else match["value"]
    values: dict[str, object] = {
        "key": match["key"],
        "value": clip(match["value"]),
        "mended": clip(shown),
    }
    mended = {up: match["front"] + match["key"] + ":"}
    return Mistake(codes.VALUE_AND_FIELDS, up, len(match["front"]) + 1, values, mended)


def _line_above(rows: list[str], row: int, have: int) -> Mistake | None:
    """The line above may be the one that is wrong, if moving it alone puts all right."""
    up = next((r for r in range(row - 1, -1, -1) if rows[r].strip()), None)
    if up is None or not ITEM_START.match(rows[up]):
        return None
    below = {indent(line) for line in rows[row + 1 :] if ITEM_START.match(line)}
    if not below:
        return None  # alone in its list: more likely the line itself is wrong
    for want in sorted({have - 2, *below} - {indent(rows[up])}):
        mended = {up: shifted(rows[up], want)}
        if want >= 0 and build("\n".join([*rows[:up], mended[up], *rows[up + 1 :]])).fault is None:
            return _wrong(up, indent(rows[up]), want, mended)
    return None


def _realigned(rows: list[str], row: int, have: int, fault: Fault) -> Mistake | None:
    """Try the columns that are in use above, the likeliest first, until YAML gets further."""
    columns: set[int] = set()
    for up in range(row - 1, max(-1, row - 60), -1):
        match = FIELD_LINE.match(rows[up])
        if match:
            columns |= {len(match["front"]), indent(rows[up])}
    wanted = sorted(columns - {have}, key=lambda c: (abs(c - have), -c))
    likely = home(rows, row, rows[row])
    if likely is not None and likely != have:
        wanted.insert(0, likely)
    group = [row]
    for below in range(row + 1, len(rows)):
        if rows[below].strip() and indent(rows[below]) < have:
            break
        group.append(below)
    ways = [group, [row]] if len(group) > 1 else [[row]]
    if len(group) > 1 and indent(rows[row + 1]) <= have:
        ways.reverse()  # what belongs to this line stands where it should
    for want in wanted[:_TRIES]:
        for moved in ways:
            mended = {r: shifted(rows[r], indent(rows[r]) + want - have) for r in moved}
            trial = build("\n".join(mended.get(r, line) for r, line in enumerate(rows)))
            further = trial.fault is not None and trial.fault.row > max(row, fault.row)
            if trial.fault is None or (further and len(moved) == 1):
                return _wrong(row, have, want, mended)
    return None


def _wrong(row: int, have: int, want: int, mended: dict[int, str]) -> Mistake:
    values: dict[str, object] = {"have": counted(have, "space"), "want": counted(want, "space")}
    return Mistake(codes.WRONG_INDENT, row, have + 1, values, mended)
