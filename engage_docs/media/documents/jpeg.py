"""JPEG pictures without what cameras and programs note in them; the pixels are not touched.

Sources: ITU-T T.81, annex B (the segments); ISO 32000-1, 7.4.8 (which PDF readers use: the Adobe
segment, APP14, says how colours are stored).
"""

import re

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
