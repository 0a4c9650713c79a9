"""Which picture files are taken: the limits of their sizes, and their kinds.

The kind is told by a file's first bytes and never by its name.
"""

import re

from engage_docs.findings.base import Code
from engage_docs.findings.pictures import (
    PICTURE_DRAWING,
    PICTURE_EMPTY,
    PICTURE_HEIC,
    PICTURE_KIND,
    PICTURE_NOT_PICTURE,
    PICTURE_VIDEO,
)
from engage_docs.media.source import Refused

WIDTHS = (480, 960, 1600)
"""The widths, in pixels, at which a picture is published."""

FILE_BYTES = 50_000_000
"""The most bytes a picture file may have."""

SIDE = 16_383
"""The longest side, in pixels: no WebP file can be larger (WebP container specification)."""

PIXELS = 64_000_000
"""The most pixels: more than the largest panorama of a common phone (63 million)."""

WORKING_BYTES = 450_000_000
"""The memory a picture may need at once, with the rest of the program well under 600 MB."""

FRAMES = 500
"""The most frames an animation may have."""

ANIMATION_PIXELS = 60_000_000
"""The most pixels of all frames together."""

JPEG_SCANS = 200
"""The most passes a JPEG may make over the picture: a small file with thousands takes hours.

See "Two Issues with the JPEG Standard" by the authors of libjpeg-turbo.
"""

JPEG_QUALITY = 80
WEBP_QUALITY = 78

_RAW_ENDINGS = (".dng", ".cr2", ".cr3", ".nef", ".arw", ".rw2", ".orf", ".pef", ".raf", ".srw")
_RAW = "a camera's RAW file"

_BEGINNINGS: tuple[tuple[bytes, Code, str], ...] = (
    (b"%PDF", PICTURE_DRAWING, "a PDF file"),
    (b"%!PS", PICTURE_DRAWING, "a PostScript file"),
    (b"\xd7\xcd\xc6\x9a", PICTURE_DRAWING, "a Windows drawing (WMF)"),
    (b"\x1f\x8b", PICTURE_DRAWING, "a packed file, perhaps a packed drawing (SVGZ)"),
    (b"8BPS", PICTURE_KIND, "a Photoshop file"),
    (b"BM", PICTURE_KIND, "a BMP picture"),
    (b"\x00\x00\x01\x00", PICTURE_KIND, "an icon file"),
    (b"\x00\x00\x00\x0cjP  ", PICTURE_KIND, "a JPEG 2000 picture"),
    (b"\xff\x4f\xff\x51", PICTURE_KIND, "a JPEG 2000 picture"),
    (b"\x00\x00\x00\x0cJXL ", PICTURE_KIND, "a JPEG XL picture"),
    (b"\xff\x0a", PICTURE_KIND, "a JPEG XL picture"),
    (b"FUJIFILMCCD-RAW", PICTURE_KIND, _RAW),
    (b"IIRO", PICTURE_KIND, _RAW),
    (b"IIU\x00", PICTURE_KIND, _RAW),
    (b"\x1aE\xdf\xa3", PICTURE_VIDEO, "a film"),
    (b"PK\x03\x04", PICTURE_NOT_PICTURE, "a zip or Office file"),
)
_TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_HEIC_BRANDS |= {b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_SVG = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)


def kind_of(data: bytes, file: str) -> str:
    """Return Pillow's name of the kind of picture. Raises ``Refused`` if it cannot be shown.

    ``file`` is the file's name, to tell a camera's RAW file from a TIFF
    picture, which begin alike.
    """
    if not data:
        raise Refused(PICTURE_EMPTY)
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF"):
        if data[8:12] == b"WEBP":
            return "WEBP"
        if data[8:12] == b"AVI ":
            raise Refused(PICTURE_VIDEO, kind="a film (AVI)")
    code, kind = _refused_kind(data, file)
    raise Refused(code, kind=kind)


def _refused_kind(data: bytes, file: str) -> tuple[Code, str]:
    if data[4:8] == b"ftyp":
        return _boxed_kind(data)
    if data.startswith(_TIFF):
        raw = file.lower().endswith(_RAW_ENDINGS)
        return PICTURE_KIND, _RAW if raw else "a TIFF picture"
    for beginning, code, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return code, kind
    if _SVG.search(data[:4096].replace(b"\x00", b"")):
        return PICTURE_DRAWING, "a drawing (SVG)"
    return PICTURE_NOT_PICTURE, "not a picture"


def _boxed_kind(data: bytes) -> tuple[Code, str]:
    """Tell HEIC, AVIF, RAW and film apart by the brands in the first box (ISO/IEC 14496-12)."""
    end = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12]} | {data[at : at + 4] for at in range(16, end, 4)}
    if brands & _AVIF_BRANDS:
        return PICTURE_HEIC, "an AVIF picture"
    if b"crx " in brands:
        return PICTURE_KIND, _RAW
    if brands & _HEIC_BRANDS:
        return PICTURE_HEIC, "a HEIC picture (the usual kind of an iPhone)"
    return PICTURE_VIDEO, "a film"
