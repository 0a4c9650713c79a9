"""A document made anew from what is on the list (ISO 32000-1, 7.7), and the proof that it is.

What a document holds beyond the list (notes on the author, scripts, attachments, older versions,
thumbnails) is cut off from it, and only what still hangs together is written to the new file.
"""

import hmac
import io

import pikepdf

from engage_docs.findings.documents import DOCUMENT_NOT_CLEAN
from engage_docs.media.documents import rules, structure
from engage_docs.media.documents.content import rewrite
from engage_docs.media.documents.drawing import part, used_resources
from engage_docs.media.documents.opening import open_document
from engage_docs.media.documents.rules import Object, Rebuild, is_stream
from engage_docs.media.source import Refused

_VERSION = "1.7"
_HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_NOTES = (
    (b"<?xpacket", "notes of a program (XMP)"),
    (b"<x:xmpmeta", "notes of a program (XMP)"),
    (b"Exif\x00\x00", "notes of a camera (Exif)"),
    (b"Photoshop 3.0\x00", "notes of a program (Photoshop)"),
    (b"ICC_PROFILE\x00", "a colour profile"),
)


def rebuild(pdf: pikepdf.Pdf) -> tuple[bytes, list[str]]:
    """Return a new document with what people see and hear of this one: the same each time.

    Beside it stand the texts in it that are not drawn: bookmarks, descriptions, addresses. The
    document that was opened is used up.
    """
    pages = [page.obj for page in pdf.pages]
    work = Rebuild(pdf, frozenset(page.objgen for page in pages))
    places = structure.Destinations(work)
    for page in pages:
        _clean_page(work, page, structure.page_links(work, page, places))
    tree, top = structure.tags(work), pdf.make_indirect(pikepdf.Dictionary())
    top["/Type"], top["/Count"] = pikepdf.Name.Pages, len(pages)
    top["/Kids"] = pikepdf.Array(pages)
    kept: dict[str, Object] = {
        "/Type": pikepdf.Name.Catalog,
        "/Pages": top,
        "/StructTreeRoot": tree,
        "/MarkInfo": None if tree is None else pikepdf.Dictionary(Marked=True),
        "/Outlines": structure.bookmarks(work, places),
        "/PageLabels": structure.page_numbers(work),
        "/Lang": rules.language(work, pdf.Root.get("/Lang")),
    }
    for page in pages:
        page["/Parent"] = top
        if tree is not None:
            page["/Tabs"] = pikepdf.Name.S
    kept = {key: value for key, value in kept.items() if value is not None}
    pdf.trailer["/Root"] = pdf.make_indirect(pikepdf.Dictionary(kept))
    for key in list(pdf.trailer.keys()):
        if key not in ("/Root", "/Size"):
            del pdf.trailer[key]
    return to_bytes(pdf), work.words


def to_bytes(pdf: pikepdf.Pdf) -> bytes:
    """Return the bytes of a document, written anew as a whole."""
    out = io.BytesIO()
    pdf.save(
        out,
        min_version=_VERSION,
        force_version=_VERSION,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        deterministic_id=True,
    )
    return out.getvalue()


_PAGE: dict[str, rules.Rule] = {
    "/Group": part,
    "/StructParents": rules.number,
    "/Rotate": lambda _, value: value % 360 if type(value) is int and value % 90 == 0 else None,
    "/UserUnit": rules.keep_if(lambda value: rules.is_number(value) and 1 < value <= 1000),
}


def _clean_page(work: Rebuild, page: Object, links: list[Object]) -> None:
    """Reduce a page to its size, what is drawn on it, and its links."""
    box = pikepdf.Rectangle(pikepdf.Page(page).cropbox)
    streams = [each for each in rules.as_list(page.get("/Contents")) if is_stream(each)]
    content = rewrite(work, streams, page.get("/Resources"), words=True)
    work.marks[page.objgen] = content.marks
    rules.prune(work, page, _PAGE)
    page["/Type"], page["/MediaBox"] = pikepdf.Name.Page, box.as_array()
    page["/Contents"] = rules.encode(work.pdf.make_stream(b""), content.data)
    page["/Resources"] = used_resources(work, content.resources, content.used)
    if links:
        page["/Annots"] = pikepdf.Array(links)


def prove_clean(data: bytes) -> list[str]:
    """Return the texts in a cleaned document that are not drawn.

    Raises ``Refused`` if it holds anything that is not on the list: made anew once more, it has to
    come out the same to the last byte. So there is nothing in it that the rules leave out, and
    nothing between or behind its parts. Every part is also searched for what cameras and programs
    write into files.
    """
    if not data.startswith(_HEADER) or not data.endswith(b"\n%%EOF\n"):
        raise _unclean("bytes before or after it")
    with open_document(data) as pdf:
        for each in pdf.objects:
            if is_stream(each):
                _check_bytes(each)
        again, words = rebuild(pdf)
    if not hmac.compare_digest(again, data):
        raise _unclean("something that is not on the list")
    return words


def _unclean(what: str) -> Refused:
    return Refused(DOCUMENT_NOT_CLEAN, what=what)


def _check_bytes(stream: Object) -> None:
    try:
        data = bytes(stream.read_bytes())
    except pikepdf.PdfError:  # pictures stay packed
        data = bytes(stream.read_raw_bytes())
    for note, what in _NOTES:
        if note in data:
            raise _unclean(what)
