"""Small pictures that stand among the drawing commands (ISO 32000-1, 8.9.7)."""

from collections.abc import Callable
from typing import Any

from engage_docs.findings.documents import DOCUMENT_STRANGE
from engage_docs.media.documents.library import pikepdf
from engage_docs.media.documents.limits import Refused
from engage_docs.media.documents.values import (
    is_array,
    is_dictionary,
    is_name,
    is_number,
    is_text,
)

_KEYS = {
    "/BPC": "/BitsPerComponent",
    "/CS": "/ColorSpace",
    "/D": "/Decode",
    "/DP": "/DecodeParms",
    "/F": "/Filter",
    "/H": "/Height",
    "/I": "/Interpolate",
    "/IM": "/ImageMask",
    "/W": "/Width",
}
_FILTERS = {"/AHx", "/A85", "/LZW", "/Fl", "/RL", "/CCF"}
_FILTERS |= {"/ASCIIHexDecode", "/ASCII85Decode", "/LZWDecode", "/FlateDecode"}
_FILTERS |= {"/RunLengthDecode", "/CCITTFaxDecode"}
_COLOURS = {"/G", "/RGB", "/CMYK", "/I", "/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Indexed"}
_STRANGE = "a small picture of an unusual kind"


def copy_inline_image(written: bytes, use_colours: Callable[[str], bool]) -> Any:
    """Return the picture with nothing but what a picture needs, ready to be written."""
    header, found, rest = written.partition(b"\nID\n")
    if not header.startswith(b"BI\n") or not found or not rest.endswith(b"EI"):
        raise Refused(DOCUMENT_STRANGE, what=_STRANGE)
    values = pikepdf.Object.parse(b"<<" + header[3:] + b">>")
    kept: dict[str, Any] = {}
    for short, long in _KEYS.items():
        value = values.get(short, values.get(long))
        if value is None:
            continue
        if not _fits(short, value, use_colours):
            raise Refused(DOCUMENT_STRANGE, what=_STRANGE)
        kept[short] = value
    words = [b"%s %s" % (key.encode(), _unparsed(value)) for key, value in kept.items()]
    data = b"BI\n" + b" ".join(words) + b"\nID\n" + rest[:-2]
    return _again(data)


def _again(data: bytes) -> Any:
    """Read the picture as a command again, which must be the only one."""
    owner = pikepdf.new()  # has to stay for as long as its stream
    stream = pikepdf.Stream(owner, data + b"EI\n")
    made = list(pikepdf.parse_content_stream(stream))
    if len(made) != 1 or str(made[0].operator) != "INLINE IMAGE":
        raise Refused(DOCUMENT_STRANGE, what=_STRANGE)
    return made[0]


def _unparsed(value: Any) -> bytes:
    if isinstance(value, pikepdf.Object):
        return bytes(value.unparse())
    return str(value).lower().encode()


def _fits(key: str, value: Any, use_colours: Callable[[str], bool]) -> bool:
    if key in ("/BPC", "/H", "/W"):
        return type(value) is int
    if key in ("/I", "/IM"):
        return type(value) is bool
    if key == "/D":
        return is_array(value) and all(map(is_number, value))
    if key == "/DP":
        return all(map(_is_parameters, value if is_array(value) else [value]))
    if key == "/F":
        names = list(value) if is_array(value) else [value]
        return all(is_name(each) and str(each) in _FILTERS for each in names)
    if is_name(value):
        return str(value) in _COLOURS or use_colours(str(value))
    items = list(value) if is_array(value) else []
    return len(items) == 4 and _is_palette(items)


def _is_palette(items: list[Any]) -> bool:
    named = is_name(items[0]) and is_name(items[1])
    return (
        named
        and str(items[0]) in ("/I", "/Indexed")
        and str(items[1]) in _COLOURS
        and type(items[2]) is int
        and is_text(items[3])
    )


def _is_parameters(value: Any) -> bool:
    if value is None:
        return True
    return is_dictionary(value) and all(
        is_number(each) or type(each) is bool for _, each in value.items()
    )
