"""Front matter that YAML cannot read as a whole: say why, and read the rest of it.

The front matter is cut into blocks, one for each field at the left edge. In a block that cannot be
read, the mistake is named, mended in memory and the block is read again, until it can be read or
nothing more can be named. What then remains is left out: an item of a list, or the block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from engage_docs.findings import reading as codes
from engage_docs.parsing.indents import check_indent
from engage_docs.parsing.layout import FIELD_LINE, ITEM_START
from engage_docs.parsing.lines import BLOCK_TEXT, Mistake, check_line
from engage_docs.parsing.nodes import MAX_NODES, Fault, Node, Table, build
from engage_docs.parsing.words import clip

_MOST_REPAIRS = 40
_LARGE_BLOCK = 10_000
_LARGE_REPAIRS = 6
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
        block = rows[start:end]
        node, mistakes = _read_block(block, first_line + start, min(budget, _MOST_REPAIRS), result)
        budget = max(2, budget - len(mistakes))
        for mistake in mistakes:
            mistake.row += start
            result.mistakes.append(mistake)
        if isinstance(node, Table):
            result.root.entries += node.entries
    if not result.mistakes:
        fault = build("\n".join(rows)).fault or Fault(0, 0, 0, 0, "")
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
            tree.fault = Fault(0, 0, 0, 0, "no field")
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
        if inside is not None:
            if not line.strip() or len(line) - len(line.lstrip(" ")) > inside:
                continue
            inside = None
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = FIELD_LINE.match(line)
        if match and BLOCK_TEXT.match(match["value"]):
            inside = len(match["front"])
            continue
        mistake = check_line(rows, row, suspect=row in suspects)
        if mistake:
            return mistake
    return check_indent(rows, fault)


def _left_out(rows: list[str], fault: Fault) -> Mistake:
    """Give up on the item of a list in which YAML stopped, or on the whole block."""
    mistake = _unnamed(rows, fault)
    row = min(fault.row, len(rows) - 1)
    tops = [m for m in map(ITEM_START.match, rows) if m]
    if fault.cap or not tops:
        return mistake
    edge = min(len(m[1]) for m in tops)
    starts = [r for r, line in enumerate(rows) if line.startswith(" " * edge + "-")]
    before = [r for r in starts if r <= row]
    if not before:
        return mistake
    start = before[-1]
    end = next((r for r in starts if r > start), len(rows))
    mistake.mended = dict.fromkeys(range(start, end), "")
    return mistake


def _unnamed(rows: list[str], fault: Fault) -> Mistake:
    """A mistake that has no better name than the place where YAML gave up."""
    row = min(fault.row, len(rows) - 1)
    while row > 0 and not rows[row].strip():
        row -= 1
    line = rows[row] if rows else ""
    column = min(fault.column + 1 if row == fault.row else 1, max(1, len(line)))
    if fault.problem == "no field":
        return Mistake(codes.NOT_A_FIELD, row, 1, {"shown": clip(line)})
    if line and not line[0].isspace() and ":" not in line and not line.startswith("-"):
        return Mistake(codes.NOT_A_FIELD, row, 1, {"shown": clip(line)})
    return Mistake(codes.CANNOT_READ, row, column, {"part": f'"{clip(line.strip())}"'})
