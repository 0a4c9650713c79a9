"""Taking text from anything: the one way in which a text is made ready for the finders.

Source text, values and HTML all come through here, so that a detail is found however it is
written: characters by :func:`plain`, the source of a record by :func:`without_private_parts`, its
values by :func:`texts_in`, HTML by :class:`HtmlText`. A further way of writing the same (an escape,
a look-alike) has its place in :func:`plain`, and then holds for all of them.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import unquote

from engage_docs.findings import Place

BREAK = "\f"
"""Stands in a plain text where a paragraph, a cell or an item of a list ends."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_LINE_ENDS = "\n\x85\u2028\u2029"
_SPACES = "\t\r\v"
_MINUS = "\u2212"
_DOTTED_I = "\u0130"  # the only character that becomes two when it is written small
# A number never goes on over an empty line, or from one item of a list to the next.
_PARAGRAPH = re.compile(r"\n(?= *(?:\n|[-*+>#|] |[0-9]{1,2}[.)] |\Z))")

# The same words as in the gate, which takes these parts out before anything is published.
_PRIVATE = re.compile(r"\[\[\s*private\s*:.*?\]\]", re.IGNORECASE | re.DOTALL)

# Tags that can stand inside a word. Every other tag ends what was said before it. So do sub and
# sup: the 1 of a footnote is not a digit of the number before it.
_INLINE = """
    a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark nobr output q s samp small
    span strike strong time tt u var wbr
"""
_INLINE_TAGS = frozenset(_INLINE.split())
_NOT_READ = frozenset(("script", "style"))
_TECHNICAL = """
    class coordinates d for height id integrity nonce points sizes style transform viewbox width
"""
_NO_WORDS = frozenset(_TECHNICAL.split())
_ADDRESSES = frozenset(("action", "cite", "formaction", "href", "ping", "poster", "src", "srcset"))
_TO_PEOPLE_OR_PAGES = re.compile(
    r"\s*(?:(?:mailto|tel|sms|callto|facetime|whatsapp|xmpp|sip):|(?:https?:)?//)", re.IGNORECASE
)


def plain(text: str) -> tuple[str, Sequence[int]]:
    """Return the text as the finders read it, and for each character its offset in ``text``.

    Numbers are typed in many ways: with full-width or Arabic-Indic digits, with spaces that do not
    break, or with invisible characters that came along from a web page. A plain text has plain
    digits, spaces and dashes, and ``BREAK`` where a paragraph or an item of a list ends. Only
    invisible characters are left out; every other stays one character, also when the text is
    written small.
    """
    offsets: Sequence[int] = range(len(text))
    if not text.isascii():
        characters = set("".join(_NOT_ASCII.findall(text)))
        if any(_INVISIBLE.match(char) for char in characters):
            offsets = [i for i, char in enumerate(text) if not _INVISIBLE.match(char)]
            text = "".join([text[i] for i in offsets])
        for char in characters:
            text = text.replace(char, _plain_character(char))
    for space in _SPACES:
        text = text.replace(space, " ")
    return _PARAGRAPH.sub(BREAK, text), offsets


@lru_cache(maxsize=4096)
def _plain_character(char: str) -> str:
    if char in _LINE_ENDS:
        return "\n"
    if char == _DOTTED_I:
        return "I"
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    if category == "Pd" or char == _MINUS:
        return "-"
    if category == "No":  # a raised figure is a footnote, not part of a number
        return char
    same = unicodedata.normalize("NFKC", char)
    return same if len(same) == 1 and same.isascii() else char


def without_private_parts(text: str) -> str:
    """Return the text with blanks of the same length for the parts that are never published.

    A part with brackets inside stays: nobody can tell where it ends, and the gate leaves it too.
    """
    end = text.rfind("]]") + len("]]")  # looking for parts behind it would take very long
    if end < len("]]"):
        return text
    return _PRIVATE.sub(_blank, text[:end]) + text[end:]


def _blank(part: re.Match[str]) -> str:
    return part[0] if "[[" in part[0][2:] else BREAK * len(part[0])


def texts_in(value: object, place: Place) -> list[tuple[str, Place]]:
    """Return each text in a record, or in another value made of dataclasses and tuples.

    Each comes with its place: the ``at`` of the innermost item that has one, else ``place``. The
    body of a record is left out: it is what was written, to the letter.
    """
    if isinstance(value, str):
        return [(value, place)]
    texts: list[tuple[str, Place]] = []
    if isinstance(value, tuple) and not isinstance(value, Place):
        for part in value:
            texts += texts_in(part, place)
    elif dataclasses.is_dataclass(value):
        at = getattr(value, "at", place)
        for name in value.__dataclass_fields__:
            part = getattr(value, name)
            if part and name not in ("at", "body"):
                texts += texts_in(part, at)
    return texts


class Lines:
    """The lines of a text: says on which line and in which column an offset is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, path: str, offset: int) -> Place:
        """Return the place of an offset, counted from 1, in the file ``path``."""
        line = bisect_right(self._starts, offset)
        return Place(path, line, offset - self._starts[line - 1] + 1)

    def further(self, offset: int, words: str) -> int:
        """Return the offset behind ``words`` that begin at ``offset``.

        Entities may make them longer in the source: lines are exact, columns those of the words.
        """
        line = bisect_right(self._starts, offset) - 1 + words.count("\n")
        if "\n" not in words or line >= len(self._starts):
            return offset + len(words)
        return self._starts[line] + len(words) - words.rfind("\n") - 1


class HtmlText(HTMLParser):
    """The words of a page: its text as a reader has it, its attributes and its comments.

    The parser of the standard library, made to read on where its own way stops: browsers do, and
    so do those who look into the source of a page. Takes about 0.1 ms for 1 KB. ``hidden`` has the
    name and the value of each attribute (a comment has no name), and the offset of its tag.
    """

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden: list[tuple[str, str, int]] = []
        self._parts: list[tuple[str, int]] = []  # words or marks, each with its offset
        self._unread = ""
        self._at = 0
        # The ">" closes whatever the page leaves open, so that nothing is looked through twice.
        # A form feed is a blank in HTML, and our mark of an end in a plain text.
        self.source = source
        self.rawdata = source.replace(BREAK, " ") + ">"
        self.close()
        raw = "".join([words for words, _ in self._parts])
        self.text = raw.replace("\r", " ").replace("\n", " ")

    @cached_property
    def lines(self) -> Lines:
        """The lines of the source."""
        return Lines(self.source)

    def source_offset(self, offset: int) -> int:
        """Return where in the source a character of the text stands; its line is exact."""
        index = bisect_right(self._starts, offset) - 1
        words, at = self._parts[index]
        return self.lines.further(at, words[: offset - self._starts[index]])

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(words) for words, _ in self._parts)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE_TAGS:
            self._parts.append((" " if tag == "br" else BREAK, self._at))
        for name, value in attrs:
            if value and name not in _NO_WORDS:
                self.hidden.append((name, value, self._at))
        if tag in _NOT_READ and not _is_data(attrs):
            self._unread = tag

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE_TAGS:
            self._parts.append((BREAK, self._at))
        if tag == self._unread:
            self._unread = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._unread = ""

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._parts.append((data, self._at))

    def handle_comment(self, data: str) -> None:
        self.hidden.append(("", data, self._at))

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Read a comment to its end, or to the end of the page, as browsers do."""
        del report
        end = self.rawdata.find("-->", i + 4)
        self.handle_comment(self.rawdata[i + 4 : end if end >= 0 else None])
        return end + 3 if end >= 0 else len(self.rawdata)

    def parse_html_declaration(self, i: int) -> int:
        """Read ``<!…>`` whatever it holds. The parser's own way stops at unknown words."""
        if self.rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        end = self.rawdata.find(">", i) + 1 or len(self.rawdata)
        self.handle_comment(self.rawdata[i + 2 : end])
        return end

    def updatepos(self, i: int, j: int) -> int:
        """Note how far we are; lines are counted at the end, and only if something was found."""
        del i
        self._at = j
        return j


def read_attribute(name: str, value: str) -> tuple[str, bool]:
    """Return the text of an attribute, and whether it is the path of a file of this site.

    A path may be any row of digits, so only an e-mail address can be found in it.
    """
    if name not in _ADDRESSES:
        return value, False
    address = unquote(value, errors="replace") if "%" in value else value
    return address, not _TO_PEOPLE_OR_PAGES.match(address)


def _is_data(attrs: list[tuple[str, str | None]]) -> bool:
    """Whether a script is none: data about the page for search engines, which they show."""
    return any(name == "type" and "json" in (value or "").lower() for name, value in attrs)
