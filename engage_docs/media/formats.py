"""Files part by part: whether a picture holds pixels and nothing else, a font letters only.

Each file is read without Pillow, against a list of what may stand there. What is not on the list
fails, known or unknown. The lengths inside each part are checked as well, so that nothing hides
behind the end of a table.

Sources: ITU-T T.81, annex B (JPEG); JFIF 1.02; RFC 9649 (WebP); the PNG specification, 11; the
OpenType specification, "Organization of an OpenType font"; ISO 32000-1, 9.9 (what is used of it).
"""

import re
import zlib
from collections.abc import Iterator

_DHT, _EOI, _SOS, _DQT, _DNL, _DRI = 0xC4, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD
_APP0, _APP14, _COM = 0xE0, 0xEE, 0xFE
_START, _END = b"\xff\xd8", b"\xff\xd9"
_FRAMES = (0xC0, 0xC1, 0xC2)
_PIXELS = (*_FRAMES, _DHT, _DQT, _SOS)
_END_OF_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
_JFIF = re.compile(rb"JFIF\x00\x01[\x00-\x02][\x00-\x02].{4}\x00\x00", re.DOTALL)
_SCANS = 200


class NotPlain(ValueError):  # noqa: N818
    """The bytes are not a picture by the rules of its kind."""


def clean_jpeg(data: bytes) -> bytes:
    """Return a JPEG with only the segments that its pixels need. Raises ``NotPlain``."""
    kept = [_START]
    for marker, body, scan in _segments(data):
        if marker == _APP14 and body[:5] == b"Adobe" and len(body) >= 12:
            # Version and flags are nobody's business; the last byte tells how colours are stored.
            kept.append(_segment(marker, b"Adobe\x00\x64\x00\x00\x00\x00" + body[11:12]))
        elif marker in _PIXELS or marker in (_DNL, _DRI):
            kept += [_segment(marker, body), scan]
        elif not _APP0 <= marker <= _APP0 + 15 and marker != _COM:
            raise NotPlain
    return b"".join([*kept, _END])


def is_plain_jpeg(data: bytes) -> bool:
    """Whether the bytes are a JPEG as Pillow writes it: a plain JFIF header, and pixels."""
    kept = [_START]
    try:
        for marker, body, scan in _segments(data):
            header = marker == _APP0 and len(kept) == 1 and _JFIF.fullmatch(body)
            if marker not in _PIXELS and not header:
                return False
            kept += [_segment(marker, body), scan]
    except NotPlain:
        return False
    return b"".join([*kept, _END]) == data


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield the marker and the body of each segment of a JPEG, and the scan that follows it."""
    at, frames, scans = 2, 0, 0
    if data[:2] != _START:
        raise NotPlain
    while True:
        while data[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        if data[at : at + 1] != b"\xff" or at + 1 >= len(data):
            raise NotPlain
        marker = data[at + 1]
        if marker == _EOI:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        body, scan = data[at + 4 : end], b""
        if end < at + 4 or end > len(data) or not _is_filled(marker, body):
            raise NotPlain
        at = end
        frames += marker in _FRAMES
        if marker == _SOS:
            scans += 1
            after = _END_OF_SCAN.search(data, at)
            if after is None or scans > _SCANS or frames != 1:
                raise NotPlain
            scan, at = data[at : after.start()], after.start()
        yield marker, body, scan
    if frames != 1 or not scans:
        raise NotPlain


def _is_filled(marker: int, body: bytes) -> bool:
    """Whether what a segment says of itself fills it exactly."""
    if marker in _FRAMES:
        return len(body) > 5 and len(body) == 6 + 3 * body[5]
    if marker == _SOS:
        return len(body) > 0 and len(body) == 4 + 2 * body[0]
    if marker in (_DNL, _DRI):
        return len(body) == 2
    at = 0
    if marker == _DQT:
        while at < len(body):
            at += 129 if body[at] >> 4 else 65
    elif marker == _DHT:
        while at < len(body):
            at += 17 + sum(body[at + 1 : at + 17])
    else:
        return True
    return at == len(body) and at > 0


_ALPHA, _ANIMATION = 0x10, 0x02
_ONE_PICTURE = ([b"VP8 "], [b"VP8L"], [b"ALPH", b"VP8 "])


def is_plain_webp(data: bytes) -> bool:
    """Whether the bytes are a WebP of one picture, or of an animation, and nothing else."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return False
    if int.from_bytes(data[4:8], "little") + 8 != len(data):
        return False
    try:
        chunks = _chunks(data[12:])
        names = [name for name, _ in chunks]
        if names[:1] != [b"VP8X"]:
            return names in _ONE_PICTURE[:2]
        header = chunks[0][1]
        if len(header) != 10 or header[0] & ~(_ALPHA | _ANIMATION) or any(header[1:4]):
            return False
        if not header[0] & _ANIMATION:
            return names[1:] in _ONE_PICTURE
        return (
            names[1:2] == [b"ANIM"]
            and len(chunks[1][1]) == 6
            and set(names[2:]) == {b"ANMF"}
            and all(_is_plain_frame(body) for _, body in chunks[2:])
        )
    except NotPlain:
        return False


def _is_plain_frame(body: bytes) -> bool:
    if len(body) < 16 or body[15] & ~0x03:
        return False
    return [name for name, _ in _chunks(body[16:])] in _ONE_PICTURE


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Return the name and the body of each chunk; every byte must belong to one."""
    found: list[tuple[bytes, bytes]] = []
    at = 0
    while at < len(data):
        start = at + 8
        end = start + int.from_bytes(data[at + 4 : start], "little")
        padded = end + (end - start) % 2
        if start > len(data) or padded > len(data) or data[end:padded].strip(b"\0"):
            raise NotPlain
        found.append((data[at : at + 4], data[start:end]))
        at = padded
    return found


_PNG = b"\x89PNG\r\n\x1a\n"


def is_plain_png(data: bytes) -> bool:
    """Whether the bytes are a whole PNG with pixels, their palette, and no other part."""
    if not data.startswith(_PNG):
        return False
    at, names = len(_PNG), []
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        body = data[at + 4 : end - 4]
        if end > len(data) or zlib.crc32(body) != int.from_bytes(data[end - 4 : end], "big"):
            return False
        names.append(body[:4])
        at = end
    plain = names[:2] == [b"IHDR", b"PLTE"] and names[-1:] == [b"IEND"]
    return plain and at == len(data) and set(names[2:-1]) == {b"IDAT"}


_TABLES = {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep", b"cmap"}
_TABLES |= {b"CFF ", b"vhea", b"vmtx", b"VORG", b"OS/2", b"post"}
_ENTRY, _HEADER = 16, 12


def used_font_tables(data: bytes) -> bytes:
    """Return an OpenType font with only the tables that a document uses. Raises ``NotPlain``."""
    ends = _HEADER + int.from_bytes(data[4:6], "big") * _ENTRY
    entries = [data[at : at + _ENTRY] for at in range(_HEADER, ends, _ENTRY)]
    entries = [entry for entry in entries if entry[:4] in _TABLES]
    count = len(entries)
    largest = 1 << max(count.bit_length() - 1, 0)
    search = (largest * _ENTRY, largest.bit_length() - 1, max(count - largest, 0) * _ENTRY)
    head = data[:4] + b"".join(number.to_bytes(2, "big") for number in (count, *search))
    bodies = bytearray()
    for entry in entries:
        start, length = int.from_bytes(entry[8:12], "big"), int.from_bytes(entry[12:], "big")
        if start + length > len(data):
            raise NotPlain
        at = _HEADER + count * _ENTRY + len(bodies)
        head += entry[:8] + at.to_bytes(4, "big") + entry[12:]
        bodies += data[start : start + length] + b"\0" * (-length % 4)
    return head + bytes(bodies)


_CHUNK = 1 << 20


def inflated_size(data: bytes, start: int, most: int) -> int:
    """Return how many bytes stand packed by Flate from ``start`` on: 0 if it is not packed at all.

    They are unpacked bit by bit and none is kept; past ``most`` it stops.
    """
    unpack = zlib.decompressobj()
    count = 0
    rest = data[start : start + _CHUNK]
    after = start + _CHUNK
    try:
        while rest and not unpack.eof and count <= most:
            count += len(unpack.decompress(rest, _CHUNK))
            rest = unpack.unconsumed_tail
            if not rest:
                rest = data[after : after + _CHUNK]
                after += _CHUNK
    except zlib.error:
        pass
    return count
