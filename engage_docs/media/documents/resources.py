"""What drawing commands use: pictures, drawings, fonts, patterns (ISO 32000-1, 7.8.3)."""

from collections.abc import Callable, Mapping
from typing import Any

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents.colours import colour_space, function, functions, shading
from engage_docs.media.documents.content import Content, rewrite
from engage_docs.media.documents.fonts import font_fields
from engage_docs.media.documents.hidden import check_membership
from engage_docs.media.documents.images import image
from engage_docs.media.documents.library import Object, pikepdf
from engage_docs.media.documents.limits import Refused
from engage_docs.media.documents.names import names
from engage_docs.media.documents.streams import is_stream, packed
from engage_docs.media.documents.values import (
    Rule,
    Work,
    dictionary,
    either,
    fields,
    flag,
    is_array,
    is_dictionary,
    is_name,
    list_of,
    name,
    number,
    numbers,
    one_of,
    put,
)


def resources_used(work: Work, value: Object, used: Mapping[str, set[str]]) -> Any:
    """Copy the resources that were used, and no others."""
    made = pikepdf.Dictionary()
    for category in sorted(used):
        copies = pikepdf.Dictionary()
        for each in sorted(used[category]):
            written = value[category][each]
            copy = work.deeper(_COPY[category], work, written, value)
            if copy is None:
                raise Refused(DOCUMENT_STRANGE, what="a drawing of an unusual kind")
            copies[each] = copy
        made[category] = copies
    return made


def _commands(work: Work, value: Object, outer: Object) -> tuple[Object, Content]:
    """Return a new stream of drawing commands, with its resources, and what is in it."""
    own = value.get("/Resources")
    inner = own if is_dictionary(own) else outer
    work.count_content(len(value.read_raw_bytes()))
    content = rewrite(work, value, inner)
    work.count_content(len(content.data))
    made = packed(work.target, content.data)
    made["/Resources"] = resources_used(work, inner, content.used)
    return made, content


_GROUP = dictionary(
    {"/S": one_of("/Transparency"), "/CS": colour_space, "/I": flag, "/K": flag},
)


def group(work: Work, value: Object) -> Any:
    """A rule for how transparent parts of a page or drawing are mixed."""
    return _GROUP(work, value)


_FORM: dict[str, Rule] = {"/BBox": numbers, "/Matrix": numbers, "/Group": group}


def _form(work: Work, value: Object, outer: Object) -> Any:
    made, content = _commands(work, value, outer)
    put(made, fields(work, value, _FORM))
    made["/Type"], made["/Subtype"] = pikepdf.Name("/XObject"), pikepdf.Name("/Form")
    work.forms[value.objgen] = made
    work.marks[value.objgen] = content.marks
    return made


def _drawing(work: Work, value: Object, outer: Object) -> Any:
    """Copy a picture or a drawing that is used by name (8.8)."""
    if not is_stream(value):
        return None
    layer = value.get("/OC")
    if is_dictionary(layer):
        check_membership(layer)
    kind = str(value.get("/Subtype"))
    if kind == "/Image":
        return image(work, value)
    if kind != "/Form":
        return None
    return work.shared(value, "form", _form, work, value, outer)


def _mask(work: Work, value: Object) -> Any:
    if is_name(value):
        return one_of("/None")(work, value)
    rules: dict[str, Rule] = {
        "/S": one_of("/Alpha", "/Luminosity"),
        "/G": lambda work, drawing: _drawing(work, drawing, pikepdf.Dictionary()),
        "/BC": numbers,
        "/TR": function,
    }
    return dictionary(rules)(work, value)


def _sized_font(work: Work, value: Object) -> Any:
    if not is_array(value) or len(value) != 2 or number(work, value[1]) is None:
        return None
    return pikepdf.Array([_font(work, value[0], pikepdf.Dictionary()), value[1]])


_STATE: dict[str, Rule] = {
    **dict.fromkeys(names("LW LC LJ ML OPM FL SM CA ca"), number),
    **dict.fromkeys(names("OP op SA AIS TK"), flag),
    "/D": numbers,
    "/RI": name,
    "/Font": _sized_font,
    "/BM": either(name, list_of(name)),
    "/SMask": _mask,
    "/TR": functions,
}


def _state(work: Work, value: Object, _: Object) -> Any:
    return work.shared(value, "state", dictionary(_STATE), work, value)


def _pattern(work: Work, value: Object, outer: Object) -> Any:
    return work.shared(value, "pattern", _make_pattern, work, value, outer)


def _make_pattern(work: Work, value: Object, outer: Object) -> Any:
    if is_stream(value):
        made, _ = _commands(work, value, outer)
        rules: dict[str, Rule] = {
            **dict.fromkeys(names("PatternType PaintType TilingType XStep YStep"), number),
            "/BBox": numbers,
            "/Matrix": numbers,
        }
        return put(made, fields(work, value, rules))
    rules = {
        "/PatternType": number,
        "/Shading": shading,
        "/Matrix": numbers,
        "/ExtGState": dictionary(_STATE),
    }
    return dictionary(rules)(work, value)


def _font(work: Work, value: Object, outer: Object) -> Any:
    if not is_dictionary(value):
        return None
    return work.shared(value, "font", _make_font, work, value, outer)


def _make_font(work: Work, value: Object, outer: Object) -> Any:
    made = pikepdf.Dictionary(font_fields(work, value))
    letters = value.get("/CharProcs")
    if str(value.get("/Subtype")) != "/Type3" or not is_dictionary(letters):
        return made
    own = value.get("/Resources")
    inner = own if is_dictionary(own) else outer
    drawn = pikepdf.Dictionary()
    used: dict[str, set[str]] = {}
    for each, commands in letters.items():
        if not is_stream(commands):
            raise Refused(DOCUMENT_DAMAGED)
        work.count_content(len(commands.read_raw_bytes()))
        content = rewrite(work, commands, inner)
        for category, called in content.used.items():
            used.setdefault(category, set()).update(called)
        drawn[each] = packed(work.target, content.data)
    made["/CharProcs"] = drawn
    made["/Resources"] = resources_used(work, inner, used)
    return made


_COPY: dict[str, Callable[[Work, Object, Object], Any]] = {
    "/Font": _font,
    "/XObject": _drawing,
    "/ExtGState": _state,
    "/ColorSpace": lambda work, value, _: colour_space(work, value),
    "/Pattern": _pattern,
    "/Shading": lambda work, value, _: shading(work, value),
}
