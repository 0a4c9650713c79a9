"""The media of one build: the files of every cleared picture and document, and the share cards.

Each step takes values and gives values and findings. What is done for one file is a function of
its own (``make_picture``, ``make_document``) whose input and output can travel to another process,
so that a ``Mapper`` such as ``ProcessPoolExecutor.map`` can share the work out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

    ``shown`` are their descriptions for the pages, by the record's id and the file that it names;
    ``words`` are the texts in them that people can read, hear or copy out, by the same.
    ``files`` are the files to copy, by their path in the site, and ``origins`` say of each such
    path which record and which file of it it was made from. ``entries`` are their names in the
    cache, for ``sweep``. ``mended`` counts the damaged entries that were made again.
    """

    shown: dict[tuple[str, str], Shown] = field(default_factory=dict)
    words: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    origins: dict[str, tuple[str, str]] = field(default_factory=dict)
    entries: frozenset[str] = frozenset()
    mended: int = 0


Pictures = MediaFiles[ShownPicture]
Documents = MediaFiles[ShownDocument]


PICTURE_MENDED = "A stored picture was damaged. It is thrown away and made again."
DOCUMENT_MENDED = "A stored document was damaged. It is thrown away and cleaned again."
"""What to say, once, where ``mended`` is not 0."""


class MediaTask(NamedTuple):
    """What it takes to make the files of one picture or document."""

    source: Path
    file: str
    records_folder: Path
    cache_folder: Path
    hide: tuple[str, ...] = ()
    animated: bool = False


def prepare_pictures(
    records: Iterable[Record], records_folder: Path, cache_folder: Path, *, mapper: Mapper = map
) -> tuple[Pictures, list[Finding]]:
    """Make the files of every photo of these records, which are those that are cleared.

    Findings: ``photo-outside`` and those of :mod:`engage_docs.findings.pictures`, at the photo.
    """
    folders = records_folder, cache_folder
    tasks = [
        (record, photo, MediaTask(source, photo.file, *folders, photo.hide, photo.animated))
        for record, photo, source in _photos(records)
    ]
    return _collected(tasks, make_picture, _shown_picture, PICTURES_URL, mapper)


def prepare_documents(
    records: Iterable[Record], records_folder: Path, cache_folder: Path, *, mapper: Mapper = map
) -> tuple[Documents, list[Finding]]:
    """Make the file of every attachment of these records, which are those that are cleared.

    Findings: ``document-outside`` and those of :mod:`engage_docs.findings.documents`, at the
    attachment.
    """
    tasks = [
        (record, attachment, MediaTask(source, attachment.file, records_folder, cache_folder))
        for record, attachment, source in _attachments(records)
    ]
    return _collected(tasks, make_document, _shown_document, DOCUMENTS_URL, mapper)


def make_picture(task: MediaTask) -> Picture | Problem:
    """Make the files of one picture in the cache, or say why it cannot be shown."""
    hide = read_regions(task.hide)
    if _lies_outside(task):
        return Problem(PHOTO_OUTSIDE, {"file": task.file})
    if isinstance(hide, Problem):
        return hide
    return prepare_picture(task.source, hide, task.animated, task.cache_folder)


def make_document(task: MediaTask) -> CleanedDocument | Problem:
    """Make the file of one document in the cache, or say why it cannot be published."""
    if _lies_outside(task):
        return Problem(DOCUMENT_OUTSIDE, {"file": task.file})
    return prepare_document(task.source, task.cache_folder)


def _lies_outside(task: MediaTask) -> bool:
    return not task.source.resolve().is_relative_to(task.records_folder.resolve())


def picture_entries(records: Iterable[Record]) -> Iterator[str]:
    """Give the names in the cache of every photo of these records, without making anything.

    For a run that makes no site but sweeps the cache all the same.
    """
    for _, photo, source in _photos(records):
        hide = read_regions(photo.hide)
        if not isinstance(hide, Problem):
            yield from filter(None, [picture_entry(source, hide, photo.animated)])


def document_entries(records: Iterable[Record]) -> Iterator[str]:
    """Give the names in the cache of every attachment of these records; see ``picture_entries``."""
    return filter(None, (document_entry(source) for _, _, source in _attachments(records)))


def _photos(records: Iterable[Record]) -> Iterator[tuple[Record, Photo, Path]]:
    for record in records:
        for photo in record.photos:
            yield record, photo, Path(record.at.path).parent / photo.file


def _attachments(records: Iterable[Record]) -> Iterator[tuple[Record, Attachment, Path]]:
    for record in records:
        for attachment in record.attachments:
            yield record, attachment, Path(record.at.path).parent / attachment.file


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
    from engage_docs.media.cards.drawing import card  # Pillow takes its time to load

    return card(*task)


def _each_once(
    mapper: Mapper, function: Callable[[Argument], Result], tasks: Iterable[Argument]
) -> dict[Argument, Result]:
    """Do each task once, however often it is named."""
    unique = list(dict.fromkeys(tasks))
    return dict(zip(unique, mapper(function, unique), strict=True)) if unique else {}


def _collected(
    tasks: Sequence[tuple[Record, Item, MediaTask]],
    make: Callable[[MediaTask], Made | Problem],
    show: Callable[[Item, Made], Shown],
    url: str,
    mapper: Mapper,
) -> tuple[MediaFiles[Shown], list[Finding]]:
    """Make each file once, collect those that were made, and say where one could not be made."""
    results = _each_once(mapper, make, (task for _, _, task in tasks))
    collected: MediaFiles[Shown] = MediaFiles()
    findings: list[Finding] = []
    entries: dict[str, bool] = {}
    for record, item, task in tasks:
        made = results[task]
        if isinstance(made, Problem):
            findings.append(made.at(item.at))
            continue
        place = record.id, item.file
        entries[made.entry] = made.mended
        collected.shown[place], collected.words[place] = show(item, made), made.words
        for name in made.file_names:
            collected.files[url + name] = task.cache_folder / name
            collected.origins[url + name] = place
    return replace(collected, entries=frozenset(entries), mended=sum(entries.values())), findings


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
