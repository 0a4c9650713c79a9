"""The text and the attributes of a page that is written tidily, taken apart in a few steps.

All pages that we draw are tidy: every tag is a name and attributes in double quotes, and no sign
stands where it could be read in two ways. To take such a page apart needs no parser. Any other
page is left to the parser, which reads everything as browsers do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from engage_docs.privacy.plain import BREAK

# Tags that can stand inside a word. Every other tag ends what was said before it. So do sub and
# sup: the 1 of a footnote is not a digit of the number before it.
_INLINE_TAGS = """
    a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark nobr output q s samp small
    span strike strong time tt u var wbr
"""
INLINE = frozenset(_INLINE_TAGS.split())
# The contents of these are not read as other text is.
READ_OTHERWISE = frozenset(
    ("script", "style", "textarea", "title", "plaintext", "xmp", "iframe", "noembed", "noframes")
)
_TAGS = re.compile("(<[^<>]*>)")
_TAG = re.compile(r'</?([A-Za-z][A-Za-z0-9]*)((?: [A-Za-z][A-Za-z0-9:_-]*(?:="[^"<>]*")?)*) ?/?>')
_ATTRIBUTE = re.compile(r' ([A-Za-z][A-Za-z0-9:_-]*)="([^"<>]*)"')
# In attributes, how browsers and parsers read other entities depends on what follows them.
_STRANGE_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#39|#34);)")
_MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Tidy:
    """``text`` as a reader has it, and the attributes that have a value, by name."""

    text: str
    attributes: tuple[tuple[str, str], ...]


def take_apart(source: str) -> Tidy | None:
    """Take a page apart; None for one that is not tidy."""
    if BREAK in source or "\0" in source:
        return None
    parts = _TAGS.split(source)
    attributes: list[tuple[str, str]] = []
    for number in range(1, len(parts), 2):
        tag = _take_tag_apart(parts[number])
        if tag is None:
            return None
        parts[number], found = tag
        if found:
            attributes += found
    for number in range(0, len(parts), 2):
        part = parts[number]
        if "<" in part:
            return None
        if "&" in part:
            parts[number] = unescape(part)
    return Tidy("".join(parts), tuple(attributes))


@lru_cache(maxsize=_MOST_KEPT)
def _take_tag_apart(tag: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """What a tag is in the text of a page, and its attributes; None for one that is not tidy."""
    match = _TAG.fullmatch(tag)
    if match is None or _STRANGE_ENTITY.search(match[2]):
        return None
    name = match[1].lower()
    if name in READ_OTHERWISE or (match[2] and tag.startswith("</")):
        return None
    found = _ATTRIBUTE.findall(match[2])
    in_text = " " if name == "br" else "" if name in INLINE else BREAK
    return in_text, tuple((key.lower(), unescape(value)) for key, value in found if value)
