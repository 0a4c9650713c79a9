"""What drawing commands use: fonts, drawings, patterns, states (ISO 32000-1, 7.8.3).

Of fonts, only what it takes to draw letters and to copy text out (9.6 to 9.10).
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents.codecs import needed_tables
from engage_docs.media.documents.content import Content, rewrite
from engage_docs.media.documents.images import colour_space, function, functions, image, shading
from engage_docs.media.documents.objects import (
    Object,
    Rebuild,
    Rule,
    dictionary,
    each_of,
    either,
    fields,
    flag,
    is_array,
    is_dictionary,
    is_name,
    is_stream,
    list_of,
    name,
    number,
    numbers,
    one_of,
    packed,
    pikepdf,
    put,
    text,
    unpacked,
)
from engage_docs.media.documents.opening import check_membership
from engage_docs.media.source import Refused

_COMMENT = re.compile(rb"%[^\r\n]*")
_SYSTEM = dictionary({"/Registry": text, "/Ordering": text, "/Supplement": number})


def _program(work: Rebuild, value: Object) -> Any:
    """A rule for the file of a font: the drawings of its letters."""
    return work.shared(value, "font file", _font_file, work, value)


def _font_file(work: Rebuild, value: Object) -> Any:
    data = unpacked(value)
    if data.startswith((b"\x00\x01\x00\x00", b"true", b"OTTO")):
        data = needed_tables(data)
    elif not data.startswith((b"%!", b"\x80\x01", b"\x01\x00")):  # Type 1, and CFF
        raise Refused(DOCUMENT_STRANGE, what="a font of an unknown kind")
    rules: dict[str, Rule] = {
        **each_of(number, "Length1 Length2 Length3"),
        "/Subtype": one_of("/Type1C", "/CIDFontType0C", "/OpenType"),
    }
    kept = fields(work, value, rules)
    if "/Length1" in kept and "/Length2" not in kept:
        kept["/Length1"] = len(data)
    return put(packed(work.target, data), kept)


def _letters(work: Rebuild, value: Object) -> Any:
    """A rule for a table from codes to letters (a CMap): without comments."""
    if is_name(value):
        return name(work, value)
    if not is_stream(value):
        return None
    return work.shared(value, "letters", _letter_table, work, value)


def _letter_table(work: Rebuild, value: Object) -> Any:
    rules: dict[str, Rule] = {
        "/CMapName": name,
        "/CIDSystemInfo": _SYSTEM,
        "/WMode": number,
        "/UseCMap": _letters,
    }
    data = _COMMENT.sub(b"", unpacked(value)).strip()
    return put(packed(work.target, data), fields(work, value, rules))


def _packed_again(work: Rebuild, value: Object) -> Any:
    return packed(work.target, unpacked(value))


def _glyph_numbers(work: Rebuild, value: Object) -> Any:
    if is_stream(value):
        return work.shared(value, "glyphs", _packed_again, work, value)
    return one_of("/Identity")(work, value)


def _encoding(work: Rebuild, value: Object) -> Any:
    if is_dictionary(value):
        rules: dict[str, Rule] = {
            "/BaseEncoding": name,
            "/Differences": list_of(either(number, name)),
        }
        return dictionary(rules)(work, value)
    return _letters(work, value)


_DESCRIPTOR: dict[str, Rule] = {
    "/Type": one_of("/FontDescriptor"),
    **each_of(name, "FontName FontStretch"),
    "/FontBBox": numbers,
    **each_of(
        number,
        "FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV",
        "StemH AvgWidth MaxWidth MissingWidth",
    ),
    **each_of(_program, "FontFile FontFile2 FontFile3"),
}


def _descriptor(work: Rebuild, value: Object) -> Any:
    return work.shared(value, "descriptor", dictionary(_DESCRIPTOR), work, value)


def _descendants(work: Rebuild, value: Object) -> Any:
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
    **each_of(numbers, "W DW2 W2"),
    "/CIDToGIDMap": _glyph_numbers,
}
_FONT: dict[str, Rule] = {
    **_COMMON,
    "/Subtype": one_of("/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3"),
    **each_of(number, "FirstChar LastChar"),
    **each_of(numbers, "Widths FontBBox FontMatrix"),
    "/Encoding": _encoding,
    "/ToUnicode": _letters,
    "/DescendantFonts": _descendants,
}


def font_fields(work: Rebuild, value: Object) -> dict[str, Any]:
    """Return all of a font but the letters of a drawn one (Type 3)."""
    return fields(work, value, _FONT)


def resources_used(work: Rebuild, value: Object, used: Mapping[str, set[str]]) -> Any:
    """Copy the resources that were used, and no others."""
    made = pikepdf.Dictionary()
    for category in sorted(used):
        copies = pikepdf.Dictionary()
        for each in sorted(used[category]):
            written = value[category][each]
            copy = work.deeper(_COPY[category], work, written, value)
            if copy is None:
                raise Refused(DOCUMENT_STRANGE, what="a drawing of an unusual kind")
            copies[each] = copy
        made[category] = copies
    return made


def _commands(work: Rebuild, value: Object, outer: Object) -> tuple[Object, Content]:
    """Return a new stream of drawing commands, with its resources, and what is in it."""
    own = value.get("/Resources")
    inner = own if is_dictionary(own) else outer
    work.count_content(len(value.read_raw_bytes()))
    content = rewrite(work, value, inner)
    work.count_content(len(content.data))
    made = packed(work.target, content.data)
    made["/Resources"] = resources_used(work, inner, content.used)
    return made, content


_GROUP = dictionary(
    {"/S": one_of("/Transparency"), "/CS": colour_space, "/I": flag, "/K": flag},
)


def group(work: Rebuild, value: Object) -> Any:
    """A rule for how transparent parts of a page or drawing are mixed."""
    return _GROUP(work, value)


_FORM: dict[str, Rule] = {"/BBox": numbers, "/Matrix": numbers, "/Group": group}


def _form(work: Rebuild, value: Object, outer: Object) -> Any:
    made, content = _commands(work, value, outer)
    put(made, fields(work, value, _FORM))
    made["/Type"], made["/Subtype"] = pikepdf.Name("/XObject"), pikepdf.Name("/Form")
    work.forms[value.objgen] = made
    work.marks[value.objgen] = content.marks
    return made


def _drawing(work: Rebuild, value: Object, outer: Object) -> Any:
    """Copy a picture or a drawing that is used by name (8.8)."""
    if not is_stream(value):
        return None
    layer = value.get("/OC")
    if is_dictionary(layer):
        check_membership(layer)
    kind = str(value.get("/Subtype"))
    if kind == "/Image":
        return image(work, value)
    if kind != "/Form":
        return None
    return work.shared(value, "form", _form, work, value, outer)


def _mask(work: Rebuild, value: Object) -> Any:
    if is_name(value):
        return one_of("/None")(work, value)
    rules: dict[str, Rule] = {
        "/S": one_of("/Alpha", "/Luminosity"),
        "/G": lambda work, drawing: _drawing(work, drawing, pikepdf.Dictionary()),
        "/BC": numbers,
        "/TR": function,
    }
    return dictionary(rules)(work, value)


def _sized_font(work: Rebuild, value: Object) -> Any:
    if not is_array(value) or len(value) != 2 or number(work, value[1]) is None:
        return None
    return pikepdf.Array([_font(work, value[0], pikepdf.Dictionary()), value[1]])


_STATE: dict[str, Rule] = {
    **each_of(number, "LW LC LJ ML OPM FL SM CA ca"),
    **each_of(flag, "OP op SA AIS TK"),
    "/D": numbers,
    "/RI": name,
    "/Font": _sized_font,
    "/BM": either(name, list_of(name)),
    "/SMask": _mask,
    "/TR": functions,
}


def _state(work: Rebuild, value: Object, _: Object) -> Any:
    return work.shared(value, "state", dictionary(_STATE), work, value)


def _pattern(work: Rebuild, value: Object, outer: Object) -> Any:
    return work.shared(value, "pattern", _make_pattern, work, value, outer)


def _make_pattern(work: Rebuild, value: Object, outer: Object) -> Any:
    if is_stream(value):
        made, _ = _commands(work, value, outer)
        rules: dict[str, Rule] = {
            **each_of(number, "PatternType PaintType TilingType XStep YStep"),
            **each_of(numbers, "BBox Matrix"),
        }
        return put(made, fields(work, value, rules))
    rules = {
        "/PatternType": number,
        "/Shading": shading,
        "/Matrix": numbers,
        "/ExtGState": dictionary(_STATE),
    }
    return dictionary(rules)(work, value)


def _font(work: Rebuild, value: Object, outer: Object) -> Any:
    if not is_dictionary(value):
        return None
    return work.shared(value, "font", _make_font, work, value, outer)


def _make_font(work: Rebuild, value: Object, outer: Object) -> Any:
    made = pikepdf.Dictionary(font_fields(work, value))
    letters = value.get("/CharProcs")
    if str(value.get("/Subtype")) != "/Type3" or not is_dictionary(letters):
        return made
    own = value.get("/Resources")
    inner = own if is_dictionary(own) else outer
    drawn = pikepdf.Dictionary()
    used: dict[str, set[str]] = {}
    for each, commands in letters.items():
        if not is_stream(commands):
            raise Refused(DOCUMENT_DAMAGED)
        work.count_content(len(commands.read_raw_bytes()))
        content = rewrite(work, commands, inner)
        for category, called in content.used.items():
            used.setdefault(category, set()).update(called)
        drawn[each] = packed(work.target, content.data)
    made["/CharProcs"] = drawn
    made["/Resources"] = resources_used(work, inner, used)
    return made


_COPY: dict[str, Callable[[Rebuild, Object, Object], Any]] = {
    "/Font": _font,
    "/XObject": _drawing,
    "/ExtGState": _state,
    "/ColorSpace": lambda work, value, _: colour_space(work, value),
    "/Pattern": _pattern,
    "/Shading": lambda work, value, _: shading(work, value),
}
