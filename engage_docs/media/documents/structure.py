"""The ways through a document: links, bookmarks, page numbers, and tags for screen readers.

Tags of pages that somebody took out often stay behind, with the descriptions of their pictures.
So only those are copied that hold something on a page that is still there.

Sources: ISO 32000-1, 12.3 and 12.5 (links), 14.7 and 14.8 (tags); ISO 32000-2, 14.8.4 (newer ones).
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_TOO_LARGE
from engage_docs.media.documents import limits
from engage_docs.media.documents.objects import (
    Key,
    Object,
    Rebuild,
    Rule,
    each_of,
    either,
    fields,
    is_array,
    is_dictionary,
    is_name,
    is_number,
    is_text,
    name,
    names,
    number,
    numbers,
    one_of,
    pikepdf,
    text,
)
from engage_docs.media.documents.opening import annotations_of
from engage_docs.media.source import Refused

STANDARD = frozenset(
    names(
        "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private",
        "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot",
        "Span Quote Note Reference BibEntry Code Link Annot",
        "Ruby RB RT RP Warichu WT WP Figure Formula Form",
    )
)
TAGS = STANDARD | {"/Artifact", "/ReversedChars", "/Clip"}

_NEWER = {
    "/Title": "/P",
    "/FENote": "/Note",
    "/Sub": "/Span",
    "/Em": "/Span",
    "/Strong": "/Span",
    "/Aside": "/Div",
    "/DocumentFragment": "/Div",
    "/H7": "/H6",
    "/H8": "/H6",
    "/H9": "/H6",
}
_STEPS = 20


def standard_role(name: str, roles: Object) -> str:
    """Return the standard name of a tag, by the document's own table of names."""
    for _ in range(_STEPS):
        if name in STANDARD:
            return name
        further = roles.get(name) if is_dictionary(roles) else None
        if not is_name(further):
            break
        name = str(further)
    return _NEWER.get(name, "/Div")


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

    def __init__(self, work: Rebuild) -> None:
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
    **each_of(numbers, "Rect QuadPoints Border C"),
    "/H": one_of("/N", "/I", "/O", "/P"),
    "/F": number,
}


def copy_links(work: Rebuild, page: Object, places: Destinations) -> list[Object]:
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


def copy_bookmarks(work: Rebuild, places: Destinations) -> Any:
    """Return the outline (12.3.3): bookmarks that lead to a page that is still there."""
    written = work.source.Root.get("/Outlines")
    if not is_dictionary(written):
        return None
    top = work.target.make_indirect(pikepdf.Dictionary())
    count = _bookmarks(work, places, written.get("/First"), top, set())
    return top if count else None


def _bookmarks(
    work: Rebuild, places: Destinations, first: Object, parent: Object, seen: set[tuple[int, int]]
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


def copy_page_numbers(work: Rebuild) -> Any:
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


def _read_labels(work: Rebuild, node: Object, labels: dict[int, Any], depth: int) -> None:
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


_TEXTS: dict[str, Rule] = {"/Alt": text, "/ActualText": text, "/E": text, "/Lang": text}
_SIZE = either(number, name)
_ATTRIBUTES: dict[str, dict[str, Rule]] = {
    "/Layout": {
        **each_of(name, "Placement WritingMode TextAlign"),
        "/BBox": numbers,
        **each_of(_SIZE, "Width Height"),
    },
    "/List": {"/ListNumbering": name},
    "/Table": {
        **each_of(number, "RowSpan ColSpan"),
        "/Scope": one_of("/Row", "/Column", "/Both"),
        "/Summary": text,
    },
}


@dataclass(slots=True)
class _Tags:
    work: Rebuild
    roles: Object
    classes: Object
    count: int = 0
    seen: set[Key] = field(default_factory=set)
    #: Which new tag holds which piece of which new page or drawing, in the order of reading.
    pieces: dict[Key, tuple[Object, dict[int, Object]]] = field(default_factory=dict)
    links: list[tuple[Object, Object]] = field(default_factory=list)
    ids: dict[bytes, bytes] = field(default_factory=dict)
    named: dict[bytes, Object] = field(default_factory=dict)


def copy_structure(work: Rebuild) -> Any:
    """Return the tree of tags, and number the pages, drawings and links for it; None if none."""
    written = work.source.Root.get("/StructTreeRoot")
    if not is_dictionary(written):
        return None
    tags = _Tags(work, written.get("/RoleMap"), written.get("/ClassMap"))
    root = work.target.make_indirect(pikepdf.Dictionary({"/Type": pikepdf.Name("/StructTreeRoot")}))
    kids = [
        made
        for kid in _list(written.get("/K"))
        if is_dictionary(kid) and (made := _element(tags, kid, root, None)) is not None
    ]
    if not any(alive for _, alive in kids):
        return None
    root["/K"] = pikepdf.Array([made for made, _ in kids])
    root["/ParentTree"] = _parents(tags)
    if tags.named:
        pairs = [each for key in sorted(tags.named) for each in (key, tags.named[key])]
        pairs = [pikepdf.String(each) if isinstance(each, bytes) else each for each in pairs]
        root["/IDTree"] = pikepdf.Dictionary({"/Names": pikepdf.Array(pairs)})
    return root


def _list(value: Object) -> list[Object]:
    if value is None:
        return []
    return list(value) if is_array(value) else [value]


def _element(
    tags: _Tags, written: Object, parent: Object, page: Object
) -> tuple[Object, bool] | None:
    """Return a tag's copy and whether anything on a page is in it; None if it is left over."""
    key = written.objgen
    tags.count += 1
    if tags.count > limits.PARTS:
        raise Refused(DOCUMENT_TOO_LARGE, what="it has too many tags")
    if (key[0] and key in tags.seen) or not is_name(written.get("/S")):
        return None
    tags.seen.add(key)
    own = written.get("/Pg")
    page = own if is_dictionary(own) else page
    made = tags.work.target.make_indirect(
        pikepdf.Dictionary(
            {
                "/S": pikepdf.Name(standard_role(str(written["/S"]), tags.roles)),
                "/P": parent,
            }
        )
    )
    _set_attributes(tags, written, made)
    inside = _list(written.get("/K"))
    kids: list[Any] = []
    alive = False
    for kid in inside:
        copied = tags.work.deeper(_kid, tags, kid, made, page)
        if copied is not None:
            kids.append(copied[0])
            alive = alive or copied[1]
    if inside and not kids:
        return None
    if kids:
        made["/K"] = pikepdf.Array(kids)
    if alive:
        for each, value in fields(tags.work, written, _TEXTS).items():
            made[each] = value
        _set_id(tags, written, made)
    return made, alive


def _kid(tags: _Tags, kid: Any, parent: Object, page: Object) -> tuple[Any, bool] | None:
    """Copy what lies in a tag: a piece of a page, a link, or another tag."""
    if type(kid) is int:
        piece = _piece(tags, kid, page, None, parent)
        return None if piece is None else (piece, True)
    if not is_dictionary(kid):
        return None
    kind = str(kid.get("/Type"))
    own = kid.get("/Pg")
    page = own if is_dictionary(own) else page
    if kind == "/MCR":
        piece = _piece(tags, kid.get("/MCID"), page, kid.get("/Stm"), parent)
        return None if piece is None else (piece, True)
    if kind == "/OBJR":
        there = kid.get("/Obj")
        link = tags.work.links.get(there.objgen) if is_dictionary(there) else None
        if link is None:
            return None
        tags.links.append((link, parent))
        reference = {"/Type": pikepdf.Name("/OBJR"), "/Obj": link}
        return _with_page(tags, reference, page), True
    return _element(tags, kid, parent, page)


def _with_page(tags: _Tags, reference: dict[str, Any], page: Object) -> Any:
    there = tags.work.pages.get(page.objgen) if is_dictionary(page) else None
    if there is not None:
        reference["/Pg"] = there
    return pikepdf.Dictionary(reference)


def _piece(tags: _Tags, mark: Any, page: Object, drawing: Object, parent: Object) -> Any:
    """Return a reference to a marked piece of a page, if it is there and not yet taken."""
    holder = page if drawing is None else drawing
    if not isinstance(holder, pikepdf.Object) or not is_dictionary(page):
        return None
    work = tags.work
    there = (work.pages if drawing is None else work.forms).get(holder.objgen)
    if there is None or mark not in work.marks.get(holder.objgen, ()):
        return None
    _, taken = tags.pieces.setdefault(there.objgen, (there, {}))
    if mark in taken:
        return None
    taken[mark] = parent
    reference = {"/Type": pikepdf.Name("/MCR"), "/MCID": mark}
    if drawing is not None:
        reference["/Stm"] = there
    return _with_page(tags, reference, page)


def _set_attributes(tags: _Tags, written: Object, made: Object) -> None:
    """Copy what tags say of tables, lists and places, their classes written out (14.7.5)."""
    given = _list(written.get("/A"))
    for each in _list(written.get("/C")):
        if is_name(each) and is_dictionary(tags.classes):
            given += _list(tags.classes.get(str(each)))
    kept: dict[str, dict[str, Any]] = {}
    for each in given:
        owner = str(each.get("/O")) if is_dictionary(each) else ""
        for key, value in fields(tags.work, each, _ATTRIBUTES.get(owner, {})).items():
            kept.setdefault(owner, {}).setdefault(key, value)
        headers = each.get("/Headers") if owner == "/Table" else None
        if headers is not None and all(map(is_text, _list(headers))):
            ids = [pikepdf.String(_renamed(tags, bytes(header))) for header in _list(headers)]
            kept.setdefault(owner, {})["/Headers"] = pikepdf.Array(ids)
    if kept:
        made["/A"] = pikepdf.Array(
            [pikepdf.Dictionary({"/O": pikepdf.Name(owner), **kept[owner]}) for owner in kept]
        )


def _renamed(tags: _Tags, name: bytes) -> bytes:
    """Return the new name of a header cell: its number, whatever it was called."""
    return tags.ids.setdefault(name, b"%d" % (len(tags.ids) + 1))


def _set_id(tags: _Tags, written: Object, made: Object) -> None:
    """Keep the name of a header cell, which other cells of the table refer to."""
    if str(made["/S"]) == "/TH" and is_text(written.get("/ID")):
        new = _renamed(tags, bytes(written["/ID"]))
        made["/ID"] = pikepdf.String(new)
        tags.named[new] = made


def _parents(tags: _Tags) -> Any:
    """Return the tree from pieces and links back to their tags, and number them (14.7.4.4)."""
    items: list[Any] = []
    for holder, taken in tags.pieces.values():
        holder["/StructParents"] = len(items) // 2
        row = [taken.get(mark) for mark in range(max(taken) + 1)]
        items += [len(items) // 2, tags.work.target.make_indirect(pikepdf.Array(row))]
    for link, tag in tags.links:
        link["/StructParent"] = len(items) // 2
        items += [len(items) // 2, tag]
    return pikepdf.Dictionary({"/Nums": pikepdf.Array(items)})
