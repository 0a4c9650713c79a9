"""A document made anew, page by page, from what is on the list (ISO 32000-1, 7.7).

The document's own trailer, catalogue and objects are only read. What they hold beyond the list
(notes on the author, scripts, attachments, older versions, thumbnails) is never copied.
"""

import io
import re

from engage_docs.findings.documents import DOCUMENT_DAMAGED
from engage_docs.media.documents.content import rewrite
from engage_docs.media.documents.objects import (
    Object,
    Rebuild,
    is_array,
    is_dictionary,
    is_number,
    is_stream,
    is_text,
    packed,
    pikepdf,
    unpacked,
)
from engage_docs.media.documents.opening import box_of
from engage_docs.media.documents.resources import group, resources_used
from engage_docs.media.documents.structure import (
    Destinations,
    copy_bookmarks,
    copy_links,
    copy_page_numbers,
    copy_structure,
)
from engage_docs.media.source import Refused

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_VERSION = "1.7"


def rebuilt(source: Object) -> bytes:
    """Return a new document with what people see and hear of ``source``: the same each time."""
    with pikepdf.new() as target:
        work = Rebuild(source, target)
        _copy(work)
        return written(target)


def written(pdf: Object) -> bytes:
    """Return the bytes of a document, written anew as a whole."""
    out = io.BytesIO()
    pdf.save(
        out,
        min_version=_VERSION,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        deterministic_id=True,
    )
    return out.getvalue()


def _copy(work: Rebuild) -> None:
    sources = [page.obj for page in work.source.pages]
    for page in sources:
        work.target.pages.append(pikepdf.Page(_blank(page)))
    made = [page.obj for page in work.target.pages]
    work.pages = {page.objgen: new for page, new in zip(sources, made, strict=True)}
    places = Destinations(work)
    for page, new in zip(sources, made, strict=True):
        _fill(work, page, new)
        links = copy_links(work, page, places)
        if links:
            new["/Annots"] = pikepdf.Array(links)
    root = work.target.Root
    tags = copy_structure(work)
    if tags is not None:
        root["/StructTreeRoot"] = tags
        root["/MarkInfo"] = pikepdf.Dictionary({"/Marked": True})
        for new in made:
            new["/Tabs"] = pikepdf.Name("/S")
    for key, value in (
        ("/Outlines", copy_bookmarks(work, places)),
        ("/PageLabels", copy_page_numbers(work)),
        ("/Lang", _language(work.source.Root.get("/Lang"))),
    ):
        if value is not None:
            root[key] = value


def _blank(page: Object) -> Object:
    """Return a new page of the same size, with nothing on it."""
    box = box_of(page, "/CropBox") or box_of(page, "/MediaBox")
    if box is None:
        raise Refused(DOCUMENT_DAMAGED)
    made = pikepdf.Dictionary({"/Type": pikepdf.Name("/Page"), "/MediaBox": pikepdf.Array(box)})
    turned, unit = page.get("/Rotate"), page.get("/UserUnit")
    if type(turned) is int and turned % 360 in (90, 180, 270):
        made["/Rotate"] = turned % 360
    if is_number(unit) and 1 < unit <= 1000:
        made["/UserUnit"] = unit
    return made


def _fill(work: Rebuild, page: Object, new: Object) -> None:
    resources = page.get("/Resources")
    contents = page.get("/Contents")
    for part in contents if is_array(contents) else [contents]:
        if is_stream(part):
            work.count_content(len(unpacked(part)))
    content = rewrite(work, pikepdf.Page(page), resources)
    work.marks[page.objgen] = content.marks
    new["/Contents"] = packed(work.target, content.data)
    new["/Resources"] = resources_used(work, resources, content.used)
    mixed = page.get("/Group")
    copied = group(work, mixed) if is_dictionary(mixed) else None
    if copied is not None:
        new["/Group"] = copied


def _language(value: Object) -> Object:
    """Return the language of the document (14.9.2), which screen readers speak it in."""
    if not is_text(value) or not _LANGUAGE.fullmatch(str(value)):
        return None
    return pikepdf.String(str(value))
