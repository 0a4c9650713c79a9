"""The objects of a PDF, and the rules by which they are copied.

A rule takes a value and returns its copy, or None. What no rule names is not copied. So a new kind
of hiding place, in a later version of PDF or in some program's own words, stays out without anyone
having heard of it. Streams are unpacked and packed anew (ISO 32000-1, 7.4).

pikepdf is there only if the extra ``engage-docs[pdf]`` is installed. It is taken as ``Any``, so
that types can be checked whether or not it is there.
"""

import importlib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engage_docs.findings.documents import (
    DOCUMENT_DAMAGED,
    DOCUMENT_STRANGE,
    DOCUMENT_TOO_LARGE,
)
from engage_docs.media.documents import limits
from engage_docs.media.source import Refused

pikepdf: Any = importlib.import_module("pikepdf")

Object = Any
"""An object of a PDF file."""


def names(*lines: str) -> list[str]:
    """Return the words of the lines as PDF names: each with a slash before it."""
    return [f"/{word}" for line in lines for word in line.split()]


Key = tuple[int, int]


@dataclass(slots=True)
class Rebuild:
    """One document being made anew: from ``source`` into ``target``."""

    source: Object
    target: Object
    copies: dict[tuple[Key, str], Object] = field(default_factory=dict)
    making: set[tuple[Key, str]] = field(default_factory=set)
    depth: int = 0
    content_bytes: int = 0
    #: The new page, and the numbers of its tagged pieces, by the old page.
    pages: dict[Key, Object] = field(default_factory=dict)
    marks: dict[Key, set[int]] = field(default_factory=dict)
    #: The same for drawings that are used in pages, and the new links by the old ones.
    forms: dict[Key, Object] = field(default_factory=dict)
    links: dict[Key, Object] = field(default_factory=dict)

    def shared(self, value: Object, kind: str, make: Callable[..., Any], *given: Any) -> Any:
        """Return the copy of an object that is used in several places, made once."""
        key = (value.objgen, kind)
        if not key[0][0]:
            return self.deeper(make, *given)
        if key in self.copies:
            return self.copies[key]
        if key in self.making:
            raise Refused(DOCUMENT_DAMAGED)  # it is a part of itself
        self.making.add(key)
        made = self.deeper(make, *given)
        self.making.remove(key)
        if made is not None and not isinstance(made, pikepdf.Name):
            made = self.target.make_indirect(made)
        self.copies[key] = made
        return made

    def deeper(self, make: Callable[..., Any], *given: Any) -> Any:
        """Make something that lies within something else, and count how deep it lies."""
        self.depth += 1
        if self.depth > limits.DEPTH:
            raise Refused(DOCUMENT_DAMAGED)
        made = make(*given)
        self.depth -= 1
        return made

    def count_content(self, size: int) -> None:
        self.content_bytes += size
        if self.content_bytes > limits.CONTENT_BYTES:
            raise Refused(DOCUMENT_TOO_LARGE, what="it has too many drawing commands")


Rule = Callable[[Rebuild, Object], Any]


def is_number(value: Object) -> bool:
    return type(value) in (int, Decimal, float)


def is_dictionary(value: Object) -> bool:
    return isinstance(value, pikepdf.Dictionary)


def is_array(value: Object) -> bool:
    return isinstance(value, pikepdf.Array)


def is_name(value: Object) -> bool:
    return isinstance(value, pikepdf.Name)


def is_text(value: Object) -> bool:
    return isinstance(value, pikepdf.String)


def number(_: Rebuild, value: Object) -> Any:
    return value if is_number(value) else None


def flag(_: Rebuild, value: Object) -> Any:
    return value if type(value) is bool else None


def name(_: Rebuild, value: Object) -> Any:
    """A rule for a name, such as a font's; older programs write them in letters of their own."""
    if not is_name(value):
        return None
    try:
        return pikepdf.Name(str(value))
    except UnicodeDecodeError:
        return pikepdf.Object.parse(value.unparse())


def text(_: Rebuild, value: Object) -> Any:
    return pikepdf.String(bytes(value)) if is_text(value) else None


def one_of(*names: str) -> Rule:
    """A rule for a name on a list."""

    def rule(_: Rebuild, value: Object) -> Any:
        return pikepdf.Name(str(value)) if is_name(value) and str(value) in names else None

    return rule


def either(*rules: Rule) -> Rule:
    """A rule for a value that may be of several kinds."""

    def rule(work: Rebuild, value: Object) -> Any:
        for each in rules:
            made = each(work, value)
            if made is not None:
                return made
        return None

    return rule


def list_of(each: Rule) -> Rule:
    """A rule for a list; all of its items must follow the rule for each."""

    def rule(work: Rebuild, value: Object) -> Any:
        if not is_array(value):
            return None
        items = [work.deeper(each, work, item) for item in value]
        return None if any(item is None for item in items) else pikepdf.Array(items)

    return rule


def numbers(work: Rebuild, value: Object) -> Any:
    """A rule for a list of numbers and lists of them."""
    return list_of(either(number, numbers))(work, value)


def each_of(rule: Rule, *lines: str) -> dict[str, Rule]:
    """Return the same rule for each of the names in these lines of words."""
    return dict.fromkeys(names(*lines), rule)


def dictionary(rules: Mapping[str, Rule]) -> Rule:
    """A rule for a dictionary: what is not named in ``rules`` is left out."""

    def rule(work: Rebuild, value: Object) -> Any:
        if not is_dictionary(value):
            return None
        return pikepdf.Dictionary(fields(work, value, rules))

    return rule


def fields(work: Rebuild, value: Object, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """Return the copies of the values that are on the list."""
    kept: dict[str, Any] = {}
    for key, rule in rules.items():
        written = value.get(key)
        made = None if written is None else work.deeper(rule, work, written)
        if made is not None:
            kept[key] = made
    return kept


def put(stream: Object, kept: Mapping[str, Any]) -> Object:
    """Set the values of a new stream, and return it."""
    for key, value in kept.items():
        stream[key] = value
    return stream


_SHORT = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}
# How many times larger than itself a packed part can become, at the very most.
_GROWS = {
    "/ASCIIHexDecode": 1,
    "/ASCII85Decode": 4,
    "/LZWDecode": 1500,
    "/FlateDecode": 1,
    "/RunLengthDecode": 128,
}


def is_stream(value: Object) -> bool:
    return isinstance(value, pikepdf.Stream)


def filters_of(stream: Object) -> list[str]:
    """Return the names of the filters of a stream, written out."""
    written = stream.get("/Filter")
    if written is None:
        return []
    names = [written] if isinstance(written, pikepdf.Name) else list(written)
    return [_SHORT.get(str(name), str(name)) for name in names]


def parameters_of(stream: Object) -> list[Object]:
    """Return the parameters of each filter, None where there are none."""
    count = len(filters_of(stream))
    written = stream.get("/DecodeParms", stream.get("/DP"))
    if isinstance(written, pikepdf.Dictionary):
        written = [written]
    given = [] if written is None else list(written)
    return (given + [None] * count)[:count]


def unpacked(stream: Object, but_last: bool = False) -> bytes:
    """Return the bytes of a stream, unpacked; with ``but_last``, by all filters but the last.

    Filters for pictures are not unpacked here. Raises ``Refused`` for those that are not known.
    """
    names, parameters = filters_of(stream), parameters_of(stream)
    raw = bytes(stream.read_raw_bytes())
    if but_last:
        names, parameters = names[:-1], parameters[:-1]
    if not names:
        return raw
    if len(names) > 3 or names.count("/FlateDecode") > 1:
        raise Refused(DOCUMENT_STRANGE, what="a part that is packed again and again")
    most = len(raw)
    for name in names:
        if name not in _GROWS:
            raise Refused(DOCUMENT_STRANGE, what="a part that is packed in an unknown way")
        most *= _GROWS[name]
    # What Flate unfolds into was counted before the file was opened.
    if most > limits.STREAM_BYTES and names != ["/FlateDecode"]:
        raise Refused(DOCUMENT_TOO_LARGE, what="one of its parts")
    for given in parameters:
        _check_predictor(given)
    owner = pikepdf.new()  # has to stay for as long as its stream
    part = pikepdf.Stream(owner, raw)
    part["/Filter"] = pikepdf.Array([pikepdf.Name(name) for name in names])
    if any(given is not None for given in parameters):
        part["/DecodeParms"] = pikepdf.Array([_plain_parameters(given) for given in parameters])
    data = bytes(part.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    if len(data) > limits.STREAM_BYTES:
        raise Refused(DOCUMENT_TOO_LARGE, what="one of its parts")
    return data


PREDICTING = ("/Predictor", "/Colors", "/BitsPerComponent", "/Columns", "/EarlyChange")


def _plain_parameters(given: Object) -> Object:
    """Return the parameters of a filter as a value of no document: numbers only."""
    if given is None:
        return pikepdf.Dictionary()
    kept = {key: given.get(key) for key in PREDICTING}
    return pikepdf.Dictionary({k: v for k, v in kept.items() if type(v) is int})


def _check_predictor(given: Object) -> None:
    if given is None:
        return
    for key, most in (("/Columns", 65_536), ("/Colors", 32), ("/BitsPerComponent", 16)):
        value = given.get(key, 1)
        if type(value) is not int or not 1 <= value <= most:
            raise Refused(DOCUMENT_DAMAGED)


def packed(target: Object, data: bytes) -> Object:
    """Return a new stream of the document ``target`` that holds these bytes."""
    return raw_stream(target, zlib.compress(data, 9), "/FlateDecode")


def raw_stream(target: Object, data: bytes, kind: str) -> Object:
    """Return a new stream of bytes that are packed already."""
    stream = pikepdf.Stream(target, data)
    stream["/Filter"] = pikepdf.Name(kind)
    return stream
