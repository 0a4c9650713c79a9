"""Fonts: what it takes to draw letters and to copy text out (ISO 32000-1, 9.6 to 9.10)."""

import re
from typing import Any

from engage_docs.findings.documents import DOCUMENT_STRANGE
from engage_docs.media.documents.library import Object, pikepdf
from engage_docs.media.documents.limits import Refused
from engage_docs.media.documents.names import names
from engage_docs.media.documents.sfnt import needed_tables
from engage_docs.media.documents.streams import is_stream, packed, unpacked
from engage_docs.media.documents.values import (
    Rule,
    Work,
    dictionary,
    either,
    fields,
    is_array,
    is_dictionary,
    is_name,
    list_of,
    name,
    number,
    numbers,
    one_of,
    put,
    text,
)

_COMMENT = re.compile(rb"%[^\r\n]*")
_SYSTEM = dictionary({"/Registry": text, "/Ordering": text, "/Supplement": number})


def _program(work: Work, value: Object) -> Any:
    """A rule for the file of a font: the drawings of its letters."""
    return work.shared(value, "font file", _font_file, work, value)


def _font_file(work: Work, value: Object) -> Any:
    data = unpacked(value)
    if data.startswith((b"\x00\x01\x00\x00", b"true", b"OTTO")):
        data = needed_tables(data)
    elif not data.startswith((b"%!", b"\x80\x01", b"\x01\x00")):  # Type 1, and CFF
        raise Refused(DOCUMENT_STRANGE, what="a font of an unknown kind")
    rules: dict[str, Rule] = {
        "/Length1": number,
        "/Length2": number,
        "/Length3": number,
        "/Subtype": one_of("/Type1C", "/CIDFontType0C", "/OpenType"),
    }
    kept = fields(work, value, rules)
    if "/Length1" in kept and "/Length2" not in kept:
        kept["/Length1"] = len(data)
    return put(packed(work.target, data), kept)


def _letters(work: Work, value: Object) -> Any:
    """A rule for a table from codes to letters (a CMap): without comments."""
    if is_name(value):
        return name(work, value)
    if not is_stream(value):
        return None
    return work.shared(value, "letters", _letter_table, work, value)


def _letter_table(work: Work, value: Object) -> Any:
    rules: dict[str, Rule] = {
        "/CMapName": name,
        "/CIDSystemInfo": _SYSTEM,
        "/WMode": number,
        "/UseCMap": _letters,
    }
    data = _COMMENT.sub(b"", unpacked(value)).strip()
    return put(packed(work.target, data), fields(work, value, rules))


def _packed_again(work: Work, value: Object) -> Any:
    return packed(work.target, unpacked(value))


def _glyph_numbers(work: Work, value: Object) -> Any:
    if is_stream(value):
        return work.shared(value, "glyphs", _packed_again, work, value)
    return one_of("/Identity")(work, value)


def _encoding(work: Work, value: Object) -> Any:
    if is_dictionary(value):
        rules: dict[str, Rule] = {
            "/BaseEncoding": name,
            "/Differences": list_of(either(number, name)),
        }
        return dictionary(rules)(work, value)
    return _letters(work, value)


_DESCRIPTOR: dict[str, Rule] = {
    "/Type": one_of("/FontDescriptor"),
    "/FontName": name,
    "/FontStretch": name,
    "/FontBBox": numbers,
    **dict.fromkeys(
        names(
            "FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV",
            "StemH AvgWidth MaxWidth MissingWidth",
        ),
        number,
    ),
    "/FontFile": _program,
    "/FontFile2": _program,
    "/FontFile3": _program,
}


def _descriptor(work: Work, value: Object) -> Any:
    return work.shared(value, "descriptor", dictionary(_DESCRIPTOR), work, value)


def _descendants(work: Work, value: Object) -> Any:
    if not is_array(value) or len(value) != 1:
        return None
    made = work.shared(value[0], "cid font", dictionary(_CID), work, value[0])
    return pikepdf.Array([made])


_COMMON: dict[str, Rule] = {
    "/Type": one_of("/Font"),
    "/BaseFont": name,
    "/FontDescriptor": _descriptor,
}
_CID: dict[str, Rule] = {
    **_COMMON,
    "/Subtype": one_of("/CIDFontType0", "/CIDFontType2"),
    "/CIDSystemInfo": _SYSTEM,
    "/DW": number,
    "/W": numbers,
    "/DW2": numbers,
    "/W2": numbers,
    "/CIDToGIDMap": _glyph_numbers,
}
_FONT: dict[str, Rule] = {
    **_COMMON,
    "/Subtype": one_of("/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3"),
    "/FirstChar": number,
    "/LastChar": number,
    "/Widths": numbers,
    "/Encoding": _encoding,
    "/ToUnicode": _letters,
    "/DescendantFonts": _descendants,
    "/FontBBox": numbers,
    "/FontMatrix": numbers,
}


def font_fields(work: Work, value: Object) -> dict[str, Any]:
    """Return all of a font but the letters of a drawn one (Type 3)."""
    return fields(work, value, _FONT)
