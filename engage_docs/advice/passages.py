"""A text in passages: pieces that belong together, such as a paragraph or an item of a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from engage_docs.findings import Code, Finding, Place

IN_THE_TEXT = "The text"

_HEADING = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_MARKER = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)]|:)(?:[ \t]+|$)")
_BOX = re.compile(r"[ \t]*(?:!!!|\?\?\?)\+?[ \t]+[a-z]*")
_LETTER = re.compile(r"[^\W_]")


class Kind(Enum):
    """What a passage is. Only prose is made of sentences."""

    PROSE = "prose"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text. ``at`` gives the place of a character of it; ``where`` names it."""

    text: str
    where: str
    at: Callable[[int], Place]
    kind: Kind = Kind.PROSE

    def finding(self, code: Code, index: int, values: Mapping[str, object]) -> Finding:
        return Finding(code, self.at(index), {"where": self.where, **values})


class Spots:
    """The places of the characters of a body in its file."""

    def __init__(self, body: str, path: str, first_line: int) -> None:
        self._body, self._path, self._first_line = body, path, first_line

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._body))]

    def at(self, index: int) -> Place:
        row = bisect_right(self._starts, index) - 1
        return Place(self._path, self._first_line + row, index - self._starts[row] + 1)


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with the index of its first character."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def is_ruler(line: str) -> bool:
    """Whether the line is the one below the header of a table: ``| --- | --- |``."""
    return "|" in line and "-" in line and not line.strip("|-: \t")


def passages_of(words: str, spots: Spots) -> list[Passage]:
    """The passages of a body. ``words`` is the body with blanks for all that is not words."""
    return list(_Cutter(words, spots).passages())


class _Cutter:
    """Goes through the lines once, and cuts where a passage ends."""

    def __init__(self, words: str, spots: Spots) -> None:
        self._words, self._spots = words, spots
        self._lines = list(numbered_lines(words))

    def passages(self) -> Iterator[Passage]:
        open_from: int | None = None
        for row, (start, line) in enumerate(self._lines):
            marker = _MARKER.match(line) or _BOX.match(line)
            alone = self._stands_alone(row)
            if open_from is not None and (alone or marker or not line.strip()):
                yield from self._cut(open_from, start)
                open_from = None
            if alone:
                yield from self._pieces(start, line)
            elif open_from is None and line.strip():
                open_from = start + (marker.end() if marker else 0)
        if open_from is not None:
            yield from self._cut(open_from, len(self._words))

    def _stands_alone(self, row: int) -> bool:
        """Headings and the rows of tables."""
        line = self._lines[row][1]
        if line.startswith("#") or "|" in line:
            return True
        below = self._lines[row + 1][1] if row + 1 < len(self._lines) else ""
        above = self._lines[row - 1][1] if row else ""
        return not above.strip() and _UNDERLINE.match(below) is not None

    def _pieces(self, start: int, line: str) -> Iterator[Passage]:
        mark = _HEADING.match(line)
        position = mark.end() if mark else 0
        for cell in line[position:].split("|"):
            yield from self._cut(start + position, start + position + len(cell), Kind.LABEL)
            position += len(cell) + 1

    def _cut(self, start: int, end: int, kind: Kind = Kind.PROSE) -> Iterator[Passage]:
        text = self._words[start:end].rstrip()
        if _LETTER.search(text):
            yield Passage(text, IN_THE_TEXT, lambda index: self._spots.at(start + index), kind)
