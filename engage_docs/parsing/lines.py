"""One line of front matter by itself: its parts, where it belongs, and what is wrong with it.

:func:`check_line` is only asked when YAML could not read a piece as a whole. Each check
returns what is wrong, and the line as it was meant, so that reading can go on and find the other
mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engage_docs.findings import Code
from engage_docs.findings import reading as codes
from engage_docs.parsing.names import ALL_NAMES, INNER_NAMES, TOP_NAMES
from engage_docs.parsing.nodes import build
from engage_docs.parsing.words import clip, counted, quoted

FIELD_LINE = re.compile(
    r"(?P<front> *(?:- +)*)(?P<key>[^\s:#'\"\[\]{}&*!|>%@`,-][^:]*?)(?P<colon> ?:)"
    r"(?P<gap>[ \t]+|$)(?P<value>.*?)\s*$"
)
ITEM_START = re.compile(r"( *)-(?: |$)")
_LOOK_BACK = 60
ITEM_LINE = re.compile(r"(?P<front> *- +)(?P<value>\S.*?)\s*$")
BLOCK_TEXT = re.compile(r"[|>][-+0-9]{0,2}\s*(?:#.*)?$")
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
SIGNS = "@`%&*!|>,]}?-[{#"


@dataclass(slots=True)
class Mistake:
    """What is wrong in one row (from 0), and the rows as they were meant, if that is clear."""

    code: Code
    row: int
    column: int
    values: Mapping[str, object] = field(default_factory=dict)
    mended: dict[int, str] = field(default_factory=dict)


def indent(line: str) -> int:
    """Return the number of spaces in front."""
    return len(line) - len(line.lstrip(" "))


def home(rows: list[str], row: int, line: str) -> int | None:
    """Return how many spaces belong in front of ``line``, which stands in ``row``.

    Judged by the declared fields: next to those of the same field above, or one step in from the
    field it belongs to. None when the rows above do not tell.
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
        beside = any(key in n and above["key"] in n for n in INNER_NAMES.values())
        if beside and inside is None:
            inside = indent(rows[up]) if is_item and ITEM_START.match(rows[up]) else column
            if is_item and not ITEM_START.match(rows[up]):
                inside = max(0, column - 2)
    if key in TOP_NAMES and not is_item:
        return 0
    return inside


def shifted(line: str, column: int) -> str:
    """Return ``line`` with ``column`` spaces in front."""
    return " " * max(0, column) + line.lstrip(" \t") if line.strip() else line


def parses(value: str) -> bool:
    """Whether YAML reads ``value`` after a colon, as one value and without hidden meanings."""
    tree = build(f"x: {value}")
    return tree.fault is None and not any(node.refused for node in tree.odd)


def check_line(rows: list[str], row: int, *, suspect: bool) -> Mistake | None:
    """Return what is wrong with one row when it is read alone.

    ``suspect``: YAML's own complaint points at this row, so that doubtful cases count too.
    """
    line = rows[row]
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in lead and line.strip():
        mended = lead.replace("\t", "  ") + line.lstrip(" \t")
        best = home(rows, row, mended)
        mended = mended if best is None else shifted(mended, best)
        want = counted(indent(mended), "space")
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
        return check_value(rows, row, front, match["key"], match["value"], suspect=suspect)
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
    match = ITEM_LINE.match(line)
    if match:
        return check_value(rows, row, match["front"], "", match["value"], suspect=suspect)
    return None


def check_value(
    rows: list[str], row: int, front: str, key: str, value: str, *, suspect: bool
) -> Mistake | None:
    """Return what is wrong with the value that follows ``front`` on a row."""
    sign = value[0]
    if sign in "\"'":
        return _check_quote(rows, row, front, key, value)
    if sign in "[{":
        return _check_bracket(rows, row, front, key, value)
    if BLOCK_TEXT.match(value) or parses(value):
        return None
    bare = _REMARK.sub("", value)
    if sign in _CURLY:
        bare = bare.strip(_CURLY)
    if sign in SIGNS and not (sign == "-" and not suspect):
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
