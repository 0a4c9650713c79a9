"""From a picture file to the files that are published, or to one reason why not."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from engage_docs.findings.base import Problem
from engage_docs.findings.pictures import (
    PICTURE_DRAWING,
    PICTURE_EMPTY,
    PICTURE_HEIC,
    PICTURE_KIND,
    PICTURE_MISSING,
    PICTURE_NOT_PICTURE,
    PICTURE_NOT_SAVED,
    PICTURE_TOO_HEAVY,
    PICTURE_UNREADABLE,
    PICTURE_VIDEO,
)
from engage_docs.media.cache import made_once
from engage_docs.media.kinds import Family, FileKind
from engage_docs.media.pictures import limits
from engage_docs.media.pictures.regions import Region
from engage_docs.media.source import Refused, SourceRules, make_from, read_source

if TYPE_CHECKING:
    from engage_docs.media.pictures.encode import EncodedPicture

_RULES = SourceRules(
    missing=PICTURE_MISSING,
    unreadable=PICTURE_UNREADABLE,
    empty=PICTURE_EMPTY,
    too_heavy=PICTURE_TOO_HEAVY,
    not_saved=PICTURE_NOT_SAVED,
    taken=Family.SHOWN_PICTURE,
    refused={
        Family.OTHER_PICTURE: PICTURE_KIND,
        Family.PHONE_PICTURE: PICTURE_HEIC,
        Family.DRAWING: PICTURE_DRAWING,
        Family.PDF: PICTURE_DRAWING,
        Family.FILM: PICTURE_VIDEO,
    },
    unknown=PICTURE_NOT_PICTURE,
    called="not a picture",
)
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
    words: ClassVar[tuple[str, ...]] = ()

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

    def make(data: bytes, kind: FileKind) -> Picture:
        return _prepare(data, kind.decoder, hide, animated, cache)

    return make_from(source, limits.FILE_BYTES, _RULES, make)


def picture_entry(source: Path, hide: tuple[Region, ...], animated: bool) -> str | None:
    """Return the name in the cache of a picture; None if its file cannot be read."""
    try:
        return _entry(read_source(source, limits.FILE_BYTES, _RULES), hide, animated)
    except Refused:
        return None


def _prepare(
    data: bytes, kind: str, hide: tuple[Region, ...], animated: bool, cache: Path
) -> Picture:
    from engage_docs.media.pictures import decode, encode  # Pillow takes its time to load

    entry = _entry(data, hide, animated)

    def make() -> tuple[Picture, dict[str, bytes]]:
        made = encode.encode_picture(decode.PictureFile(data, kind, hide), animated)
        renditions = [
            Rendition(_file_name(each), each.media_type, each.width, each.height, len(each.data))
            for each in made
        ]
        largest = max(made, key=lambda each: each.width)
        picture = Picture(largest.width, largest.height, tuple(renditions), entry)
        return picture, {_file_name(each): each.data for each in made}

    def is_clean(data: bytes) -> bool:
        return encode.prove_clean(data) is None

    picture, mended = made_once(cache, entry, encode.recipe(), Picture, make, is_clean)
    return replace(picture, mended=mended)


def _file_name(made: EncodedPicture) -> str:
    """Return the name of a finished file: nothing of the source's name or bytes is in it."""
    digest = sha256(made.data).hexdigest()[:20]
    return f"{digest}-{made.width}.{_ENDINGS[made.media_type]}"


def _entry(data: bytes, hide: tuple[Region, ...], animated: bool) -> str:
    """Return the hash of the source and of what the record asks for."""
    regions = [[region.left, region.top, region.width, region.height] for region in hide]
    return sha256(json.dumps([regions, animated, sha256(data).hexdigest()]).encode()).hexdigest()
