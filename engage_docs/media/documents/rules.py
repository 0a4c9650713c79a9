"""The allow-list: rules by which the values of a PDF stay in it, and the packing of its streams.

A rule takes a value and returns what stays of it, or None. What no rule names is left out. So a new
kind of hiding place, in a later version of PDF or in some program's own words, stays out without
anyone having heard of it. Streams are unpacked and packed anew (ISO 32000-1, 7.4).

pikepdf is there only if the extra ``engage-docs[pdf]`` is installed. It is taken as ``Any``, so
that types can be checked whether or not it is there.
"""

import importlib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE, DOCUMENT_TOO_LARGE
from engage_docs.media.documents import limits
from engage_docs.media.source import Refused

pikepdf: Any = importlib.import_module("pikepdf")

Object = Any
"""An object of a PDF file."""

Key = tuple[int, int]
"""The number of an object in its file."""


@dataclass(slots=True)
class Rebuild:
    """One document while it is reduced to what is on the list.

    ``marks`` are the numbers of the tagged parts of each page and drawing, ``links`` the links that
    stay, ``words`` the texts that are not drawn but stay: bookmarks, descriptions, addresses.
    ``resources`` are those that a drawing without its own may use.
    """

    pdf: Object
    pages: frozenset[Key]
    resources: Object = None
    marks: dict[Key, set[int]] = field(default_factory=dict)
    links: set[Key] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    _made: dict[tuple[Key, str], Object] = field(default_factory=dict)
    _making: set[tuple[Key, str]] = field(default_factory=set)
    _depth: int = 0
    _content_bytes: int = 0

    def once(self, value: Object, kind: str, make: Callable[..., Object], *given: Object) -> Object:
        """Return ``make(self, value, *given)``, made once for an object used in several places."""
        if not value.is_indirect:
            return self.deeper(make, self, value, *given)
        key = (value.objgen, kind)
        if key in self._making:
            raise Refused(DOCUMENT_DAMAGED)  # it is a part of itself
        if key not in self._made:
            self._making.add(key)
            made = self.deeper(make, self, value, *given)
            self._making.remove(key)
            self._made[key] = self.pdf.make_indirect(made) if is_array(made) else made
        return self._made[key]

    def deeper(self, make: Callable[..., Any], *given: Any) -> Any:
        """Return ``make(*given)`` for what lies within something else, and count how deep."""
        self._depth += 1
        if self._depth > limits.DEPTH:
            raise Refused(DOCUMENT_DAMAGED)
        made = make(*given)
        self._depth -= 1
        return made

    def count_content(self, size: int) -> None:
        """Count bytes of drawing commands. Raises ``Refused`` if they are too many."""
        self._content_bytes += size
        if self._content_bytes > limits.CONTENT_BYTES:
            raise Refused(DOCUMENT_TOO_LARGE, what="it has too many drawing commands")


Rule = Callable[[Rebuild, Object], Object]


def is_number(value: Object) -> bool:
    return type(value) in (int, Decimal, float)


def is_dictionary(value: Object) -> bool:
    return isinstance(value, pikepdf.Dictionary)


def is_stream(value: Object) -> bool:
    return isinstance(value, pikepdf.Stream)


def is_array(value: Object) -> bool:
    return isinstance(value, pikepdf.Array)


def is_name(value: Object) -> bool:
    return isinstance(value, pikepdf.Name)


def is_text(value: Object) -> bool:
    return isinstance(value, pikepdf.String)


def items_of(value: Object) -> list[Object]:
    """Return the items of an array, or a single value as a list; empty if there is none."""
    return [] if value is None else list(value) if is_array(value) else [value]


def _if(fits: Callable[[Object], bool]) -> Rule:
    return lambda _, value: value if fits(value) else None


number = _if(is_number)
flag = _if(lambda value: type(value) is bool)
name = _if(is_name)
label = _if(is_text)
"""A rule for a text that only programs read."""


def text(work: Rebuild, value: Object) -> Object:
    """Keep a text that people can read or hear, and note it in ``words``."""
    if not is_text(value):
        return None
    work.words.append(str(value))
    return value


def one_of(*names: str) -> Rule:
    """Return a rule for a name on a list."""
    return _if(lambda value: is_name(value) and str(value) in names)


def either(*rules: Rule) -> Rule:
    """Return a rule for a value that may be of several kinds."""

    def rule(work: Rebuild, value: Object) -> Object:
        made = (each(work, value) for each in rules)
        return next((one for one in made if one is not None), None)

    return rule


def list_of(each: Rule) -> Rule:
    """Return a rule for a list; all of its items must follow the rule for each."""

    def rule(work: Rebuild, value: Object) -> Object:
        if not is_array(value):
            return None
        items = [work.deeper(each, work, item) for item in value]
        return None if any(item is None for item in items) else pikepdf.Array(items)

    return rule


def numbers(work: Rebuild, value: Object) -> Object:
    """Keep a list of numbers and lists of them."""
    return list_of(either(number, numbers))(work, value)


def each_of(rule: Rule, words: str) -> dict[str, Rule]:
    """Return the same rule for each of these words as PDF names."""
    return {f"/{word}": rule for word in words.split()}


def dictionary(rules: Mapping[str, Rule]) -> Rule:
    """Return a rule for a dictionary."""
    return lambda work, value: prune(work, value, rules) if is_dictionary(value) else None


_PACKING = ("/Length", "/Filter", "/DecodeParms")


def prune(work: Rebuild, value: Object, rules: Mapping[str, Rule]) -> Object:
    """Leave out of a dictionary or stream what is not named in ``rules``, and return it."""
    for key in list(value.keys()):
        if key in _PACKING and is_stream(value):
            continue
        written = value[key]
        kept = work.deeper(rules[key], work, written) if key in rules else None
        if kept is None:
            del value[key]
        elif kept is not written:
            value[key] = kept
    return value


_SHORT = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}
# How many times larger than itself a packed part can become, at the very most; Flate is counted.
_GROWTH = {
    "/ASCIIHexDecode": 1,
    "/ASCII85Decode": 4,
    "/LZWDecode": 1500,
    "/RunLengthDecode": 128,
    "/FlateDecode": 0,
}
_PREDICTION = {
    "/Predictor": 15,
    "/Colors": 32,
    "/BitsPerComponent": 16,
    "/Columns": 65_536,
    "/EarlyChange": 1,
}


def filters_of(stream: Object) -> list[str]:
    """Return the names of the filters of a stream, written out."""
    return [_SHORT.get(str(name), str(name)) for name in items_of(stream.get("/Filter"))]


def parameters_of(stream: Object) -> list[Object]:
    """Return the parameters of each filter, None where there are none."""
    given = items_of(stream.get("/DecodeParms", stream.get("/DP")))
    count = len(filters_of(stream))
    return (given + [None] * count)[:count]


def prediction(given: Object) -> Object:
    """Return the numbers that say how packed bytes are predicted, checked, as a dictionary."""
    kept = {key: given.get(key) for key in _PREDICTION} if is_dictionary(given) else {}
    kept = {key: value for key, value in kept.items() if value is not None}
    if not all(type(kept[key]) is int and 0 <= kept[key] <= _PREDICTION[key] for key in kept):
        raise Refused(DOCUMENT_DAMAGED)
    return pikepdf.Dictionary(kept)


def unpacked(stream: Object, but_last: bool = False) -> bytes:
    """Return the bytes of a stream, unpacked; with ``but_last``, by all filters but the last.

    Raises ``Refused`` for filters that are not known, those of pictures among them.
    """
    steps = list(zip(filters_of(stream), parameters_of(stream), strict=True))
    data = bytes(stream.read_raw_bytes())
    for packing, given in steps[:-1] if but_last else steps:
        if packing not in _GROWTH or len(steps) > 3:
            raise Refused(DOCUMENT_STRANGE, what="a part that is packed in an unusual way")
        most = unfolded(data) if packing == "/FlateDecode" else len(data) * _GROWTH[packing]
        if most > limits.STREAM_BYTES:
            raise Refused(DOCUMENT_TOO_LARGE, what="one of its parts")
        owner = pikepdf.new()  # has to stay for as long as its stream
        part = pikepdf.Stream(owner, data, Filter=pikepdf.Name(packing))
        if given is not None:
            part["/DecodeParms"] = prediction(given)
        data = bytes(part.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    return data


_CHUNK = 1 << 20


def unfolded(data: bytes, start: int = 0) -> int:
    """Return how many bytes stand packed by Flate from ``start`` on: 0 if it is not packed at all.

    They are unpacked bit by bit and none is kept; past the limit it stops.
    """
    unpack = zlib.decompressobj()
    count = 0
    rest = data[start : start + _CHUNK]
    after = start + _CHUNK
    try:
        while rest and not unpack.eof and count <= limits.STREAM_BYTES:
            count += len(unpack.decompress(rest, _CHUNK))
            rest = unpack.unconsumed_tail
            if not rest:
                rest = data[after : after + _CHUNK]
                after += _CHUNK
    except zlib.error:
        pass
    return count


def pack(stream: Object, data: bytes) -> None:
    """Put these bytes into a stream, packed."""
    stream.write(zlib.compress(data, 9), filter=pikepdf.Name.FlateDecode)
