"""The allow-list: rules by which the values of a PDF stay in it, and the packing of its streams.

A rule takes a value and returns what stays of it, or None. What no rule names is left out. So a new
kind of hiding place, in a later version of PDF or in some program's own words, stays out without
anyone having heard of it. Streams are decoded and encoded anew (ISO 32000-1, 7.4).
"""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE, DOCUMENT_TOO_LARGE
from engage_docs.media.documents import limits
from engage_docs.media.formats import inflated_size
from engage_docs.media.source import Refused

Object = Any
"""An object of a PDF file. The library gives plain values of Python in the place of some."""

Key = tuple[int, int]
"""The number of an object in its file."""


@dataclass(slots=True)
class Rebuild:
    """One document while it is reduced to what is on the list.

    ``marks`` are the numbers of the tagged parts of each page and drawing, ``links`` the links that
    stay, ``words`` the texts that are not drawn but stay: bookmarks, descriptions, addresses.
    ``resources`` are those that a drawing without its own may use.
    """

    pdf: pikepdf.Pdf
    pages: frozenset[Key]
    resources: Object = None
    marks: dict[Key, set[int]] = field(default_factory=dict)
    links: set[Key] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    _made: dict[tuple[Key, Callable[..., Object]], Object] = field(default_factory=dict)
    _making: set[Key] = field(default_factory=set)
    _depth: int = 0
    _content_bytes: int = 0

    def memoize(self, value: Object, make: Callable[..., Object], *given: object) -> Object:
        """Return ``make(self, value, *given)``, made once for an object used in several places."""
        key = value.objgen
        if not value.is_indirect:
            return self.nested(make, self, value, *given)
        if key in self._making:
            raise Refused(DOCUMENT_DAMAGED)  # it is a part of itself
        if (key, make) not in self._made:
            self._making.add(key)
            made = self.nested(make, self, value, *given)
            self._making.remove(key)
            self._made[key, make] = self.pdf.make_indirect(made) if is_array(made) else made
        return self._made[key, make]

    def nested(self, make: Callable[..., Any], *given: object) -> Any:
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


def as_list(value: Object) -> list[Object]:
    """Return the items of an array, or a single value as a list; empty if there is none."""
    return [] if value is None else list(value) if is_array(value) else [value]


def keep_if(fits: Callable[[Object], bool]) -> Rule:
    """Return a rule that keeps what fits."""
    return lambda _, value: value if fits(value) else None


number = keep_if(is_number)
flag = keep_if(lambda value: type(value) is bool)
name = keep_if(is_name)
label = keep_if(is_text)
"""A rule for a text that only programs read."""


_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
language = keep_if(lambda value: is_text(value) and bool(_LANGUAGE.fullmatch(str(value))))
"""A rule for the language (14.9.2) that screen readers speak something in."""


def text(work: Rebuild, value: Object) -> Object:
    """Keep a text that people can read or hear, and note it in ``words``."""
    if not is_text(value):
        return None
    work.words.append(str(value))
    return value


def names(words: str) -> list[str]:
    """Return these words as PDF names: each with a slash before it."""
    return [f"/{word}" for word in words.split()]


def one_of(words: str) -> Rule:
    """Return a rule for a name on a list."""
    listed = set(names(words))
    return keep_if(lambda value: is_name(value) and str(value) in listed)


def any_of(*rules: Rule) -> Rule:
    """Return a rule for a value that may be of several kinds."""

    def rule(work: Rebuild, value: Object) -> Object:
        made = (each(work, value) for each in rules)
        return next((one for one in made if one is not None), None)

    return rule


def memoized(fits: Callable[[Object], bool], make: Rule) -> Rule:
    """Return a rule that follows another for what fits, once for each object."""
    return lambda work, value: work.memoize(value, make) if fits(value) else None


def list_of(each: Rule) -> Rule:
    """Return a rule for a list; all of its items must follow the rule for each."""

    def rule(work: Rebuild, value: Object) -> Object:
        if not is_array(value):
            return None
        items = [work.nested(each, work, item) for item in value]
        return None if any(item is None for item in items) else pikepdf.Array(items)

    return rule


def numbers(work: Rebuild, value: Object) -> Object:
    """Keep a list of numbers and lists of them."""
    return list_of(any_of(number, numbers))(work, value)


def for_keys(rule: Rule, words: str) -> dict[str, Rule]:
    """Return the same rule for each of these words as PDF names."""
    return dict.fromkeys(names(words), rule)


_PACKING = ("/Length", "/Filter", "/DecodeParms")


def prune(work: Rebuild, value: Object, rules: Mapping[str, Rule]) -> Object:
    """Leave out of a dictionary or stream what is not named in ``rules``, and return it."""
    for key in list(value.keys()):
        if key in _PACKING and is_stream(value):
            continue
        written = value[key]
        kept = work.nested(rules[key], work, written) if key in rules else None
        if kept is None:
            del value[key]
        elif kept is not written:
            value[key] = kept
    return value


_FLATE = "/FlateDecode"
# How many times larger than itself a packed part can become, at the very most.
_GROWTH = {
    "/ASCIIHexDecode": 1,
    "/ASCII85Decode": 4,
    "/LZWDecode": 1500,
    "/RunLengthDecode": 128,
}
_PREDICTION = {
    "/Predictor": 15,
    "/Colors": 32,
    "/BitsPerComponent": 16,
    "/Columns": 65_536,
    "/EarlyChange": 1,
}


def filters_of(stream: Object) -> list[tuple[str, Object]]:
    """Return the name of each filter of a stream, with its parameters, or None."""
    names, given = as_list(stream.get("/Filter")), as_list(stream.get("/DecodeParms"))
    given += [None] * (len(names) - len(given))
    return [(str(name), each) for name, each in zip(names, given, strict=True)]


def prediction(given: Object) -> dict[str, int]:
    """Return the numbers that say how packed bytes are predicted, checked."""
    kept = {key: given[key] for key in _PREDICTION if is_dictionary(given) and key in given}
    if not all(type(kept[key]) is int and 0 <= kept[key] <= _PREDICTION[key] for key in kept):
        raise Refused(DOCUMENT_DAMAGED)
    return kept


def decode(stream: Object, but_last: bool = False) -> bytes:
    """Return the bytes of a stream, decoded; with ``but_last``, by all filters but the last.

    Raises ``Refused`` for filters that are not known, those of pictures among them.
    """
    steps = filters_of(stream)
    data = bytes(stream.read_raw_bytes())
    for packing, given in steps[:-1] if but_last else steps:
        if (packing != _FLATE and packing not in _GROWTH) or len(steps) > 3:
            raise Refused(DOCUMENT_STRANGE, what="a part that is packed in an unusual way")
        most = limits.STREAM_BYTES
        size = inflated_size(data, 0, most) if packing == _FLATE else len(data) * _GROWTH[packing]
        if size > most:
            raise Refused(DOCUMENT_TOO_LARGE, what="one of its parts")
        owner = pikepdf.new()  # has to stay for as long as its stream
        part = pikepdf.Stream(owner, data, Filter=pikepdf.Name(packing))
        if given is not None:
            part["/DecodeParms"] = pikepdf.Dictionary(prediction(given))
        data = bytes(part.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    return data


def encode(stream: Object, data: bytes) -> Object:
    """Put these bytes into a stream, packed, and return it."""
    stream.write(zlib.compress(data, 9), filter=pikepdf.Name(_FLATE))
    return stream
