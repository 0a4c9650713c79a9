"""Traps that YAML falls into without a word: found on the tree, by a look at the lines again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from engage_docs.findings import reading as codes
from engage_docs.parsing.context import ParseContext, in_quotes
from engage_docs.parsing.names import ALL_NAMES, OWN_ITEMS, TERMS
from engage_docs.parsing.nodes import Listing, Node, Scalar, Table
from engage_docs.parsing.repair import FIELD_LINE, parses
from engage_docs.parsing.words import clip, quoted
from engage_docs.records.addresses import is_identifier
from engage_docs.records.fields import Kind

_HASH = re.compile(r"\s#\S")
_CUT = re.compile(r"\s+(#\S.*?)\s*$")
_TIGHT_DASH = re.compile(r"\s*-[^\s-]")
HARD = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_HARD_SPACE = re.compile(f"[{HARD}]")
_HARD_START = re.compile(rf"[ \t-]*[{HARD}][ \t{HARD}-]*")
_HARD_COLON = re.compile(rf"[ \t{HARD}]*:[ \t]*[{HARD}][ \t{HARD}]*")


def soften_spaces(context: ParseContext, rows: list[str], first_line: int) -> set[int]:
    """Make ordinary spaces of special ones where YAML needs a space. One finding for all.

    ``rows`` are changed in place; no column moves. Returned are the rows with a new start.
    """
    first: tuple[int, int] | None = None
    new_start: set[int] = set()
    for number, line in enumerate(rows):
        if line.isascii() or not _HARD_SPACE.search(line):
            continue
        changed = line
        start = _HARD_START.match(line)
        if start:
            changed = _HARD_SPACE.sub(" ", start[0]) + line[start.end() :]
            new_start.add(number)
        key = FIELD_LINE.match(changed) or re.match(r"\s*(?:- +)*[\w ]{1,30}", changed)
        colon = _HARD_COLON.search(changed) if key else None
        if colon and ":" not in changed[: colon.start()]:
            soft = _HARD_SPACE.sub(" ", colon[0])
            changed = changed[: colon.start()] + soft + changed[colon.end() :]
        if changed != line:
            rows[number] = changed
            column = next(i for i, (a, b) in enumerate(zip(line, changed, strict=True)) if a != b)
            first = first or (first_line + number, column + 1)
    if first:
        context.report(codes.HARD_SPACE, Scalar("", *first))
    return new_start


def check_odd(context: ParseContext, odd: list[Node]) -> None:
    """Note anchors, aliases and tags, and texts that swallowed other lines."""
    lines: set[int] = set()
    for node in odd:
        if node.refused:
            if node.line not in lines:
                refuse(context, node)
            lines.add(node.line)
        elif isinstance(node, Scalar):
            _check_long(context, node)


def check_cuts(context: ParseContext, root: Node, text: str, kinds: Mapping[str, Kind]) -> None:
    """Note texts that a # cuts short. ``text`` is the front matter.

    In a date or a number nothing can be lost: there, what follows the # is a remark.
    """
    if not _HASH.search(text):
        return
    for key, below, is_item, node in _scalars(root):
        if not node.plain or node.refused or not 0 < node.end_line <= len(context.lines):
            continue
        cut = _CUT.match(context.lines[node.end_line - 1][node.end_column - 1 :])
        if not cut:
            continue
        kind = Kind.TEXT if below in TERMS else kinds.get(key, Kind.TEXT)
        at = Scalar("", node.end_line, node.end_column + cut.start(1))
        whole = f"{node.text} {cut[1]}".strip()
        joined = is_identifier(node.text) and is_identifier(cut[1][1:])
        if kind is Kind.ADDRESS and joined and key not in OWN_ITEMS:
            mended = f"{node.text}/{cut[1][1:]}"
            context.report(codes.ADDRESS_HASH, at, text=clip(whole), mended=mended)
        elif kind in (Kind.TEXT, Kind.TERM, Kind.DUE):
            mended = clip(f"- {quoted(whole)}", 120) if is_item else in_quotes(key, whole)
            context.report(codes.CUT_BY_HASH, at, lost=clip(cut[1]), mended=mended)


def _scalars(root: Node) -> Iterator[tuple[str, str, bool, Scalar]]:
    """Every value with its field and the field around that, and whether it is an item of a list."""
    stack: list[tuple[str, str, bool, Node]] = [("", "", False, root)]
    while stack:
        key, below, is_item, node = stack.pop()
        if isinstance(node, Scalar):
            yield key, below, is_item, node
        elif isinstance(node, Table):
            stack += [(k.text, key, False, value) for k, value in node.entries]
        else:
            stack += [(key, below, True, item) for item in node.items]


def refuse(context: ParseContext, node: Node) -> None:
    """Note what YAML would read as an anchor, an alias or a tag.

    A scalar that starts with & or ! was most likely meant as text; so was *text*.
    """
    sign = node.refused[0]
    line = "".join(context.lines[node.line - 1 : node.line])
    if isinstance(node, (Listing, Table)) or sign not in "&*!":
        code = codes.KEY_NOT_TEXT if node.refused == "?" else codes.ANCHOR
        written = (line[node.column - 1 :].split() or [node.refused])[0]
        context.report(code, node, sign=clip(written, 30))
        return
    match = FIELD_LINE.match(line)
    if match and not parses(match["value"]) and match["value"][0] in "&*!":
        shown = in_quotes(match["key"], match["value"])
        sign = match["value"][0]
    else:
        shown = quoted(node.refused if sign == "*" else clip(line[node.column - 1 :]))
    context.report(codes.SPECIAL_START, node, sign=sign, mended=shown)


def _check_long(context: ParseContext, node: Scalar) -> None:
    """A value over several lines: has it taken in a line that was meant as something else?"""
    if not (node.plain or node.quoted):
        return
    below = context.lines[node.line : node.end_line]
    for number, line in enumerate(below, node.line + 1):
        match = FIELD_LINE.match(line)
        if node.quoted and match and match["key"] in ALL_NAMES:
            context.report(codes.QUOTE_SWALLOWS, node, line=node.end_line)
            return
        if node.plain and _TIGHT_DASH.match(line):
            column = line.index("-") + 1
            shown = clip(f"- {line.strip()[1:]}")
            context.report(codes.NO_SPACE_AFTER_DASH, Scalar("", number, column), mended=shown)
            return
