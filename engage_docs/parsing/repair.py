"""Front matter that YAML cannot read as a whole: say why, and read the rest of it.

The front matter is cut into blocks, one for each field at the left edge. In a block that cannot be
read, the mistake is named, mended in memory and the block is read again, until it can be read or
nothing more can be named. What then remains is left out: an item of a list, or the block. Lines
that do not line up are looked for when each line is right by itself and the whole is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engage_docs.findings import Code
from engage_docs.findings import reading as codes
from engage_docs.parsing.names import ALL_NAMES, INNER_NAMES, SHORTHANDS, TOP_NAMES
from engage_docs.parsing.nodes import MAX_NODES, Fault, Node, Table, build
from engage_docs.parsing.words import clip, counted, quoted

FIELD_LINE = re.compile(
    r"(?P<front> *(?:- +)*)(?P<key>[^\s:#'\"\[\]{}&*!|>%@`,-][^:]*?)(?P<colon> ?:)"
    r"(?P<gap>[ \t]+|$)(?P<value>.*?)\s*$"
)
_ITEM_START = re.compile(r"( *)-(?: |$)")
_LOOK_BACK = 60
_ITEM_LINE = re.compile(r"(?P<front> *- +)(?P<value>\S.*?)\s*$")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]{0,2}\s*(?:#.*)?$")
_DASH_LIKE = re.compile(r"(\s*)([–—−‐‑‒―•·●▪◦*])(\s+)(\S.*)$")
_TIGHT_DASH = re.compile(r"(\s*)-([^\s-].*)$")
_TIGHT_COLON = re.compile(r"(\s*(?:- +)*)([A-Za-z_]+):(\S.*)$")
_STRAY_SIGN = re.compile(
    r"(\s*(?:- +)*)([^\w\s#-]{1,3}) ?([A-Za-z_]+)([^\w\s:]{0,3}) ?:(?:\s+|$)(.*)$"
)
_NO_COLON = re.compile(r"(\s*(?:- +)*)([A-Za-z_]+)(?:\s+(\S.*))?\s*$")
_WHOLE_QUOTE = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_REMARK = re.compile(r"\s+#.*$")
_CURLY = "“”‘’„‟"
_SIGNS = "@`%&*!|>,]}?-[{#"


@dataclass(slots=True)
class Mistake:
    """What is wrong in one row (from 0), and the rows as they were meant, if that is clear."""

    code: Code
    row: int
    column: int
    values: Mapping[str, object] = field(default_factory=dict)
    mended: dict[int, str] = field(default_factory=dict)


def _indent(line: str) -> int:
    """Return the number of spaces in front."""
    return len(line) - len(line.lstrip(" "))


def _home(rows: list[str], row: int, line: str) -> int | None:
    """Return how many spaces belong in front of ``line``, which stands in ``row``.

    Judged by the declared fields: next to those of the same field above, or one step in from the
    field it belongs to. None when the rows above do not tell.
    """
    match = FIELD_LINE.match(line)
    if match is None:
        return None
    key, is_item = match["key"], bool(_ITEM_START.match(line))
    inside: int | None = None
    for up in range(row - 1, max(-1, row - _LOOK_BACK), -1):
        above = FIELD_LINE.match(rows[up])
        if above is None:
            continue
        names, column = INNER_NAMES.get(above["key"], frozenset()), len(above["front"])
        if key in names and not above["value"]:
            return inside if inside is not None else column + 2
        beside = any(key in n and above["key"] in n for n in INNER_NAMES.values())
        if beside and inside is None:
            inside = _indent(rows[up]) if is_item and _ITEM_START.match(rows[up]) else column
            if is_item and not _ITEM_START.match(rows[up]):
                inside = max(0, column - 2)
    if key in TOP_NAMES and not is_item:
        return 0
    return inside


def _shifted(line: str, column: int) -> str:
    """Return ``line`` with ``column`` spaces in front."""
    return " " * max(0, column) + line.lstrip(" \t") if line.strip() else line


def parses(value: str) -> bool:
    """Whether YAML reads ``value`` after a colon, as one value and without hidden meanings."""
    tree = build(f"x: {value}")
    return tree.fault is None and not any(node.refused for node in tree.odd)


def _check_line(rows: list[str], row: int, *, suspect: bool) -> Mistake | None:
    """Return what is wrong with one row when it is read alone.

    ``suspect``: YAML's own complaint points at this row, so that doubtful cases count too.
    """
    line = rows[row]
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in lead and line.strip():
        mended = lead.replace("\t", "  ") + line.lstrip(" \t")
        best = _home(rows, row, mended)
        mended = mended if best is None else _shifted(mended, best)
        want = counted(_indent(mended), "space")
        return Mistake(codes.TAB_INDENT, row, lead.index("\t") + 1, {"want": want}, {row: mended})
    match = _DASH_LIKE.match(line)
    if match and (suspect or match[2] != "*"):
        mended = f"{match[1]}-{match[3]}{match[4]}"
        values = {"sign": match[2], "mended": clip(f"- {match[4]}")}
        return Mistake(codes.NOT_A_HYPHEN, row, len(match[1]) + 1, values, {row: mended})
    match = _TIGHT_DASH.match(line)
    if match:
        mended = f"{match[1]}- {match[2]}"
        values = {"mended": clip(f"- {match[2]}")}
        return Mistake(codes.NO_SPACE_AFTER_DASH, row, len(match[1]) + 1, values, {row: mended})
    match = _STRAY_SIGN.match(line)
    if match and match[3] in ALL_NAMES and not (match[2] in "\"'" and match[2] == match[4]):
        mended = f"{match[1]}{match[3]}: {match[5]}"
        values = {"sign": match[2], "mended": clip(mended.strip())}
        return Mistake(codes.STRAY_SIGN, row, len(match[1]) + 1, values, {row: mended})
    match = FIELD_LINE.match(line)
    if match:
        if not match["value"]:
            return None
        front = line[: match.start("value")]
        return _check_value(rows, row, front, match["key"], match["value"], suspect=suspect)
    match = _TIGHT_COLON.match(line)
    if match and (match[2] in ALL_NAMES or (suspect and not match[3].startswith("//"))):
        mended = f"{match[1]}{match[2]}: {match[3]}"
        column = len(match[1]) + len(match[2]) + 2
        values = {"mended": clip(f"{match[2]}: {match[3]}")}
        return Mistake(codes.NO_SPACE_AFTER_COLON, row, column, values, {row: mended})
    match = _NO_COLON.match(line)
    if match and suspect and match[2] in ALL_NAMES:
        mended = f"{match[1]}{match[2]}: {match[3] or ''}".rstrip()
        column = len(match[1]) + len(match[2]) + 1
        values = {"key": match[2], "mended": clip(mended.strip())}
        return Mistake(codes.NO_COLON, row, column, values, {row: mended})
    match = _ITEM_LINE.match(line)
    if match:
        return _check_value(rows, row, match["front"], "", match["value"], suspect=suspect)
    return None


def _check_value(
    rows: list[str], row: int, front: str, key: str, value: str, *, suspect: bool
) -> Mistake | None:
    """Return what is wrong with the value that follows ``front`` on a row."""
    sign = value[0]
    if sign in "\"'":
        return _check_quote(rows, row, front, key, value)
    if sign in "[{":
        return _check_bracket(rows, row, front, key, value)
    if _BLOCK_TEXT.match(value) or parses(value):
        return None
    bare = _REMARK.sub("", value)
    if sign in _CURLY:
        bare = bare.strip(_CURLY)
    if sign in _SIGNS and not (sign == "-" and not suspect):
        return _to_quote(codes.SPECIAL_START, row, front, key, bare, sign=sign)
    if ": " in bare or bare.endswith(":") or ":\t" in bare:
        mistake = _to_quote(codes.COLON_IN_VALUE, row, front, key, bare)
        mistake.column = len(front) + value.find(":") + 1
        return mistake
    return None


def _to_quote(code: Code, row: int, front: str, key: str, text: str, **values: object) -> Mistake:
    """A mistake whose cure is to put the value in quotes."""
    good = quoted(text)
    shown = clip(f"{key}: {good}" if key else f"- {good}", 120)
    return Mistake(code, row, len(front) + 1, {"mended": shown, **values}, {row: front + good})


def _check_quote(rows: list[str], row: int, front: str, key: str, value: str) -> Mistake | None:
    sign = value[0]
    match = _WHOLE_QUOTE[sign].match(value)
    if match:
        rest = value[match.end() :].strip()
        if rest and not rest.startswith("#"):
            return _to_quote(codes.TEXT_AFTER_QUOTE, row, front, key, value)
        if "\\" in match[0] and not parses(match[0]):
            return _to_quote(codes.BACKSLASH_IN_QUOTES, row, front, key, match[0][1:-1])
        return None
    if _closes_below(rows, row, value, sign):
        return None
    text = value[1:] if sign == '"' else value  # 'tis has an apostrophe at its start
    return _to_quote(codes.QUOTE_NOT_CLOSED, row, front, key, text.rstrip("\"'") or text)


def _closes_below(rows: list[str], row: int, value: str, sign: str) -> bool:
    """Whether a quote is closed on a later row, before another field begins."""
    text = value
    for below in _rest_of_value(rows, row):
        text += "\n" + below
        found = _WHOLE_QUOTE[sign].match(text)
        if found:
            rest = text[found.end() :].strip()
            return not rest or rest.startswith("#")
    return False


def _rest_of_value(rows: list[str], row: int) -> Iterator[str]:
    """The rows below one, up to the next field."""
    for below in rows[row + 1 : row + 40]:
        match = FIELD_LINE.match(below)
        if match and match["key"] in ALL_NAMES:
            return
        yield below


def _check_bracket(rows: list[str], row: int, front: str, key: str, value: str) -> Mistake | None:
    sign = value[0]
    if parses(value):
        return None
    text, close = value, {"[": "]", "{": "}"}[sign]
    for below in _rest_of_value(rows, row):
        text += "\n  " + below.strip()
        if parses(text):
            return None
    if value.count(sign) > value.count(close) and parses(value + close):
        shown = f"{key}: {value}{close}" if key else f"- {value}{close}"
        values = {"sign": sign, "mended": clip(shown, 120)}
        mended = {row: front + value + close}
        return Mistake(codes.BRACKET_NOT_CLOSED, row, len(front) + 1, values, mended)
    items = _mended_items(value)
    if items:
        shown = clip(f"{key}: {items}" if key else f"- {items}", 120)
        hash_at = value.find(" #")
        code = codes.COLON_IN_VALUE if hash_at < 0 else codes.CUT_BY_HASH
        column = len(front) + max(hash_at + 1, 0) + 1
        values = {"mended": shown, "lost": clip(value[hash_at + 1 :])}
        return Mistake(code, row, column, values, {row: front + items})
    return _to_quote(codes.SPECIAL_START, row, front, key, value, sign=sign)


def _mended_items(value: str) -> str:
    """Return a list in brackets with quotes around the items that need them, or nothing."""
    if not (value.startswith("[") and value.endswith("]")):
        return ""
    items = [item.strip() for item in value[1:-1].split(",")]
    good = [item if " #" not in item and parses(item) else quoted(item) for item in items]
    mended = f"[{', '.join(good)}]"
    return mended if parses(mended) else ""


_MOST_REPAIRS = 40
_LARGE_BLOCK = 10_000
_LARGE_REPAIRS = 6
_TRIES = 8
# To which list an item that starts with a field most likely belongs.
_LIST_OF = {"name": "communities", "what": "evidence", "we_will": "commitments"}
_LIST_OF |= {"id": "said", "words": "said", "file": "photos", "alt": "photos"}
_LIST_OF |= {"who": "told", "about": "items", "url": "source", "title": "source"}
_CONTINUES_BLOCK = re.compile(r"(?:[ \t]|-(?:\s|$)|[–—•]\s|[\]}#]|$)")


@dataclass(slots=True)
class Repaired:
    """What could be read, and the mistakes with their rows (from 0) in the front matter."""

    root: Table
    mistakes: list[Mistake] = field(default_factory=list)
    odd: list[Node] = field(default_factory=list)


def repair(rows: list[str], first_line: int) -> Repaired:
    """Read the rows block by block. There is always at least one mistake in what is returned."""
    result = Repaired(Table(first_line, 1))
    budget = _MOST_REPAIRS
    for start, end in _blocks(rows):
        node, mistakes = _read_block(rows[start:end], first_line + start, budget, result)
        budget = max(2, budget - len(mistakes))
        for mistake in mistakes:
            mistake.row += start
            result.mistakes.append(mistake)
        if isinstance(node, Table):
            result.root.entries += node.entries
    if not result.mistakes:
        fault = build("\n".join(rows)).fault or Fault(0, 0, 0, "")
        result.mistakes.append(_unnamed(rows, fault))
    return result


def _blocks(rows: list[str]) -> list[tuple[int, int]]:
    """Return the spans of rows that start with something at the left edge."""
    starts = [r for r, line in enumerate(rows) if not _CONTINUES_BLOCK.match(line)]
    if not starts:
        return [(0, len(rows))]
    starts[0] = 0 if any(line.strip() for line in rows[: starts[0]]) else starts[0]
    return list(zip(starts, [*starts[1:], len(rows)], strict=True))


def _read_block(
    rows: list[str], first_line: int, budget: int, result: Repaired
) -> tuple[Node | None, list[Mistake]]:
    """Read one block, mending what can be named."""
    rows = list(rows)
    mistakes: list[Mistake] = []
    if sum(map(len, rows)) > _LARGE_BLOCK:
        budget = min(budget, _LARGE_REPAIRS)
    for _ in range(2 * budget + 1):
        tree = build("\n".join(rows), first_line)
        if tree.fault is None:
            if tree.root is None or isinstance(tree.root, Table):
                result.odd += tree.odd
                return tree.root, mistakes
            tree.fault = Fault(0, 0, 0, "no field")
        found = _name(rows, tree.fault) if len(mistakes) < budget else None
        if found is None or not _would_change(rows, found):
            left = _left_out(rows, tree.fault)
            if not any(m.row == left.row for m in mistakes):
                mistakes.append(found or left)
            if not left.mended or not _would_change(rows, left):
                return None, mistakes
            found = left
        elif not any(_same(m, found) for m in mistakes):
            mistakes.append(found)
        for row, line in found.mended.items():
            rows[row] = line
    return None, mistakes  # so many mistakes that the rest of the block is not worth the time


def _same(first: Mistake, second: Mistake) -> bool:
    """Whether the second only says again what the first said about a row."""
    moved = second.code is codes.WRONG_INDENT
    return first.row == second.row and (first.code is second.code or moved)


def _would_change(rows: list[str], mistake: Mistake) -> bool:
    return any(rows[row] != line for row, line in mistake.mended.items())


def _name(rows: list[str], fault: Fault) -> Mistake | None:
    """Return the first mistake that can be named, reading down to where YAML gave up."""
    if fault.cap and fault.cap != "document":
        code = codes.TOO_DEEP if fault.cap == "depth" else codes.TOO_MANY_VALUES
        return Mistake(code, fault.row, fault.column + 1, {"limit": f"{MAX_NODES:,}"})
    last = min(fault.row, len(rows) - 1)
    inside: int | None = None
    suspects = (0, fault.row - 1, fault.row, fault.from_row)
    for row in range(last + 1):
        line = rows[row]
        if not line.strip() or (inside is not None and _indent(line) > inside):
            continue
        inside = None
        if line.lstrip().startswith("#"):
            continue
        match = FIELD_LINE.match(line)
        if match and _BLOCK_TEXT.match(match["value"]):
            inside = len(match["front"])
            continue
        mistake = _check_line(rows, row, suspect=row in suspects)
        if mistake:
            return mistake
    return _check_indent(rows, fault)


def _left_out(rows: list[str], fault: Fault) -> Mistake:
    """Give up on the item of a list in which YAML stopped, or on the whole block."""
    mistake = _unnamed(rows, fault)
    row = min(fault.row, len(rows) - 1)
    tops = [m for m in map(_ITEM_START.match, rows) if m]
    if fault.cap or not tops:
        return mistake
    edge = min(len(m[1]) for m in tops)
    starts = [r for r, line in enumerate(rows) if line.startswith(" " * edge + "-")]
    if start := [r for r in starts if r <= row][-1:]:
        end = next((r for r in starts if r > start[0]), len(rows))
        mistake.mended = dict.fromkeys(range(start[0], end), "")
    return mistake


def _unnamed(rows: list[str], fault: Fault) -> Mistake:
    """A mistake that has no better name than the place where YAML gave up."""
    row = _row_of(rows, fault)
    line = rows[row] if rows else ""
    column = min(fault.column + 1 if row == fault.row else 1, max(1, len(line)))
    bare = line and not line[0].isspace() and ":" not in line and not line.startswith("-")
    if bare or fault.problem == "no field":
        return Mistake(codes.NOT_A_FIELD, row, 1, {"shown": clip(line)})
    return Mistake(codes.CANNOT_READ, row, column, {"part": f'"{clip(line.strip())}"'})


def _row_of(rows: list[str], fault: Fault) -> int:
    """The row of a fault, or the nearest one above it that is not empty."""
    row = min(fault.row, len(rows) - 1)
    while row > 0 and not rows[row].strip():
        row -= 1
    return row


def _check_indent(rows: list[str], fault: Fault) -> Mistake | None:
    """Return the row that does not line up, or that stands where nothing may stand."""
    row = _row_of(rows, fault)
    line = rows[row]
    match = FIELD_LINE.match(line)
    if match and match["key"] not in ALL_NAMES and _continues(rows, row):
        return _colon_in_long_text(rows, row)
    if not match and not _ITEM_START.match(line):
        return None
    have = _indent(line)
    if _ITEM_START.match(line):
        mistake = _item_without_field(rows, row, have) or _missing_dash(rows, row, have)
    else:
        mistake = match and _value_and_fields(rows, row, match["key"], have)
    return mistake or _line_above(rows, row, have) or _realigned(rows, row, have, fault)


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
    values = {"mended": clip(shown, 120)}
    return Mistake(codes.COLON_IN_VALUE, row, column + 1, values, {row: mended})


def _field_above(rows: list[str], row: int, limit: int) -> tuple[int, re.Match[str]] | None:
    """Return the nearest row above with at most ``limit`` spaces in front, if it is a field."""
    for up in range(row - 1, max(-1, row - 200), -1):
        text = rows[up].strip()
        if text and not text.startswith("#") and _indent(rows[up]) <= limit:
            match = FIELD_LINE.match(rows[up])
            return (up, match) if match else None
    return None


def _item_without_field(rows: list[str], row: int, have: int) -> Mistake | None:
    """``- name: ...`` below a field that has its value already: a line is missing between."""
    above = _field_above(rows, row, have)
    if above is None or not above[1]["value"] or _ITEM_START.match(rows[above[0]]):
        return None
    if _home(rows, row, rows[row]) not in (None, have):
        return None
    match = FIELD_LINE.match(rows[row])
    owner = _LIST_OF.get(match["key"], "") if match else ""
    end = row + 1
    while end < len(rows):
        least = have if _ITEM_START.match(rows[end]) else have + 1
        if rows[end].strip() and _indent(rows[end]) < least:
            break
        end += 1
    mended = dict.fromkeys(range(row, end), "")
    values = {"shown": f"{owner or 'topics'}:"}
    return Mistake(codes.ITEM_WITHOUT_FIELD, row, have + 1, values, mended)


def _missing_dash(rows: list[str], row: int, have: int) -> Mistake | None:
    """An item that starts with a hyphen after one that does not."""
    above = _field_above(rows, row, have)
    if above is None or above[1]["value"] or _indent(rows[above[0]]) >= have:
        return None
    first = next((r for r in range(above[0] + 1, row) if rows[r].strip()), row)
    if first == row or _indent(rows[first]) <= have or _ITEM_START.match(rows[first]):
        return None
    text = rows[first].strip()
    mended = " " * (_indent(rows[first]) - 2) + "- " + text
    values = {"mended": clip(f"- {text}")}
    return Mistake(codes.MISSING_DASH, first, _indent(rows[first]) + 1, values, {first: mended})


def _value_and_fields(rows: list[str], row: int, key: str, have: int) -> Mistake | None:
    """``recording: agreed`` with ``how: ...`` below it."""
    above = _field_above(rows, row, have - 1)
    if above is None or key not in INNER_NAMES.get(above[1]["key"], ()):
        return None
    up, match = above
    if not match["value"] or not parses(match["value"]):
        return None
    first = SHORTHANDS.get(match["key"], "")
    shown = f"{first}: {match['value']}" if first else match["value"]
    mended = {up: match["front"] + match["key"] + ":"}
    values = {"key": match["key"], "value": clip(match["value"]), "mended": clip(shown)}
    return Mistake(codes.VALUE_AND_FIELDS, up, len(match["front"]) + 1, values, mended)


def _line_above(rows: list[str], row: int, have: int) -> Mistake | None:
    """The line above may be the one that is wrong, if moving it alone puts all right."""
    up = next((r for r in range(row - 1, -1, -1) if rows[r].strip()), None)
    if up is None or not _ITEM_START.match(rows[up]):
        return None
    below = {_indent(line) for line in rows[row + 1 :] if _ITEM_START.match(line)}
    if not below:
        return None  # alone in its list: more likely the line itself is wrong
    for want in sorted({have - 2, *below} - {_indent(rows[up])}):
        mended = {up: _shifted(rows[up], want)}
        if want >= 0 and build("\n".join([*rows[:up], mended[up], *rows[up + 1 :]])).fault is None:
            return _wrong(up, _indent(rows[up]), want, mended)
    return None


def _realigned(rows: list[str], row: int, have: int, fault: Fault) -> Mistake | None:
    """Try the columns that are in use above, the likeliest first, until YAML gets further."""
    columns: set[int] = set()
    for up in range(row - 1, max(-1, row - 60), -1):
        match = FIELD_LINE.match(rows[up])
        columns |= {len(match["front"]), _indent(rows[up])} if match else set()
    wanted = sorted(columns - {have}, key=lambda c: (abs(c - have), -c))
    likely = _home(rows, row, rows[row])
    if likely is not None and likely != have:
        wanted.insert(0, likely)
    group = [row]
    for below in range(row + 1, len(rows)):
        if rows[below].strip() and _indent(rows[below]) < have:
            break
        group.append(below)
    ways = [group, [row]] if len(group) > 1 else [[row]]
    if len(group) > 1 and _indent(rows[row + 1]) <= have:
        ways.reverse()  # what belongs to this line stands where it should
    for want in wanted[:_TRIES]:
        for moved in ways:
            mended = {r: _shifted(rows[r], _indent(rows[r]) + want - have) for r in moved}
            trial = build("\n".join(mended.get(r, line) for r, line in enumerate(rows)))
            further = trial.fault is not None and trial.fault.row > max(row, fault.row)
            if trial.fault is None or (further and len(moved) == 1):
                return _wrong(row, have, want, mended)
    return None


def _wrong(row: int, have: int, want: int, mended: dict[int, str]) -> Mistake:
    values = {"have": counted(have, "space"), "want": counted(want, "space")}
    return Mistake(codes.WRONG_INDENT, row, have + 1, values, mended)
