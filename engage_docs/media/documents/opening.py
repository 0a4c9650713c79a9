"""Opening a PDF: limits first, so that a small file cannot unfold and fill the memory."""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from engage_docs.findings.documents import (
    DOCUMENT_DAMAGED,
    DOCUMENT_LOCKED,
    DOCUMENT_STRANGE,
    DOCUMENT_TOO_LARGE,
    DOCUMENT_TOO_LONG,
)
from engage_docs.media.documents import limits
from engage_docs.media.documents.library import Object, pikepdf
from engage_docs.media.documents.limits import Refused

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PACKED_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b")
_END = re.compile(rb"startxref\s+[0-9]+\s+%%EOF[\s\x00]*\Z")
_CHUNK = 1 << 20


_LIBRARY = logging.getLogger("pikepdf")


class _Complaints(logging.Handler):
    """Keeps what the library would write on the terminal."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, _: logging.LogRecord) -> None:
        self.count += 1


@contextmanager
def _without_complaints() -> Iterator[None]:
    """Refuse a document if the library complains, as of a page that it leaves out.

    Where a file breaks the rules, programs differ in what they make of it.
    """
    complaints, passed_on = _Complaints(), _LIBRARY.propagate
    _LIBRARY.addHandler(complaints)
    _LIBRARY.propagate = False
    try:
        yield
    finally:
        _LIBRARY.removeHandler(complaints)
        _LIBRARY.propagate = passed_on
    if complaints.count:
        raise Refused(DOCUMENT_DAMAGED)


@contextmanager
def opened(data: bytes) -> Iterator[Object]:
    """Open a PDF that is whole, not locked, and not too long.

    A damaged file is not mended: where its end is missing, mending would bring back an older
    version, from before somebody took something out (incremental updates: ISO 32000-1, 7.5.6).
    """
    if _END.search(data, max(len(data) - 1024, 0)) is None:
        raise Refused(DOCUMENT_DAMAGED)
    _check_unfolding(data)
    with _without_complaints(), _open(data) as pdf:
        if pdf.is_encrypted:
            raise Refused(DOCUMENT_LOCKED)
        pages = len(pdf.pages)
        if not pages:
            raise Refused(DOCUMENT_DAMAGED)
        if pages > limits.PAGES:
            raise Refused(DOCUMENT_TOO_LONG, pages=pages, limit=limits.PAGES)
        if len(pdf.objects) > limits.PARTS:
            raise Refused(DOCUMENT_TOO_LARGE, what="it has too many parts")
        yield pdf
        if pdf.get_warnings():
            raise Refused(DOCUMENT_DAMAGED)


def _open(data: bytes) -> Object:
    try:
        return pikepdf.open(io.BytesIO(data), attempt_recovery=False, inherit_page_attributes=True)
    except pikepdf.PasswordError:
        raise Refused(DOCUMENT_LOCKED) from None


def _check_unfolding(data: bytes) -> None:
    """Unpack each part bit by bit, keeping nothing, before anything unpacks one as a whole."""
    if _PACKED_TWICE.search(data):
        raise Refused(DOCUMENT_STRANGE, what="a part that is packed twice")
    total = 0
    for match in _STREAM.finditer(data):
        total += _unfolded(data, match.end())
        if total > limits.ALL_BYTES:
            raise Refused(DOCUMENT_TOO_LARGE, what="all its parts together")


def _unfolded(data: bytes, start: int) -> int:
    """Return how many bytes stand packed from ``start`` on: 0 if it is not packed at all."""
    unpack = zlib.decompressobj()
    count = 0
    rest = data[start : start + _CHUNK]
    after = start + _CHUNK
    try:
        while rest and not unpack.eof:
            count += len(unpack.decompress(rest, _CHUNK))
            if count > limits.STREAM_BYTES:
                raise Refused(DOCUMENT_TOO_LARGE, what="one of its parts")
            rest = unpack.unconsumed_tail
            if not rest:
                rest = data[after : after + _CHUNK]
                after += _CHUNK
    except zlib.error:
        pass
    return count
