"""The text of HTML, for a search: words whole, and apart from each other.

The stories of records are cleaned before, so each of their tags is a name and attributes in
double quotes, and no sign stands where it could be read in two ways: that is read by patterns. Any
other HTML, such as the pages that the owner wrote, is left to a parser.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_INSIDE = "a abbr b bdi bdo cite code del em i ins kbd mark q s small span strong sub sup u wbr"
_INSIDE_WORDS = frozenset(_INSIDE.split())
_READ_OTHERWISE = "iframe|noembed|noframes|noscript|plaintext|script|style|textarea|title|xmp"
_TIDY = re.compile(
    rf"""
    (?:
        [^<>&\0]++ | &(?:amp|lt|gt|quot|nbsp|\#[1-9][0-9]*+);
      | </?+(?!(?:{_READ_OTHERWISE})[ />])[a-z][a-z0-9]*+
        (?:[ ][a-z][a-z0-9-]*+(?:="[^"<>\0]*+")?+)*+[ ]?/?>
    )*+
    """,
    re.VERBOSE,
)
_TAG_INSIDE_A_WORD = re.compile(f"</?(?:{'|'.join(sorted(_INSIDE_WORDS))})(?:[ /][^<>]*)?>")
_TAG = re.compile("<[^<>]*>")


def text_of_html(html: str) -> str:
    """The text of HTML, with a space where a paragraph, a cell or an item ends."""
    if _TIDY.fullmatch(html):
        text = unescape(_TAG.sub(" ", _TAG_INSIDE_A_WORD.sub("", html)))
    else:
        text = text_by_parser(html)
    return " ".join(text.split())


def text_by_parser(html: str) -> str:
    """The text of any HTML, with its spaces as they are."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self._end_word(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_word(tag)

    def _end_word(self, tag: str) -> None:
        if tag not in _INSIDE_WORDS:
            self.parts.append(" ")
