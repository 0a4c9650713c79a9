"""Opening a PDF: limits first, so that a small file cannot unfold and fill the memory.

Then what a document may hide from the eye and cannot be taken out safely: it is refused. Taking a
black box off a page would show what it covers; taking a layer's switch away would show the layer.
So these documents go back to the person who knows what is in them.
"""

import io
import logging
import re
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
from engage_docs.media.documents.rules import (
    Object,
    is_array,
    is_dictionary,
    items_of,
    pikepdf,
    unfolded,
)
from engage_docs.media.source import Refused

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PACKED_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b")
_END = re.compile(rb"startxref\s+[0-9]+\s+%%EOF[\s\x00]*\Z")


@contextmanager
def opened(data: bytes) -> Iterator[Object]:
    """Open a PDF that is whole, not locked, and not too long.

    A damaged file is not mended: where its end is missing, mending would bring back an older
    version, from before somebody took something out (incremental updates: ISO 32000-1, 7.5.6).
    Where a file breaks the rules, programs differ in what they make of it: so whatever the library
    warns of is refused.
    """
    if _END.search(data, max(len(data) - 1024, 0)) is None:
        raise Refused(DOCUMENT_DAMAGED)
    _check_unfolding(data)
    with _no_complaints(), _open(data) as pdf:
        if pdf.is_encrypted:
            raise Refused(DOCUMENT_LOCKED)
        pages = len(pdf.pages)
        if pages > limits.PAGES:
            raise Refused(DOCUMENT_TOO_LONG, pages=pages, limit=limits.PAGES)
        if len(pdf.objects) > limits.PARTS:
            raise Refused(DOCUMENT_TOO_LARGE, what="it has too many parts")
        yield pdf
        if not pages or pdf.get_warnings():
            raise Refused(DOCUMENT_DAMAGED)


class _Complaints(logging.Handler):
    """Counts what the library would write on the terminal, as of a page that it leaves out."""

    count = 0

    def emit(self, _: logging.LogRecord) -> None:
        self.count += 1


@contextmanager
def _no_complaints() -> Iterator[None]:
    library, complaints = logging.getLogger("pikepdf"), _Complaints(logging.WARNING)
    passed_on, library.propagate = library.propagate, False
    library.addHandler(complaints)
    try:
        yield
    finally:
        library.removeHandler(complaints)
        library.propagate = passed_on
    if complaints.count:
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
        size = unfolded(data, match.end())
        total += size
        if size > limits.STREAM_BYTES or total > limits.ALL_BYTES:
            what = "one of its parts" if size > limits.STREAM_BYTES else "all its parts together"
            raise Refused(DOCUMENT_TOO_LARGE, what=what)


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
            kind = str(annotation.get("/Subtype"))
            if kind == "/Widget":
                signed = str(annotation.get("/FT")) == "/Sig"
                raise Refused(DOCUMENT_SIGNED if signed else DOCUMENT_FORM)
            if kind not in _NOTES:
                what = _DRAWN.get(kind, "something of an unusual kind")
                raise Refused(DOCUMENT_DRAWN_OVER, page=index, what=what)


def annotations_of(page: Object) -> list[Object]:
    """Return what lies on a page beside its contents."""
    return [each for each in items_of(page.get("/Annots")) if is_dictionary(each)]


def _check_forms(form: Object) -> None:
    """Refuse forms (12.7) and signatures (12.8); an empty form is only a leftover."""
    if not is_dictionary(form):
        return
    fields = items_of(form.get("/Fields"))
    if any(str(each.get("/FT")) == "/Sig" for each in fields if is_dictionary(each)):
        raise Refused(DOCUMENT_SIGNED)
    if fields or form.get("/XFA") is not None:
        raise Refused(DOCUMENT_FORM)


def _check_layers(properties: Object) -> None:
    """Refuse optional content (8.11) unless every layer is always shown."""
    if not is_dictionary(properties):
        return
    for setting in [properties.get("/D"), *items_of(properties.get("/Configs"))]:
        if is_dictionary(setting) and (
            str(setting.get("/BaseState", "/ON")) != "/ON" or items_of(setting.get("/OFF"))
        ):
            raise Refused(DOCUMENT_LAYERS)
    for layer in items_of(properties.get("/OCGs")):
        usage = layer.get("/Usage") if is_dictionary(layer) else None
        for key, use in usage.items() if is_dictionary(usage) else ():
            states = [str(use.get(f"{key}State"))] if is_dictionary(use) else []
            if "/OFF" in states or key in ("/Zoom", "/User"):
                raise Refused(DOCUMENT_LAYERS)


def check_membership(properties: Object) -> None:
    """Refuse what is shown only if layers are hidden (8.11.2.2), where a page uses it."""
    if not is_dictionary(properties) or str(properties.get("/Type")) != "/OCMD":
        return
    shown = str(properties.get("/P", "/AnyOn")) in ("/AnyOn", "/AllOn")
    if properties.get("/VE") is not None or not shown:
        raise Refused(DOCUMENT_LAYERS)


def box_of(page: Object, key: str) -> list[float] | None:
    """Return a box of a page, from its lower left to its upper right in points, or None."""
    written = page.get(key)
    if not is_array(written) or len(written) != 4:
        return None
    left, bottom, right, top = (float(side) for side in written)
    return [min(left, right), min(bottom, top), max(left, right), max(bottom, top)]


def _check_box(page: Object, index: int) -> None:
    whole, shown = box_of(page, "/MediaBox"), box_of(page, "/CropBox")
    if whole is None:
        raise Refused(DOCUMENT_DAMAGED)
    left, bottom, right, top = shown or whole
    cut = (left - whole[0], bottom - whole[1], whole[2] - right, whole[3] - top)
    if max(cut) > _CROPPED_AWAY:
        raise Refused(DOCUMENT_CROPPED, page=index)
