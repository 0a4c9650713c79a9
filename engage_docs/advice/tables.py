"""Tables without the names of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_docs.advice.passages import Spots, is_ruler, numbered_lines
from engage_docs.findings import Finding
from engage_docs.findings.advice import TABLE_WITHOUT_HEADER

_WORD = re.compile(r"[^\W_]")
_TABLE = re.compile(r"<table\b.*?(?:</table|\Z)", re.IGNORECASE | re.DOTALL)
_HEADER_CELL = re.compile(r"<th[\s>]", re.IGNORECASE)
_MOST_COLUMNS_SHOWN = 6


def check_tables(text: str, spots: Spots) -> Iterator[Finding]:
    """Tables whose header row is missing or empty."""
    if "|" in text:
        for block in _blocks(text):
            if _lacks_header([line for _, line in block]):
                start, line = block[0]
                yield Finding(TABLE_WITHOUT_HEADER, spots.at(start), _values(line))
    if "<" in text:
        for table in _TABLE.finditer(text):
            if not _HEADER_CELL.search(table[0]):
                yield Finding(TABLE_WITHOUT_HEADER, spots.at(table.start()), _values("|||"))


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """Lines that stand together, where the first and the second of them look like a table."""
    block: list[tuple[int, str]] = []
    for start, line in [*numbered_lines(text), (len(text), "")]:
        if line.strip():
            block.append((start, line))
        else:
            if len(block) > 1 and "|" in block[0][1] and "|" in block[1][1]:
                yield block
            block = []


def _lacks_header(lines: list[str]) -> bool:
    if is_ruler(lines[1]):
        return not _WORD.search(lines[0])
    # Without a ruler nothing but the lines at both sides says that a table is meant.
    return is_ruler(lines[0]) or all(_is_row(line) for line in lines)


def _is_row(line: str) -> bool:
    line = line.strip()
    return line.startswith("|") and line.endswith("|") and line.count("|") > 2


def _values(line: str) -> dict[str, object]:
    columns = min(max(line.strip().strip("|").count("|") + 1, 2), _MOST_COLUMNS_SHOWN)
    names = ["Place", "People", "Said", "Promised", "Done", "Told"][:columns]
    return {"names": f"| {' | '.join(names)} |", "rule": f"|{' --- |' * columns}"}
