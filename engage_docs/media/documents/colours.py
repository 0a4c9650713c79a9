"""Colours: spaces, functions and shadings (ISO 32000-1, 8.6, 7.10 and 8.7.4.5)."""

import re
from typing import Any

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents.library import Object, pikepdf
from engage_docs.media.documents.limits import Refused
from engage_docs.media.documents.streams import is_stream, packed, unpacked
from engage_docs.media.documents.values import (
    Rule,
    Work,
    dictionary,
    either,
    fields,
    flag,
    is_array,
    is_dictionary,
    is_name,
    list_of,
    name,
    number,
    numbers,
    put,
)

_DEVICE = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
_BY_COUNT = {count: name for name, count in _DEVICE.items()}
_MEASURED = {"/CalGray": 1, "/CalRGB": 3, "/Lab": 3}
_COMMENT = re.compile(rb"%[^\r\n]*")

_CALIBRATION: dict[str, Rule] = {
    "/WhitePoint": numbers,
    "/BlackPoint": numbers,
    "/Gamma": either(number, numbers),
    "/Matrix": numbers,
    "/Range": numbers,
}
_FUNCTION: dict[str, Rule] = {
    "/FunctionType": number,
    "/Domain": numbers,
    "/Range": numbers,
    "/Size": numbers,
    "/BitsPerSample": number,
    "/Order": number,
    "/Encode": numbers,
    "/Decode": numbers,
    "/C0": numbers,
    "/C1": numbers,
    "/N": number,
    "/Bounds": numbers,
}


def colour_space(work: Work, value: Object) -> Any:
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


def _made(work: Work, value: Object) -> Any:
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


def _indexed(work: Work, value: Object) -> Any:
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


def function(work: Work, value: Object) -> Any:
    """A rule for a function that computes colours."""
    if is_name(value):
        return pikepdf.Name(str(value)) if str(value) in ("/Identity", "/Default") else None
    if not is_dictionary(value) and not is_stream(value):
        return None
    return work.shared(value, "function", _function, work, value)


def _function(work: Work, value: Object) -> Any:
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


def functions(work: Work, value: Object) -> Any:
    """A rule for one function or a list of them."""
    return list_of(function)(work, value) if is_array(value) else function(work, value)


_SHADING: dict[str, Rule] = {
    "/ShadingType": number,
    "/ColorSpace": colour_space,
    "/Background": numbers,
    "/BBox": numbers,
    "/AntiAlias": flag,
    "/Function": functions,
    "/Domain": numbers,
    "/Coords": numbers,
    "/Extend": list_of(flag),
    "/Matrix": numbers,
    "/BitsPerCoordinate": number,
    "/BitsPerComponent": number,
    "/BitsPerFlag": number,
    "/Decode": numbers,
    "/VerticesPerRow": number,
}


def shading(work: Work, value: Object) -> Any:
    """A rule for a smooth change of colours."""
    if is_stream(value):
        return work.shared(value, "mesh", _mesh, work, value)
    return work.shared(value, "shading", dictionary(_SHADING), work, value)


def _mesh(work: Work, value: Object) -> Any:
    return put(packed(work.target, unpacked(value)), fields(work, value, _SHADING))
