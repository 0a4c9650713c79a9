"""What drawing commands use: fonts, drawings, patterns, states (ISO 32000-1, 7.8.3).

Of fonts, only what it takes to draw letters and to copy text out (9.6 to 9.10).
"""

import re
from collections.abc import Mapping

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents.colours import (
    colour_space,
    function,
    functions,
    image,
    shading,
)
from engage_docs.media.documents.content import rewrite
from engage_docs.media.documents.opening import check_membership
from engage_docs.media.documents.rules import (
    Object,
    Rebuild,
    Rule,
    dictionary,
    each_of,
    either,
    flag,
    is_array,
    is_dictionary,
    is_number,
    is_stream,
    label,
    list_of,
    name,
    number,
    numbers,
    one_of,
    pack,
    pikepdf,
    prune,
    unpacked,
)
from engage_docs.media.source import Refused

_COMMENT = re.compile(rb"%[^\r\n]*")


def resources_used(work: Rebuild, written: Object, used: Mapping[str, set[str]]) -> Object:
    """Return a dictionary of the resources that were used, and no others."""
    made, outer = pikepdf.Dictionary(), work.resources
    work.resources = written
    for category in sorted(used):
        kept = pikepdf.Dictionary()
        for each in sorted(used[category]):
            value = _RULES[category](work, written[category][each])
            if value is None:
                raise Refused(DOCUMENT_STRANGE, what="a drawing of an unusual kind")
            kept[each] = value
        made[category] = kept
    work.resources = outer
    return made


def _draw(work: Rebuild, value: Object, rules: Mapping[str, Rule], *, words: bool) -> Object:
    """Rewrite the commands of a stream, and keep what they use and what ``rules`` name."""
    content = rewrite(work, [value], value.get("/Resources", work.resources), words=words)
    prune(work, value, rules)
    pack(value, content.data)
    value["/Resources"] = resources_used(work, content.resources, content.used)
    work.marks[value.objgen] = content.marks
    return value


group = dictionary(
    {"/S": one_of("/Transparency"), "/CS": colour_space, "/I": flag, "/K": flag},
)
"""A rule for how transparent parts of a page or drawing are mixed."""

_FORM: dict[str, Rule] = {
    "/Type": one_of("/XObject"),
    "/Subtype": one_of("/Form"),
    **each_of(numbers, "BBox Matrix"),
    "/Group": group,
}


def _drawing(work: Rebuild, value: Object, *, words: bool = True) -> Object:
    """Keep a picture or a drawing that is used by name (8.8)."""
    if not is_stream(value):
        return None
    check_membership(value.get("/OC"))
    if str(value.get("/Subtype")) == "/Image":
        return image(work, value)
    if str(value.get("/Subtype")) != "/Form":
        return None
    return work.once(value, "form", lambda *given: _draw(*given, _FORM, words=words))


_MASK: dict[str, Rule] = {
    "/S": one_of("/Alpha", "/Luminosity"),
    "/G": lambda work, value: _drawing(work, value, words=False),
    "/BC": numbers,
    "/TR": function,
}


def _sized_font(work: Rebuild, value: Object) -> Object:
    if not is_array(value) or len(value) != 2 or not is_number(value[1]):
        return None
    return pikepdf.Array([_font(work, value[0]), value[1]])


_STATE: dict[str, Rule] = {
    **each_of(number, "LW LC LJ ML OPM FL SM CA ca"),
    **each_of(flag, "OP op SA AIS TK"),
    "/D": numbers,
    "/RI": name,
    "/Font": _sized_font,
    "/BM": either(name, list_of(name)),
    "/SMask": either(one_of("/None"), dictionary(_MASK)),
    "/TR": functions,
}


def _state(work: Rebuild, value: Object) -> Object:
    return work.once(value, "state", dictionary(_STATE)) if is_dictionary(value) else None


_TILES: dict[str, Rule] = {
    **each_of(number, "PatternType PaintType TilingType XStep YStep"),
    **each_of(numbers, "BBox Matrix"),
}
_SMOOTH: dict[str, Rule] = {
    "/PatternType": number,
    "/Shading": shading,
    "/Matrix": numbers,
    "/ExtGState": _state,
}


def _pattern(work: Rebuild, value: Object) -> Object:
    if is_stream(value):
        return work.once(value, "tiles", lambda *given: _draw(*given, _TILES, words=False))
    return work.once(value, "pattern", dictionary(_SMOOTH)) if is_dictionary(value) else None


# Tables of a font that are used (OpenType, "Organization of an OpenType font"; ISO 32000-1, 9.9).
_TABLES = {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep", b"cmap"}
_TABLES |= {b"CFF ", b"vhea", b"vmtx", b"VORG", b"OS/2", b"post"}
_ENTRY, _HEADER = 16, 12


def _used_tables(data: bytes) -> bytes:
    """Return a font with only the tables that are used, one after the other."""
    count = int.from_bytes(data[4:6], "big")
    entries = [data[at : at + _ENTRY] for at in range(_HEADER, _HEADER + count * _ENTRY, _ENTRY)]
    entries = [entry for entry in entries if entry[:4] in _TABLES]
    count = len(entries)
    largest = 1 << max(count.bit_length() - 1, 0)
    search = (largest * _ENTRY, largest.bit_length() - 1, max(count - largest, 0) * _ENTRY)
    head = data[:4] + b"".join(number.to_bytes(2, "big") for number in (count, *search))
    bodies = b""
    for entry in entries:
        start, length = int.from_bytes(entry[8:12], "big"), int.from_bytes(entry[12:], "big")
        if start + length > len(data):
            raise Refused(DOCUMENT_DAMAGED)
        at = _HEADER + count * _ENTRY + len(bodies)
        head += entry[:8] + at.to_bytes(4, "big") + entry[12:]
        bodies += data[start : start + length] + b"\0" * (-length % 4)
    return head + bodies


_PROGRAM: dict[str, Rule] = {
    **each_of(number, "Length1 Length2 Length3"),
    "/Subtype": one_of("/Type1C", "/CIDFontType0C", "/OpenType"),
}


def _program(work: Rebuild, value: Object) -> Object:
    """Keep the file of a font: the drawings of its letters."""
    data = unpacked(value)
    prune(work, value, _PROGRAM)
    if data.startswith((b"\x00\x01\x00\x00", b"true", b"OTTO")):
        data = _used_tables(data)
    elif not data.startswith((b"%!", b"\x80\x01", b"\x01\x00")):  # Type 1, and CFF
        raise Refused(DOCUMENT_STRANGE, what="a font of an unknown kind")
    if "/Length1" in value and "/Length2" not in value:
        value["/Length1"] = len(data)
    pack(value, data)
    return value


_SYSTEM = dictionary({**each_of(label, "Registry Ordering"), "/Supplement": number})


def _letters(work: Rebuild, value: Object) -> Object:
    """Keep a table from codes to letters (a CMap): without comments."""
    return work.once(value, "letters", _letter_table) if is_stream(value) else name(work, value)


def _letter_table(work: Rebuild, value: Object) -> Object:
    pack(value, _COMMENT.sub(b"", unpacked(value)).strip())
    return prune(work, value, _LETTERS)


_LETTERS: dict[str, Rule] = {
    "/CMapName": name,
    "/CIDSystemInfo": _SYSTEM,
    "/WMode": number,
    "/UseCMap": _letters,
}


def _glyph_numbers(work: Rebuild, value: Object) -> Object:
    if not is_stream(value):
        return one_of("/Identity")(work, value)
    pack(value, unpacked(value))
    return prune(work, value, {})


_ENCODING: dict[str, Rule] = {"/BaseEncoding": name, "/Differences": list_of(either(number, name))}
_DESCRIPTOR: dict[str, Rule] = {
    "/Type": one_of("/FontDescriptor"),
    **each_of(name, "FontName FontStretch"),
    "/FontBBox": numbers,
    **each_of(number, "FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight"),
    **each_of(number, "StemV StemH AvgWidth MaxWidth MissingWidth"),
    **each_of(
        lambda work, value: work.once(value, "font file", _program) if is_stream(value) else None,
        "FontFile FontFile2 FontFile3",
    ),
}
_FONT: dict[str, Rule] = {
    "/Type": one_of("/Font"),
    "/BaseFont": name,
    "/FontDescriptor": dictionary(_DESCRIPTOR),
}
_CID_FONT: dict[str, Rule] = {
    **_FONT,
    "/Subtype": one_of("/CIDFontType0", "/CIDFontType2"),
    "/CIDSystemInfo": _SYSTEM,
    "/DW": number,
    **each_of(numbers, "W DW2 W2"),
    "/CIDToGIDMap": _glyph_numbers,
}
_WHOLE_FONT: dict[str, Rule] = {
    **_FONT,
    "/Subtype": one_of("/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3"),
    **each_of(number, "FirstChar LastChar"),
    **each_of(numbers, "Widths FontBBox FontMatrix"),
    "/Encoding": either(dictionary(_ENCODING), _letters),
    "/ToUnicode": _letters,
    "/DescendantFonts": list_of(dictionary(_CID_FONT)),
}


def _font(work: Rebuild, value: Object) -> Object:
    return work.once(value, "font", _whole_font) if is_dictionary(value) else None


def _whole_font(work: Rebuild, value: Object) -> Object:
    letters, resources = value.get("/CharProcs"), value.get("/Resources", work.resources)
    prune(work, value, _WHOLE_FONT)
    if str(value.get("/Subtype")) != "/Type3" or not is_dictionary(letters):
        return value
    used: dict[str, set[str]] = {}
    for _, commands in letters.items():
        if not is_stream(commands):
            raise Refused(DOCUMENT_DAMAGED)
        content = rewrite(work, [commands], resources, words=False)
        resources = content.resources
        for category, names in content.used.items():
            used.setdefault(category, set()).update(names)
        pack(prune(work, commands, {}), content.data)
    value["/CharProcs"] = letters
    value["/Resources"] = resources_used(work, resources, used)
    return value


_RULES: dict[str, Rule] = {
    "/Font": _font,
    "/XObject": _drawing,
    "/ExtGState": _state,
    "/ColorSpace": colour_space,
    "/Pattern": _pattern,
    "/Shading": shading,
}
