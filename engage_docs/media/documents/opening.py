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
from logging.handlers import BufferingHandler

import pikepdf

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
from engage_docs.media.documents.rules import Object, as_list, is_dictionary
from engage_docs.media.formats import inflated_size
from engage_docs.media.source import Refused

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PACKED_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b")
_END = re.compile(rb"startxref\s+[0-9]+\s+%%EOF[\s\x00]*\Z")


_LIBRARY = logging.getLogger("pikepdf")


@contextmanager
def open_document(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF that is whole, not locked, and not too long.

    A damaged file is not mended: where its end is missing, mending would bring back an older
    version, from before somebody took something out (incremental updates: ISO 32000-1, 7.5.6).
    Where a file breaks the rules, programs differ in what they make of it: so whatever the library
    warns of is refused, and so is a page that it leaves out.
    """
    if _END.search(data, max(len(data) - 1024, 0)) is None:
        raise Refused(DOCUMENT_DAMAGED)
    _check_inflated_sizes(data)
    complaints = BufferingHandler(limits.PARTS)  # what it would write on the terminal
    _LIBRARY.addHandler(complaints)
    try:
        with _open(data) as pdf:
            pages = len(pdf.pages)
            if pdf.is_encrypted:
                raise Refused(DOCUMENT_LOCKED)
            if pages > limits.PAGES:
                raise Refused(DOCUMENT_TOO_LONG, pages=pages, limit=limits.PAGES)
            if len(pdf.objects) > limits.PARTS:
                raise Refused(DOCUMENT_TOO_LARGE, what="it has too many parts")
            yield pdf
            if not pages or complaints.buffer or pdf.get_warnings():
                raise Refused(DOCUMENT_DAMAGED)
    finally:
        _LIBRARY.removeHandler(complaints)


def _open(data: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data), attempt_recovery=False, inherit_page_attributes=True)
    except pikepdf.PasswordError:
        raise Refused(DOCUMENT_LOCKED) from None


def _check_inflated_sizes(data: bytes) -> None:
    """Unpack each part bit by bit, keeping nothing, before anything unpacks one as a whole."""
    if _PACKED_TWICE.search(data):
        raise Refused(DOCUMENT_STRANGE, what="a part that is packed twice")
    total = 0
    for match in _STREAM.finditer(data):
        size = inflated_size(data, match.end(), limits.STREAM_BYTES)
        total += size
        if size > limits.STREAM_BYTES or total > limits.ALL_BYTES:
            what = "one of its parts" if size > limits.STREAM_BYTES else "all its parts together"
            raise Refused(DOCUMENT_TOO_LARGE, what=what)


# What lies on a page and draws nothing that it needs may be left behind (ISO 32000-1, 12.5.6).
_NOTES = {"/Link", "/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen"}
_NOTES |= {"/RichMedia", "/3D", "/TrapNet", "/PrinterMark", "/Caret"}
_DRAWN = {
    f"/{kind}": what
    for kinds, what in {
        "Redact": "words marked for blacking out, but not yet blacked out",
        "Highlight": "a highlighter",
        "Underline Squiggly": "a line below words",
        "StrikeOut": "words struck out",
        "FreeText": "a text box",
        "Stamp": "a stamp or a picture",
        "Ink": "a pen",
        "Square Circle Polygon": "a shape",
        "Line PolyLine": "a line",
        "Watermark": "a watermark",
    }.items()
    for kind in kinds.split()
}
_CROPPED_AWAY = 2
"""Points (1/72 inch) on each side: less is rounding, more can hold a word."""


def refuse_what_hides(pdf: pikepdf.Pdf) -> None:
    """Raise ``Refused`` if something in the document cannot be cleaned safely."""
    _check_forms(pdf.Root.get("/AcroForm"))
    if pdf.Root.get("/Collection") is not None:
        raise Refused(DOCUMENT_STRANGE, what="a folder of other documents (a portfolio)")
    if _has_hidden_layers(pdf.Root.get("/OCProperties")):
        raise Refused(DOCUMENT_LAYERS)
    for index, page in enumerate(pdf.pages, start=1):
        whole, shown = pikepdf.Rectangle(page.mediabox), pikepdf.Rectangle(page.cropbox)
        left, bottom = shown.llx - whole.llx, shown.lly - whole.lly
        right, top = whole.urx - shown.urx, whole.ury - shown.ury
        if max(left, bottom, right, top) > _CROPPED_AWAY:
            raise Refused(DOCUMENT_CROPPED, page=index)
        for annotation in filter(is_dictionary, as_list(page.obj.get("/Annots"))):
            _check_annotation(annotation, index)


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
    fields = as_list(form.get("/Fields"))
    if any(str(each.get("/FT")) == "/Sig" for each in fields if is_dictionary(each)):
        raise Refused(DOCUMENT_SIGNED)
    if fields or form.get("/XFA") is not None:
        raise Refused(DOCUMENT_FORM)


def _has_hidden_layers(properties: Object) -> bool:
    """Whether there is optional content (8.11) that is not always shown."""
    if not is_dictionary(properties):
        return False
    settings = [properties.get("/D"), *as_list(properties.get("/Configs"))]
    for setting in filter(is_dictionary, settings):
        if str(setting.get("/BaseState", "/ON")) != "/ON" or as_list(setting.get("/OFF")):
            return True
    for layer in filter(is_dictionary, as_list(properties.get("/OCGs"))):
        usage = layer.get("/Usage")
        for key, use in usage.items() if is_dictionary(usage) else ():
            state = str(use.get(f"{key}State")) if is_dictionary(use) else ""
            if state == "/OFF" or key in ("/Zoom", "/User"):
                return True
    return False


def check_layer(properties: Object) -> None:
    """Refuse what is shown only if layers are hidden (8.11.2.2), where a page uses it."""
    if not is_dictionary(properties) or str(properties.get("/Type")) != "/OCMD":
        return
    if str(properties.get("/P", "/AnyOn")) not in ("/AnyOn", "/AllOn") or "/VE" in properties:
        raise Refused(DOCUMENT_LAYERS)
