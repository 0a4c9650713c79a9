"""Writing pixels as JPEG and WebP, and the proof that a finished file holds nothing else.

The same pixels always give the same bytes. The proof reads the bytes that will be published.
"""

import io
import json
from dataclasses import dataclass

import PIL
from PIL import Image, features

from engage_docs import __version__
from engage_docs.findings.base import Problem
from engage_docs.findings.pictures import PICTURE_NOT_CLEAN
from engage_docs.media.formats import is_plain_jpeg, is_plain_webp
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


def prove_clean(data: bytes) -> Problem | None:
    """Return None if the bytes are a JPEG or WebP of pixels only, else a problem."""
    if is_plain_jpeg(data) or is_plain_webp(data):
        return None
    return Problem(PICTURE_NOT_CLEAN, {"what": "there is more in it than pixels"})
