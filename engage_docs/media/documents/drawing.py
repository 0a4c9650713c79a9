"""What drawing commands use: fonts, colours, pictures, drawings, patterns, states.

Sources: ISO 32000-1, 7.8.3 (resources), 7.10 (functions), 8.6 (colours), 8.7 (patterns), 8.9.5
(pictures), 9.6 to 9.10 (fonts: only what it takes to draw letters and to copy text out).
"""

import re
import zlib
from collections.abc import Mapping
from math import prod

import pikepdf

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents import rules
from engage_docs.media.documents.content import rewrite
from engage_docs.media.documents.opening import check_layer
from engage_docs.media.documents.rules import (
    Object,
    Rebuild,
    any_of,
    decode,
    encode,
    for_keys,
    is_array,
    is_dictionary,
    is_name,
    is_stream,
    list_of,
    name,
    number,
    numbers,
    one_of,
    prune,
)
from engage_docs.media.formats import NotPlain, clean_jpeg, used_font_tables
from engage_docs.media.source import Refused

_COMMENT = re.compile(rb"%[^\r\n]*")


def used_resources(work: Rebuild, written: Object, used: Mapping[str, set[str]]) -> Object:
    """Return a dictionary of the resources that were used, and no others."""
    made, outer = pikepdf.Dictionary(), work.resources
    work.resources = written
    for category in sorted(used):
        rule, there = _CATEGORIES[category], written[category]
        kept = {each: rule(work, there[each]) for each in sorted(used[category])}
        if any(value is None for value in kept.values()):
            raise Refused(DOCUMENT_STRANGE, what="a drawing of an unusual kind")
        made[category] = pikepdf.Dictionary(kept)
    work.resources = outer
    return made


def _part(work: Rebuild, value: Object) -> Object:
    return prune(work, value, _RULES)


def _data(work: Rebuild, value: Object) -> Object:
    """Keep a stream of numbers, without what stands behind the samples of a function (7.10.2)."""
    data = decode(value)
    if value.get("/FunctionType") == 4:  # a calculation, which takes no texts
        data = _COMMENT.sub(b"", data)
        if b"(" in data or b"<" in data:
            raise Refused(DOCUMENT_DAMAGED)
    elif value.get("/FunctionType") == 0:
        samples = prod(map(int, value["/Size"])) * len(value["/Range"]) // 2
        data = data[: (samples * value["/BitsPerSample"] + 7) // 8]
    return encode(prune(work, value, _RULES), data)


def _data_of(key: str, *kinds: int) -> rules.Rule:
    """Return a rule for a stream of numbers that says of itself what it is for."""
    return rules.memoized(lambda value: is_stream(value) and value.get(key) in kinds, _data)


part = rules.memoized(is_dictionary, _part)
"""A rule for a dictionary that hangs below the resources."""

_function = any_of(part, _data_of("/FunctionType", 0, 4), one_of("Identity Default"))
_shading = any_of(part, _data_of("/ShadingType", 4, 5, 6, 7))


def _drawing(work: Rebuild, value: Object) -> Object:
    """Keep a picture or a drawing that is used by name (8.8)."""
    kind = str(value.get("/Subtype")) if is_stream(value) else ""
    if kind:
        check_layer(value.get("/OC"))
    if kind == "/Image":
        return work.memoize(value, _image)
    return work.memoize(value, _commands, True) if kind == "/Form" else None


def _wordless(work: Rebuild, value: Object) -> Object:
    """Keep what is drawn of a mask or a pattern, in which there may be no words."""
    if is_stream(value) and str(value.get("/Subtype")) == "/Image":
        return work.memoize(value, _image)
    return work.memoize(value, _commands, False) if is_stream(value) else None


def _commands(work: Rebuild, value: Object, words: bool) -> Object:
    content = rewrite(work, [value], value.get("/Resources", work.resources), words=words)
    encode(prune(work, value, _RULES), content.data)
    value["/Resources"] = used_resources(work, content.resources, content.used)
    work.marks[value.objgen] = content.marks
    return value


def _whole_font(work: Rebuild, value: Object) -> Object:
    letters, resources = value.get("/CharProcs"), value.get("/Resources", work.resources)
    prune(work, value, _RULES)
    if str(value.get("/Subtype")) != "/Type3" or not is_dictionary(letters):
        return value
    used: dict[str, set[str]] = {}
    for commands in map(letters.get, letters.keys()):
        content = rewrite(work, [commands], resources, words=False)
        resources = content.resources
        for category, names in content.used.items():
            used.setdefault(category, set()).update(names)
        encode(prune(work, commands, {}), content.data)
    value["/CharProcs"] = letters
    value["/Resources"] = used_resources(work, resources, used)
    return value


_font = rules.memoized(is_dictionary, _whole_font)


def _font_program(work: Rebuild, value: Object) -> Object:
    """Keep the drawings of a font's letters, without what its maker noted in it."""
    data = decode(value)
    if data.startswith((b"\x00\x01\x00\x00", b"true", b"OTTO")):
        data = used_font_tables(data)  # raises NotPlain for a font that is cut off
    elif not data.startswith((b"%!", b"\x80\x01", b"\x01\x00")):  # Type 1, and CFF
        raise Refused(DOCUMENT_STRANGE, what="a font of an unknown kind")
    prune(work, value, _RULES)
    if "/Length1" in value and "/Length2" not in value:
        value["/Length1"] = len(data)
    return encode(value, data)


_WORDS_OF_LETTER_CODES = frozenset(
    b"begincmap endcmap usecmap begincodespacerange endcodespacerange beginbfchar endbfchar "
    b"beginbfrange endbfrange begincidchar endcidchar begincidrange endcidrange beginnotdefchar "
    b"endnotdefchar beginnotdefrange endnotdefrange findresource defineresource begin end def "
    b"dict dup pop currentdict".split()
)
_LETTER_CODE = re.compile(rb"<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()]*|[A-Za-z\x80-\xff][^\s/<>\[\]()]*")


def _letter_codes(work: Rebuild, value: Object) -> Object:
    """Keep a table from codes to letters (a CMap): codes, names, and the words of its language."""

    def kept(token: re.Match[bytes]) -> bytes:
        plain = token[0][:1] in b"</" or token[0] in _WORDS_OF_LETTER_CODES
        return token[0] if plain else b""

    data = _LETTER_CODE.sub(kept, _COMMENT.sub(b"", decode(value)))
    return encode(prune(work, value, _RULES), data.strip())


_letters = rules.memoized(is_stream, _letter_codes)


def _glyph_numbers(work: Rebuild, value: Object) -> Object:
    """Keep which letter of a font is which: two bytes for each of at most 65,536."""
    return encode(prune(work, value, {}), decode(value)[: 2 << 16])


_DEVICE = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
_COUNTS = {**_DEVICE, "/CalGray": 1, "/CalRGB": 3, "/Lab": 3, "/Indexed": 1, "/Separation": 1}
_BY_COUNT = {count: name for name, count in _DEVICE.items()}


def _colours(work: Rebuild, value: Object) -> Object:
    """Keep a colour space. A profile may name a person's computer: it is replaced.

    The device's colours take the place of a profile of as many colours (8.6.5.5: what a reader
    has to do that knows no profiles).
    """
    if is_name(value):
        written = _SHORT.get(str(value), str(value))
        return pikepdf.Name(written) if written in _DEVICE or written == "/Pattern" else None
    return work.memoize(value, _space) if is_array(value) and len(value) else None


def _space(work: Rebuild, value: Object) -> Object:
    family, *rest = value
    if str(family) == "/ICCBased" and is_stream(rest[0]):
        count = rest[0].get("/N")
        if decode(rest[0])[16:20] == b"Lab " or count not in _BY_COUNT:
            raise Refused(DOCUMENT_STRANGE, what="colours of an unusual kind")
        return pikepdf.Name(_BY_COUNT[count])
    if str(family) in ("/Indexed", "/I"):
        base, highest = _colours(work, rest[0]), rest[1]
        if highest not in range(256):
            raise Refused(DOCUMENT_DAMAGED)
        table = decode(rest[2]) if is_stream(rest[2]) else bytes(rest[2])
        table = table[: (highest + 1) * _components(base)]
        return pikepdf.Array([pikepdf.Name.Indexed, base, highest, pikepdf.String(table)])
    if str(family) not in ("/CalGray", "/CalRGB", "/Lab", "/Pattern", "/Separation", "/DeviceN"):
        return _colours(work, family) if not rest else None
    of_space = any_of(_colours, _function, name, list_of(name))
    return list_of(of_space)(work, pikepdf.Array([family, *rest[:3]]))


def _components(space: Object) -> int:
    """Return how many numbers make a colour of a space that ``_colours`` returned."""
    family = str(space if is_name(space) else space[0])
    count = len(space[1]) if family == "/DeviceN" else _COUNTS.get(family)
    if count is None:
        raise Refused(DOCUMENT_DAMAGED)
    return count


_FAX = {
    **for_keys(number, "K Columns Rows DamagedRowsBeforeError"),
    **for_keys(rules.flag, "EndOfLine EncodedByteAlign EndOfBlock BlackIs1"),
}
_PARAMETERS = {"/DCTDecode": {"/ColorTransform": number}, "/CCITTFaxDecode": _FAX}


def _image(work: Rebuild, value: Object) -> Object:
    """Keep the pixels of a picture, and nothing behind them."""
    prune(work, value, _RULES)
    packing, given = [("", None), *rules.filters_of(value)][-1]
    if packing in ("/JPXDecode", "/JBIG2Decode"):
        kind = "JPEG 2000" if packing == "/JPXDecode" else "JBIG2"
        raise Refused(DOCUMENT_STRANGE, what=f"a picture that is packed in a rare way ({kind})")
    if packing not in _PARAMETERS:
        return _encode_pixels(value)
    data = decode(value, but_last=True)
    if packing == "/DCTDecode":
        try:
            data = clean_jpeg(data)
        except NotPlain:
            raise Refused(DOCUMENT_STRANGE, what="a picture that is damaged") from None
    kept = prune(work, given, _PARAMETERS[packing]) if is_dictionary(given) else None
    value.write(data, filter=pikepdf.Name(packing), decode_parms=kept or None)
    return value


def _encode_pixels(value: Object) -> Object:
    """Cut off what stands behind the pixels, each row of which is filled up to whole bytes.

    Packed anew a picture would often be much larger, for want of a good prediction. So where the
    packing holds just the pixels, predicted by the rules of PNG or not at all, it stays.
    """
    row, height = _row(value), value["/Height"]
    steps = rules.filters_of(value)
    if len(steps) == 1 and steps[0][0] == "/FlateDecode":
        how = rules.prediction(steps[0][1])
        bits = how.get("/Columns", 1) * how.get("/Colors", 1) * how.get("/BitsPerComponent", 8)
        predicted = how.get("/Predictor", 1) >= 10 and (bits + 7) // 8 == row
        # Each predicted row begins with a byte that says how.
        size = (row + predicted) * height
        raw = bytes(value.read_raw_bytes())
        unpack = zlib.decompressobj()
        fits = predicted or how.get("/Predictor", 1) == 1
        if fits and len(unpack.decompress(raw, size + 1)) == size and unpack.eof:
            raw = raw[: len(raw) - len(unpack.unused_data)]
            kept = pikepdf.Dictionary(how) if how else None
            value.write(raw, filter=pikepdf.Name.FlateDecode, decode_parms=kept)
            return value
    return encode(value, decode(value)[: row * height])


def _row(value: Object) -> int:
    """Return how many bytes a row of pixels has."""
    mask = value.get("/ImageMask") is True
    bits = 1 if mask else value.get("/BitsPerComponent")
    colours = 1 if mask else _components(value.get("/ColorSpace"))
    sides = value.get("/Width"), value.get("/Height")
    if bits not in (1, 2, 4, 8, 16) or not all(type(n) is int and n > 0 for n in sides):
        raise Refused(DOCUMENT_DAMAGED)
    return int(sides[0] * colours * bits + 7) // 8


def _sized_font(work: Rebuild, value: Object) -> Object:
    if not is_array(value) or len(value) != 2 or not rules.is_number(value[1]):
        return None
    return pikepdf.Array([_font(work, value[0]), value[1]])


# What stays of everything below the resources, whatever it hangs on. No text is among it but the
# names of the registers of letters.
_RULES: dict[str, rules.Rule] = {
    "/Type": one_of("XObject Font FontDescriptor"),
    "/Subtype": one_of(
        "Image Form Type0 Type1 MMType1 TrueType Type3 CIDFontType0 CIDFontType2 Type1C "
        "CIDFontType0C OpenType"
    ),
    "/S": one_of("Transparency Alpha Luminosity"),
    "/Intent": one_of("AbsoluteColorimetric RelativeColorimetric Saturation"),
    **for_keys(
        number,
        # pictures, functions, shadings, patterns
        "Width Height BitsPerComponent FunctionType BitsPerSample Order N ShadingType "
        "BitsPerCoordinate BitsPerFlag VerticesPerRow PatternType PaintType TilingType XStep YStep "
        # states
        "LW LC LJ ML OPM FL SM CA ca "
        # fonts
        "FirstChar LastChar DW FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight "
        "XHeight StemV StemH AvgWidth MaxWidth MissingWidth Length1 Length2 Length3 WMode "
        "Supplement "
        # tags
        "StructParents",
    ),
    **for_keys(
        numbers,
        "BBox Matrix Decode Matte WhitePoint BlackPoint Range Domain Size Encode C0 C1 Bounds "
        "Background Coords D BC Widths FontBBox FontMatrix W DW2 W2",
    ),
    "/Gamma": any_of(number, numbers),
    **for_keys(rules.flag, "ImageMask Interpolate AntiAlias I K OP op SA AIS TK"),
    "/Extend": list_of(rules.flag),
    **for_keys(name, "RI BaseFont FontName FontStretch BaseEncoding CMapName"),
    "/BM": any_of(name, list_of(name)),
    **for_keys(rules.label, "Registry Ordering"),
    **for_keys(_colours, "ColorSpace CS"),
    **for_keys(any_of(_function, list_of(_function)), "Function Functions TR"),
    **for_keys(part, "FontDescriptor CIDSystemInfo Group ExtGState"),
    "/Shading": _shading,
    "/CIDToGIDMap": any_of(rules.memoized(is_stream, _glyph_numbers), one_of("Identity")),
    **for_keys(any_of(_wordless, part, numbers, one_of("None")), "Mask SMask"),
    "/G": _wordless,
    "/Font": _sized_font,
    "/DescendantFonts": list_of(part),
    **for_keys(rules.memoized(is_stream, _font_program), "FontFile FontFile2 FontFile3"),
    **for_keys(
        any_of(rules.memoized(is_stream, _letter_codes), part, name), "ToUnicode UseCMap Encoding"
    ),
    "/Differences": list_of(any_of(number, name)),
}
_CATEGORIES: dict[str, rules.Rule] = {
    "/Font": _font,
    "/XObject": _drawing,
    "/ExtGState": part,
    "/ColorSpace": _colours,
    "/Pattern": any_of(_wordless, part),
    "/Shading": _shading,
}
