"""Colours and pictures: the pixels as they are, and nothing behind them.

Source: ISO 32000-1, 8.6 (spaces), 7.10 (functions), 8.7.4.5 (shadings) and 8.9.5 (pictures).
"""

import re
import zlib
from collections.abc import Callable
from typing import Any

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents import limits
from engage_docs.media.documents.codecs import (
    NotJpeg,
    NotJpeg2000,
    clean_jpeg,
    clean_jpeg2000,
    is_plain_jbig2,
)
from engage_docs.media.documents.objects import (
    Object,
    Rebuild,
    Rule,
    dictionary,
    each_of,
    either,
    fields,
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
    packed,
    parameters_of,
    pikepdf,
    put,
    raw_stream,
    unpacked,
)
from engage_docs.media.source import Refused

_DEVICE = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
_BY_COUNT = {count: name for name, count in _DEVICE.items()}
_MEASURED = {"/CalGray": 1, "/CalRGB": 3, "/Lab": 3}
_COMMENT = re.compile(rb"%[^\r\n]*")

_CALIBRATION: dict[str, Rule] = {
    **each_of(numbers, "WhitePoint BlackPoint Matrix Range"),
    "/Gamma": either(number, numbers),
}
_FUNCTION: dict[str, Rule] = {
    **each_of(number, "FunctionType BitsPerSample Order N"),
    **each_of(numbers, "Domain Range Size Encode Decode C0 C1 Bounds"),
}


def colour_space(work: Rebuild, value: Object) -> Any:
    """A rule for a colour space. A profile may name a person's computer: it is replaced.

    The device's colours take the place of a profile of as many colours (8.6.5.5: what a reader
    has to do that knows no profiles).
    """
    if is_name(value):
        written = _SHORT.get(str(value), str(value))
        return pikepdf.Name(written) if written in _DEVICE or written == "/Pattern" else None
    if not is_array(value) or not len(value) or not is_name(value[0]):
        return None
    return work.shared(value, "colour", _made, work, value)


def components(value: Object) -> int | None:
    """Return how many numbers make a colour of a space that ``colour_space`` returned."""
    if is_name(value):
        return _DEVICE.get(str(value))
    family = str(value[0])
    if family in ("/Indexed", "/Separation"):
        return 1
    if family == "/DeviceN":
        return len(value[1])
    return _MEASURED.get(family)


def _made(work: Rebuild, value: Object) -> Any:
    family = str(value[0])
    if len(value) == 1:
        return colour_space(work, value[0])
    if family == "/ICCBased" and is_stream(value[1]):
        return _without_profile(value[1])
    if family in _MEASURED:
        return pikepdf.Array([value[0], dictionary(_CALIBRATION)(work, value[1])])
    if family == "/Pattern":
        return pikepdf.Array([value[0], needed(colour_space(work, value[1]))])
    if family in ("/Indexed", "/I"):
        return _indexed(work, value)
    if family in ("/Separation", "/DeviceN"):
        inks = name if family == "/Separation" else list_of(name)
        rules = (inks, colour_space, function)
        parts = [needed(rule(work, value[at])) for at, rule in enumerate(rules, start=1)]
        return pikepdf.Array([value[0], *parts])
    return None


def _without_profile(profile: Object) -> Any:
    count = profile.get("/N")
    if unpacked(profile)[16:20] == b"Lab " or count not in _BY_COUNT:
        raise Refused(DOCUMENT_STRANGE, what="colours of an unusual kind")
    return pikepdf.Name(_BY_COUNT[count])


def _indexed(work: Rebuild, value: Object) -> Any:
    base = needed(colour_space(work, value[1]))
    highest, count = value[2], components(base)
    if type(highest) is not int or not 0 <= highest <= 255 or count is None:
        raise Refused(DOCUMENT_DAMAGED)
    table = unpacked(value[3]) if is_stream(value[3]) else bytes(value[3])
    table = table[: (highest + 1) * count]
    return pikepdf.Array([pikepdf.Name("/Indexed"), base, highest, pikepdf.String(table)])


def needed(made: Any) -> Any:
    """Return what a rule made; without it the document cannot be shown."""
    if made is None:
        raise Refused(DOCUMENT_DAMAGED)
    return made


def function(work: Rebuild, value: Object) -> Any:
    """A rule for a function that computes colours."""
    if is_name(value):
        return pikepdf.Name(str(value)) if str(value) in ("/Identity", "/Default") else None
    if not is_dictionary(value) and not is_stream(value):
        return None
    return work.shared(value, "function", _function, work, value)


def _function(work: Rebuild, value: Object) -> Any:
    kept = fields(work, value, _FUNCTION)
    further = value.get("/Functions")
    if further is not None:
        kept["/Functions"] = needed(list_of(function)(work, further))
    if not is_stream(value):
        return pikepdf.Dictionary(kept)
    data = unpacked(value)
    if kept.get("/FunctionType") == 4:
        data = _COMMENT.sub(b"", data)
        if b"(" in data or b"<" in data:  # a calculation takes no texts
            raise Refused(DOCUMENT_DAMAGED)
    return put(packed(work.target, data), kept)


def functions(work: Rebuild, value: Object) -> Any:
    """A rule for one function or a list of them."""
    return list_of(function)(work, value) if is_array(value) else function(work, value)


_SHADING: dict[str, Rule] = {
    **each_of(number, "ShadingType BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow"),
    "/ColorSpace": colour_space,
    **each_of(numbers, "Background BBox Domain Coords Matrix Decode"),
    "/AntiAlias": flag,
    "/Function": functions,
    "/Extend": list_of(flag),
}


def shading(work: Rebuild, value: Object) -> Any:
    """A rule for a smooth change of colours."""
    if is_stream(value):
        return work.shared(value, "mesh", _mesh, work, value)
    return work.shared(value, "shading", dictionary(_SHADING), work, value)


def _mesh(work: Rebuild, value: Object) -> Any:
    return put(packed(work.target, unpacked(value)), fields(work, value, _SHADING))


_FAX: dict[str, Rule] = {
    **each_of(number, "K Columns Rows DamagedRowsBeforeError"),
    **each_of(flag, "EndOfLine EncodedByteAlign EndOfBlock BlackIs1"),
}
_PREDICTION: dict[str, Rule] = {
    **each_of(number, "Predictor Colors BitsPerComponent Columns"),
}
_PNG_PREDICTORS = range(10, 16)


def image(work: Rebuild, value: Object) -> Any:
    """A rule for a picture."""
    return work.shared(value, "image", _image, work, value)


def _mask(work: Rebuild, value: Object) -> Any:
    if is_stream(value):
        return image(work, value)
    return numbers(work, value)


_FIELDS: dict[str, Rule] = {
    **each_of(number, "Width Height BitsPerComponent SMaskInData"),
    "/ColorSpace": colour_space,
    "/Intent": one_of("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation"),
    **each_of(flag, "ImageMask Interpolate"),
    **each_of(_mask, "Mask SMask"),
    **each_of(numbers, "Decode Matte"),
}


def _image(work: Rebuild, value: Object) -> Any:
    kept = fields(work, value, _FIELDS)
    kept["/Type"], kept["/Subtype"] = pikepdf.Name("/XObject"), pikepdf.Name("/Image")
    names = filters_of(value)
    special = _SPECIAL.get(names[-1]) if names else None
    if special is not None:
        return put(special(work, value), kept)
    size = _size(kept)
    as_it_is = _as_it_is(work, value, kept)
    if as_it_is is not None:
        return put(as_it_is, kept)
    return put(packed(work.target, unpacked(value)[:size]), kept)


def _size(kept: dict[str, Any]) -> int:
    """Return how many bytes the pixels take, each row filled up to whole bytes."""
    width, height = kept.get("/Width"), kept.get("/Height")
    bits = 1 if kept.get("/ImageMask") else kept.get("/BitsPerComponent")
    colours = kept.get("/ColorSpace")
    each = 1 if kept.get("/ImageMask") else None if colours is None else components(colours)
    if type(width) is not int or type(height) is not int or bits not in (1, 2, 4, 8, 16):
        raise Refused(DOCUMENT_DAMAGED)
    if not each or width < 1 or height < 1:
        raise Refused(DOCUMENT_DAMAGED)
    return int((width * each * bits + 7) // 8 * height)


def _as_it_is(work: Rebuild, value: Object, kept: dict[str, Any]) -> Any:
    """Return the picture packed as it was, if the packing holds just the pixels, else None.

    Unpacked and packed again it would often be much larger, for want of a good prediction.
    """
    if filters_of(value) != ["/FlateDecode"]:
        return None
    given = parameters_of(value)[0]
    prediction = fields(work, given, _PREDICTION) if given is not None else {}
    size = _size(kept)
    if prediction.get("/Predictor", 1) in _PNG_PREDICTORS:
        size += kept["/Height"]  # each row begins with a byte that says how it is predicted
        if not _predicts_these_rows(prediction, kept):
            return None
    elif prediction.get("/Predictor", 1) != 1:
        return None
    if size > limits.STREAM_BYTES:
        return None
    raw = bytes(value.read_raw_bytes())
    unpack = zlib.decompressobj()
    try:
        count = len(unpack.decompress(raw, size + 1))
    except zlib.error:
        return None
    if count != size or not unpack.eof:
        return None
    made = raw_stream(work.target, raw[: len(raw) - len(unpack.unused_data)], "/FlateDecode")
    if prediction:
        made["/DecodeParms"] = pikepdf.Dictionary(prediction)
    return made


def _predicts_these_rows(prediction: dict[str, Any], kept: dict[str, Any]) -> bool:
    bits = prediction.get("/Colors", 1) * prediction.get("/BitsPerComponent", 8)
    row = (prediction.get("/Columns", 1) * bits + 7) // 8
    return bool(row * kept["/Height"] == _size(kept))


def _jpeg(work: Rebuild, value: Object) -> Any:
    try:
        made = raw_stream(work.target, clean_jpeg(unpacked(value, but_last=True)), "/DCTDecode")
    except NotJpeg:
        raise Refused(DOCUMENT_STRANGE, what="a picture that is damaged") from None
    _keep_parameters(work, value, made, {"/ColorTransform": number})
    return made


def _jpeg2000(work: Rebuild, value: Object) -> Any:
    try:
        data = clean_jpeg2000(unpacked(value, but_last=True))
    except NotJpeg2000:
        raise Refused(DOCUMENT_STRANGE, what="a picture of an unusual kind (JPEG 2000)") from None
    return raw_stream(work.target, data, "/JPXDecode")


def _fax(work: Rebuild, value: Object) -> Any:
    made = raw_stream(work.target, unpacked(value, but_last=True), "/CCITTFaxDecode")
    _keep_parameters(work, value, made, _FAX)
    return made


def _jbig2(work: Rebuild, value: Object) -> Any:
    data = unpacked(value, but_last=True)
    given = parameters_of(value)[-1]
    common = given.get("/JBIG2Globals") if given is not None else None
    parts = [data] if common is None else [data, unpacked(common)]
    if not all(map(is_plain_jbig2, parts)):
        raise Refused(DOCUMENT_STRANGE, what="a scan of an unusual kind (JBIG2)")
    made = raw_stream(work.target, data, "/JBIG2Decode")
    if common is not None:
        copied = work.shared(common, "jbig2", packed, work.target, parts[1])
        made["/DecodeParms"] = pikepdf.Dictionary({"/JBIG2Globals": copied})
    return made


def _keep_parameters(work: Rebuild, value: Object, made: Object, rules: dict[str, Rule]) -> None:
    given = parameters_of(value)[-1]
    kept = dictionary(rules)(work, given) if given is not None else None
    if kept:
        made["/DecodeParms"] = kept


_SPECIAL: dict[str, Callable[[Rebuild, Object], Any]] = {
    "/DCTDecode": _jpeg,
    "/JPXDecode": _jpeg2000,
    "/CCITTFaxDecode": _fax,
    "/JBIG2Decode": _jbig2,
}
