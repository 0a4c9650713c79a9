"""From a document to the PDF that is published, or to one reason why not."""

import importlib
import json
import zlib
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from engage_docs import __version__
from engage_docs.findings.base import Problem
from engage_docs.findings.documents import (
    DOCUMENT_DAMAGED,
    DOCUMENT_EXTRA,
    DOCUMENT_MISSING,
    DOCUMENT_NOT_CLEAN,
    DOCUMENT_NOT_SAVED,
    DOCUMENT_TOO_HEAVY,
    DOCUMENT_TOO_LARGE,
    DOCUMENT_UNREADABLE,
)
from engage_docs.media.cache import made_once, reason_of
from engage_docs.media.documents import limits
from engage_docs.media.documents.limits import check_kind
from engage_docs.media.source import Refused, SourceCodes, printable, read_source

_CODES = SourceCodes(DOCUMENT_MISSING, DOCUMENT_UNREADABLE, DOCUMENT_TOO_HEAVY)

_RECIPE = 2
"""Count up whenever the same source gives other bytes, so that no stored document is used."""


@dataclass(frozen=True, slots=True)
class CleanedDocument:
    """A PDF that may be published. ``name`` is its content's hash; ``size`` is in bytes.

    ``entry`` is its name in the cache. ``mended`` says that a damaged entry was made again.
    """

    name: str
    size: int
    pages: int
    entry: str = field(compare=False)
    mended: bool = field(default=False, compare=False)

    @property
    def file_names(self) -> tuple[str, ...]:
        """The names of all its files."""
        return (self.name,)


def prepare_document(source: Path, cache: Path) -> CleanedDocument | Problem:
    """Make the cleaned copy of a PDF in the folder ``cache``, or say why it cannot be published.

    Only what people see, hear and follow goes from the source into a new file: what is drawn on
    the pages, tags for screen readers, plain links, bookmarks. The new file is read again and
    proved clean before it is stored. Copy ``cache / document.name`` to publish it.
    """
    file = printable(source.name)
    try:
        data = read_source(source, limits.FILE_BYTES, _CODES)
        check_kind(data, file)
        return _prepare(data, cache)
    except Refused as refused:
        return refused.of(file)
    except OSError as error:
        return Problem(DOCUMENT_NOT_SAVED, {"file": file, "reason": reason_of(error)})


def document_entry(source: Path) -> str | None:
    """Return the name in the cache of a document; None if its file cannot be read."""
    try:
        return sha256(read_source(source, limits.FILE_BYTES, _CODES)).hexdigest()
    except Refused:
        return None


def _prepare(data: bytes, cache: Path) -> CleanedDocument:
    entry = sha256(data).hexdigest()

    def make() -> tuple[CleanedDocument, dict[str, bytes]]:
        cleaned = _cleaned(data)
        # Nothing of the source's name or bytes is in the name of the finished file.
        name = f"{sha256(cleaned).hexdigest()[:20]}.pdf"
        document = CleanedDocument(name, len(cleaned), _pages(cleaned), entry)
        return document, {name: cleaned}

    document, mended = made_once(cache, entry, _recipe(), CleanedDocument, make)
    return replace(document, mended=mended)


def _cleaned(data: bytes) -> bytes:
    """Make the document anew. The library raises errors of many types for bad files."""
    from engage_docs.media.documents.opening import opened, refuse_what_hides
    from engage_docs.media.documents.rebuild import rebuilt

    try:
        with opened(data) as pdf:
            refuse_what_hides(pdf)
            return rebuilt(pdf)
    except Refused:
        raise
    except MemoryError:
        raise Refused(DOCUMENT_TOO_LARGE, what="it does not fit into the memory") from None
    except Exception as error:
        raise Refused(DOCUMENT_DAMAGED) from error


def _pages(cleaned: bytes) -> int:
    """Prove that the document is clean, and return how many pages it has."""
    from engage_docs.media.documents.prove import prove_clean

    try:
        return prove_clean(cleaned)
    except Refused as refused:
        what = refused.values.get("what", "it cannot be read again")
        raise Refused(DOCUMENT_NOT_CLEAN, what=what) from refused
    except Exception as error:
        raise Refused(DOCUMENT_NOT_CLEAN, what="it cannot be read again") from error


def _recipe() -> str:
    """Return everything beside the source that decides the bytes of the cleaned document."""
    try:
        pikepdf = importlib.import_module("pikepdf")
    except ImportError:
        raise Refused(DOCUMENT_EXTRA) from None
    versions = [pikepdf.__version__, pikepdf.__libqpdf_version__, zlib.ZLIB_RUNTIME_VERSION]
    return json.dumps([_RECIPE, __version__, versions])
