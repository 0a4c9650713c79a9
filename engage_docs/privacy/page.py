"""Personal details in a finished page: what can be read, and what can be read in its source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

from engage_docs.findings import Finding, Place
from engage_docs.privacy.details import Detail, Kind
from engage_docs.privacy.finding import find_details, finding_of
from engage_docs.privacy.plain import BREAK

# Tags that can stand inside a word. Every other tag ends what was said before it. So do sub and
# sup: the 1 of a footnote is not a digit of the number before it.
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "mark", "nobr", "output", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "time", "tt", "u", "var", "wbr"),
    )
)
_NOT_READ = frozenset(("script", "style"))
_TECHNICAL_ATTRIBUTES = """
    class coordinates d for height id integrity nonce points sizes style transform viewbox
    width
"""
_NO_WORDS = frozenset(_TECHNICAL_ATTRIBUTES.split())
_ADDRESSES = frozenset(("action", "cite", "formaction", "href", "ping", "poster", "src", "srcset"))
_TO_PEOPLE = re.compile(r"\s*(?:mailto|tel|sms|callto|facetime|whatsapp|xmpp|sip):", re.IGNORECASE)
_OF_PAGES = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_WHERE = {
    "alt": "The description of a picture on this page",
    "content": "The hidden information about this page",
    "href": "A link on this page",
    "title": "A title on this page",
}
_MAY_HOLD_ONE = re.compile(r"[\d@＠﹫]|[\[(［（]")


class _Piece(NamedTuple):
    """Words of a page: where they begin in its text, and where in its source."""

    start: int
    at: int


class _Other(NamedTuple):
    """The value of an attribute, or a comment, and where its tag begins in the source."""

    name: str
    value: str
    at: int


class _Page(HTMLParser):
    """Takes a page apart into its text, with the places of its pieces, and its attributes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.pieces: list[_Piece] = []
        self.others: list[_Other] = []
        self._length = 0
        self._unread = ""
        self._at = 0
        # The ">" closes whatever the page leaves open, so that nothing is looked through twice.
        # A form feed is a blank in HTML, and our mark of an end in a plain text.
        self.rawdata = source.replace(BREAK, " ") + ">"
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tag(tag)
        for name, value in attrs:
            if value and name not in _NO_WORDS and _may_hold_one(name, value):
                self.others.append(_Other(name, value, self._at))
        if tag in _NOT_READ and not _is_data(attrs):
            self._unread = tag

    def handle_endtag(self, tag: str) -> None:
        self._tag(tag)
        if tag == self._unread:
            self._unread = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._unread = ""

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces.append(_Piece(self._length, self._at))
            self._add(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(_Other("", data, self._at))

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Read a comment to its end, or to the end of the page, as browsers do."""
        del report
        end = self.rawdata.find("-->", i + 4)
        if end < 0:
            self.handle_comment(self.rawdata[i + 4 :])
            return len(self.rawdata)
        self.handle_comment(self.rawdata[i + 4 : end])
        return end + 3

    def parse_html_declaration(self, i: int) -> int:
        """Read ``<!…>`` whatever it holds. The parser's own way stops at unknown words."""
        if self.rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        end = self.rawdata.find(">", i)
        end = len(self.rawdata) if end < 0 else end + 1
        self.handle_comment(self.rawdata[i + 2 : end])
        return end

    def updatepos(self, i: int, j: int) -> int:
        """Note how far we are; lines are counted at the end, and only if something was found."""
        del i
        self._at = j
        return j

    def _tag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._add(" " if tag == "br" else BREAK)

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self._length += len(text)


class _Lines:
    """Says on which line and column an offset is."""

    def __init__(self, text: str) -> None:
        self.ends = [match.start() for match in re.finditer("\n", text)]

    def place(self, path: str, offset: int) -> Place:
        line = bisect_left(self.ends, offset)
        before = self.ends[line - 1] if line else -1
        return Place(path, line + 1, offset - before)


def check_page(html: bytes | str, path: str, allowed: Sequence[str]) -> list[Finding]:
    """Return a finding for every personal detail in the text, attributes and comments of a page.

    Lines are exact. Columns are those of the text without its entities.
    """
    source = html.decode("utf-8", errors="replace") if isinstance(html, bytes) else html
    page = _Page(source)
    found = [*_in_text(page, source, path, allowed), *_in_others(page, source, path, allowed)]
    return list({(f.code, f.place, f.sentence): f for f in found}.values())


def _in_text(page: _Page, source: str, path: str, allowed: Sequence[str]) -> list[Finding]:
    raw = "".join(page.texts)
    text = _on_one_line(raw)
    details = find_details(text, allowed)
    if not details:
        return []
    lines, lines_of_text = _Lines(source), _Lines(raw)
    starts = [piece.start for piece in page.pieces]
    findings = []
    for detail in details:
        piece = page.pieces[bisect_right(starts, detail.start) - 1]
        begin = lines.place(path, piece.at)
        first = lines_of_text.place(path, piece.start)
        here = lines_of_text.place(path, detail.start)
        down = here.line - first.line
        column = here.column if down else begin.column + detail.start - piece.start
        place = Place(path, begin.line + down, column)
        findings.append(finding_of(detail, text, "The text of this page", place))
    return findings


def _in_others(page: _Page, source: str, path: str, allowed: Sequence[str]) -> list[Finding]:
    if not page.others:
        return []
    lines = _Lines(source)
    findings = []
    for name, written, at in page.others:
        for detail, value in _in_attribute(name, written, allowed):
            where = _WHERE.get(name, "The source of this page")
            findings.append(finding_of(detail, value, where, lines.place(path, at)))
    return findings


def _on_one_line(text: str) -> str:
    """The text of a page, in which line ends are only blanks."""
    return text.replace("\r", " ").replace("\n", " ")


def _in_attribute(name: str, written: str, allowed: Sequence[str]) -> list[tuple[Detail, str]]:
    """The details in the value of an attribute, or in a comment, each with the text it is in."""
    value = unquote(written, errors="replace") if name in _ADDRESSES else written
    only_mail = _is_path(name, value)
    return [
        (detail, value)
        for detail in find_details(value, allowed)
        # The path of a file of this site may be any row of digits.
        if not only_mail or detail.kind == Kind.EMAIL
    ]


def _may_hold_one(name: str, value: str) -> bool:
    """A quick look that leaves most attributes out. A path can only hold an e-mail address."""
    if name in _ADDRESSES and _is_path(name, value):
        return "%" in value or "@" in value or not value.isascii()
    return _MAY_HOLD_ONE.search(value) is not None


def _is_path(name: str, value: str) -> bool:
    return name in _ADDRESSES and not _TO_PEOPLE.match(value) and not _OF_PAGES.match(value)


def _is_data(attrs: list[tuple[str, str | None]]) -> bool:
    """Whether a script is none: data about the page for search engines, which they show."""
    return any(name == "type" and "json" in (value or "").lower() for name, value in attrs)
