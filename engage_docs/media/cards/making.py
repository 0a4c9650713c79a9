"""From words to the file of a card, drawn once and kept."""

from __future__ import annotations

import json
import re
import secrets
from hashlib import sha256
from pathlib import Path

import PIL
from PIL import features

from engage_docs.media.cards.design import Colour, draw_card
from engage_docs.media.cards.png import as_png, is_clean

_HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)

_RECIPE = 1
"""Count up whenever the same words give another picture, so that no stored card is used."""


def card(title: str, sentence: str, site_name: str, colour: str, cache: Path) -> Path:
    """The card with these words, in the folder ``cache``. Copy it to publish it.

    ``colour`` is the site's own, as ``#rrggbb``. The file's name is made from everything that
    went in, so the card of a page has a new address when its words change: who shared the old one
    keeps it, and nobody sees a stale one. A stored card that is damaged is drawn again.
    """
    brand = _read(colour)
    path = cache / f"card-{_key(title, sentence, site_name, brand)}.png"
    if _is_stored(path):
        return path
    data = as_png(draw_card(title, sentence, site_name, brand))
    if not is_clean(data):
        raise AssertionError("A card holds more than pixels.")
    cache.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return path


def _read(colour: str) -> Colour:
    match = _HEX.fullmatch(colour)
    if match is None:
        raise ValueError(f"not a colour as #rrggbb: {colour!r}")
    red, green, blue = (int(part, 16) for part in match.groups())
    return red, green, blue


def _is_stored(path: Path) -> bool:
    try:
        return is_clean(path.read_bytes())
    except OSError:
        return False


def _key(title: str, sentence: str, site_name: str, brand: Colour) -> str:
    libraries = [_RECIPE, PIL.__version__, features.version("freetype2"), features.version("zlib")]
    parts = json.dumps([libraries, title, sentence, site_name, brand])
    return sha256(parts.encode()).hexdigest()[:20]
