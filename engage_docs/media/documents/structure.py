"""Tags for screen readers, copied and pruned (ISO 32000-1, 14.7 and 14.8).

Tags of pages that somebody took out often stay behind, with the descriptions of their pictures.
So only those are copied that hold something on a page that is still there.
"""

from dataclasses import dataclass, field
from typing import Any

from engage_docs.findings.documents import DOCUMENT_TOO_LARGE
from engage_docs.media.documents import limits
from engage_docs.media.documents.library import Object, pikepdf
from engage_docs.media.documents.limits import Refused
from engage_docs.media.documents.roles import standard_role
from engage_docs.media.documents.values import (
    Key,
    Rule,
    Work,
    either,
    fields,
    is_array,
    is_dictionary,
    is_name,
    is_text,
    name,
    number,
    numbers,
    one_of,
    text,
)

_TEXTS: dict[str, Rule] = {"/Alt": text, "/ActualText": text, "/E": text, "/Lang": text}
_SIZE = either(number, name)
_ATTRIBUTES: dict[str, dict[str, Rule]] = {
    "/Layout": {
        "/Placement": name,
        "/WritingMode": name,
        "/BBox": numbers,
        "/Width": _SIZE,
        "/Height": _SIZE,
        "/TextAlign": name,
    },
    "/List": {"/ListNumbering": name},
    "/Table": {
        "/RowSpan": number,
        "/ColSpan": number,
        "/Scope": one_of("/Row", "/Column", "/Both"),
        "/Summary": text,
    },
}


@dataclass(slots=True)
class _Tags:
    work: Work
    roles: Object
    classes: Object
    count: int = 0
    seen: set[Key] = field(default_factory=set)
    #: Which new tag holds which piece of which new page or drawing, in the order of reading.
    pieces: dict[Key, tuple[Object, dict[int, Object]]] = field(default_factory=dict)
    links: list[tuple[Object, Object]] = field(default_factory=list)
    ids: dict[bytes, bytes] = field(default_factory=dict)
    named: dict[bytes, Object] = field(default_factory=dict)


def copy_structure(work: Work) -> Any:
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
