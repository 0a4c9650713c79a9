"""A text in passages, such as a paragraph or an item of a list, without what is not its words.

A blank takes the place of every character that is not the writer's own word, and line ends stay,
so that places do not move. Each pattern is of limited length or goes on to the end of the text: no
text takes long.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cached_property

from engage_docs.findings import Code, Finding, Place
from engage_docs.records.fields import Kind, Voice
from engage_docs.records.model import Record
from engage_docs.records.parts import Said
from engage_docs.records.texts import texts_of

# What is not closed goes on to the end, as it does in a browser.
_PRIVATE = re.compile(r"\[\[\s{0,9}private\s{0,9}:.*?(?:\]\]|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CODE = re.compile(r"``[^\n]{1,300}?``|`[^`]{1,300}`")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_HOLDS_MORE = re.compile(r"[-*+][ \t]|\d{1,9}[.)][ \t]|!!!|\?\?\?|\[\^|:[ \t]")
_TAB = 4

_PICTURE = re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()]{0,500}\)|\[[^\[\]]{0,300}\])?")
_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,500}\)|\]\[[^\[\]\n]{0,300}\]")
_DEFINITION = re.compile(
    r"^ {0,3}(?:\[[^\[\]\n]{1,300}\]:|\*\[[^\[\]\n]{1,300}\]:).*", re.MULTILINE
)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]{1,100}\]:?")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_HTML_TABLE = re.compile(r"<table\b.*?(?:</table>|\Z)", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]{1,2000}>?")
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}")
# Not the star in front of an item of a list.
_SIGNS = re.compile(r"[*_~\[\]]+(?=\S)|(?<=\S)[*_~\[\]]+")
_SIGN = re.compile(r"[*_~\[\]]")
_NOT_A_LINE_END = re.compile(r"[^\n]")


def blank(match: re.Match[str]) -> str:
    """Return blanks in place of a match."""
    return _NOT_A_LINE_END.sub(" ", match[0])


def without_private(text: str) -> str:
    """Return the text with blanks for ``[[private: …]]``, which is never published."""
    return _PRIVATE.sub(blank, text) if "[[" in text else text


def without_code(text: str) -> str:
    """Return the text with blanks for code, comments, private parts, and quotations (``>``)."""
    text = "\n".join(_own_lines(without_private(text).split("\n")))
    text = _COMMENT.sub(blank, text) if "<!--" in text else text
    return _CODE.sub(blank, text) if "`" in text else text


def only_words(text: str) -> str:
    """Return the text with blanks for pictures, addresses, tags and signs of Markdown as well."""
    if "[" in text:
        text = _DEFINITION.sub(_blank_definition, text)
        text = _TARGET.sub(blank, _PICTURE.sub(blank, text))
        text = _FOOTNOTE.sub(blank, text)
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(blank, text)
    text = _MAILBOX.sub(blank, text) if "@" in text else text
    if "<" in text:
        text = _TAG.sub(blank, _HTML_TABLE.sub(blank, text))
    return _SIGNS.sub(blank, text) if _SIGN.search(text) else text


def _blank_definition(match: re.Match[str]) -> str:
    """Footnotes are text; the addresses of links and the meanings of short forms are not."""
    return match[0] if match[0].lstrip().startswith("[^") else blank(match)


def _own_lines(lines: list[str]) -> list[str]:
    """The lines, with blanks for those that are code or a quotation."""
    own = []
    fence, quoted, in_code, holds_more, after_blank = "", False, False, False, True
    for line in lines:
        start = line.lstrip()
        if not start:
            quoted, after_blank = False, True
            own.append(line)
            continue
        opened = _FENCE.match(start) if start[0] in "`~" else None
        if fence or opened:
            own.append(" " * len(line))
            if not fence and opened:
                fence = opened[1]
            elif start.rstrip() == fence[0] * max(len(fence), len(start.rstrip())):
                fence = ""
            after_blank = False
            continue
        indent = len(line[: -len(start)].expandtabs(_TAB))
        if indent < _TAB and (after_blank or _HOLDS_MORE.match(start)):
            holds_more = _HOLDS_MORE.match(start) is not None
        in_code = indent >= _TAB and not holds_more and (after_blank or in_code)
        quoted = quoted or start[0] == ">"
        own.append(" " * len(line) if quoted or in_code else line)
        after_blank = False
    return own


IN_THE_TEXT = "The text"

_HEADING = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_MARKER = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)]|:)(?:[ \t]+|$)")
_BOX = re.compile(r"[ \t]*(?:!!!|\?\?\?)\+?[ \t]+[a-z]*")
_LETTER = re.compile(r"[^\W_]")


class PassageKind(Enum):
    """What a passage is. Only prose is made of sentences."""

    PROSE = "prose"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text. ``at`` gives the place of a character of it; ``where`` names it."""

    text: str
    where: str
    at: Callable[[int], Place]
    kind: PassageKind = PassageKind.PROSE

    def finding(self, code: Code, index: int, values: Mapping[str, object]) -> Finding:
        return Finding(code, self.at(index), {"where": self.where, **values})


class Positions:
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
    """Yield each line with the index of its first character."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def is_ruler(line: str) -> bool:
    """Return whether the line is the one below the header of a table: ``| --- | --- |``."""
    return "|" in line and "-" in line and not line.strip("|-: \t")


def field_passages(record: Record, voice: Voice = Voice.WRITER) -> list[Passage]:
    """Return the texts of the front matter in one voice. Names and places are not among them.

    The writer's own words; or what others said, word for word, where its language is not named.
    """
    return [
        Passage(only_words(without_private(text.text)), f"{text.field.name}:", _always(text.at))
        for text in texts_of(record)
        if text.field.kind is Kind.TEXT
        and text.field.voice is voice
        and not (isinstance(text.owner, Said) and voice is Voice.QUOTED and text.owner.lang)
    ]


def _always(place: Place) -> Callable[[int], Place]:
    return lambda _index: place


def all_texts(value: object) -> Iterator[str]:
    """Yield every text in a record, those of names and sources among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, Place):
        for part in value:
            yield from all_texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from all_texts(getattr(value, field.name))


def passages_of(words: str, positions: Positions) -> list[Passage]:
    """Return the passages of a body.

    ``words`` is the body with blanks for all that is not words, as :func:`only_words` gives it.
    """
    return list(_Cutter(words, positions).passages())


class _Cutter:
    """Goes through the lines once, and cuts where a passage ends."""

    def __init__(self, words: str, positions: Positions) -> None:
        self._words, self._positions = words, positions
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
                yield from self._cells(start, line)
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

    def _cells(self, start: int, line: str) -> Iterator[Passage]:
        mark = _HEADING.match(line)
        position = mark.end() if mark else 0
        for cell in line[position:].split("|"):
            yield from self._cut(start + position, start + position + len(cell), PassageKind.LABEL)
            position += len(cell) + 1

    def _cut(
        self, start: int, end: int, kind: PassageKind = PassageKind.PROSE
    ) -> Iterator[Passage]:
        text = self._words[start:end].rstrip()
        if _LETTER.search(text):
            yield Passage(text, IN_THE_TEXT, lambda index: self._positions.at(start + index), kind)
