"""From words to the file of a card: pixels and nothing else, drawn once and kept."""

from __future__ import annotations

import io
import json
import re
from hashlib import sha256
from pathlib import Path

import PIL
from PIL import Image, features

from engage_docs.media.cache import write_whole
from engage_docs.media.cards.drawing import draw_card
from engage_docs.media.formats import is_plain_png

_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_COLOURS = 128

_RECIPE = 2
"""Count up whenever the same words give another picture, so that no stored card is used."""


def card(title: str, sentence: str, site_name: str, colour: str, cache: Path) -> Path:
    """The card with these words, in the folder ``cache``. Copy it to publish it.

    ``colour`` is the site's own, as ``#rrggbb``. The file's name is made from everything that
    went in, so the card of a page has a new address when its words change: who shared the old one
    keeps it, and nobody sees a stale one. A stored card that is damaged is drawn again.
    """
    if not _HEX.fullmatch(colour):
        raise ValueError(f"not a colour as #rrggbb: {colour!r}")
    path = cache / f"card-{_key(title, sentence, site_name, colour)}.png"
    if _is_stored(path):
        return path
    data = as_png(draw_card(title, sentence, site_name, colour))
    if not is_plain_png(data):
        raise AssertionError("A card holds more than pixels.")
    cache.mkdir(parents=True, exist_ok=True)
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
    out = io.BytesIO()
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG")
    return out.getvalue()
