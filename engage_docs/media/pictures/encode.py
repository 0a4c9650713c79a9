"""Writing pixels as JPEG and WebP, and the proof that a finished file holds nothing else.

The same pixels always give the same bytes. The prover reads the bytes of the file that will be
published, without Pillow, against a list of what may stand there. What is not on the list fails,
known or unknown. The lengths inside each part are checked as well, so that nothing hides behind
the end of a table.

Sources: ITU-T T.81 (JPEG), annex B; JFIF 1.02; WebP container specification (RFC 9649).
"""

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass

import PIL
from PIL import Image, features

from engage_docs import __version__
from engage_docs.findings.base import Problem
from engage_docs.findings.pictures import PICTURE_NOT_CLEAN
from engage_docs.media.pictures import limits
from engage_docs.media.pictures.decode import (
    Animation,
    PictureFile,
    guarded,
    made_smaller,
    on_white,
    read_moving,
    read_still,
)
from engage_docs.media.source import Refused

_RECIPE = 2
"""Count up whenever the same source gives other bytes, so that no stored picture is used."""

_WEBP, _JPEG = "image/webp", "image/jpeg"
_WEBP_METHOD = 4

_DHT, _SOI, _EOI, _SOS, _DQT, _APP0, _COM = 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xE0, 0xFE
_FRAMES = (0xC0, 0xC1, 0xC2)
_END_OF_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)
_JFIF = re.compile(rb"JFIF\x00\x01[\x00-\x02][\x00-\x02].{4}\x00\x00", re.DOTALL)

_ALPHA, _ANIMATION = 0x10, 0x02

_Chunk = tuple[bytes, int, int]


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """One finished file of a picture: its bytes, and its width and height in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def recipe() -> str:
    """Return everything beside the source that decides the bytes of the finished files."""
    versions = [features.version(library) for library in ("libjpeg_turbo", "webp", "littlecms2")]
    settings = [limits.WIDTHS, limits.JPEG_QUALITY, limits.WEBP_QUALITY]
    return json.dumps([_RECIPE, __version__, PIL.__version__, versions, settings])


def encode_picture(source: PictureFile, animated: bool) -> list[EncodedPicture]:
    """Return every file of a picture: WebP first, from narrow to wide, then the same as JPEG.

    An animation moves in its WebP files if ``animated`` is set. Raises ``Refused`` for what
    cannot be read, or if a file does not pass the proof.
    """
    largest = read_still(source, limits.WIDTHS[-1])
    webp: list[EncodedPicture] = []
    jpeg: list[EncodedPicture] = []
    with guarded():
        for width in sorted({min(width, largest.width) for width in limits.WIDTHS}):
            height = max(1, round(largest.height * width / largest.width))
            still = made_smaller(largest, (width, height))
            moving = read_moving(source, width) if animated else None
            data = as_webp(still) if moving is None else as_moving_webp(moving)
            webp.append(EncodedPicture(data, _WEBP, width, height))
            jpeg.append(EncodedPicture(as_jpeg(still), _JPEG, width, height))
    for made in webp + jpeg:
        problem = prove_clean(made.data)
        if problem is not None:
            raise Refused(problem.code, **problem.values)
    return webp + jpeg


def as_jpeg(image: Image.Image) -> bytes:
    """Return the image as a progressive JPEG, transparency on white."""
    out = io.BytesIO()
    on_white(image).save(
        out,
        "JPEG",
        quality=limits.JPEG_QUALITY,
        subsampling="4:2:0",
        optimize=True,
        progressive=True,
    )
    return out.getvalue()


def as_webp(image: Image.Image) -> bytes:
    """Return the image as a WebP, with its transparency."""
    out = io.BytesIO()
    image.save(out, "WEBP", quality=limits.WEBP_QUALITY, method=_WEBP_METHOD)
    return out.getvalue()


def as_moving_webp(moving: Animation) -> bytes:
    """Return the animation as a WebP."""
    out = io.BytesIO()
    moving.frames[0].save(
        out,
        "WEBP",
        save_all=True,
        append_images=moving.frames[1:],
        duration=moving.durations,
        loop=moving.loop,
        background=(0, 0, 0, 0),
        quality=limits.WEBP_QUALITY,
        method=_WEBP_METHOD,
    )
    return out.getvalue()


class _Unclean(Exception):  # noqa: N818
    """What stands in the file that should not."""


def prove_clean(data: bytes) -> Problem | None:
    """Return None if the bytes are a JPEG or WebP of pixels only, else what else they hold."""
    try:
        if data.startswith(b"\xff\xd8"):
            _jpeg(data)
        elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            _webp(data)
        else:
            raise _Unclean("it is neither a JPEG nor a WebP picture")
    except _Unclean as found:
        return Problem(PICTURE_NOT_CLEAN, {"what": str(found)})
    except IndexError:
        return Problem(PICTURE_NOT_CLEAN, {"what": "it breaks off"})
    return None


def _jpeg(data: bytes) -> None:
    at = 2
    seen: list[int] = []
    while True:
        if data[at] != 0xFF:
            raise _Unclean("bytes between its parts")
        marker = data[at + 1]
        at += 2
        if marker == _EOI:
            break
        length = int.from_bytes(data[at : at + 2], "big")
        body = data[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise _Unclean("a part with a wrong length")
        _segment(marker, body, seen)
        seen.append(marker)
        at += length
        if marker == _SOS:
            end = _END_OF_SCAN.search(data, at)
            if end is None:
                raise _Unclean("it has no end")
            at = end.start()
    if at != len(data):
        raise _Unclean(f"{len(data) - at} bytes after the end of the picture")
    if _SOS not in seen:
        raise _Unclean("it has no pixels")


def _segment(marker: int, body: bytes, seen: list[int]) -> None:
    """Check one part of a JPEG: of an allowed kind, and exactly as long as its kind needs."""
    if marker == _APP0:
        fits = not seen and len(body) == 14 and _JFIF.fullmatch(body) is not None
    elif marker == _DQT:
        fits = _fills(body, lambda at: 129 if body[at] >> 4 else 65)
    elif marker == _DHT:
        fits = _fills(body, lambda at: 17 + sum(body[at + 1 : at + 17]))
    elif marker in _FRAMES:
        fits = len(body) > 5 and len(body) == 6 + 3 * body[5] and not set(seen) & set(_FRAMES)
    elif marker == _SOS:
        fits = len(body) > 0 and len(body) == 4 + 2 * body[0] and bool(set(seen) & set(_FRAMES))
    elif marker == _COM:
        raise _Unclean("a comment")
    elif 0xE0 <= marker <= 0xEF:
        raise _Unclean(f"notes of a camera or program (APP{marker - 0xE0})")
    else:
        raise _Unclean(f"a part of an unknown kind ({marker:02X})")
    if not fits:
        raise _Unclean(f"a part that holds too much or stands in a wrong place ({marker:02X})")


def _fills(body: bytes, length_at: Callable[[int], int]) -> bool:
    """Whether tables one after the other fill the part exactly."""
    at = 0
    while at < len(body):
        at += length_at(at)
    return at == len(body) and at > 0


def _webp(data: bytes) -> None:
    if int.from_bytes(data[4:8], "little") + 8 != len(data):
        raise _Unclean("bytes after the end of the picture")
    parts = _chunks(data, 12, len(data))
    names = [name for name, _, _ in parts]
    if names in ([b"VP8 "], [b"VP8L"]):
        return
    if names[:1] != [b"VP8X"]:
        raise _Unclean(_called(names))
    _, start, end = parts[0]
    flags = data[start]
    if end - start != 10 or flags & ~(_ALPHA | _ANIMATION) or any(data[start + 1 : start + 4]):
        raise _Unclean("a part that holds too much (VP8X)")
    if flags & _ANIMATION:
        _moving_webp(data, parts[1:])
    elif not _is_one_picture(names[1:]):
        raise _Unclean(_called(names))


def _moving_webp(data: bytes, parts: list[_Chunk]) -> None:
    names = [name for name, _, _ in parts]
    if names[:1] != [b"ANIM"] or set(names[1:]) != {b"ANMF"}:
        raise _Unclean(_called(names))
    if parts[0][2] - parts[0][1] != 6:
        raise _Unclean("a part that holds too much (ANIM)")
    for _, start, end in parts[1:]:
        if end - start < 16 or data[start + 15] & ~0x03:
            raise _Unclean("a part that holds too much (ANMF)")
        inner = [name for name, _, _ in _chunks(data, start + 16, end)]
        if not _is_one_picture(inner):
            raise _Unclean(_called(inner))


def _is_one_picture(names: list[bytes]) -> bool:
    return names in ([b"VP8 "], [b"VP8L"], [b"ALPH", b"VP8 "])


def _called(names: list[bytes]) -> str:
    known = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"}
    strange = [name for name in names if name not in known]
    if not strange:
        return "parts in a wrong order"
    shown = "".join(chr(c) if 32 < c < 127 else "?" for c in strange[0].strip())
    return f"notes of a camera or program, or a part of an unknown kind ({shown})"


def _chunks(data: bytes, at: int, stop: int) -> list[_Chunk]:
    """Return the name, start and end of each chunk; every byte must belong to one."""
    found: list[_Chunk] = []
    while at < stop:
        start = at + 8
        end = start + int.from_bytes(data[at + 4 : start], "little")
        padded = end + (end - start) % 2
        if start > stop or padded > stop or data[end:padded].strip(b"\0"):
            raise _Unclean("a part with a wrong length")
        found.append((data[at : at + 4], start, end))
        at = padded
    return found
