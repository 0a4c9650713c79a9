"""The text of HTML, for a search: words whole, and apart from each other."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_INSIDE = "a abbr b bdi bdo cite code del em i ins kbd mark q s small span strong sub sup u wbr"
_INSIDE_WORDS = frozenset(_INSIDE.split())
_REST_OF_TAG = r"""(?:[^<>"]|"[^"]*")*>"""
_TAG_INSIDE_A_WORD = re.compile(rf"</?(?:{_INSIDE.replace(' ', '|')})(?=[ />]){_REST_OF_TAG}")
_TAG = re.compile(f"<{_REST_OF_TAG}")


def text_of_body(html: str) -> str:
    """Return the text of HTML that was cleaned, with a space where a paragraph or a cell ends.

    In it each tag is a name and attributes in double quotes, and no other ``<`` stands anywhere, so
    patterns can read it, in a seventh of the time of the parser.
    """
    text = unescape(_TAG.sub(" ", _TAG_INSIDE_A_WORD.sub("", html)))
    return " ".join(text.split())


def text_of_page(html: str) -> str:
    """Return the text of any HTML, such as a page that the owner wrote."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())


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
