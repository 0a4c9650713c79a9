"""From a picture file to the files that are published, or to one reason why not."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from engage_docs.findings.base import Problem
from engage_docs.findings.pictures import (
    PICTURE_MISSING,
    PICTURE_NOT_SAVED,
    PICTURE_TOO_HEAVY,
    PICTURE_UNREADABLE,
)
from engage_docs.media import cache as stored
from engage_docs.media.pictures import limits
from engage_docs.media.pictures.limits import PictureRefused, kind_of
from engage_docs.media.pictures.regions import Region

if TYPE_CHECKING:
    from engage_docs.media.pictures.encode import EncodedPicture

_ENDINGS = {"image/webp": "webp", "image/jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture. ``name`` is its content's hash and its width; ``size`` is in bytes."""

    name: str
    media_type: str
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be published; ``width`` and ``height`` are those of the largest file.

    ``entry`` is its name in the cache. ``mended`` says that a damaged entry was made again.
    """

    width: int
    height: int
    renditions: tuple[Rendition, ...]
    entry: str = field(compare=False)
    mended: bool = field(default=False, compare=False)

    @property
    def file_names(self) -> tuple[str, ...]:
        """The names of all its files."""
        return tuple(rendition.name for rendition in self.renditions)


def prepare_picture(
    source: Path, hide: tuple[Region, ...], animated: bool, cache: Path
) -> Picture | Problem:
    """Make the files of a picture in the folder ``cache``, or say why it cannot be shown.

    Only pixels go from the source into the files: it is decoded, turned upright, covered where
    ``hide`` says so, made smaller, and written anew. Each file is read again and proved clean
    before anything is stored. Copy ``cache / rendition.name`` to publish a file.
    """
    file = _printable(source.name)
    try:
        data = _read(source, file)
        kind = kind_of(data, file)
        if isinstance(kind, Problem):
            return kind
        return _prepare(data, kind, file, hide, animated, cache)
    except PictureRefused as refused:
        return refused.problem
    except OSError as error:
        return Problem(PICTURE_NOT_SAVED, {"file": file, "reason": stored.reason_of(error)})


def picture_entry(source: Path, hide: tuple[Region, ...], animated: bool) -> str | None:
    """Return the name in the cache of a picture; None if its file cannot be read."""
    try:
        return _entry(_read(source, source.name), hide, animated)
    except PictureRefused:
        return None


def _prepare(
    data: bytes, kind: str, file: str, hide: tuple[Region, ...], animated: bool, cache: Path
) -> Picture:
    from engage_docs.media.pictures import decode, encode  # Pillow takes its time to load

    entry, recipe = _entry(data, hide, animated), encode.recipe()
    mended = False
    try:
        found = stored.look_up(
            cache, entry, recipe, Picture, lambda data: encode.prove_clean(data) is None
        )
        if found is not None:
            return found
    except stored.DamagedEntry:
        stored.forget(cache, entry)
        mended = True
    made = encode.encode_picture(decode.PictureFile(data, kind, file, hide), animated)
    files = {_file_name(each): each.data for each in made}
    renditions = [
        Rendition(_file_name(each), each.media_type, each.width, each.height, len(each.data))
        for each in made
    ]
    largest = max(made, key=lambda each: each.width)
    picture = Picture(largest.width, largest.height, tuple(renditions), entry)
    stored.store(cache, entry, recipe, picture, files)
    return replace(picture, mended=mended)


def _file_name(made: EncodedPicture) -> str:
    """Return the name of a finished file: nothing of the source's name or bytes is in it."""
    digest = sha256(made.data).hexdigest()[:20]
    return f"{digest}-{made.width}.{_ENDINGS[made.media_type]}"


def _entry(data: bytes, hide: tuple[Region, ...], animated: bool) -> str:
    """Return the hash of the source and of what the record asks for."""
    regions = [[region.left, region.top, region.width, region.height] for region in hide]
    return sha256(json.dumps([regions, animated, sha256(data).hexdigest()]).encode()).hexdigest()


def _read(source: Path, file: str) -> bytes:
    """Return the bytes of a file that is a plain file and not too large."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise _unreadable(file, "it is not a file")
        with source.open("rb") as opened:
            data = opened.read(limits.FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise PictureRefused(Problem(PICTURE_MISSING, {"file": file})) from None
    except (OSError, ValueError) as error:
        raise _unreadable(file, stored.reason_of(error)) from None
    if len(data) > limits.FILE_BYTES:
        values = {"file": file, "limit": limits.FILE_BYTES // 1_000_000}
        raise PictureRefused(Problem(PICTURE_TOO_HEAVY, values))
    return data


def _unreadable(file: str, reason: str) -> PictureRefused:
    return PictureRefused(Problem(PICTURE_UNREADABLE, {"file": file, "reason": reason}))


def _printable(name: str) -> str:
    """Return a file name that is safe to show on one line of a terminal."""
    return "".join(c if c.isprintable() else "?" for c in name)
