"""Links, bookmarks and page numbers: the ways through a document (ISO 32000-1, 12.3 and 12.5)."""

import re
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from engage_docs.findings.documents import DOCUMENT_DAMAGED
from engage_docs.media.documents import limits
from engage_docs.media.documents.hidden import annotations_of
from engage_docs.media.documents.library import Object, pikepdf
from engage_docs.media.documents.limits import Refused
from engage_docs.media.documents.values import (
    Rule,
    Work,
    fields,
    is_array,
    is_dictionary,
    is_name,
    is_number,
    is_text,
    number,
    numbers,
    one_of,
    text,
)

_SCHEMES = ("http", "https", "mailto", "tel")
_ADDRESS = re.compile(rb"[\x21-\x7e]{1,4000}")
_FITS = {
    "/XYZ": 3,
    "/Fit": 0,
    "/FitH": 1,
    "/FitV": 1,
    "/FitR": 4,
    "/FitB": 0,
    "/FitBH": 1,
    "/FitBV": 1,
}


class Destinations:
    """Where links inside the document lead, with names looked up."""

    def __init__(self, work: Work) -> None:
        self.work = work
        root = work.source.Root
        self._by_name = root.get("/Dests")
        names = root.get("/Names")
        self._by_text: dict[bytes, Object] = {}
        if is_dictionary(names) and is_dictionary(names.get("/Dests")):
            self._read(names["/Dests"], 0)

    def _read(self, node: Object, depth: int) -> None:
        """Read a name tree (7.9.6)."""
        if depth > limits.DEPTH or len(self._by_text) > limits.PARTS:
            raise Refused(DOCUMENT_DAMAGED)
        pairs = node.get("/Names")
        items = list(pairs) if is_array(pairs) else []
        for key, value in zip(items[::2], items[1::2], strict=False):
            if is_text(key):
                self._by_text[bytes(key)] = value
        kids = node.get("/Kids")
        for kid in kids if is_array(kids) else ():
            if is_dictionary(kid):
                self._read(kid, depth + 1)

    def copy(self, written: Object) -> Any:
        """Return the place as a page and a view of it, or None if it is not in this document."""
        if is_text(written):
            written = self._by_text.get(bytes(written))
        elif is_name(written) and is_dictionary(self._by_name):
            written = self._by_name.get(str(written))
        if is_dictionary(written):
            written = written.get("/D")
        if not is_array(written) or len(written) < 2 or not is_dictionary(written[0]):
            return None
        page = self.work.pages.get(written[0].objgen)
        view = str(written[1]) if is_name(written[1]) else ""
        if page is None or view not in _FITS:
            return None
        rest = [each if is_number(each) else None for each in list(written)[2 : 2 + _FITS[view]]]
        rest += [None] * (_FITS[view] - len(rest))
        return pikepdf.Array([page, pikepdf.Name(view), *rest])


def is_plain_address(address: bytes) -> bool:
    """Whether a link leads to the web, to an e-mail or to a telephone, and says nothing else."""
    if not _ADDRESS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address.decode("ascii"))
    except ValueError:
        return False
    if parts.scheme.lower() not in _SCHEMES:
        return False
    if parts.scheme.lower() in ("mailto", "tel"):
        return bool(parts.path)
    return bool(parts.netloc) and "@" not in parts.netloc


_LINK: dict[str, Rule] = {
    "/Type": one_of("/Annot"),
    "/Subtype": one_of("/Link"),
    "/Rect": numbers,
    "/QuadPoints": numbers,
    "/Border": numbers,
    "/C": numbers,
    "/H": one_of("/N", "/I", "/O", "/P"),
    "/F": number,
}


def copy_links(work: Work, page: Object, places: Destinations) -> list[Object]:
    """Return the plain links of a page. Notes, attachments, films and scripts stay behind."""
    made: list[Object] = []
    for annotation in annotations_of(page):
        target = _target(annotation, places)
        if str(annotation.get("/Subtype")) != "/Link" or target is None:
            continue
        link = pikepdf.Dictionary({**fields(work, annotation, _LINK), **target})
        link = work.target.make_indirect(link)
        if annotation.objgen[0]:
            work.links[annotation.objgen] = link
        made.append(link)
    return made


def _target(annotation: Object, places: Destinations) -> dict[str, Any] | None:
    action = annotation.get("/A")
    if is_dictionary(action):
        kind, address = str(action.get("/S")), action.get("/URI")
        if kind == "/URI" and is_text(address) and is_plain_address(bytes(address)):
            return {
                "/A": pikepdf.Dictionary(
                    {"/S": pikepdf.Name("/URI"), "/URI": pikepdf.String(bytes(address))}
                )
            }
        place = places.copy(action.get("/D")) if kind == "/GoTo" else None
    else:
        place = places.copy(annotation.get("/Dest"))
    return None if place is None else {"/Dest": place}


def copy_bookmarks(work: Work, places: Destinations) -> Any:
    """Return the outline (12.3.3): bookmarks that lead to a page that is still there."""
    written = work.source.Root.get("/Outlines")
    if not is_dictionary(written):
        return None
    top = work.target.make_indirect(pikepdf.Dictionary())
    count = _bookmarks(work, places, written.get("/First"), top, set())
    return top if count else None


def _bookmarks(
    work: Work, places: Destinations, first: Object, parent: Object, seen: set[tuple[int, int]]
) -> int:
    """Hang the copies of a bookmark and those after it below ``parent``; return their number."""
    made: list[Object] = []
    while is_dictionary(first):
        if first.objgen in seen or len(seen) > limits.PARTS:
            raise Refused(DOCUMENT_DAMAGED)
        seen.add(first.objgen)
        copy = work.target.make_indirect(pikepdf.Dictionary({"/Parent": parent}))
        below = first.get("/First")
        inner = work.deeper(_bookmarks, work, places, below, copy, seen)
        title, action = first.get("/Title"), first.get("/A")
        written = first.get("/Dest")
        if written is None and is_dictionary(action) and str(action.get("/S")) == "/GoTo":
            written = action.get("/D")
        place = places.copy(written)
        if is_text(title) and (place is not None or inner):
            copy["/Title"] = text(work, title)
            if place is not None:
                copy["/Dest"] = place
            if inner:
                copy["/Count"] = -inner
            made.append(copy)
        first = first.get("/Next")
    for before, after in pairwise(made):
        before["/Next"], after["/Prev"] = after, before
    if made:
        parent["/First"], parent["/Last"] = made[0], made[-1]
        parent["/Count"] = len(made)
    return len(made)


_LABEL: dict[str, Rule] = {
    "/S": one_of("/D", "/R", "/r", "/A", "/a"),
    "/P": text,
    "/St": number,
}


def copy_page_numbers(work: Work) -> Any:
    """Return the page labels (12.4.2): how the pages are numbered."""
    written = work.source.Root.get("/PageLabels")
    if not is_dictionary(written):
        return None
    labels: dict[int, Any] = {}
    _read_labels(work, written, labels, 0)
    items: list[Any] = []
    for start in sorted(labels):
        items += [start, labels[start]]
    return pikepdf.Dictionary({"/Nums": pikepdf.Array(items)}) if 0 in labels else None


def _read_labels(work: Work, node: Object, labels: dict[int, Any], depth: int) -> None:
    if depth > limits.DEPTH or len(labels) > limits.PAGES:
        raise Refused(DOCUMENT_DAMAGED)
    pairs, kids = node.get("/Nums"), node.get("/Kids")
    items = list(pairs) if is_array(pairs) else []
    for start, label in zip(items[::2], items[1::2], strict=False):
        if type(start) is int and 0 <= start < len(work.pages) and is_dictionary(label):
            labels[start] = pikepdf.Dictionary(fields(work, label, _LABEL))
    for kid in kids if is_array(kids) else ():
        if is_dictionary(kid):
            _read_labels(work, kid, labels, depth + 1)
