"""The list of what may be copied, as rules: each takes a value and returns its copy or None.

What no rule names is not copied. So a new kind of hiding place, in a later version of PDF or in
some program's own words, stays out without anyone having heard of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_TOO_LARGE
from engage_docs.media.documents import limits
from engage_docs.media.documents.library import Object, pikepdf
from engage_docs.media.documents.limits import Refused

Key = tuple[int, int]


@dataclass(slots=True)
class Work:
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


Rule = Callable[[Work, Object], Any]


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


def number(_: Work, value: Object) -> Any:
    return value if is_number(value) else None


def flag(_: Work, value: Object) -> Any:
    return value if type(value) is bool else None


def name(_: Work, value: Object) -> Any:
    """A rule for a name, such as a font's; older programs write them in letters of their own."""
    if not is_name(value):
        return None
    try:
        return pikepdf.Name(str(value))
    except UnicodeDecodeError:
        return pikepdf.Object.parse(value.unparse())


def text(_: Work, value: Object) -> Any:
    return pikepdf.String(bytes(value)) if is_text(value) else None


def one_of(*names: str) -> Rule:
    """A rule for a name on a list."""

    def rule(_: Work, value: Object) -> Any:
        return pikepdf.Name(str(value)) if is_name(value) and str(value) in names else None

    return rule


def either(*rules: Rule) -> Rule:
    """A rule for a value that may be of several kinds."""

    def rule(work: Work, value: Object) -> Any:
        for each in rules:
            made = each(work, value)
            if made is not None:
                return made
        return None

    return rule


def list_of(each: Rule) -> Rule:
    """A rule for a list; all of its items must follow the rule for each."""

    def rule(work: Work, value: Object) -> Any:
        if not is_array(value):
            return None
        items = [work.deeper(each, work, item) for item in value]
        return None if any(item is None for item in items) else pikepdf.Array(items)

    return rule


def numbers(work: Work, value: Object) -> Any:
    """A rule for a list of numbers and lists of them."""
    return list_of(either(number, numbers))(work, value)


def dictionary(rules: Mapping[str, Rule]) -> Rule:
    """A rule for a dictionary: what is not named in ``rules`` is left out."""

    def rule(work: Work, value: Object) -> Any:
        if not is_dictionary(value):
            return None
        return pikepdf.Dictionary(fields(work, value, rules))

    return rule


def fields(work: Work, value: Object, rules: Mapping[str, Rule]) -> dict[str, Any]:
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
