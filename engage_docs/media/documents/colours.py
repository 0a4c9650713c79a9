"""Colours and pictures: the pixels as they are, and nothing behind them.

Source: ISO 32000-1, 8.6 (spaces), 7.10 (functions), 8.7.4.5 (shadings) and 8.9.5 (pictures).
"""

import re
import zlib

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents.rules import (
    Object,
    Rebuild,
    Rule,
    dictionary,
    each_of,
    either,
    filters_of,
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
    pack,
    parameters_of,
    pikepdf,
    prediction,
    prune,
    unpacked,
)
from engage_docs.media.formats import NotPlain, clean_jpeg
from engage_docs.media.source import Refused

_DEVICE = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
_BY_COUNT = {count: name for name, count in _DEVICE.items()}
_MEASURED = {"/CalGray": 1, "/CalRGB": 3, "/Lab": 3}
_COMMENT = re.compile(rb"%[^\r\n]*")


def needed(made: Object) -> Object:
    """Return what a rule made; without it the document cannot be shown."""
    if made is None:
        raise Refused(DOCUMENT_DAMAGED)
    return made


def colour_space(work: Rebuild, value: Object) -> Object:
    """Keep a colour space. A profile may name a person's computer: it is replaced.

    The device's colours take the place of a profile of as many colours (8.6.5.5: what a reader
    has to do that knows no profiles).
    """
    if is_name(value):
        written = _SHORT.get(str(value), str(value))
        return pikepdf.Name(written) if written in _DEVICE or written == "/Pattern" else None
    if not is_array(value) or not len(value) or not is_name(value[0]):
        return None
    return work.once(value, "colour", _space)


def _components(space: Object) -> int | None:
    """Return how many numbers make a colour of a space that ``colour_space`` returned."""
    if is_name(space):
        return _DEVICE.get(str(space))
    family = str(space[0])
    if family == "/DeviceN":
        return len(space[1])
    return 1 if family in ("/Indexed", "/Separation") else _MEASURED.get(family)


_CALIBRATION: dict[str, Rule] = {
    **each_of(numbers, "WhitePoint BlackPoint Matrix Range"),
    "/Gamma": either(number, numbers),
}


def _space(work: Rebuild, value: Object) -> Object:
    family = str(value[0])
    if len(value) == 1:
        return colour_space(work, value[0])
    if family == "/ICCBased" and is_stream(value[1]):
        count = value[1].get("/N")
        if unpacked(value[1])[16:20] == b"Lab " or count not in _BY_COUNT:
            raise Refused(DOCUMENT_STRANGE, what="colours of an unusual kind")
        return pikepdf.Name(_BY_COUNT[count])
    if family in ("/Indexed", "/I"):
        return _palette(work, value)
    rules: tuple[Rule, ...] = ()
    if family in _MEASURED:
        rules = (dictionary(_CALIBRATION),)
    elif family == "/Pattern":
        rules = (colour_space,)
    elif family in ("/Separation", "/DeviceN"):
        rules = (name if family == "/Separation" else list_of(name), colour_space, function)
    parts = [needed(rule(work, value[at])) for at, rule in enumerate(rules, start=1)]
    return pikepdf.Array([value[0], *parts]) if parts else None


def _palette(work: Rebuild, value: Object) -> Object:
    base, highest = needed(colour_space(work, value[1])), value[2]
    count = _components(base)
    if type(highest) is not int or not 0 <= highest <= 255 or count is None:
        raise Refused(DOCUMENT_DAMAGED)
    table = unpacked(value[3]) if is_stream(value[3]) else bytes(value[3])
    table = table[: (highest + 1) * count]
    return pikepdf.Array([pikepdf.Name("/Indexed"), base, highest, pikepdf.String(table)])


def function(work: Rebuild, value: Object) -> Object:
    """Keep a function that computes colours."""
    if is_dictionary(value) or is_stream(value):
        return work.once(value, "function", _function)
    return one_of("/Identity", "/Default")(work, value)


def _function(work: Rebuild, value: Object) -> Object:
    prune(work, value, _FUNCTION)
    if is_stream(value):
        data = unpacked(value)
        if value.get("/FunctionType") == 4:
            data = _COMMENT.sub(b"", data)
            if b"(" in data or b"<" in data:  # a calculation takes no texts
                raise Refused(DOCUMENT_DAMAGED)
        pack(value, data)
    return value


functions = either(function, list_of(function))
"""A rule for one function or a list of them."""

_FUNCTION: dict[str, Rule] = {
    **each_of(number, "FunctionType BitsPerSample Order N"),
    **each_of(numbers, "Domain Range Size Encode Decode C0 C1 Bounds"),
    "/Functions": list_of(function),
}
_SHADING: dict[str, Rule] = {
    **each_of(number, "ShadingType BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow"),
    "/ColorSpace": colour_space,
    **each_of(numbers, "Background BBox Domain Coords Matrix Decode"),
    "/AntiAlias": flag,
    "/Function": functions,
    "/Extend": list_of(flag),
}


def shading(work: Rebuild, value: Object) -> Object:
    """Keep a smooth change of colours."""
    return work.once(value, "shading", _shading)


def _shading(work: Rebuild, value: Object) -> Object:
    if is_stream(value):
        pack(value, unpacked(value))
    return prune(work, value, _SHADING)


def image(work: Rebuild, value: Object) -> Object:
    """Keep a picture: as it is packed, where the packing holds its pixels and nothing else."""
    return work.once(value, "image", _image) if is_stream(value) else None


_IMAGE: dict[str, Rule] = {
    "/Type": one_of("/XObject"),
    "/Subtype": one_of("/Image"),
    **each_of(number, "Width Height BitsPerComponent"),
    "/ColorSpace": colour_space,
    "/Intent": one_of("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation"),
    **each_of(flag, "ImageMask Interpolate"),
    **each_of(either(image, numbers), "Mask SMask"),
    **each_of(numbers, "Decode Matte"),
}
_FAX: dict[str, Rule] = {
    **each_of(number, "K Columns Rows DamagedRowsBeforeError"),
    **each_of(flag, "EndOfLine EncodedByteAlign EndOfBlock BlackIs1"),
}


def _image(work: Rebuild, value: Object) -> Object:
    prune(work, value, _IMAGE)
    packing = (filters_of(value) or [""])[-1]
    given = (parameters_of(value) or [None])[-1]
    if packing == "/DCTDecode":
        try:
            data = clean_jpeg(unpacked(value, but_last=True))
        except NotPlain:
            raise Refused(DOCUMENT_STRANGE, what="a picture that is damaged") from None
        rules: dict[str, Rule] = {"/ColorTransform": number}
    elif packing == "/CCITTFaxDecode":
        data, rules = unpacked(value, but_last=True), _FAX
    elif packing in ("/JPXDecode", "/JBIG2Decode"):
        kind = "JPEG 2000" if packing == "/JPXDecode" else "JBIG2"
        raise Refused(DOCUMENT_STRANGE, what=f"a picture that is packed in a rare way ({kind})")
    else:
        _pack_pixels(value)
        return value
    kept = prune(work, given, rules) if is_dictionary(given) else None
    value.write(data, filter=pikepdf.Name(packing), decode_parms=kept or None)
    return value


def _pack_pixels(value: Object) -> None:
    """Cut off what stands behind the pixels, each row of which is filled up to whole bytes.

    Packed anew a picture would often be much larger, for want of a good prediction. So where the
    packing holds just the pixels, predicted by the rules of PNG or not at all, it stays.
    """
    height, row = value.get("/Height"), _row(value)
    if type(height) is not int or height < 1:
        raise Refused(DOCUMENT_DAMAGED)
    given = prediction(parameters_of(value)[0]) if filters_of(value) == ["/FlateDecode"] else None
    if given is not None:
        size = row * height
        columns = given.get("/Columns", 1) * given.get("/Colors", 1)
        predicted = 10 <= given.get("/Predictor", 1) <= 15
        if predicted:
            size += height  # each row begins with a byte that says how it is predicted
        fits = given.get("/Predictor", 1) == 1 or (
            predicted and row == (columns * given.get("/BitsPerComponent", 8) + 7) // 8
        )
        raw = bytes(value.read_raw_bytes())
        unpack = zlib.decompressobj()
        if fits and len(unpack.decompress(raw, size + 1)) == size and unpack.eof:
            raw = raw[: len(raw) - len(unpack.unused_data)]
            value.write(raw, filter=pikepdf.Name.FlateDecode, decode_parms=given or None)
            return
    pack(value, unpacked(value)[: row * height])


def _row(value: Object) -> int:
    """Return how many bytes a row of pixels has."""
    width, space = value.get("/Width"), value.get("/ColorSpace")
    mask = value.get("/ImageMask") is True
    bits = 1 if mask else value.get("/BitsPerComponent")
    count = 1 if mask else None if space is None else _components(space)
    if type(width) is not int or width < 1 or bits not in (1, 2, 4, 8, 16) or not count:
        raise Refused(DOCUMENT_DAMAGED)
    return int(width * count * bits + 7) // 8
