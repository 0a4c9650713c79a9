"""The levels of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_docs.advice.passages import Spots, numbered_lines
from engage_docs.findings import Finding
from engage_docs.findings.advice import HEADING_LEVEL_SKIPPED, SECOND_MAIN_HEADING
from engage_docs.parsing.words import clip

_SIGNS = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:(=+)|-+)[ \t]*$")
_MAY_BE_ONE = re.compile(r"^(?:#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_TITLE = 1  # the title of the record is the heading of level 1 above everything


def check_headings(text: str, spots: Spots) -> Iterator[Finding]:
    """Levels that are skipped, and headings of level 1 after the first."""
    level_above, first_main = _TITLE, 0
    for start, level, words in _headings(text):
        place = spots.at(start)
        if level > level_above + 1:
            mended = level_above + 1
            values: dict[str, object] = {"level": level, "missing": mended, "signs": "#" * mended}
            values |= {"heading": clip(words), "mended": f"{'#' * mended} {clip(words)}"}
            yield Finding(HEADING_LEVEL_SKIPPED, place, values)
        if level == _TITLE and first_main:
            mended_line = f"## {clip(words)}"
            values = {"heading": clip(words), "line": first_main, "mended": mended_line}
            yield Finding(SECOND_MAIN_HEADING, place, values)
        elif level == _TITLE:
            first_main = place.line
        level_above = level


def _headings(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each heading begins, its level, and its words."""
    if not _MAY_BE_ONE.search(text):
        return  # spares most texts the way through their lines
    before, lines = "", list(numbered_lines(text))
    for row, (start, line) in enumerate(lines):
        below = lines[row + 1][1] if row + 1 < len(lines) else ""
        if signs := _SIGNS.match(line):
            if words := line[signs.end() :].rstrip("# \t").strip():
                yield start, signs.end(), words
        elif line.strip() and not before.strip() and (under := _UNDERLINE.match(below)):
            yield start, 1 if under[1] else 2, line.strip()
        before = line
