"""The media of one build: the files of every cleared picture and document, and the share cards.

Each step takes values and gives values and findings. What is done for one file is a function of
its own (``make_picture``, ``make_document``) whose input and output can travel to another process,
so that a ``Mapper`` such as ``ProcessPoolExecutor.map`` can share the work out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar
from urllib.parse import urljoin

from engage_docs.config.model import Brand
from engage_docs.config.palette import palettes_from
from engage_docs.findings import Finding, Problem
from engage_docs.findings.building import DOCUMENT_OUTSIDE, PHOTO_OUTSIDE
from engage_docs.media.cache import reason_of
from engage_docs.media.documents import CleanedDocument, prepare_document
from engage_docs.media.documents.prepare import document_entry
from engage_docs.media.model import (
    CardWords,
    PictureSource,
    SharedPicture,
    ShownDocument,
    ShownPicture,
)
from engage_docs.media.pictures import Picture, prepare_picture, read_regions
from engage_docs.media.pictures.prepare import picture_entry
from engage_docs.records.model import Record
from engage_docs.records.parts import Attachment, Photo

PICTURES_URL = "pictures/"
DOCUMENTS_URL = "documents/"
CARDS_URL = "cards/"
_OWN_COLOUR = "#0a4b57"

Argument = TypeVar("Argument")
Result = TypeVar("Result")
Shown = TypeVar("Shown")
Item = TypeVar("Item", Photo, Attachment)
Made = TypeVar("Made", Picture, CleanedDocument)


class Mapper(Protocol):
    """A function that applies another to each value, in order, as the builtin ``map`` does."""

    def __call__(
        self, function: Callable[[Argument], Result], values: Iterable[Argument], /
    ) -> Iterable[Result]: ...


@dataclass(frozen=True)  # with slots, a generic alias of it could not be called
class MediaFiles(Generic[Shown]):
    """The files of all cleared pictures or documents of a site.

    ``shown`` are their descriptions for the pages, by the record's id and the file that it names.
    ``files`` are the files to copy, by their path in the site, and ``origins`` say of each such
    path which record and which file of it it was made from. ``entries`` are their names in the
    cache, for ``sweep``. ``mended`` counts the damaged entries that were made again.
    """

    shown: dict[tuple[str, str], Shown] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    origins: dict[str, tuple[str, str]] = field(default_factory=dict)
    entries: frozenset[str] = frozenset()
    mended: int = 0


Pictures = MediaFiles[ShownPicture]
Documents = MediaFiles[ShownDocument]


PICTURE_MENDED = "A stored picture was damaged. It is thrown away and made again."
DOCUMENT_MENDED = "A stored document was damaged. It is thrown away and cleaned again."
"""What to say, once, where ``mended`` is not 0."""


class PictureTask(NamedTuple):
    """What it takes to make the files of one picture."""

    source: Path
    file: str
    hide: tuple[str, ...]
    animated: bool
    records_folder: Path
    cache_folder: Path


class DocumentTask(NamedTuple):
    """What it takes to make the file of one document."""

    source: Path
    file: str
    records_folder: Path
    cache_folder: Path


def prepare_pictures(
    records: Iterable[Record], records_folder: Path, cache_folder: Path, *, mapper: Mapper = map
) -> tuple[Pictures, list[Finding]]:
    """Make the files of every photo of these records, which are those that are cleared.

    Findings: ``photo-outside`` and those of :mod:`engage_docs.findings.pictures`, at the photo.
    """
    tasks = [
        (record, photo, _picture_task(record, photo, records_folder, cache_folder))
        for record in records
        for photo in record.photos
    ]
    made = _each_once(mapper, make_picture, (task for _, _, task in tasks))
    listed = [(record, photo, made[task]) for record, photo, task in tasks]
    return _collected(listed, _shown_picture, PICTURES_URL, cache_folder)


def prepare_documents(
    records: Iterable[Record], records_folder: Path, cache_folder: Path, *, mapper: Mapper = map
) -> tuple[Documents, list[Finding]]:
    """Make the file of every attachment of these records, which are those that are cleared.

    Findings: ``document-outside`` and those of :mod:`engage_docs.findings.documents`, at the
    attachment.
    """
    tasks = [
        (record, attachment, _document_task(record, attachment, records_folder, cache_folder))
        for record in records
        for attachment in record.attachments
    ]
    made = _each_once(mapper, make_document, (task for _, _, task in tasks))
    listed = [(record, attachment, made[task]) for record, attachment, task in tasks]
    return _collected(listed, _shown_document, DOCUMENTS_URL, cache_folder)


def make_picture(task: PictureTask) -> Picture | Problem:
    """Make the files of one picture in the cache, or say why it cannot be shown."""
    if not task.source.resolve().is_relative_to(task.records_folder.resolve()):
        return Problem(PHOTO_OUTSIDE, {"file": task.file})
    hide = read_regions(task.hide)
    if isinstance(hide, Problem):
        return hide
    return prepare_picture(task.source, hide, task.animated, task.cache_folder)


def make_document(task: DocumentTask) -> CleanedDocument | Problem:
    """Make the file of one document in the cache, or say why it cannot be published."""
    if not task.source.resolve().is_relative_to(task.records_folder.resolve()):
        return Problem(DOCUMENT_OUTSIDE, {"file": task.file})
    return prepare_document(task.source, task.cache_folder)


def picture_entries(records: Iterable[Record]) -> Iterator[str]:
    """Give the names in the cache of every photo of these records, without making anything.

    For a run that makes no site but sweeps the cache all the same.
    """
    for record in records:
        for photo in record.photos:
            hide = read_regions(photo.hide)
            if not isinstance(hide, Problem):
                entry = picture_entry(_beside(record, photo.file), hide, photo.animated)
                if entry is not None:
                    yield entry


def document_entries(records: Iterable[Record]) -> Iterator[str]:
    """Give the names in the cache of every attachment of these records; see ``picture_entries``."""
    for record in records:
        for attachment in record.attachments:
            entry = document_entry(_beside(record, attachment.file))
            if entry is not None:
                yield entry


@dataclass(frozen=True, slots=True)
class ShareCards:
    """The pictures of shared links: of sections by their names, of projects by their ids.

    ``files`` are by their path in the site, ``entries`` their names in the cache, for ``sweep``.
    Everything is empty where nothing is shared.
    """

    sections: Mapping[str, SharedPicture] = field(default_factory=dict)
    projects: Mapping[str, SharedPicture] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)
    entries: frozenset[str] = frozenset()

    def picture_of(self, section: str, project: str = "") -> SharedPicture | None:
        """Return a page's picture: its project's, or its section's, or that of the first page."""
        return self.projects.get(project) or self.sections.get(section) or self.sections.get("home")


class CardTask(NamedTuple):
    """What it takes to draw one card; ``colour`` is ``#rrggbb``."""

    title: str
    sentence: str
    site_name: str
    colour: str
    cache_folder: Path


def prepare_cards(
    words: CardWords,
    brand: Brand,
    site_name: str,
    site_url: str,
    cache_folder: Path,
    report: Callable[[str], None],
    *,
    mapper: Mapper = map,
) -> ShareCards:
    """Make the pictures that go with shared links, with these words on them.

    Such a picture needs a whole web address, so there are none before the site knows its own
    (``site_url``). They are never needed: if they cannot be saved, there are none, and ``report``
    gets one line.
    """
    if not site_url:
        return ShareCards()
    colour = palettes_from(brand.colour)[0].bar if brand.colour else _OWN_COLOUR

    def task(said: tuple[str, str]) -> CardTask:
        return CardTask(*said, site_name, colour, cache_folder)

    every = [*words.sections.values(), *words.projects.values()]
    try:
        made = _each_once(mapper, make_card, map(task, every))
    except OSError as error:
        report(f"Pictures for shared links cannot be saved ({reason_of(error)}): there are none.")
        return ShareCards()

    def shared(said: tuple[str, str]) -> SharedPicture:
        url = urljoin(site_url, CARDS_URL + made[task(said)].name)
        return SharedPicture(url, f"{said[0]}. {said[1]}")

    return ShareCards(
        {name: shared(said) for name, said in words.sections.items()},
        {name: shared(said) for name, said in words.projects.items()},
        {CARDS_URL + file.name: file for file in made.values()},
        frozenset(file.stem for file in made.values()),
    )


def make_card(task: CardTask) -> Path:
    """Draw one card into the cache, unless it is there, and return its file."""
    from engage_docs.media.cards.files import card  # Pillow takes its time to load

    return card(*task)


def _each_once(
    mapper: Mapper, function: Callable[[Argument], Result], tasks: Iterable[Argument]
) -> dict[Argument, Result]:
    """Do each task once, however often it is named."""
    unique = list(dict.fromkeys(tasks))
    return dict(zip(unique, mapper(function, unique), strict=True)) if unique else {}


def _collected(
    listed: Iterable[tuple[Record, Item, Made | Problem]],
    show: Callable[[Item, Made], Shown],
    url: str,
    cache_folder: Path,
) -> tuple[MediaFiles[Shown], list[Finding]]:
    """Collect the files that were made, and say where one could not be made."""
    result: MediaFiles[Shown] = MediaFiles()
    findings: list[Finding] = []
    entries: dict[str, bool] = {}
    for record, item, made in listed:
        if isinstance(made, Problem):
            findings.append(made.at(item.at))
            continue
        entries[made.entry] = made.mended
        result.shown[record.id, item.file] = show(item, made)
        for name in made.file_names:
            result.files[url + name] = cache_folder / name
            result.origins[url + name] = record.id, item.file
    return replace(result, entries=frozenset(entries), mended=sum(entries.values())), findings


def _picture_task(record: Record, photo: Photo, records: Path, cache: Path) -> PictureTask:
    source = _beside(record, photo.file)
    return PictureTask(source, photo.file, photo.hide, photo.animated, records, cache)


def _document_task(
    record: Record, attached: Attachment, records: Path, cache: Path
) -> DocumentTask:
    return DocumentTask(_beside(record, attached.file), attached.file, records, cache)


def _beside(record: Record, file: str) -> Path:
    return Path(record.at.path).parent / file


def _shown_picture(photo: Photo, picture: Picture) -> ShownPicture:
    sources = tuple(
        PictureSource(kind, tuple((PICTURES_URL + made.name, made.width) for made in renditions))
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


def _shown_document(attachment: Attachment, document: CleanedDocument) -> ShownDocument:
    url = DOCUMENTS_URL + document.name
    return ShownDocument(attachment.title, url, document.size, document.pages)
