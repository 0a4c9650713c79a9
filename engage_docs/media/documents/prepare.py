"""From a document to the PDF that is published, or to one reason why not."""

import json
import logging
import stat
import zlib
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
from engage_docs.media.documents import cache as store
from engage_docs.media.documents import limits
from engage_docs.media.documents.kinds import check_kind
from engage_docs.media.documents.limits import Refused
from engage_docs.media.documents.result import Document

_log = logging.getLogger(__name__)

_RECIPE = 1
"""Count up whenever the same source gives other bytes, so that no stored document is used."""


def prepare_document(source: Path, cache: Path) -> Document | Problem:
    """Make the cleaned copy of a PDF in the folder ``cache``, or say why it cannot be published.

    Only what people see, hear and follow goes from the source into a new file: what is drawn on
    the pages, tags for screen readers, plain links, bookmarks. The new file is read again and
    proved clean before it is stored. Copy ``cache / document.name`` to publish it.
    """
    file = _printable(source.name)
    try:
        data = _read(source)
        check_kind(data, file)
        return _prepare(data, cache)
    except Refused as refused:
        return refused.of(file)
    except OSError as error:
        return Problem(DOCUMENT_NOT_SAVED, {"file": file, "reason": _reason(error)})


def _prepare(data: bytes, cache: Path) -> Document:
    key = _key(data)
    stored = store.look_up(cache, key)
    if stored is not None:
        return stored
    if store.is_stored(cache, key):
        _log.warning("A stored document was damaged. It is thrown away and cleaned again.")
        store.forget(cache, key)
    cleaned = _cleaned(data)
    document = Document(store.file_name(cleaned), len(cleaned), _pages(cleaned))
    store.store(cache, key, document, cleaned)
    return document


def _cleaned(data: bytes) -> bytes:
    """Make the document anew. The library raises errors of many types for bad files."""
    from engage_docs.media.documents.hidden import refuse_what_hides
    from engage_docs.media.documents.opening import opened
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


def _key(data: bytes) -> str:
    """Return the hash of everything that decides the bytes of the cleaned document."""
    try:
        from engage_docs.media.documents.library import pikepdf
    except ImportError:
        raise Refused(DOCUMENT_EXTRA) from None
    versions = [pikepdf.__version__, pikepdf.__libqpdf_version__, zlib.ZLIB_RUNTIME_VERSION]
    settings = [_RECIPE, __version__, versions, sha256(data).hexdigest()]
    return sha256(json.dumps(settings).encode()).hexdigest()


def _read(source: Path) -> bytes:
    """Return the bytes of a file that is a plain file and not too large."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise Refused(DOCUMENT_UNREADABLE, reason="it is not a file")
        with source.open("rb") as opened:
            data = opened.read(limits.FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(DOCUMENT_MISSING) from None
    except (OSError, ValueError) as error:
        raise Refused(DOCUMENT_UNREADABLE, reason=_reason(error)) from None
    if len(data) > limits.FILE_BYTES:
        raise Refused(DOCUMENT_TOO_HEAVY, limit=limits.FILE_BYTES // 1_000_000)
    return data


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or "the system refuses it").lower()


def _printable(name: str) -> str:
    """Return a file name that is safe to show on one line of a terminal."""
    return "".join(c if c.isprintable() else "?" for c in name)
