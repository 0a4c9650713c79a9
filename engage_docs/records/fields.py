"""What a field of a record is, and how a dataclass declares it.

A field is declared once: as an attribute of a dataclass with :func:`declare`, or with
:func:`declare_list` where it holds several values. The reader, the messages, the reference page,
the JSON Schema for editors, the drafts of ``engage new``, the search and the advice on plain
language are all made from :func:`fields_of`. What may stand in a field follows from the type of
the attribute; only texts of a special kind name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, TypedDict, Unpack, get_args

from engage_docs.dates import Due, When


class Kind(StrEnum):
    """What may stand in a field. The values are the words of the reference page."""

    TEXT = "text"
    IDENTIFIER = "a short name of small letters, digits and hyphens"
    ADDRESS = "an address: record or record/item"
    WHEN = "a date or a period"
    DUE = "a date, a period, a number of working days, or words"
    NUMBER = "a whole number"
    CHOICE = "one of a list"
    YES_NO = "yes or no"
    LINK = "a web address, or mailto: or tel:"
    FILE = "a file beside the record"
    LANGUAGE = "the tag of a language, such as cy, ur or en-GB"
    PUBLISH = "yes, no, draft, or from and a date"
    TERM = "a term of a framework, or words of your own"
    TERMS = "terms of a framework, each with what you have to say on it"
    MAPPING = "fields of its own"


class Voice(StrEnum):
    """Whose words a text is in: the writer's own, somebody else's, or a name of something."""

    WRITER = "writer"
    QUOTED = "quoted"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Choice:
    """One word a field may hold, and what it means."""

    name: str
    help: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what may stand in it, and the plain words that explain it.

    ``many``: a list; a single value may stand without the dash. ``fields`` and ``make``: for
    ``Kind.MAPPING``, the inner fields and the class that they fill.
    ``shorthand``: the inner field that is meant when a plain value stands where a mapping is
    expected (``community_says: yes`` is ``community_says: {answer: yes}``). ``own_items``: a bare
    item id in an address means an item of the same record. ``example``: what the templates and
    the reference page show, as it would be typed after the colon; for ``Kind.TERMS`` one term.
    ``starter``: whether ``engage new`` writes the field ready to fill in, as it does a required
    one (the rest it writes as comments). ``framework``: for ``Kind.TERM`` and ``Kind.TERMS``, the
    name under which the packs of :mod:`engage_docs.frameworks` serve the field; on a mapping it
    says that the fields inside are the terms themselves.
    ``also``: what people also call the field, for "did you mean". ``careful``: what counts where a
    value is given and cannot be read. ``voice``: whose words a text is in; advice on plain
    language is given on the writer's own. ``searched``: whether the search finds its text.
    """

    name: str
    kind: Kind
    help: str
    required: bool = False
    many: bool = False
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    make: type[Any] | None = None
    shorthand: str = ""
    own_items: bool = False
    example: str = ""
    starter: bool = False
    framework: str = ""
    also: tuple[str, ...] = ()
    careful: str | bool | None = None
    voice: Voice = Voice.WRITER
    searched: bool = True

    def with_inner(self) -> Iterator[Field]:
        """Yield this field and all fields inside it, in order."""
        yield self
        for inner in self.fields:
            yield from inner.with_inner()


_DECLARED = "declared"
_EXAMPLES = "examples"
_BY_REQUIRED = object()
_KIND_OF_TYPE: dict[type, Kind] = {bool: Kind.YES_NO, int: Kind.NUMBER, Due: Kind.DUE}
_KIND_OF_TYPE |= dict.fromkeys((When, date), Kind.WHEN)


class Details(TypedDict, total=False):
    """What else may be said of a field that is declared. See :class:`Field`."""

    required: bool
    choices: tuple[Choice, ...]
    shorthand: str
    own_items: bool
    example: str
    starter: bool
    framework: str
    also: tuple[str, ...]
    careful: str | bool | None
    voice: Voice
    searched: bool


def declare(
    help_text: str,
    kind: Kind = Kind.TEXT,
    *,
    default: object = _BY_REQUIRED,
    examples: dict[str, str] | None = None,
    **details: Unpack[Details],
) -> Any:
    """Return the attribute of a dataclass that is a field of a record.

    ``kind`` is only asked of an attribute whose type is ``str``. Without ``default`` it is None;
    a required attribute has none. ``examples`` are examples for the inner fields, where those of
    their own class do not fit.
    """
    if default is _BY_REQUIRED:
        default = MISSING if details.get("required") else None
    declared = Field("", Kind.CHOICE if "choices" in details else kind, help_text, **details)
    return _attribute(default, {_DECLARED: declared, _EXAMPLES: examples or {}})


def declare_list(help_text: str, kind: Kind = Kind.TEXT, **details: Unpack[Details]) -> Any:
    """Return the attribute of a dataclass that is a field with several values: a tuple."""
    return declare(help_text, kind, default=(), **details)


def same_as(owner: Any, name: str, **changes: Unpack[Details]) -> Any:
    """Return the attribute of a dataclass that is the same field as in the class ``owner``."""
    attribute = next(one for one in fields(owner) if one.name == name)
    declared = replace(attribute.metadata[_DECLARED], **changes)
    return _attribute(attribute.default, {**attribute.metadata, _DECLARED: declared})


def _attribute(default: object, metadata: dict[str, object]) -> Any:
    return field(default=default, metadata=metadata)


def fields_of(owner: type) -> tuple[Field, ...]:
    """Return the fields that a dataclass declares, in order, with their inner fields.

    What may stand in a field is read from the type of its attribute: ``When`` takes a date,
    ``tuple[Reference, ...]`` several addresses, another dataclass its own fields. A class may name
    the kind of value that fills it in ``KIND``.
    """
    hashable: Any = owner  # mypy takes a class for what its instances are
    return _fields_of(hashable)


@cache
def _fields_of(owner: Any) -> tuple[Field, ...]:
    return tuple(_field(one) for one in fields(owner) if _DECLARED in one.metadata)


def _field(attribute: Any) -> Field:
    """One attribute as a field."""
    if isinstance(attribute.type, str):
        raise TypeError(f"{attribute.name}: leave out 'from __future__ import annotations' here")
    declared: Field = attribute.metadata[_DECLARED]
    types = [part for part in get_args(attribute.type) if part is not NoneType]
    holds = types[0] if types else attribute.type
    named: Kind = getattr(holds, "KIND", Kind.MAPPING)
    kind = declared.kind if holds is str else _KIND_OF_TYPE.get(holds, named)
    inner = fields_of(holds) if kind is Kind.MAPPING else ()
    examples: dict[str, str] = attribute.metadata[_EXAMPLES]
    return replace(
        declared,
        name=attribute.name,
        kind=kind,
        many=Ellipsis in types and kind is not Kind.TERMS,
        make=holds if kind is Kind.MAPPING else None,
        fields=tuple(replace(one, example=examples.get(one.name, one.example)) for one in inner)
        if examples
        else inner,
    )
