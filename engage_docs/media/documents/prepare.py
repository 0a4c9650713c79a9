"""From a document to the PDF that is published, or to one reason why not."""

import importlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from engage_docs import __version__
from engage_docs.findings.base import Problem
from engage_docs.findings.documents import (
    DOCUMENT_DAMAGED,
    DOCUMENT_EMPTY,
    DOCUMENT_EXTRA,
    DOCUMENT_KIND,
    DOCUMENT_MISSING,
    DOCUMENT_NOT_CLEAN,
    DOCUMENT_NOT_SAVED,
    DOCUMENT_OFFICE,
    DOCUMENT_TOO_HEAVY,
    DOCUMENT_TOO_LARGE,
    DOCUMENT_UNREADABLE,
)
from engage_docs.media.cache import made_once
from engage_docs.media.documents import limits
from engage_docs.media.kinds import Family
from engage_docs.media.source import Refused, SourceRules, make_from, read_source

_RULES = SourceRules(
    missing=DOCUMENT_MISSING,
    unreadable=DOCUMENT_UNREADABLE,
    empty=DOCUMENT_EMPTY,
    too_heavy=DOCUMENT_TOO_HEAVY,
    not_saved=DOCUMENT_NOT_SAVED,
    taken=Family.PDF,
    refused={Family.OFFICE: DOCUMENT_OFFICE},
    unknown=DOCUMENT_KIND,
    called="not a PDF",
)

_RECIPE = 3
"""Count up whenever the same source gives other bytes, so that no stored document is used."""


@dataclass(frozen=True, slots=True)
class CleanedDocument:
    """A PDF that may be published. ``name`` is its content's hash; ``size`` is in bytes.

    ``text`` are the words of each page, all of which can be seen; ``labels`` are those that are
    followed or heard: bookmarks, addresses of links, descriptions for screen readers. ``entry`` is
    its name in the cache. ``mended`` says that a damaged entry was made again.
    """

    name: str
    size: int
    pages: int
    text: tuple[str, ...]
    labels: tuple[str, ...]
    entry: str = field(compare=False)
    mended: bool = field(default=False, compare=False)

    @property
    def file_names(self) -> tuple[str, ...]:
        """The names of all its files."""
        return (self.name,)

    @property
    def words(self) -> tuple[str, ...]:
        """Every text in it, for the search for personal details."""
        return (*self.text, *self.labels)


def prepare_document(source: Path, cache: Path) -> CleanedDocument | Problem:
    """Make the cleaned copy of a PDF in the folder ``cache``, or say why it cannot be published.

    Only what people see, hear and follow goes from the source into a new file: what is drawn on
    the pages, tags for screen readers, plain links, bookmarks. The new file is read again and
    proved clean before it is stored. Copy ``cache / document.name`` to publish it.
    """
    return make_from(source, limits.FILE_BYTES, _RULES, lambda data, _: _prepare(data, cache))


def document_entry(source: Path) -> str | None:
    """Return the name in the cache of a document; None if its file cannot be read."""
    try:
        return sha256(read_source(source, limits.FILE_BYTES, _RULES)).hexdigest()
    except Refused:
        return None


def _prepare(data: bytes, cache: Path) -> CleanedDocument:
    entry = sha256(data).hexdigest()

    def make() -> tuple[CleanedDocument, dict[str, bytes]]:
        cleaned = _cleaned(data)
        labels, text = _proved(cleaned)
        # Nothing of the source's name or bytes is in the name of the finished file.
        name = f"{sha256(cleaned).hexdigest()[:20]}.pdf"
        document = CleanedDocument(name, len(cleaned), len(text), tuple(text), tuple(labels), entry)
        return document, {name: cleaned}

    document, mended = made_once(cache, entry, _recipe(), CleanedDocument, make)
    return replace(document, mended=mended)


@contextmanager
def _refusing() -> Iterator[None]:
    """Refuse a document where a library fails: they raise errors of many types for bad files."""
    try:
        yield
    except Refused:
        raise
    except MemoryError:
        raise Refused(DOCUMENT_TOO_LARGE, what="it does not fit into the memory") from None
    except Exception as error:
        raise Refused(DOCUMENT_DAMAGED) from error


def _cleaned(data: bytes) -> bytes:
    """Make the document anew."""
    from engage_docs.media.documents.opening import open_document, refuse_what_hides
    from engage_docs.media.documents.rebuild import rebuild

    with _refusing(), open_document(data) as pdf:
        refuse_what_hides(pdf)
        return rebuild(pdf)[0]


def _proved(cleaned: bytes) -> tuple[list[str], list[str]]:
    """Prove that the document is clean, and return its labels, and the words of its pages."""
    from engage_docs.media.documents.rebuild import prove_clean
    from engage_docs.media.documents.visible import visible_words

    try:
        labels = prove_clean(cleaned)
    except Refused as refused:
        what = refused.values.get("what", "it cannot be read again")
        raise Refused(DOCUMENT_NOT_CLEAN, what=what) from refused
    except Exception as error:
        raise Refused(DOCUMENT_NOT_CLEAN, what="it cannot be read again") from error
    with _refusing():
        return labels, visible_words(cleaned)


def _recipe() -> str:
    """Return everything beside the source that decides the bytes of the cleaned document."""
    try:
        pikepdf = importlib.import_module("pikepdf")
        pdfium = importlib.import_module("pypdfium2")
    except ImportError:
        raise Refused(DOCUMENT_EXTRA) from None
    versions = [pikepdf.__version__, pikepdf.__libqpdf_version__, zlib.ZLIB_RUNTIME_VERSION]
    return json.dumps([_RECIPE, __version__, *versions, str(pdfium.PDFIUM_INFO)])
