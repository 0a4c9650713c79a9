"""Unpacking the parts of a PDF, and packing new ones (ISO 32000-1, 7.4)."""

import zlib

from engage_docs.findings.documents import (
    DOCUMENT_DAMAGED,
    DOCUMENT_STRANGE,
    DOCUMENT_TOO_LARGE,
)
from engage_docs.media.documents import limits
from engage_docs.media.documents.library import Object, pikepdf
from engage_docs.media.documents.limits import Refused

_SHORT = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}
# How many times larger than itself a packed part can become, at the very most.
_GROWS = {
    "/ASCIIHexDecode": 1,
    "/ASCII85Decode": 4,
    "/LZWDecode": 1500,
    "/FlateDecode": 1,
    "/RunLengthDecode": 128,
}


def is_stream(value: Object) -> bool:
    return isinstance(value, pikepdf.Stream)


def filters_of(stream: Object) -> list[str]:
    """Return the names of the filters of a stream, written out."""
    written = stream.get("/Filter")
    if written is None:
        return []
    names = [written] if isinstance(written, pikepdf.Name) else list(written)
    return [_SHORT.get(str(name), str(name)) for name in names]


def parameters_of(stream: Object) -> list[Object]:
    """Return the parameters of each filter, None where there are none."""
    count = len(filters_of(stream))
    written = stream.get("/DecodeParms", stream.get("/DP"))
    if isinstance(written, pikepdf.Dictionary):
        written = [written]
    given = [] if written is None else list(written)
    return (given + [None] * count)[:count]


def unpacked(stream: Object, but_last: bool = False) -> bytes:
    """Return the bytes of a stream, unpacked; with ``but_last``, by all filters but the last.

    Filters for pictures are not unpacked here. Raises ``Refused`` for those that are not known.
    """
    names, parameters = filters_of(stream), parameters_of(stream)
    raw = bytes(stream.read_raw_bytes())
    if but_last:
        names, parameters = names[:-1], parameters[:-1]
    if not names:
        return raw
    if len(names) > 3 or names.count("/FlateDecode") > 1:
        raise Refused(DOCUMENT_STRANGE, what="a part that is packed again and again")
    most = len(raw)
    for name in names:
        if name not in _GROWS:
            raise Refused(DOCUMENT_STRANGE, what="a part that is packed in an unknown way")
        most *= _GROWS[name]
    # What Flate unfolds into was counted before the file was opened.
    if most > limits.STREAM_BYTES and names != ["/FlateDecode"]:
        raise Refused(DOCUMENT_TOO_LARGE, what="one of its parts")
    for given in parameters:
        _check_predictor(given)
    owner = pikepdf.new()  # has to stay for as long as its stream
    part = pikepdf.Stream(owner, raw)
    part["/Filter"] = pikepdf.Array([pikepdf.Name(name) for name in names])
    if any(given is not None for given in parameters):
        part["/DecodeParms"] = pikepdf.Array([_plain_parameters(given) for given in parameters])
    data = bytes(part.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    if len(data) > limits.STREAM_BYTES:
        raise Refused(DOCUMENT_TOO_LARGE, what="one of its parts")
    return data


PREDICTING = ("/Predictor", "/Colors", "/BitsPerComponent", "/Columns", "/EarlyChange")


def _plain_parameters(given: Object) -> Object:
    """Return the parameters of a filter as a value of no document: numbers only."""
    if given is None:
        return pikepdf.Dictionary()
    kept = {key: given.get(key) for key in PREDICTING}
    return pikepdf.Dictionary({k: v for k, v in kept.items() if type(v) is int})


def _check_predictor(given: Object) -> None:
    if given is None:
        return
    for key, most in (("/Columns", 65_536), ("/Colors", 32), ("/BitsPerComponent", 16)):
        value = given.get(key, 1)
        if type(value) is not int or not 1 <= value <= most:
            raise Refused(DOCUMENT_DAMAGED)


def packed(target: Object, data: bytes) -> Object:
    """Return a new stream of the document ``target`` that holds these bytes."""
    return raw_stream(target, zlib.compress(data, 9), "/FlateDecode")


def raw_stream(target: Object, data: bytes, kind: str) -> Object:
    """Return a new stream of bytes that are packed already."""
    stream = pikepdf.Stream(target, data)
    stream["/Filter"] = pikepdf.Name(kind)
    return stream
