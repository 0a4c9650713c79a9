"""A list of fonts that the reader's own device may have. Nothing is fetched."""

from __future__ import annotations

import re
from unicodedata import normalize

from engage_docs.findings import Problem
from engage_docs.findings.brand import FONT_WRONG

_MOST_NAMES, _LONGEST_NAME = 12, 60
_GENERIC = frozenset(
    ["serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-rounded"]
)
_BARE = _GENERIC | {"-apple-system"}
_NAME = re.compile(r"(?=\S)[\w .&+-]+(?<=\S)")
_FETCHES = re.compile(r"url\s*\(|@import|@font-face|://|//", re.IGNORECASE)


def read_fonts(text: str) -> tuple[str, ...] | Problem:
    """The names of a list with commas, such as ``Frutiger, "Noto Sans", sans-serif``."""
    if _FETCHES.search(text):
        why = "It asks for a font from elsewhere, and no page of the site does that"
        return _wrong(text, why)
    names = tuple(_without_quotes(" ".join(part.split())) for part in text.split(","))
    if len(names) > _MOST_NAMES:
        return _wrong(text, f"It has {len(names)} names, and {_MOST_NAMES} are the most")
    for name in names:
        if not name:
            return _wrong(text, "There is a comma with no name beside it")
        if len(name) > _LONGEST_NAME:
            return _wrong(text, f"A name has more than {_LONGEST_NAME} letters")
        if not _NAME.fullmatch(name) or not name.isprintable():
            return _wrong(
                text, f'"{_shown(name)[:30]}" has a sign in it that no name of a font has'
            )
    return names


def as_css(names: tuple[str, ...]) -> str:
    """The list as CSS: every name in quotes, and a font that every device has at the end."""
    if not _GENERIC.intersection(names):
        names += ("system-ui", "sans-serif")
    return ", ".join(name if name in _BARE else f'"{name}"' for name in names)


def _without_quotes(name: str) -> str:
    name = normalize("NFC", name)
    if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name.lower() if name.lower() in _BARE else name


def _wrong(text: str, why: str) -> Problem:
    return Problem(FONT_WRONG, {"text": _shown(text)[:60], "why": why})


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text)
