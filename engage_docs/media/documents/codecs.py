"""Packed pictures and fonts without what cameras and programs note in them.

The pixels and the drawings of letters are not touched: only whole parts of a file are left out.

Sources: ITU-T T.81, annex B (JPEG); ISO/IEC 15444-1, annexes A and I (JPEG 2000); ITU-T T.88, 7.2
and 7.4.15 (JBIG2); the OpenType specification, "Organization of an OpenType font"; ISO 32000-1,
7.4.7 to 7.4.9 and 9.9 (what PDF readers use of them).
"""

import re

from engage_docs.findings.documents import DOCUMENT_DAMAGED
from engage_docs.media.source import Refused

_SOI, _EOI, _SOS, _DHT, _DQT, _DNL, _DRI = 0xD8, 0xD9, 0xDA, 0xC4, 0xDB, 0xDC, 0xDD
_APP0, _APP14 = 0xE0, 0xEE
_FRAMES = (0xC0, 0xC1, 0xC2)
_END_OF_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
_FIXED = {_DNL: 2, _DRI: 2}
_SCANS = 200


class NotJpeg(ValueError):  # noqa: N818
    """The bytes are not a JPEG picture by the rules."""


def clean_jpeg(data: bytes) -> bytes:
    """Return the picture with only the segments that its pixels need."""
    try:
        return _clean(data)
    except IndexError:
        raise NotJpeg from None


def _clean(data: bytes) -> bytes:
    if data[:2] != b"\xff\xd8":
        raise NotJpeg
    kept = [data[:2]]
    at = 2
    frames = scans = 0
    while True:
        if data[at] != 0xFF:
            raise NotJpeg
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = data[at + 1]
        at += 2
        if marker == _EOI:
            break
        length = int.from_bytes(data[at : at + 2], "big")
        body = data[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise NotJpeg
        at += length
        kept.append(_segment(marker, body))
        frames += marker in _FRAMES
        if marker == _SOS:
            scans += 1
            end = _END_OF_SCAN.search(data, at)
            if end is None or scans > _SCANS:
                raise NotJpeg
            kept.append(data[at : end.start()])
            at = end.start()
    if frames != 1 or not scans:
        raise NotJpeg
    return b"".join([*kept, b"\xff\xd9"])


def _segment(marker: int, body: bytes) -> bytes:
    """Return the segment as it is kept, or nothing."""
    if marker in _FRAMES:
        fits = len(body) > 5 and len(body) == 6 + 3 * body[5]
    elif marker == _SOS:
        fits = len(body) > 0 and len(body) == 4 + 2 * body[0]
    elif marker in _FIXED:
        fits = len(body) == _FIXED[marker]
    elif marker in (_DHT, _DQT):
        fits = _fills(marker, body)
    elif marker == _APP14 and body[:5] == b"Adobe" and len(body) >= 12:
        # Version and flags are nobody's business; the last byte tells how colours are stored.
        body, fits = b"Adobe\x00\x64\x00\x00\x00\x00" + body[11:12], True
    elif _APP0 <= marker <= 0xEF or marker == 0xFE:
        return b""
    else:
        fits = False
    if not fits:
        raise NotJpeg
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def _fills(marker: int, body: bytes) -> bool:
    """Whether tables one after the other fill the segment exactly."""
    at = 0
    while at < len(body):
        if marker == _DQT:
            at += 129 if body[at] >> 4 else 65
        else:
            at += 17 + sum(body[at + 1 : at + 17])
    return at == len(body) and at > 0


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
        segment = _marker_segment(data, at)
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


def _marker_segment(data: bytes, at: int) -> bytes:
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    segment = data[at : at + 2 + length]
    if data[at : at + 1] != b"\xff" or length < 2 or len(segment) != length + 2:
        raise NotJpeg2000
    return segment


def _part(part: bytes) -> bytes:
    """Return a tile-part, whose own header may hold no comment."""
    at = 12
    while part[at : at + 2] != _SOD:
        segment = _marker_segment(part, at)
        if segment[1] not in _PART:
            raise NotJpeg2000
        at += len(segment)
    return part


_PIXELS = {0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 49, 50, 51, 53}


def is_plain_jbig2(data: bytes) -> bool:
    """Whether all segments are known ones, one after the other, none of them a comment.

    A PDF holds the segments without a file header (ISO 32000-1, 7.4.7).
    """
    at = 0
    try:
        while at < len(data):
            at = _after(data, at)
    except (IndexError, ValueError):
        return False
    return at == len(data)


def _after(data: bytes, at: int) -> int:
    """Return where the segment ends that begins at ``at``."""
    segment = int.from_bytes(data[at : at + 4], "big")
    flags = data[at + 4]
    at += 5
    count = data[at] >> 5
    if count == 7:
        count = int.from_bytes(data[at : at + 4], "big") & 0x1FFFFFFF
        at += 4 + (count + 8) // 8
    else:
        at += 1
    at += count * (1 if segment <= 256 else 2 if segment <= 65_536 else 4)
    at += 4 if flags & 0x40 else 1
    length = int.from_bytes(data[at : at + 4], "big")
    if flags & 0x3F not in _PIXELS or at + 4 > len(data) or length == 0xFFFFFFFF:
        raise ValueError
    return at + 4 + length


_USED = {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep", b"cmap"}
_USED |= {b"CFF ", b"vhea", b"vmtx", b"VORG", b"OS/2", b"post"}
_SFNT_ENTRY = 16
_SFNT_HEADER = 12


def needed_tables(data: bytes) -> bytes:
    """Return the font with only the tables that are used, one after the other."""
    count = int.from_bytes(data[4:6], "big")
    tables: list[tuple[bytes, bytes, bytes]] = []
    for at in range(_SFNT_HEADER, _SFNT_HEADER + count * _SFNT_ENTRY, _SFNT_ENTRY):
        name, checksum = data[at : at + 4], data[at + 4 : at + 8]
        start = int.from_bytes(data[at + 8 : at + 12], "big")
        length = int.from_bytes(data[at + 12 : at + 16], "big")
        body = data[start : start + length]
        if name not in _USED:
            continue
        if len(body) != length:
            raise Refused(DOCUMENT_DAMAGED)
        tables.append((name, checksum, body))
    return _written(data[:4], tables)


def _written(version: bytes, tables: list[tuple[bytes, bytes, bytes]]) -> bytes:
    count = len(tables)
    largest = 1 << max(count.bit_length() - 1, 0)
    search = (
        count,
        largest * _SFNT_ENTRY,
        largest.bit_length() - 1,
        (count - largest) * _SFNT_ENTRY,
    )
    head = version + b"".join(max(number, 0).to_bytes(2, "big") for number in search)
    bodies: list[bytes] = []
    at = _SFNT_HEADER + count * _SFNT_ENTRY
    for name, checksum, body in tables:
        head += name + checksum + at.to_bytes(4, "big") + len(body).to_bytes(4, "big")
        bodies.append(body + b"\0" * (-len(body) % 4))
        at += len(bodies[-1])
    return head + b"".join(bodies)
