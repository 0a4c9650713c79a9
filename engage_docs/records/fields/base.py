"""What a field is. The tables beside this module declare every field of every record once.

The reader, the messages, the reference page, the JSON Schema for editors and the templates of
``engage new`` are all made from these tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


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


@dataclass(frozen=True, slots=True)
class Choice:
    """One word a field may hold, and what it means."""

    name: str
    help: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, what may stand in it, and the plain words that explain it.

    ``many``: a list; a single value may stand without the dash. ``fields`` and ``make``: for
    ``Kind.MAPPING``, the inner fields and the class of :mod:`engage_docs.records.model` they fill.
    ``shorthand``: the inner field that is meant when a plain value stands where a mapping is
    expected (``community_says: yes`` is ``community_says: {answer: yes}``). ``own_items``: a bare
    item id in an address means an item of the same record. ``example``: what the templates and
    the reference page show, as it would be typed after the colon; for ``Kind.TERMS`` one term.
    ``starter``: whether
    ``engage new`` writes the field ready to fill in (the rest it writes as comments).
    ``framework``: for ``Kind.TERM`` and ``Kind.TERMS``, the name under which the packs of
    :mod:`engage_docs.frameworks` serve the field. On a mapping it says that the fields inside are
    the terms themselves.
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
    since: str = "0.1.0"


@dataclass(frozen=True, slots=True)
class RecordType:
    """One type of record: the word for ``type:``, what it is for, and its fields in order.

    ``needs_permission``: it tells of people, so that it is only published where ``recording:``
    says that they agreed.
    """

    name: str
    plural: str
    help: str
    make: type[Any]
    fields: tuple[Field, ...]
    needs_permission: bool = False

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)
