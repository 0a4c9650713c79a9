"""What kind of file something is: told by its first bytes, never by its name alone."""

from __future__ import annotations

import re
from enum import Enum, auto
from pathlib import PurePath
from typing import NamedTuple


class Family(Enum):
    """What kinds of files have in common, for the message about them."""

    SHOWN_PICTURE = auto()
    OTHER_PICTURE = auto()
    PHONE_PICTURE = auto()
    DRAWING = auto()
    FILM = auto()
    PDF = auto()
    OFFICE = auto()
    OTHER = auto()


class FileKind(NamedTuple):
    """The family of a file, what to call it, and the decoder of a picture by Pillow's name."""

    family: Family
    called: str
    decoder: str = ""


_RAW = FileKind(Family.OTHER_PICTURE, "a camera's RAW file")
_JPEG_2000 = FileKind(Family.OTHER_PICTURE, "a JPEG 2000 picture")
_JPEG_XL = FileKind(Family.OTHER_PICTURE, "a JPEG XL picture")
_PACKED_FOLDER = FileKind(Family.OTHER, "a packed folder (zip)")

_BEGINNINGS = {
    b"\xff\xd8\xff": FileKind(Family.SHOWN_PICTURE, "a JPEG picture", "JPEG"),
    b"\x89PNG\r\n\x1a\n": FileKind(Family.SHOWN_PICTURE, "a PNG picture", "PNG"),
    b"GIF87a": FileKind(Family.SHOWN_PICTURE, "a GIF picture", "GIF"),
    b"GIF89a": FileKind(Family.SHOWN_PICTURE, "a GIF picture", "GIF"),
    b"%PDF-": FileKind(Family.PDF, "a PDF file"),
    b"%!PS": FileKind(Family.DRAWING, "a PostScript file"),
    b"\xd7\xcd\xc6\x9a": FileKind(Family.DRAWING, "a Windows drawing (WMF)"),
    b"\x1f\x8b": FileKind(Family.DRAWING, "a packed file, perhaps a packed drawing (SVGZ)"),
    b"8BPS": FileKind(Family.OTHER_PICTURE, "a Photoshop file"),
    b"BM": FileKind(Family.OTHER_PICTURE, "a BMP picture"),
    b"\x00\x00\x01\x00": FileKind(Family.OTHER_PICTURE, "an icon file"),
    b"\x00\x00\x00\x0cjP  ": _JPEG_2000,
    b"\xff\x4f\xff\x51": _JPEG_2000,
    b"\x00\x00\x00\x0cJXL ": _JPEG_XL,
    b"\xff\x0a": _JPEG_XL,
    b"FUJIFILMCCD-RAW": _RAW,
    b"IIRO": _RAW,
    b"IIU\x00": _RAW,
    b"\x1aE\xdf\xa3": FileKind(Family.FILM, "a film"),
    b"{\\rtf": FileKind(Family.OFFICE, "a rich text document"),
    b"7z\xbc\xaf": FileKind(Family.OTHER, "a packed folder"),
    b"Rar!": FileKind(Family.OTHER, "a packed folder"),
    b"<!DOCTYPE": FileKind(Family.OTHER, "a web page"),
    b"<!doctype": FileKind(Family.OTHER, "a web page"),
    b"<html": FileKind(Family.OTHER, "a web page"),
}
_RIFF = {
    b"WEBP": FileKind(Family.SHOWN_PICTURE, "a WebP picture", "WEBP"),
    b"AVI ": FileKind(Family.FILM, "a film (AVI)"),
}
_TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_RAW_ENDINGS = {".dng", ".cr2", ".cr3", ".nef", ".arw", ".rw2", ".orf", ".pef", ".raf", ".srw"}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_HEIC_BRANDS |= {b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_SVG = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)

_OFFICE = {
    "a Word document": ".doc .docx .docm .dot .dotx .dotm",
    "an Excel workbook": ".xls .xlsx .xlsm .xlsb .xlt .xltx",
    "a PowerPoint presentation": ".ppt .pptx .pptm .pps .ppsx .pot .potx",
    "a Publisher document": ".pub",
    "a Visio drawing": ".vsd .vsdx",
    "an Outlook message": ".msg",
    "a LibreOffice document": ".odt .ods .odp .odg .ott .sxw .fodt",
    "a Pages, Numbers or Keynote document": ".pages .numbers .key",
    "a rich text document": ".rtf",
}
_BY_ENDING = {ending: called for called, endings in _OFFICE.items() for ending in endings.split()}
_INSIDE = {
    b"word/": "a Word document",
    b"xl/": "an Excel workbook",
    b"ppt/": "a PowerPoint presentation",
    b"mimetypeapplication/vnd.oasis": "a LibreOffice document",
    b"Index/Document.iwa": "a Pages, Numbers or Keynote document",
}


def kind_of(data: bytes, file: str) -> FileKind | None:
    """Return the kind of a file, or None if it is none that is known.

    ``file`` is its name, which tells apart what begins alike: a camera's RAW file and a TIFF
    picture, the documents of old Office programs.
    """
    ending = PurePath(file).suffix.lower()
    if data[4:8] == b"ftyp":
        return _boxed_kind(data)
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12])
    if data.startswith(_TIFF):
        return _RAW if ending in _RAW_ENDINGS else FileKind(Family.OTHER_PICTURE, "a TIFF picture")
    found = next((kind for start, kind in _BEGINNINGS.items() if data.startswith(start)), None)
    if found is not None:
        return found
    named = FileKind(Family.OFFICE, _BY_ENDING[ending]) if ending in _BY_ENDING else None
    if data.startswith(b"PK\x03\x04"):
        inside = next((called for mark, called in _INSIDE.items() if mark in data), None)
        return FileKind(Family.OFFICE, inside) if inside else named or _PACKED_FOLDER
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return named or FileKind(Family.OFFICE, "an old Office document")
    if _SVG.search(data[:4096].replace(b"\x00", b"")):
        return FileKind(Family.DRAWING, "a drawing (SVG)")
    return named


def _boxed_kind(data: bytes) -> FileKind:
    """Tell HEIC, AVIF, RAW and film apart by the brands in the first box (ISO/IEC 14496-12)."""
    end = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[8:12]} | {data[at : at + 4] for at in range(16, end, 4)}
    if brands & _AVIF_BRANDS:
        return FileKind(Family.PHONE_PICTURE, "an AVIF picture")
    if b"crx " in brands:
        return _RAW
    if brands & _HEIC_BRANDS:
        return FileKind(Family.PHONE_PICTURE, "a HEIC picture (the usual kind of an iPhone)")
    return FileKind(Family.FILM, "a film")
