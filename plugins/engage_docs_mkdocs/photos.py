"""The photos of every cleared record: made anew from their pixels, and described for the pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from engage_docs.findings import Finding, Problem
from engage_docs.findings.building import PHOTO_OUTSIDE
from engage_docs.flow import Publication
from engage_docs.model import Photo, Record
from engage_docs.pictures import Picture, Rendition, prepare_picture, read_regions
from engage_docs.site import PictureSource, ShownPicture

FOLDER = "pictures"
_CACHE = Path(".engage") / "pictures"


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
        picture = _prepare(record, photo, settings.records_folder, cache)
        if isinstance(picture, Problem):
            findings.append(picture.at(photo.at))
            continue
        photos.shown[record.id, photo.file] = _shown(photo, picture)
        for made in picture.renditions:
            photos.files[_url(made)] = cache / made.name
            photos.origins[_url(made)] = record.id, photo.file
    return photos, findings


def _cleared(publication: Publication) -> Iterable[tuple[Record, Photo]]:
    for record in publication.cleared.ledger.records.values():
        for photo in record.photos:
            yield record, photo


def _prepare(record: Record, photo: Photo, records: Path, cache: Path) -> Picture | Problem:
    source = Path(record.at.path).parent / photo.file
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
