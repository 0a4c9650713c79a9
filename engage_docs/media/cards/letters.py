"""The letters of cards: which there are, how wide words are, and where lines break.

The fonts hold Latin, Greek and Cyrillic. Words that need another script are left out as a whole:
boxes in place of letters would be worse, and the page's own title stands beside the card anyway.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources
from io import BytesIO

from PIL import ImageFont

_FOLDER = "fonts"
_NO_SUCH_LETTER = "\uffff"
_PROBE = 40


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """One of the two fonts, ``Regular`` or ``Bold``, at a size in pixels."""
    file = resources.files("engage_docs.media.cards") / _FOLDER / f"OpenSans-{name}.ttf"
    # Basic layout: the other one needs a library that not every machine has.
    return ImageFont.truetype(
        BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC
    )


def writable(words: str) -> str:
    """The words as they can be drawn, on one line; nothing if a letter is missing."""
    text = " ".join(unicodedata.normalize("NFC", words).split())
    return text if all(map(_is_there, text)) else ""


def lines(words: str, face: ImageFont.FreeTypeFont, width: float, most: int) -> list[str] | None:
    """The words in no more than ``most`` lines; None if they need more."""
    found: list[str] = []
    for word in words.split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and face.getlength(longer) <= width:
            found[-1] = longer
        else:
            found += _pieces(word, face, width)
        if len(found) > most:
            return None
    return found


def cut(words: str, face: ImageFont.FreeTypeFont, width: float, most: int) -> list[str]:
    """The words in no more than ``most`` lines, with dots where they had to be cut."""
    whole = lines(words, face, width, most)
    low, high = 0, len(words)
    while whole is None:
        middle = (low + high + 1) // 2
        if middle == low or high - low <= 1:
            whole = lines(_shorter(words, low), face, width, most) or []
        elif lines(_shorter(words, middle), face, width, most) is None:
            high = middle - 1
        else:
            low = middle
    return whole


def _shorter(words: str, length: int) -> str:
    part = words[:length]
    if " " in part and words[length : length + 1] not in ("", " "):
        part = part.rpartition(" ")[0]
    return f"{part.rstrip(' ,;:.–-')} …" if part else "…"


def _pieces(word: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """A word, in pieces if it is wider than a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and face.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@cache
def _is_there(letter: str) -> bool:
    if letter == " ":
        return True
    # A sign that has no width of its own is drawn beside its letter and not above it.
    if unicodedata.category(letter)[0] not in "LNPS":
        return False
    face = font("Regular", _PROBE)
    missing, drawn = face.getmask(_NO_SUCH_LETTER), face.getmask(letter)
    return drawn.size != missing.size or bytes(drawn) != bytes(missing)
