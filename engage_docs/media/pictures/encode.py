"""Writing pixels as JPEG and WebP: the same pixels always give the same bytes."""

import io

from PIL import Image

from engage_docs.media.pictures.colour import on_white
from engage_docs.media.pictures.decode import Moving
from engage_docs.media.pictures.limits import JPEG_QUALITY, WEBP_QUALITY

_WEBP_METHOD = 4


def as_jpeg(image: Image.Image) -> bytes:
    """Return the image as a progressive JPEG, transparency on white."""
    out = io.BytesIO()
    on_white(image).save(
        out, "JPEG", quality=JPEG_QUALITY, subsampling="4:2:0", optimize=True, progressive=True
    )
    return out.getvalue()


def as_webp(image: Image.Image) -> bytes:
    """Return the image as a WebP, with its transparency."""
    out = io.BytesIO()
    image.save(out, "WEBP", quality=WEBP_QUALITY, method=_WEBP_METHOD)
    return out.getvalue()


def as_moving_webp(moving: Moving) -> bytes:
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
        quality=WEBP_QUALITY,
        method=_WEBP_METHOD,
    )
    return out.getvalue()
