"""Opening a PDF: limits first, so that a small file cannot unfold and fill the memory.

Then what a document may hide from the eye and cannot be taken out safely: it is refused. Taking a
black box off a page would show what it covers; taking a layer's switch away would show the layer.
So these documents go back to the person who knows what is in them.
"""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from engage_docs.findings.documents import (
    DOCUMENT_CROPPED,
    DOCUMENT_DAMAGED,
    DOCUMENT_DRAWN_OVER,
    DOCUMENT_FORM,
    DOCUMENT_LAYERS,
    DOCUMENT_LOCKED,
    DOCUMENT_SIGNED,
    DOCUMENT_STRANGE,
    DOCUMENT_TOO_LARGE,
    DOCUMENT_TOO_LONG,
)
from engage_docs.media.documents import limits
from engage_docs.media.documents.objects import Object, is_array, is_dictionary, pikepdf
from engage_docs.media.source import Refused

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


# Kinds of annotations that draw nothing a page needs, and may be dropped (ISO 32000-1, 12.5.6).
_NOTES = {"/Link", "/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen"}
_NOTES |= {"/RichMedia", "/3D", "/TrapNet", "/PrinterMark", "/Caret"}
_DRAWN = {
    "/Redact": "words marked for blacking out, but not yet blacked out",
    "/Highlight": "a highlighter",
    "/Underline": "a line below words",
    "/Squiggly": "a line below words",
    "/StrikeOut": "words struck out",
    "/FreeText": "a text box",
    "/Stamp": "a stamp or a picture",
    "/Ink": "a pen",
    "/Square": "a box",
    "/Circle": "a circle",
    "/Line": "a line",
    "/Polygon": "a shape",
    "/PolyLine": "a line",
    "/Watermark": "a watermark",
}
_CROPPED_AWAY = 2
"""Points (1/72 inch) on each side: less is rounding, more can hold a word."""


def refuse_what_hides(pdf: Object) -> None:
    """Raise ``Refused`` if something in the document cannot be cleaned safely."""
    root = pdf.Root
    _check_forms(root.get("/AcroForm"))
    if root.get("/Collection") is not None:
        raise Refused(DOCUMENT_STRANGE, what="a folder of other documents (a portfolio)")
    _check_layers(root.get("/OCProperties"))
    for index, page in enumerate(pdf.pages, start=1):
        _check_box(page.obj, index)
        for annotation in annotations_of(page.obj):
            _check_annotation(annotation, index)


def annotations_of(page: Object) -> list[Object]:
    written = page.get("/Annots")
    return [each for each in written if is_dictionary(each)] if is_array(written) else []


def _check_annotation(annotation: Object, page: int) -> None:
    kind = str(annotation.get("/Subtype"))
    if kind == "/Widget":
        signed = str(annotation.get("/FT")) == "/Sig"
        raise Refused(DOCUMENT_SIGNED if signed else DOCUMENT_FORM)
    if kind not in _NOTES:
        what = _DRAWN.get(kind, "something of an unusual kind")
        raise Refused(DOCUMENT_DRAWN_OVER, page=page, what=what)


def _check_forms(form: Object) -> None:
    """Refuse forms (12.7) and signatures (12.8); an empty form is only a leftover."""
    if not is_dictionary(form):
        return
    fields = form.get("/Fields")
    if is_array(fields) and len(fields):
        kinds = {str(field.get("/FT")) for field in fields if is_dictionary(field)}
        raise Refused(DOCUMENT_SIGNED if "/Sig" in kinds else DOCUMENT_FORM)
    if form.get("/XFA") is not None:
        raise Refused(DOCUMENT_FORM)


def _check_layers(properties: Object) -> None:
    """Refuse optional content (8.11) unless every layer is always shown."""
    if not is_dictionary(properties):
        return
    settings = [properties.get("/D"), *_list(properties.get("/Configs"))]
    for setting in filter(is_dictionary, settings):
        if str(setting.get("/BaseState", "/ON")) != "/ON" or _list(setting.get("/OFF")):
            raise Refused(DOCUMENT_LAYERS)
    for layer in filter(is_dictionary, _list(properties.get("/OCGs"))):
        usage = layer.get("/Usage")
        if not is_dictionary(usage):
            continue
        for key, state in (
            ("/View", "/ViewState"),
            ("/Print", "/PrintState"),
            ("/Export", "/ExportState"),
        ):
            use = usage.get(key)
            if is_dictionary(use) and str(use.get(state)) == "/OFF":
                raise Refused(DOCUMENT_LAYERS)
        if usage.get("/Zoom") is not None or usage.get("/User") is not None:
            raise Refused(DOCUMENT_LAYERS)


def check_membership(properties: Object) -> None:
    """Refuse what is shown only if layers are hidden (8.11.2.2), where a page uses it."""
    if str(properties.get("/Type")) != "/OCMD":
        return
    shown = str(properties.get("/P", "/AnyOn")) in ("/AnyOn", "/AllOn")
    if properties.get("/VE") is not None or not shown:
        raise Refused(DOCUMENT_LAYERS)


def _list(value: Object) -> list[Object]:
    return list(value) if is_array(value) else []


def box_of(page: Object, key: str) -> list[float] | None:
    """Return a box of a page, from its lower left to its upper right, or None."""
    written = page.get(key)
    if not is_array(written) or len(written) != 4:
        return None
    try:
        left, bottom, right, top = (float(side) for side in written)
    except (TypeError, ValueError):
        raise Refused(DOCUMENT_DAMAGED) from None
    return [min(left, right), min(bottom, top), max(left, right), max(bottom, top)]


def _check_box(page: Object, index: int) -> None:
    whole, shown = box_of(page, "/MediaBox"), box_of(page, "/CropBox")
    if whole is None:
        raise Refused(DOCUMENT_DAMAGED)
    if shown is None:
        return
    cut = (
        shown[0] - whole[0],
        shown[1] - whole[1],
        whole[2] - shown[2],
        whole[3] - shown[3],
    )
    if max(cut) > _CROPPED_AWAY:
        raise Refused(DOCUMENT_CROPPED, page=index)
