"""Which documents are taken: the limits of their sizes, and their kinds.

The kind is told by a file's first bytes; the name only helps to call it by name.
"""

from pathlib import PurePath

from engage_docs.findings.base import Code
from engage_docs.findings.documents import DOCUMENT_EMPTY, DOCUMENT_KIND, DOCUMENT_OFFICE
from engage_docs.media.source import Refused

FILE_BYTES = 50_000_000
"""The most bytes a document may have."""

PAGES = 1_000
"""The most pages."""

STREAM_BYTES = 160_000_000
"""The most bytes one part may unfold into: an A4 scan in colour at 600 dots an inch has 104 MB."""

ALL_BYTES = 1_000_000_000
"""The most bytes all parts may unfold into, one after the other."""

CONTENT_BYTES = 40_000_000
"""The most bytes of drawing commands of all pages together: they are read one by one."""

PARTS = 500_000
"""The most objects, and the most tags for screen readers."""

DEPTH = 100
"""How deep things may lie in each other."""

_PACKED = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BY_ENDING = {
    "a Word document": (".doc", ".docx", ".docm", ".dot", ".dotx", ".dotm"),
    "an Excel workbook": (".xls", ".xlsx", ".xlsm", ".xlsb", ".xlt", ".xltx"),
    "a PowerPoint presentation": (".ppt", ".pptx", ".pptm", ".pps", ".ppsx", ".pot", ".potx"),
    "a Publisher document": (".pub",),
    "a Visio drawing": (".vsd", ".vsdx"),
    "an Outlook message": (".msg",),
    "a LibreOffice document": (".odt", ".ods", ".odp", ".odg", ".ott", ".sxw", ".fodt"),
    "a Pages, Numbers or Keynote document": (".pages", ".numbers", ".key"),
    "a rich text document": (".rtf",),
}
_INSIDE = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"mimetypeapplication/vnd.oasis", "a LibreOffice document"),
    (b"Index/Document.iwa", "a Pages, Numbers or Keynote document"),
)
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%!PS", "a PostScript file"),
    (b"7z\xbc\xaf", "a packed folder"),
    (b"Rar!", "a packed folder"),
    (b"\x1f\x8b", "a packed file"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
)


def check_kind(data: bytes, file: str) -> None:
    """Return if the bytes begin like a PDF (ISO 32000-1, 7.5.2), else raise the refusal."""
    if not data:
        raise Refused(DOCUMENT_EMPTY)
    if data.startswith(b"%PDF-"):
        return
    code, kind = _other(data, file)
    raise Refused(code, kind=kind)


def _other(data: bytes, file: str) -> tuple[Code, str]:
    ending = PurePath(file).suffix.lower()
    named = next((kind for kind, endings in _BY_ENDING.items() if ending in endings), None)
    if data.startswith(_PACKED):
        inside = next((kind for mark, kind in _INSIDE if mark in data), None)
        if inside or named:
            return DOCUMENT_OFFICE, inside or str(named)
        return DOCUMENT_KIND, "a packed folder (zip)"
    if data.startswith(_OLD_OFFICE):
        return DOCUMENT_OFFICE, named or "an old Office document"
    if data.startswith(b"{\\rtf"):
        return DOCUMENT_OFFICE, "a rich text document"
    for beginning, kind in _BEGINNINGS:
        if data[: len(beginning)].lower() == beginning.lower():
            return DOCUMENT_KIND, kind
    if data[4:8] == b"ftyp":
        return DOCUMENT_KIND, "a picture or film"
    if named:
        return DOCUMENT_OFFICE, named
    return DOCUMENT_KIND, "not a PDF, whatever its name says" if ending == ".pdf" else "not a PDF"
