"""From a picture file to the files that are published, or to one reason why not."""

import json
import logging
import stat
from hashlib import sha256
from pathlib import Path

import PIL
from PIL import Image, features

from engage_docs import __version__
from engage_docs.findings.base import Problem
from engage_docs.findings.pictures import (
    PICTURE_MISSING,
    PICTURE_NOT_SAVED,
    PICTURE_TOO_HEAVY,
    PICTURE_UNREADABLE,
)
from engage_docs.media.pictures import cache as store
from engage_docs.media.pictures import limits
from engage_docs.media.pictures.decode import Source, guarded, made_smaller, read_moving, read_still
from engage_docs.media.pictures.encode import as_jpeg, as_moving_webp, as_webp
from engage_docs.media.pictures.kinds import kind_of
from engage_docs.media.pictures.limits import Refused
from engage_docs.media.pictures.prove import prove_clean
from engage_docs.media.pictures.regions import Region
from engage_docs.media.pictures.result import Picture, Rendition

_log = logging.getLogger(__name__)

_WEBP, _JPEG = "image/webp", "image/jpeg"

_RECIPE = 1
"""Count up whenever the same source gives other bytes, so that no stored picture is used."""


def prepare_picture(
    source: Path, hide: tuple[Region, ...], animated: bool, cache: Path
) -> Picture | Problem:
    """Make the files of a picture in the folder ``cache``, or say why it cannot be shown.

    Only pixels go from the source into the files: it is decoded, turned upright, covered where
    ``hide`` says so, made smaller, and written anew. Each file is read again and proved clean
    before anything is stored. Copy ``cache / rendition.name`` to publish a file.
    """
    file = _printable(source.name)
    data = _read(source, file)
    if isinstance(data, Problem):
        return data
    kind = kind_of(data, file)
    if isinstance(kind, Problem):
        return kind
    key = _key(data, hide, animated)
    try:
        stored = store.look_up(cache, key)
        if stored is not None:
            return stored
        if store.is_stored(cache, key):
            _log.warning("A stored picture was damaged. It is thrown away and made again.")
            store.forget(cache, key)
        made = _make(Source(data, kind, file, hide), animated)
        for _, written in made:
            problem = prove_clean(written)
            if problem is not None:
                return problem
        largest = max((rendition for rendition, _ in made), key=lambda r: r.width)
        picture = Picture(largest.width, largest.height, tuple(rendition for rendition, _ in made))
        store.store(cache, key, picture, {rendition.name: written for rendition, written in made})
    except Refused as refused:
        return refused.problem
    except OSError as error:
        return Problem(PICTURE_NOT_SAVED, {"file": file, "reason": _reason(error)})
    return picture


def _make(source: Source, animated: bool) -> list[tuple[Rendition, bytes]]:
    """Return every file of the picture: WebP first, from narrow to wide."""
    largest = read_still(source, limits.WIDTHS[-1])
    webp: list[tuple[Rendition, bytes]] = []
    jpeg: list[tuple[Rendition, bytes]] = []
    with guarded(source.file):
        for width in sorted({min(width, largest.width) for width in limits.WIDTHS}):
            height = max(1, round(largest.height * width / largest.width))
            still = made_smaller(largest, (width, height))
            moving = read_moving(source, width) if animated else None
            written = as_webp(still) if moving is None else as_moving_webp(moving)
            webp.append(_rendition(written, _WEBP, still))
            jpeg.append(_rendition(as_jpeg(still), _JPEG, still))
    return webp + jpeg


def _rendition(data: bytes, media_type: str, image: Image.Image) -> tuple[Rendition, bytes]:
    name = store.file_name(data, image.width, media_type)
    return Rendition(name, media_type, image.width, image.height, len(data)), data


def _key(data: bytes, hide: tuple[Region, ...], animated: bool) -> str:
    """Return the hash of everything that decides the bytes of the finished files."""
    settings = [
        [_RECIPE, __version__, PIL.__version__],
        [features.version(library) for library in ("libjpeg_turbo", "webp", "littlecms2")],
        [limits.WIDTHS, limits.JPEG_QUALITY, limits.WEBP_QUALITY],
        [[region.left, region.top, region.width, region.height] for region in hide],
        animated,
        sha256(data).hexdigest(),
    ]
    return sha256(json.dumps(settings).encode()).hexdigest()


def _read(source: Path, file: str) -> bytes | Problem:
    """Return the bytes of a file that is a plain file and not too large."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            return Problem(PICTURE_UNREADABLE, {"file": file, "reason": "it is not a file"})
        with source.open("rb") as opened:
            data = opened.read(limits.FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Problem(PICTURE_MISSING, {"file": file})
    except (OSError, ValueError) as error:
        return Problem(PICTURE_UNREADABLE, {"file": file, "reason": _reason(error)})
    if len(data) > limits.FILE_BYTES:
        return Problem(PICTURE_TOO_HEAVY, {"file": file, "limit": limits.FILE_BYTES // 1_000_000})
    return data


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or "the system refuses it").lower()


def _printable(name: str) -> str:
    """Return a file name that is safe to show on one line of a terminal."""
    return "".join(c if c.isprintable() else "?" for c in name)
