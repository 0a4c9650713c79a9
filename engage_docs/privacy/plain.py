"""A text as the finders read it: plain digits, spaces and dashes, and nothing invisible.

Numbers are typed in many ways: with full-width or Arabic-Indic digits, with spaces that do not
break, or with invisible characters that came along from a web page. The finders see none of that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

BREAK = "\f"

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
_PARAGRAPH = re.compile(r"\n(?= *(?:\n|[-*+>#|] |\d{1,2}[.)] |\Z))")


class _Characters(dict[int, str]):
    """What each character is read as; worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain_character(chr(code))
        return plain


_CHARACTERS = _Characters()


def plain(text: str) -> tuple[str, Sequence[int]]:
    """Return the plain text, and for each of its characters the offset in ``text``.

    Only invisible characters are left out; every other stays one character, also when the text
    is written small. ``BREAK`` stands where a paragraph or an item of a list ends.
    """
    offsets: Sequence[int] = range(len(text))
    if not text.isascii() and _INVISIBLE.search("".join(_NOT_ASCII.findall(text))):
        offsets = [i for i, c in enumerate(text) if not _INVISIBLE.match(c)]
        text = "".join([text[i] for i in offsets])
    for space in _SPACES:
        text = text.replace(space, " ")
    if not text.isascii():
        text = _NOT_ASCII.sub(lambda found: found[0].translate(_CHARACTERS), text)
    return _PARAGRAPH.sub(BREAK, text), offsets


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
