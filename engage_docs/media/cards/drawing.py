"""How a card looks: the name of the site on its colour, the title, a sentence, and the strip.

Its file holds pixels and nothing else, is drawn once, and stays in the cache.

The fonts hold Latin, Greek and Cyrillic. Words that need another script are left out as a whole:
boxes in place of letters would be worse, and the page's own title stands beside the card anyway.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from hashlib import sha256
from importlib import resources
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont, features

from engage_docs.config.palette import contrast
from engage_docs.media.cache import write_whole
from engage_docs.media.formats import is_plain_png
from engage_docs.media.model import CARD_SIZE

WIDTH, HEIGHT = CARD_SIZE

_PAPER = "#fbf9f4"
_INK = "#1d1b20"
_SOFT = "#4b4640"
_WHITE = "#ffffff"
_BAR = 104
_EDGE = 72
_ROOM = WIDTH - 2 * _EDGE
_STRIP = 548
_STEPS = ("Said", "Promised", "Done", "Told")
# Sizes of the title, and how many lines of it there may be.
_TITLES = ((76, 2), (64, 3), (54, 3), (46, 4))
_SENTENCE = 33
_SHARP = 3
_FOLDER = "fonts"
_NO_SUCH_LETTER = "\uffff"
_PROBE = 40
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_COLOURS = 128

_RECIPE = 2
"""Count up whenever the same words give another picture, so that no stored card is used."""


def card(title: str, sentence: str, site_name: str, colour: str, folder: Path) -> Path:
    """The card with these words, in ``folder`` of the cache. Copy it to publish it.

    ``colour`` is the site's own, as ``#rrggbb``. The file's name is made from everything that
    went in, so the card of a page has a new address when its words change: who shared the old one
    keeps it, and nobody sees a stale one. A stored card that is damaged is drawn again.
    """
    if not _HEX.fullmatch(colour):
        raise ValueError(f"not a colour as #rrggbb: {colour!r}")
    path = folder / f"card-{_key(title, sentence, site_name, colour)}.png"
    if _is_stored(path):
        return path
    data = as_png(draw_card(title, sentence, site_name, colour))
    if not is_plain_png(data):
        raise AssertionError("A card holds more than pixels.")
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)
    return path


def _is_stored(path: Path) -> bool:
    try:
        return is_plain_png(path.read_bytes())
    except OSError:
        return False


def _key(title: str, sentence: str, site_name: str, colour: str) -> str:
    libraries = [_RECIPE, PIL.__version__, features.version("freetype2"), features.version("zlib")]
    parts = json.dumps([libraries, title, sentence, site_name, colour])
    return sha256(parts.encode()).hexdigest()[:20]


def as_png(image: Image.Image) -> bytes:
    """The picture as a small PNG: a card needs few colours."""
    out = BytesIO()
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG")
    return out.getvalue()


def draw_card(title: str, sentence: str, site_name: str, brand: str) -> Image.Image:
    """Return the card; ``brand`` is ``#rrggbb``. Words for which letters are missing go."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, _BAR), fill=brand)
    name = writable(site_name)
    if name:
        face = font("Bold", 38)
        words = cut(name, face, _ROOM, 1)[0]
        draw.text((_EDGE, _BAR / 2), words, _reads_on(brand), face, anchor="lm")
    written = writable(title)
    top = _BAR + 50.0
    if written:
        top = _draw_title(draw, written, top)
    said = writable(sentence)
    if said:
        _draw_sentence(draw, said, top, large=not written)
    # Colours that cannot be told from the paper would leave an empty strip.
    mark = brand if contrast(brand, _PAPER) >= 3 else _INK
    if not written and not said:
        _draw_bubble(draw, mark)
    image.paste(_strip(mark), (0, _STRIP - 40))
    return image


def _draw_title(draw: ImageDraw.ImageDraw, words: str, top: float) -> float:
    for size, most in _TITLES:
        face = font("Bold", size)
        found = lines(words, face, _ROOM, most)
        if found is not None:
            break
    else:
        found = cut(words, face, _ROOM, most)
    for line in found:
        draw.text((_EDGE, top + size), line, _INK, face, anchor="ls")
        top += size * 1.18
    return top + 20


def _draw_sentence(draw: ImageDraw.ImageDraw, words: str, top: float, *, large: bool) -> None:
    size = 48 if large else _SENTENCE
    face = font("Regular", size)
    room = int((_STRIP - 58 - top) // (size * 1.36))
    for line in cut(words, face, _ROOM, min(4, room)) if room > 0 else []:
        draw.text((_EDGE, top + size), line, _SOFT, face, anchor="ls")
        top += size * 1.36


def _draw_bubble(draw: ImageDraw.ImageDraw, colour: str) -> None:
    """A speech bubble, where there are no words to show."""
    draw.rounded_rectangle((420, 160, 780, 380), 40, colour)
    draw.polygon([(500, 370), (500, 450), (590, 370)], colour)
    for place, end in enumerate((710, 680, 620)):
        y = 220 + place * 50
        draw.line((490, y, end, y), _reads_on(colour), 16)


@cache
def _strip(colour: str) -> Image.Image:
    """Said, promised, done, told: drawn large and made small, so that its edges are smooth."""
    high = HEIGHT - _STRIP + 40
    large = Image.new("RGB", (WIDTH * _SHARP, high * _SHARP), _PAPER)
    draw = ImageDraw.Draw(large)
    face = font("Bold", 27 * _SHARP)
    step = _ROOM / len(_STEPS)
    middle = 40 * _SHARP
    r = 19 * _SHARP
    for place, word in enumerate(_STEPS):
        x = (_EDGE + 19 + step * place) * _SHARP
        after = x + r * 1.7 + draw.textlength(word, face)
        if place < len(_STEPS) - 1:
            end = x + step * _SHARP - r * 1.6
            draw.line((after + r * 0.5, middle, end, middle), colour, 5 * _SHARP)
        # Rings, and no ticks: the card shows the way, and does not claim that all of it was gone.
        draw.ellipse((x - r, middle - r, x + r, middle + r), _PAPER, colour, 6 * _SHARP)
        draw.text((x + r * 1.6, middle), word, _INK, face, anchor="lm")
    return large.resize((WIDTH, high), Image.Resampling.LANCZOS)


def _reads_on(ground: str) -> str:
    """White or ink, whichever can be read better there."""
    return max((_WHITE, _INK), key=lambda colour: contrast(colour, ground))


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
