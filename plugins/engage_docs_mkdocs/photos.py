"""The photos of every cleared record: made anew from their pixels, and described for the pages."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engage_docs.findings import Finding, Problem
from engage_docs.findings.building import PHOTO_OUTSIDE
from engage_docs.keeping.files import Look, is_settled, look_at
from engage_docs.keeping.plain import dump, load
from engage_docs.keeping.processes import in_parts
from engage_docs.pictures.result import Picture, Rendition
from engage_docs.settings import Settings
from engage_docs.site.page import PictureSource, ShownPicture
from engage_docs.store import Store, key_of
from engage_docs_mkdocs.plan import tool

if TYPE_CHECKING:
    from engage_docs.flow import Publication
    from engage_docs.model import Photo, Record

FOLDER = "pictures"
_CACHE = Path(".engage") / "pictures"
_KIND = "pictures"
# Of small ones. With a few of them a second process, which warns by itself, is not worth it.
_SECONDS_EACH = 0.02


@dataclass(slots=True)
class Photos:
    """``shown`` by record and file; ``files`` to copy, by their path in the site.

    ``origins`` says of each such path which record and which file of it it was made from.
    """

    shown: dict[tuple[str, str], ShownPicture] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    origins: dict[str, tuple[str, str]] = field(default_factory=dict)


def prepare_photos(publication: Publication) -> tuple[Photos, list[Finding]]:
    """Make the files of every cleared photo. Only those can be published."""
    settings = publication.settings
    cache = settings.folder / _CACHE
    photos = Photos()
    findings: list[Finding] = []
    for record, photo in _cleared(publication):
        picture = _prepare(record.at.path, photo, settings.records_folder, cache)
        if isinstance(picture, Problem):
            findings.append(picture.at(photo.at))
        else:
            _add(photos, record.id, photo, picture, cache)
    return photos, findings


def prepare_listed(
    listed: Iterable[tuple[str, str, Photo]], settings: Settings, store: Store, now_ns: int
) -> tuple[Photos, list[Finding]]:
    """Make the files of these cleared photos, each with its record's id and file.

    What was made of a photo that looks as it did is not looked at again. Where many are new, they
    are made in several processes.
    """
    cache = settings.folder / _CACHE
    every = list(listed)
    sources = [Path(path).parent / photo.file for _, path, photo in every]
    looks = [look_at(str(source)) for source in sources]
    keys = [
        key_of(tool(), str(source.resolve()), repr(look), photo.hide, str(photo.animated))
        for source, look, (_, _, photo) in zip(sources, looks, every, strict=True)
    ]
    kept = _kept(store, keys, cache)
    missing = [n for n, key in enumerate(keys) if key not in kept]
    records = settings.records_folder
    parts = [(every[n][1], every[n][2], records, cache) for n in missing]
    made = dict(
        zip(missing, in_parts(_prepare_part, parts, len(parts) * _SECONDS_EACH), strict=True)
    )
    fresh = {
        keys[n]: picture
        for n, picture in made.items()
        if isinstance(picture, Picture) and (look := looks[n]) and is_settled(look, now_ns)
    }
    known = {key: one.picture for key, one in kept.items() if one.is_new_look} | fresh
    if known or len(kept) != len(keys):
        store.put_many(_KIND, _to_plain(known, cache))
        store.sweep(_KIND, set(keys))
    photos, findings = Photos(), list[Finding]()
    for number, (record_id, _, photo) in enumerate(every):
        found = made[number] if number in made else kept[keys[number]].picture
        if isinstance(found, Problem):
            findings.append(found.at(photo.at))
        else:
            _add(photos, record_id, photo, found, cache)
    return photos, findings


class _Kept(NamedTuple):
    """A picture that is there, and whole. ``is_new_look``: its files were read to know that."""

    picture: Picture
    is_new_look: bool


def _kept(store: Store, keys: Sequence[str], cache: Path) -> dict[str, _Kept]:
    """The pictures that were made before, as far as their files are still there, and whole.

    A file that looks as it did when its bytes were last looked through is not read again.
    """
    found: dict[str, _Kept] = {}
    for key, data in store.get_many(_KIND, keys).items():
        plain = load(data)
        renditions = tuple(Rendition(**one) for one in plain["renditions"])
        looks = [_look_of(cache, one) for one in renditions]
        as_they_were = [list(look) if look else None for look in looks] == plain["looks"]
        if as_they_were and None not in looks:
            is_whole = True
        else:
            is_whole = all(_is_whole(cache, one) for one in renditions)
        if is_whole:
            picture = Picture(plain["width"], plain["height"], renditions)
            found[key] = _Kept(picture, not as_they_were)
    return found


def _to_plain(pictures: Mapping[str, Picture], cache: Path) -> dict[str, bytes]:
    """Pictures as they are kept, with the looks of their files.

    A file that was changed this moment may change once more and look the same, so it has no look.
    """
    now_ns = time.time_ns()

    def look_of(made: Rendition) -> Look | None:
        look = _look_of(cache, made)
        return look if look and is_settled(look, now_ns) and _is_whole(cache, made) else None

    return {
        key: dump({**asdict(picture), "looks": [look_of(one) for one in picture.renditions]})
        for key, picture in pictures.items()
    }


def _look_of(cache: Path, made: Rendition) -> Look | None:
    return look_at(f"{cache}/{made.name}")


def _is_whole(cache: Path, made: Rendition) -> bool:
    """Whether a file that was made of a photo has the bytes after which it is named."""
    try:
        data = (cache / made.name).read_bytes()
    except OSError:
        return False
    return made.name.startswith(sha256(data).hexdigest()[:20])


def _prepare_part(part: tuple[str, Photo, Path, Path]) -> Picture | Problem:
    path, photo, records, cache = part
    return _prepare(path, photo, records, cache)


def _add(photos: Photos, record_id: str, photo: Photo, picture: Picture, cache: Path) -> None:
    photos.shown[record_id, photo.file] = _shown(photo, picture)
    for made in picture.renditions:
        photos.files[_url(made)] = cache / made.name
        photos.origins[_url(made)] = record_id, photo.file


def _cleared(publication: Publication) -> Iterable[tuple[Record, Photo]]:
    for record in publication.cleared.ledger.records.values():
        for photo in record.photos:
            yield record, photo


def _prepare(path: str, photo: Photo, records: Path, cache: Path) -> Picture | Problem:
    from engage_docs.pictures import prepare_picture, read_regions  # to draw one

    source = Path(path).parent / photo.file
    if not source.resolve().is_relative_to(records.resolve()):
        return Problem(PHOTO_OUTSIDE, {"file": photo.file})
    hide = read_regions(photo.hide)
    if isinstance(hide, Problem):
        return hide
    return prepare_picture(source, hide, photo.animated, cache)


def _shown(photo: Photo, picture: Picture) -> ShownPicture:
    sources = tuple(
        PictureSource(kind, tuple((_url(made), made.width) for made in renditions))
        for kind, renditions in groupby(picture.renditions, lambda made: made.media_type)
    )
    return ShownPicture(
        alt=photo.alt or "",
        caption=photo.caption,
        credit=photo.credit,
        decorative=photo.decorative,
        width=picture.width,
        height=picture.height,
        sources=sources,
    )


def _url(made: Rendition) -> str:
    return f"{FOLDER}/{made.name}"
