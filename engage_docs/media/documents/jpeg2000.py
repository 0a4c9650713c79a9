"""JPEG 2000 pictures without what programs note in them; the pixels are not touched.

Sources: ISO/IEC 15444-1, annex I (boxes) and annex A (the codestream); ISO 32000-1, 7.4.9.
"""

_SIGNATURE = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_SOC, _SOT, _SOD, _EOC, _COM = b"\xff\x4f", b"\xff\x90", b"\xff\x93", b"\xff\xd9", b"\xff\x64"
# SIZ, COD, COC, QCD, QCC, RGN, POC, TLM, PLM, PPM, CRG; in parts of the picture also PLT and PPT.
_MAIN = {0x51, 0x52, 0x53, 0x5C, 0x5D, 0x5E, 0x5F, 0x55, 0x57, 0x60, 0x63}
_PART = {0x52, 0x53, 0x5C, 0x5D, 0x5E, 0x5F, 0x58, 0x61}
_FILE_TYPE = b"jp2 \x00\x00\x00\x00jp2 "
_HEADER = (b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef")
_METHOD_PROFILE = 2


class NotJpeg2000(ValueError):  # noqa: N818
    """The bytes are not a JPEG 2000 picture by the rules."""


def clean_jpeg2000(data: bytes) -> bytes:
    """Return the picture with only the boxes and segments that its pixels need."""
    if data.startswith(_SOC):
        return _codestream(data)
    if not data.startswith(_SIGNATURE):
        raise NotJpeg2000
    header = stream = b""
    for name, body in _boxes(data[len(_SIGNATURE) :]):
        if name == b"jp2h" and not header:
            header = b"".join(_box(kind, _inner(kind, inner)) for kind, inner in _known(body))
        elif name == b"jp2c" and not stream:
            stream = _codestream(body)
    if not header or not stream:
        raise NotJpeg2000
    return _SIGNATURE + _box(b"ftyp", _FILE_TYPE) + _box(b"jp2h", header) + _box(b"jp2c", stream)


def _box(name: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + name + body


def _boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    found: list[tuple[bytes, bytes]] = []
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name, start = data[at + 4 : at + 8], at + 8
        if length == 1:
            length, start = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        end = at + length if length else len(data)
        if end > len(data) or end < start or len(name) != 4:
            raise NotJpeg2000
        found.append((name, data[start:end]))
        at = end
    return found


def _known(body: bytes) -> list[tuple[bytes, bytes]]:
    return [(name, inner) for name, inner in _boxes(body) if name in _HEADER]


def _inner(name: bytes, body: bytes) -> bytes:
    """Check one box of the header. A colour profile could hold a name: it is refused."""
    if name == b"colr" and (body[:1] == bytes([_METHOD_PROFILE]) or len(body) != 7):
        raise NotJpeg2000
    if name == b"ihdr" and len(body) != 14:
        raise NotJpeg2000
    return body


def _codestream(data: bytes) -> bytes:
    kept = [_SOC]
    at = 2
    while data[at : at + 2] != _SOT:
        segment = _segment(data, at)
        if segment[1] in _MAIN:
            kept.append(segment)
        elif segment[:2] != _COM:
            raise NotJpeg2000
        at += len(segment)
    while data[at : at + 2] == _SOT:
        length = int.from_bytes(data[at + 6 : at + 10], "big")
        end = at + length if length else data.rfind(_EOC)
        part = data[at:end]
        if end > len(data) or end < at + 14:
            raise NotJpeg2000
        kept.append(_part(part))
        at = end
    if data[at : at + 2] != _EOC:
        raise NotJpeg2000
    return b"".join([*kept, _EOC])


def _segment(data: bytes, at: int) -> bytes:
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    segment = data[at : at + 2 + length]
    if data[at : at + 1] != b"\xff" or length < 2 or len(segment) != length + 2:
        raise NotJpeg2000
    return segment


def _part(part: bytes) -> bytes:
    """Return a tile-part, whose own header may hold no comment."""
    at = 12
    while part[at : at + 2] != _SOD:
        segment = _segment(part, at)
        if segment[1] not in _PART:
            raise NotJpeg2000
        at += len(segment)
    return part
