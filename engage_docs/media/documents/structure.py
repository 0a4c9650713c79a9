"""The ways through a document: links, bookmarks, page numbers, and tags for screen readers.

Tags of pages that somebody took out often stay behind, with the descriptions of their pictures.
So only those stay that hold something on a page that is still there.

Sources: ISO 32000-1, 12.3 and 12.5 (links), 14.7 and 14.8 (tags); ISO 32000-2, 14.8.4 (newer ones).
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

import pikepdf

from engage_docs.findings.documents import DOCUMENT_DAMAGED
from engage_docs.media.documents import rules
from engage_docs.media.documents.rules import (
    Key,
    Object,
    Rebuild,
    as_list,
    for_keys,
    is_array,
    is_dictionary,
    is_name,
    is_text,
    name,
    number,
    numbers,
    one_of,
    prune,
    text,
)
from engage_docs.media.source import Refused

_ROLES = frozenset(
    rules.names(
        "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private "
        "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot "
        "Span Quote Note Reference BibEntry Code Link Annot "
        "Ruby RB RT RP Warichu WT WP Figure Formula Form"
    )
)
TAGS = _ROLES | {"/Artifact", "/ReversedChars", "/Clip"}

_NEWER = {"/Title": "/P", "/FENote": "/Note", "/H7": "/H6", "/H8": "/H6", "/H9": "/H6"}
_NEWER |= {"/Sub": "/Span", "/Em": "/Span", "/Strong": "/Span"}
_STEPS = 20

_SCHEMES = ("http", "https", "mailto", "tel")
_ADDRESS = re.compile(rb"[\x21-\x7e]{1,4000}")
# The views of a page, and how many numbers each takes.
_VIEWS = {"/XYZ": 3, "/Fit": 0, "/FitH": 1, "/FitV": 1, "/FitR": 4}
_VIEWS |= {"/FitB": 0, "/FitBH": 1, "/FitBV": 1}


class Destinations:
    """Where links and bookmarks lead, with names looked up."""

    def __init__(self, work: Rebuild) -> None:
        self._work = work
        root: Object = work.pdf.Root
        self._by_name, names = root.get("/Dests"), root.get("/Names")
        tree: Object = names.get("/Dests") if is_dictionary(names) else None
        self._by_text = dict(pikepdf.NameTree(tree).items()) if is_dictionary(tree) else {}

    def target(self, written: Object) -> dict[str, Object]:
        """Return where a link leads, as its new values; nothing if that is no plain place."""
        action: Object = written.get("/A")
        kind = str(action.get("/S")) if is_dictionary(action) else ""
        if kind == "/URI" and is_plain_address(action.get("/URI")):
            address = text(self._work, action["/URI"])
            return {"/A": pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address)}
        place = self.place(action.get("/D") if kind == "/GoTo" else written.get("/Dest"))
        return {} if place is None or kind not in ("", "/GoTo") else {"/Dest": place}

    def place(self, written: Object) -> pikepdf.Array | None:
        """Return a place as a page and a view of it, or None if it is not in this document."""
        if is_text(written):
            written = self._by_text.get(str(written))
        elif is_name(written) and is_dictionary(self._by_name):
            written = self._by_name.get(str(written))
        if is_dictionary(written):
            written = written.get("/D")
        page, view, *rest = [*as_list(written), None, None]
        if not _is_page(self._work, page) or not is_name(view) or str(view) not in _VIEWS:
            return None
        sides = [each if rules.is_number(each) else None for each in [*rest, None, None]]
        return pikepdf.Array([page, view, *sides[: _VIEWS[str(view)]]])


def _is_page(work: Rebuild, value: Object) -> bool:
    return is_dictionary(value) and value.objgen in work.pages


def is_plain_address(written: Object) -> bool:
    """Whether a link leads to the web, to an e-mail or to a telephone, and says nothing else."""
    address = bytes(written) if is_text(written) else b""
    if not _ADDRESS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address.decode("ascii"))
    except ValueError:
        return False
    if parts.scheme.lower() in ("mailto", "tel"):
        return bool(parts.path)
    return parts.scheme.lower() in _SCHEMES and bool(parts.netloc) and "@" not in parts.netloc


_LINK: dict[str, rules.Rule] = {
    "/Type": one_of("Annot"),
    "/Subtype": one_of("Link"),
    **for_keys(numbers, "Rect QuadPoints Border C"),
    "/H": one_of("N I O P"),
    **for_keys(number, "F StructParent"),
}


def page_links(work: Rebuild, page: Object, places: Destinations) -> list[Object]:
    """Return the plain links of a page. Notes, attachments, films and scripts stay behind."""
    kept: list[Object] = []
    for written in filter(is_dictionary, as_list(page.get("/Annots"))):
        target = places.target(written) if str(written.get("/Subtype")) == "/Link" else {}
        if target:
            link = prune(work, work.pdf.make_indirect(written), _LINK)
            for key, value in target.items():
                link[key] = value
            work.links.add(link.objgen)
            kept.append(link)
    return kept


def bookmarks(work: Rebuild, places: Destinations) -> Object:
    """Return the outline (12.3.3): bookmarks that lead to a page that is still there."""
    written: Object = work.pdf.Root.get("/Outlines")
    top = work.pdf.make_indirect(pikepdf.Dictionary())
    first = written.get("/First") if is_dictionary(written) else None
    return top if _bookmarks(work, places, first, top, set()) else None


def _bookmarks(
    work: Rebuild, places: Destinations, written: Object, parent: Object, seen: set[Key]
) -> int:
    """Hang the copies of a bookmark and those after it below ``parent``; return their number."""
    made: list[Object] = []
    while is_dictionary(written):
        if written.objgen in seen:
            raise Refused(DOCUMENT_DAMAGED)
        seen.add(written.objgen)
        copy = work.pdf.make_indirect(pikepdf.Dictionary(Parent=parent))
        inner = work.nested(_bookmarks, work, places, written.get("/First"), copy, seen)
        title, place = written.get("/Title"), places.target(written).get("/Dest")
        if is_text(title) and (place is not None or inner):
            copy["/Title"] = text(work, title)
            if place is not None:
                copy["/Dest"] = place
            if inner:
                copy["/Count"] = -inner
            made.append(copy)
        written = written.get("/Next")
    for before, after in pairwise(made):
        before["/Next"], after["/Prev"] = after, before
    if made:
        parent["/First"], parent["/Last"], parent["/Count"] = made[0], made[-1], len(made)
    return len(made)


_LABEL: dict[str, rules.Rule] = {"/S": one_of("D R r A a"), "/P": text, "/St": number}


def page_numbers(work: Rebuild) -> Object:
    """Return the page labels (12.4.2): how the pages are numbered."""
    written: Object = work.pdf.Root.get("/PageLabels")
    items: list[Object] = []
    for start, value in pikepdf.NumberTree(written).items() if is_dictionary(written) else ():
        if 0 <= start < len(work.pages) and is_dictionary(value):
            items += [start, prune(work, value, _LABEL)]
    return pikepdf.Dictionary(Nums=pikepdf.Array(items)) if items[:1] == [0] else None


def _page(work: Rebuild, value: Object) -> Object:
    """Keep a page that is still there."""
    return value if _is_page(work, value) else None


_TAG: dict[str, rules.Rule] = {"/Pg": _page}
_TAG_WITH_WORDS = {**_TAG, **for_keys(text, "Alt ActualText E"), "/Lang": rules.language}
_PART: dict[str, rules.Rule] = {
    "/Type": one_of("MCR OBJR"),
    "/MCID": number,
    "/Pg": _page,
    "/Stm": lambda work, value: value if value.objgen in work.marks else None,
    "/Obj": lambda work, value: value if value.objgen in work.links else None,
}
_ATTRIBUTES: dict[str, rules.Rule] = {
    "/O": one_of("Layout List Table"),
    **for_keys(name, "Placement WritingMode TextAlign ListNumbering"),
    "/BBox": numbers,
    **for_keys(rules.any_of(number, name), "Width Height"),
    **for_keys(number, "RowSpan ColSpan"),
    "/Scope": one_of("Row Column Both"),
    "/Summary": text,
}


@dataclass(slots=True)
class _Tags:
    """The tree of tags while it is reduced: which stay, and the new names of header cells."""

    work: Rebuild
    roles: Object
    classes: Object
    seen: set[Key] = field(default_factory=set)
    kept: set[Key] = field(default_factory=set)
    ids: dict[bytes, pikepdf.String] = field(default_factory=dict)
    named: dict[str, Object] = field(default_factory=dict)


def tags(work: Rebuild) -> Object:
    """Return the tree of tags; None if nothing on a page is tagged."""
    written: Object = work.pdf.Root.get("/StructTreeRoot")
    if not is_dictionary(written):
        return None
    tree = _Tags(work, written.get("/RoleMap"), written.get("/ClassMap"))
    parents = written.get("/ParentTree")
    root = work.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    kids = [(kid, _keep_tag(tree, kid, root, None)) for kid in as_list(written.get("/K"))]
    if not any(alive for _, alive in kids):
        return None
    root["/K"] = pikepdf.Array([kid for kid, alive in kids if alive is not None])
    if is_dictionary(parents):
        root["/ParentTree"] = _parents(tree, parents)
    if tree.named:
        pairs = [(pikepdf.String(key), tree.named[key]) for key in sorted(tree.named)]
        items = pikepdf.Array([each for pair in pairs for each in pair])
        root["/IDTree"] = pikepdf.Dictionary(Names=items)
    return root


def _keep_tag(tree: _Tags, tag: Object, parent: Object, page: Object) -> bool | None:
    """Reduce a tag; return whether anything on a page is in it, or None if it is left over."""
    role = tag.get("/S") if is_dictionary(tag) and tag.is_indirect else None
    if not is_name(role) or tag.objgen in tree.seen:
        return None
    tree.seen.add(tag.objgen)
    page, inside = tag.get("/Pg", page), as_list(tag.get("/K"))
    kids = [(kid, tree.work.nested(_keep_kid, tree, kid, tag, page)) for kid in inside]
    kept = [kid for kid, alive in kids if alive is not None]
    if inside and not kept:
        return None
    tree.kept.add(tag.objgen)
    alive = any(alive for _, alive in kids)
    attributes, written_id = _attributes(tree, tag), tag.get("/ID")
    prune(tree.work, tag, _TAG_WITH_WORDS if alive else _TAG)
    tag["/S"], tag["/P"] = _standard_role(str(role), tree.roles), parent
    if kept:
        tag["/K"] = pikepdf.Array(kept)
    if attributes:
        tag["/A"] = pikepdf.Array(attributes)
    if alive and tag["/S"] == pikepdf.Name.TH and is_text(written_id):
        tag["/ID"] = _new_id(tree, written_id)
        tree.named[str(tag["/ID"])] = tag
    return alive


def _standard_role(role: str, roles: Object) -> pikepdf.Name:
    """Return the standard name of a tag, by the document's own table of names."""
    for _ in range(_STEPS):
        further = roles.get(role) if is_dictionary(roles) else None
        if role in _ROLES or not is_name(further):
            break
        role = str(further)
    return pikepdf.Name(role if role in _ROLES else _NEWER.get(role, "/Div"))


def _keep_kid(tree: _Tags, kid: Object, parent: Object, page: Object) -> bool | None:
    """Reduce what lies in a tag: a part of a page, a link, or another tag."""
    work = tree.work
    if type(kid) is int:
        return (_is_page(work, page) and kid in work.marks[page.objgen]) or None
    if not is_dictionary(kid) or str(kid.get("/Type")) not in ("/MCR", "/OBJR"):
        return _keep_tag(tree, kid, parent, page)
    prune(work, kid, _PART)
    if "/Obj" in kid:
        return True
    holder = kid.get("/Stm", kid.get("/Pg", page))
    there = is_dictionary(holder) or rules.is_stream(holder)
    return (there and kid.get("/MCID") in work.marks.get(holder.objgen, ())) or None


def _attributes(tree: _Tags, tag: Object) -> list[Object]:
    """Return what a tag says of tables, lists and places, its classes written out (14.7.5)."""
    given = as_list(tag.get("/A"))
    for each in as_list(tag.get("/C")):
        if is_name(each) and is_dictionary(tree.classes):
            given += as_list(tree.classes.get(str(each)))
    kept: list[Object] = []
    for each in filter(is_dictionary, given):
        headers = as_list(each.get("/Headers"))
        copy = prune(tree.work, pikepdf.Dictionary(dict(each.items())), _ATTRIBUTES)
        if headers and all(map(is_text, headers)):
            copy["/Headers"] = pikepdf.Array([_new_id(tree, header) for header in headers])
        if "/O" in copy and len(copy) > 1:
            kept.append(copy)
    return kept


def _new_id(tree: _Tags, written: Object) -> pikepdf.String:
    """Return the new name of a header cell: its number, whatever it was called."""
    return tree.ids.setdefault(bytes(written), pikepdf.String(str(len(tree.ids) + 1)))


def _parents(tree: _Tags, written: Object) -> Object:
    """Return the tree from parts and links back to their tags (14.7.4.4)."""

    def kept(value: Object) -> Object:
        if is_array(value):
            return tree.work.pdf.make_indirect(pikepdf.Array([kept(each) for each in value]))
        return value if is_dictionary(value) and value.objgen in tree.kept else None

    items: list[Object] = []
    for key, value in sorted(pikepdf.NumberTree(written).items()):
        items += [key, kept(value)]
    return pikepdf.Dictionary(Nums=pikepdf.Array(items))
