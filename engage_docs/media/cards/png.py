"""The file of a card: pixels and nothing else, and the proof of it."""

from __future__ import annotations

import io
from zlib import crc32

from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD, _PALETTE, _PIXELS, _END = b"IHDR", b"PLTE", b"IDAT", b"IEND"
_COLOURS = 128


def as_png(image: Image.Image) -> bytes:
    """The picture as a small PNG: a card needs few colours."""
    out = io.BytesIO()
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG")
    return out.getvalue()


def is_clean(data: bytes) -> bool:
    """Whether the bytes are a whole PNG with pixels, their palette, and no other part."""
    if not data.startswith(_SIGNATURE):
        return False
    at, names = len(_SIGNATURE), []
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        body = data[at + 4 : at + 8 + length]
        end = at + 12 + length
        if end > len(data) or crc32(body) != int.from_bytes(data[end - 4 : end], "big"):
            return False
        names.append(body[:4])
        at = end
    if at != len(data) or len(names) < 4:
        return False
    middle = set(names[2:-1])
    return names[:2] == [_HEAD, _PALETTE] and names[-1] == _END and middle == {_PIXELS}
