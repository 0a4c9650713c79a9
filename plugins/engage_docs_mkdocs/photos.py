"""The photos of every cleared record: made anew from their pixels, and described for the pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from engage_docs.findings import Finding, Problem
from engage_docs.findings.building import PHOTO_OUTSIDE
from engage_docs.media.pictures.result import Picture, Rendition
from engage_docs.site.page import PictureSource, ShownPicture

if TYPE_CHECKING:
    from engage_docs.build.pipeline import Publication
    from engage_docs.records.model import Photo, Record

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
    from engage_docs.media.pictures import prepare_picture, read_regions  # to draw one

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
