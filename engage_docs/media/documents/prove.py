"""The proof that a cleaned document holds nothing but what is on the list.

Three proofs, each on the bytes that will be published:

- Read and made anew once more, the document comes out the same to the last byte. So there is
  nothing in it that the rules leave out, and nothing between or behind its parts.
- Every object in the file is visited, whether or not anything leads to it, and every word in it
  is held against a flat list that is kept here, apart from the rules.
- Every part is unpacked and searched for what cameras and programs write into files.
"""

import hmac
from typing import Any

from engage_docs.findings.documents import DOCUMENT_NOT_CLEAN
from engage_docs.media.documents.objects import (
    Object,
    is_array,
    is_dictionary,
    is_name,
    is_text,
    names,
    pikepdf,
)
from engage_docs.media.documents.opening import opened
from engage_docs.media.documents.rebuild import rebuilt
from engage_docs.media.source import Refused

_HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_TRAILER = {"/Root", "/Size", "/ID", "/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"}

_KEYS = set(
    names(
        # The catalogue, pages, links, bookmarks, tags
        "Type Subtype Pages Kids Count Parent Lang MarkInfo Marked StructTreeRoot Outlines",
        "PageLabels Nums Names MediaBox Rotate UserUnit Contents Resources Annots Group Tabs",
        "StructParents StructParent Rect QuadPoints Border C H F A URI S Dest Title First Last",
        "Next Prev P St K Pg Obj Stm MCID ParentTree IDTree ID Alt ActualText E O Placement",
        "WritingMode BBox Width Height TextAlign ListNumbering RowSpan ColSpan Scope Summary",
        "Headers",
        # Streams, drawings, pictures
        "Length Filter DecodeParms Predictor Colors BitsPerComponent Columns ColorTransform",
        "EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals",
        "ColorSpace Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte Matrix CS I",
        # Fonts
        "BaseFont FontDescriptor FontName FontStretch FontBBox FontWeight Flags ItalicAngle Ascent",
        "Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile",
        "FontFile2 FontFile3 Length1 Length2 Length3 DescendantFonts CIDSystemInfo Registry",
        "Ordering Supplement DW W DW2 W2 CIDToGIDMap FirstChar LastChar Widths Encoding",
        "BaseEncoding Differences ToUnicode CMapName WMode UseCMap FontMatrix CharProcs",
        # Colours, patterns, states
        "WhitePoint BlackPoint Gamma Range FunctionType Domain Size BitsPerSample Order Encode C0",
        "C1 N Bounds Functions ShadingType Background AntiAlias Function Coords Extend",
        "BitsPerCoordinate BitsPerFlag VerticesPerRow PatternType PaintType TilingType XStep YStep",
        "Shading ExtGState LW LC LJ ML OPM FL SM CA ca OP op SA AIS TK D RI Font BM TR G BC",
        "XObject Pattern",
    )
)
_NAMED_FREELY = {"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading"}
_TYPES = set(names("Catalog Pages Page Annot StructTreeRoot MCR OBJR XObject Font FontDescriptor"))
_SUBTYPES = set(
    names(
        "Link Image Form Type0 Type1 MMType1 TrueType Type3 CIDFontType0 CIDFontType2 Type1C",
        "CIDFontType0C OpenType",
    )
)
_TEXTS = set(names("Lang URI Title P ID Alt ActualText E Summary Headers Registry Ordering Names"))
_NOTES = (
    (b"<?xpacket", "notes of a program (XMP)"),
    (b"<x:xmpmeta", "notes of a program (XMP)"),
    (b"Exif\x00\x00", "notes of a camera (Exif)"),
    (b"Photoshop 3.0\x00", "notes of a program (Photoshop)"),
    (b"ICC_PROFILE\x00", "a colour profile"),
)


def prove_clean(data: bytes) -> int:
    """Return how many pages the cleaned document has. Raises ``Refused`` if it is not clean."""
    if not data.startswith(_HEADER) or not data.endswith(b"\n%%EOF\n"):
        raise _unclean("bytes before or after it")
    with opened(data) as pdf:
        _check_words(pdf)
        again = rebuilt(pdf)
        pages = len(pdf.pages)
    if not hmac.compare_digest(again, data):
        raise _unclean("something that is not on the list")
    return pages


def _unclean(what: str) -> Refused:
    return Refused(DOCUMENT_NOT_CLEAN, what=what)


def _check_words(pdf: Object) -> None:
    for key in pdf.trailer.keys():  # noqa: SIM118 - iterating a PDF dictionary is not the same
        if key not in _TRAILER:
            raise _unclean(f"a word in its trailer ({_shown(key)})")
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream):
            if str(each.get("/Type")) in ("/ObjStm", "/XRef"):
                continue
            _check_dictionary(each, "")
            _check_bytes(each)
        else:
            _check(each, "")


def _check(value: Any, key: str) -> None:
    """Check a value, and what lies directly in it; what it refers to is checked by itself."""
    if is_text(value):
        if key not in _TEXTS:
            raise _unclean(f"a text where none belongs ({_shown(key)})")
    elif is_array(value):
        items = list(value)
        if items and is_name(items[0]) and str(items[0]) == "/Indexed":
            items = items[:3]  # the fourth is its table of colours
        for item in items:
            if not _is_elsewhere(item):
                _check(item, key)
    elif is_dictionary(value):
        _check_dictionary(value, key)


def _check_dictionary(value: Object, key: str) -> None:
    free = (key in _NAMED_FREELY and value.get("/Type") is None) or key == "/CharProcs"
    for each, inner in value.items():
        if each not in _KEYS and not free:
            raise _unclean(f"a word that is not on the list ({_shown(each)})")
        for place, words in (("/Type", _TYPES), ("/Subtype", _SUBTYPES)):
            if each == place and not free and str(inner) not in words:
                raise _unclean(f"a part of an unknown kind ({_shown(str(inner))})")
        if not _is_elsewhere(inner):
            _check(inner, each)


def _is_elsewhere(value: Any) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _check_bytes(stream: Object) -> None:
    try:
        data = bytes(stream.read_bytes())
    except pikepdf.PdfError:  # pictures stay packed
        data = bytes(stream.read_raw_bytes())
    for note, what in _NOTES:
        if note in data:
            raise _unclean(what)


def _shown(word: str) -> str:
    """Return a word of the file so that it is safe to show on one line of a terminal."""
    return "".join(
        c if c.isascii() and c.isprintable() and c not in "{}" else "?" for c in word[:40]
    )
