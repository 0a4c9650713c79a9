"""The ways through a document: links, bookmarks, page numbers, and tags for screen readers.

Tags of pages that somebody took out often stay behind, with the descriptions of their pictures.
So only those stay that hold something on a page that is still there.

Sources: ISO 32000-1, 12.3 and 12.5 (links), 14.7 and 14.8 (tags); ISO 32000-2, 14.8.4 (newer ones).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from engage_docs.findings.documents import DOCUMENT_DAMAGED
from engage_docs.media.documents.opening import annotations_of
from engage_docs.media.documents.rules import (
    Key,
    Object,
    Rebuild,
    Rule,
    each_of,
    either,
    is_array,
    is_dictionary,
    is_name,
    is_number,
    is_text,
    items_of,
    name,
    number,
    numbers,
    one_of,
    pikepdf,
    prune,
    text,
)
from engage_docs.media.source import Refused

_ROLES = frozenset(
    f"/{word}"
    for word in [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
TAGS = _ROLES | {"/Artifact", "/ReversedChars", "/Clip"}

_NEWER = {
    "/Title": "/P",
    "/FENote": "/Note",
    "/Sub": "/Span",
    "/Em": "/Span",
    "/Strong": "/Span",
    "/H7": "/H6",
    "/H8": "/H6",
    "/H9": "/H6",
}
_STEPS = 20


def _standard_role(name: str, roles: Object) -> str:
    """Return the standard name of a tag, by the document's own table of names."""
    for _ in range(_STEPS):
        further = roles.get(name) if is_dictionary(roles) else None
        if name in _ROLES or not is_name(further):
            break
        name = str(further)
    return name if name in _ROLES else _NEWER.get(name, "/Div")


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
        self._pages = work.pages
        root = work.pdf.Root
        self._by_name, names = root.get("/Dests"), root.get("/Names")
        tree = names.get("/Dests") if is_dictionary(names) else None
        self._by_text: Mapping[str, Object] = (
            dict(pikepdf.NameTree(tree).items()) if is_dictionary(tree) else {}
        )

    def place(self, written: Object) -> Object:
        """Return the place as a page and a view of it, or None if it is not in this document."""
        if is_text(written):
            written = self._by_text.get(str(written))
        elif is_name(written) and is_dictionary(self._by_name):
            written = self._by_name.get(str(written))
        if is_dictionary(written):
            written = written.get("/D")
        if not is_array(written) or len(written) < 2 or not is_dictionary(written[0]):
            return None
        page, view, *rest = written
        if page.objgen not in self._pages or not is_name(view) or str(view) not in _FITS:
            return None
        count = _FITS[str(view)]
        rest = [each if is_number(each) else None for each in [*rest, *[None] * count][:count]]
        return pikepdf.Array([page, view, *rest])


def is_plain_address(address: bytes) -> bool:
    """Whether a link leads to the web, to an e-mail or to a telephone, and says nothing else."""
    if not _ADDRESS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address.decode("ascii"))
    except ValueError:
        return False
    if parts.scheme.lower() in ("mailto", "tel"):
        return bool(parts.path)
    return parts.scheme.lower() in _SCHEMES and bool(parts.netloc) and "@" not in parts.netloc


_LINK: dict[str, Rule] = {
    "/Type": one_of("/Annot"),
    "/Subtype": one_of("/Link"),
    **each_of(numbers, "Rect QuadPoints Border C"),
    "/H": one_of("/N", "/I", "/O", "/P"),
    "/F": number,
}


def links_of(work: Rebuild, page: Object, places: Destinations) -> list[Object]:
    """Return the plain links of a page. Notes, attachments, films and scripts stay behind."""
    kept: list[Object] = []
    for written in annotations_of(page):
        target = _target(work, written, places)
        if str(written.get("/Subtype")) != "/Link" or not target:
            continue
        link = prune(work, work.pdf.make_indirect(written), _LINK)
        for key, value in target.items():
            link[key] = value
        work.links.add(link.objgen)
        kept.append(link)
    return kept


def _target(work: Rebuild, written: Object, places: Destinations) -> dict[str, Object]:
    """Return where a link or a bookmark leads; nothing if that is no plain place."""
    action = written.get("/A")
    if not is_dictionary(action):
        place = places.place(written.get("/Dest"))
        return {} if place is None else {"/Dest": place}
    kind, address = str(action.get("/S")), action.get("/URI")
    if kind == "/URI" and is_text(address) and is_plain_address(bytes(address)):
        plain = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=text(work, address))
        return {"/A": plain}
    place = places.place(action.get("/D")) if kind == "/GoTo" else None
    return {} if place is None else {"/Dest": place}


def bookmarks(work: Rebuild, places: Destinations) -> Object:
    """Return the outline (12.3.3): bookmarks that lead to a page that is still there."""
    written = work.pdf.Root.get("/Outlines")
    if not is_dictionary(written):
        return None
    top = work.pdf.make_indirect(pikepdf.Dictionary())
    return top if _bookmarks(work, places, written.get("/First"), top, set()) else None


def _bookmarks(
    work: Rebuild, places: Destinations, first: Object, parent: Object, seen: set[Key]
) -> int:
    """Hang the copies of a bookmark and those after it below ``parent``; return their number."""
    made: list[Object] = []
    while is_dictionary(first):
        if first.objgen in seen:
            raise Refused(DOCUMENT_DAMAGED)
        seen.add(first.objgen)
        copy = work.pdf.make_indirect(pikepdf.Dictionary(Parent=parent))
        inner = work.deeper(_bookmarks, work, places, first.get("/First"), copy, seen)
        title, target = first.get("/Title"), _target(work, first, places).get("/Dest")
        if is_text(title) and (target is not None or inner):
            copy["/Title"] = text(work, title)
            if target is not None:
                copy["/Dest"] = target
            if inner:
                copy["/Count"] = -inner
            made.append(copy)
        first = first.get("/Next")
    for before, after in pairwise(made):
        before["/Next"], after["/Prev"] = after, before
    if made:
        parent["/First"], parent["/Last"], parent["/Count"] = made[0], made[-1], len(made)
    return len(made)


_LABEL: dict[str, Rule] = {
    "/S": one_of("/D", "/R", "/r", "/A", "/a"),
    "/P": text,
    "/St": number,
}


def page_numbers(work: Rebuild) -> Object:
    """Return the page labels (12.4.2): how the pages are numbered."""
    written = work.pdf.Root.get("/PageLabels")
    if not is_dictionary(written):
        return None
    items: list[Object] = []
    for start, value in pikepdf.NumberTree(written).items():
        if 0 <= start < len(work.pages) and is_dictionary(value):
            items += [start, prune(work, value, _LABEL)]
    return pikepdf.Dictionary(Nums=pikepdf.Array(items)) if items[:1] == [0] else None


_TEXTS: dict[str, Rule] = each_of(text, "Alt ActualText E Lang")
_ATTRIBUTES: dict[str, dict[str, Rule]] = {
    "/Layout": {
        **each_of(name, "Placement WritingMode TextAlign"),
        "/BBox": numbers,
        **each_of(either(number, name), "Width Height"),
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
    """The tree of tags while it is made anew.

    ``parts`` say which new tag holds which part of which page or drawing, in the order of reading.
    ``ids`` are the new names of header cells by the old ones, ``named`` the cells by the new.
    """

    work: Rebuild
    roles: Object
    classes: Object
    seen: set[Key] = field(default_factory=set)
    parts: dict[Key, tuple[Object, dict[int, Object]]] = field(default_factory=dict)
    links: list[tuple[Object, Object]] = field(default_factory=list)
    ids: dict[bytes, bytes] = field(default_factory=dict)
    named: dict[bytes, Object] = field(default_factory=dict)


def tags(work: Rebuild) -> Object:
    """Return the tree of tags, and number the pages, drawings and links for it; None if none."""
    written = work.pdf.Root.get("/StructTreeRoot")
    if not is_dictionary(written):
        return None
    tree = _Tags(work, written.get("/RoleMap"), written.get("/ClassMap"))
    root = work.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    kids = [
        made
        for kid in items_of(written.get("/K"))
        if is_dictionary(kid) and (made := _element(tree, kid, root, None)) is not None
    ]
    if not any(alive for _, alive in kids):
        return None
    root["/K"] = pikepdf.Array([made for made, _ in kids])
    root["/ParentTree"] = _parents(tree)
    if tree.named:
        pairs = [(pikepdf.String(key), tree.named[key]) for key in sorted(tree.named)]
        items = pikepdf.Array([each for pair in pairs for each in pair])
        root["/IDTree"] = pikepdf.Dictionary(Names=items)
    return root


def _element(
    tree: _Tags, written: Object, parent: Object, page: Object
) -> tuple[Object, bool] | None:
    """Return a tag's copy and whether anything on a page is in it; None if it is left over."""
    key = written.objgen
    if (key[0] and key in tree.seen) or not is_name(written.get("/S")):
        return None
    tree.seen.add(key)
    page = written.get("/Pg", page)
    role = pikepdf.Name(_standard_role(str(written["/S"]), tree.roles))
    made = tree.work.pdf.make_indirect(pikepdf.Dictionary(S=role, P=parent))
    _set_attributes(tree, written, made)
    inside = items_of(written.get("/K"))
    copied = [tree.work.deeper(_kid, tree, kid, made, page) for kid in inside]
    kids = [each for each in copied if each is not None]
    alive = any(holds for _, holds in kids)
    if inside and not kids:
        return None
    if kids:
        made["/K"] = pikepdf.Array([kid for kid, _ in kids])
    if alive:
        for key, value in written.items():
            if key in _TEXTS and text(tree.work, value) is not None:
                made[key] = value
        _set_id(tree, written, made)
    return made, alive


def _kid(tree: _Tags, kid: Object, parent: Object, page: Object) -> tuple[Object, bool] | None:
    """Copy what lies in a tag: a part of a page, a link, or another tag."""
    if type(kid) is int:
        return _part(tree, kid, page, page, parent)
    if not is_dictionary(kid):
        return None
    kind, own = str(kid.get("/Type")), kid.get("/Pg", page)
    if kind == "/MCR":
        return _part(tree, kid.get("/MCID"), own, kid.get("/Stm", own), parent)
    if kind != "/OBJR":
        return _element(tree, kid, parent, own)
    link = kid.get("/Obj")
    if not is_dictionary(link) or link.objgen not in tree.work.links:
        return None
    tree.links.append((link, parent))
    reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=link)
    if is_dictionary(own) and own.objgen in tree.work.pages:
        reference["/Pg"] = own
    return reference, True


def _part(
    tree: _Tags, mark: Object, page: Object, holder: Object, parent: Object
) -> tuple[Object, bool] | None:
    """Return a reference to a marked part of a page or drawing, if it is there and not taken."""
    work = tree.work
    if not is_dictionary(page) or page.objgen not in work.pages:
        return None
    if not isinstance(holder, pikepdf.Object) or mark not in work.marks.get(holder.objgen, ()):
        return None
    _, taken = tree.parts.setdefault(holder.objgen, (holder, {}))
    if mark in taken:
        return None
    taken[mark] = parent
    reference = pikepdf.Dictionary(Type=pikepdf.Name.MCR, MCID=mark, Pg=page)
    if holder.objgen != page.objgen:
        reference["/Stm"] = holder
    return reference, True


def _set_attributes(tree: _Tags, written: Object, made: Object) -> None:
    """Copy what tags say of tables, lists and places, their classes written out (14.7.5)."""
    given = items_of(written.get("/A"))
    for each in items_of(written.get("/C")):
        if is_name(each) and is_dictionary(tree.classes):
            given += items_of(tree.classes.get(str(each)))
    kept: dict[str, dict[str, Object]] = {}
    for each in filter(is_dictionary, given):
        owner = str(each.get("/O"))
        headers = items_of(each.get("/Headers")) if owner == "/Table" else []
        copy = pikepdf.Dictionary(dict(each.items()))
        for key, value in prune(tree.work, copy, _ATTRIBUTES.get(owner, {})).items():
            kept.setdefault(owner, {}).setdefault(key, value)
        if headers and all(map(is_text, headers)):
            ids = [pikepdf.String(_renamed(tree, bytes(header))) for header in headers]
            kept.setdefault(owner, {})["/Headers"] = pikepdf.Array(ids)
    if kept:
        made["/A"] = pikepdf.Array(
            [pikepdf.Dictionary({"/O": pikepdf.Name(owner), **kept[owner]}) for owner in kept]
        )


def _renamed(tree: _Tags, name: bytes) -> bytes:
    """Return the new name of a header cell: its number, whatever it was called."""
    return tree.ids.setdefault(name, b"%d" % (len(tree.ids) + 1))


def _set_id(tree: _Tags, written: Object, made: Object) -> None:
    """Keep the name of a header cell, which other cells of the table refer to."""
    if str(made["/S"]) == "/TH" and is_text(written.get("/ID")):
        new = _renamed(tree, bytes(written["/ID"]))
        made["/ID"] = pikepdf.String(new)
        tree.named[new] = made


def _parents(tree: _Tags) -> Object:
    """Return the tree from parts and links back to their tags, and number them (14.7.4.4)."""
    items: list[Object] = []
    for holder, taken in tree.parts.values():
        holder["/StructParents"] = len(items) // 2
        row = pikepdf.Array([taken.get(mark) for mark in range(max(taken) + 1)])
        items += [len(items) // 2, tree.work.pdf.make_indirect(row)]
    for link, tag in tree.links:
        link["/StructParent"] = len(items) // 2
        items += [len(items) // 2, tag]
    return pikepdf.Dictionary(Nums=pikepdf.Array(items))
