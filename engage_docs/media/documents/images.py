"""Pictures in a document: the pixels as they are, and nothing behind them (ISO 32000-1, 8.9.5)."""

import zlib
from collections.abc import Callable
from typing import Any

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents import limits
from engage_docs.media.documents.colours import colour_space, components
from engage_docs.media.documents.jbig2 import is_plain_jbig2
from engage_docs.media.documents.jpeg import NotJpeg, clean_jpeg
from engage_docs.media.documents.jpeg2000 import NotJpeg2000, clean_jpeg2000
from engage_docs.media.documents.library import Object, pikepdf
from engage_docs.media.documents.limits import Refused
from engage_docs.media.documents.streams import (
    filters_of,
    is_stream,
    packed,
    parameters_of,
    raw_stream,
    unpacked,
)
from engage_docs.media.documents.values import (
    Rule,
    Work,
    dictionary,
    fields,
    flag,
    number,
    numbers,
    one_of,
    put,
)

_FAX: dict[str, Rule] = {
    "/K": number,
    "/EndOfLine": flag,
    "/EncodedByteAlign": flag,
    "/Columns": number,
    "/Rows": number,
    "/EndOfBlock": flag,
    "/BlackIs1": flag,
    "/DamagedRowsBeforeError": number,
}
_PREDICTION: dict[str, Rule] = {
    "/Predictor": number,
    "/Colors": number,
    "/BitsPerComponent": number,
    "/Columns": number,
}
_PNG_PREDICTORS = range(10, 16)


def image(work: Work, value: Object) -> Any:
    """A rule for a picture."""
    return work.shared(value, "image", _image, work, value)


def _mask(work: Work, value: Object) -> Any:
    if is_stream(value):
        return image(work, value)
    return numbers(work, value)


_FIELDS: dict[str, Rule] = {
    "/Width": number,
    "/Height": number,
    "/ColorSpace": colour_space,
    "/BitsPerComponent": number,
    "/Intent": one_of("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation"),
    "/ImageMask": flag,
    "/Mask": _mask,
    "/Decode": numbers,
    "/Interpolate": flag,
    "/SMask": _mask,
    "/SMaskInData": number,
    "/Matte": numbers,
}


def _image(work: Work, value: Object) -> Any:
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


def _as_it_is(work: Work, value: Object, kept: dict[str, Any]) -> Any:
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


def _jpeg(work: Work, value: Object) -> Any:
    try:
        made = raw_stream(work.target, clean_jpeg(unpacked(value, but_last=True)), "/DCTDecode")
    except NotJpeg:
        raise Refused(DOCUMENT_STRANGE, what="a picture that is damaged") from None
    _keep_parameters(work, value, made, {"/ColorTransform": number})
    return made


def _jpeg2000(work: Work, value: Object) -> Any:
    try:
        data = clean_jpeg2000(unpacked(value, but_last=True))
    except NotJpeg2000:
        raise Refused(DOCUMENT_STRANGE, what="a picture of an unusual kind (JPEG 2000)") from None
    return raw_stream(work.target, data, "/JPXDecode")


def _fax(work: Work, value: Object) -> Any:
    made = raw_stream(work.target, unpacked(value, but_last=True), "/CCITTFaxDecode")
    _keep_parameters(work, value, made, _FAX)
    return made


def _jbig2(work: Work, value: Object) -> Any:
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


def _keep_parameters(work: Work, value: Object, made: Object, rules: dict[str, Rule]) -> None:
    given = parameters_of(value)[-1]
    kept = dictionary(rules)(work, given) if given is not None else None
    if kept:
        made["/DecodeParms"] = kept


_SPECIAL: dict[str, Callable[[Work, Object], Any]] = {
    "/DCTDecode": _jpeg,
    "/JPXDecode": _jpeg2000,
    "/CCITTFaxDecode": _fax,
    "/JBIG2Decode": _jbig2,
}
