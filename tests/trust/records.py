"""Records with something in every field, made from the table of fields.

What is added to the table is in the proofs by itself. Nobody in these records is a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RECORD_TYPES, RecordType

TYPES = tuple(RECORD_TYPES)
Fields = dict[str, Any]

_PLAIN = re.compile(r"[A-Za-z0-9][\w./-]*( [\w./-]+)*")
# What stands in a field of a fixed kind, by its path; then by its kind.
_GIVEN: Mapping[str, Any] = {
    "recording.agreed": None,
    "photos.hide": ["10", "10", "20", "20"],
    "photos.expires": "2030-03-14",
    "recording.expires": "2030-03-14",
    "attachments.expires": "2030-03-14",
    "publish": None,
    "translation_of": None,
    "formats.file": None,
    "replaced_by": None,
    "due": None,
    "check_again": "2027-03-14",
    "said.id": "s1",
    "commitments.id": "c1",
    "outcome": "done",
    "outcomes.evidence.photo": None,
    "quality.evidence.photo": None,
}
_ITEMS = {"about": "/c1", "engagement": "", "rests_on": "", "assets.used_in": ""}
"""What an address in such a field leads to. An empty text is the record itself."""
_LONGEST_KEY = 900  # YAML takes no longer one
_OF_KIND: Mapping[Kind, str] = {
    Kind.WHEN: "2026-03-14",
    Kind.NUMBER: "3",
    Kind.YES_NO: "no",
    Kind.LANGUAGE: "en-GB",
}


class Words(Protocol):
    """Says what stands in the fields that people write freely."""

    def text(self, path: str) -> str: ...

    def link(self, path: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record belongs, and which things said and promised it may speak of."""

    id: str
    project: str
    engagement: str
    photo: str = ""
    document: str = ""


def full(kind: str, place: Place, words: Words) -> Fields:
    """A record of this type with a value in every field that can stand beside the others."""
    record = _fields(RECORD_TYPES[kind], place, words)
    if "items" in record:
        # What is linked and what is only claimed do not go into one item.
        linked, claimed = dict(record["items"][0]), dict(record["items"][0])
        linked.pop("we_did")
        claimed.pop("about")
        record["items"] = [linked, claimed | {"id": "i2"}]
    return record


def _fields(kind: RecordType, place: Place, words: Words) -> Fields:
    own = {"type": kind.name, "id": place.id, "project": place.project}
    made = {f.name: own.get(f.name) or _value(f, f.name, place, words) for f in kind.fields}
    return {name: value for name, value in made.items() if value is not None}


def _value(field: Field, path: str, place: Place, words: Words) -> Any:
    if path in _GIVEN:
        return _GIVEN[path]
    if (path == "photos" and not place.photo) or (path == "attachments" and not place.document):
        return None
    if field.kind is Kind.MAPPING:
        inner = _inner(field, path, place, words)
        return [inner] if field.many else inner
    if field.kind is Kind.TERMS:
        term = words.text(f"{path}.term")[:_LONGEST_KEY]
        return {term: words.text(f"{path}.words"), field.example: "Well."}
    one = _one(field, path, place, words)
    return [one] if field.many and one is not None else one


def _inner(field: Field, path: str, place: Place, words: Words) -> Fields:
    made = {f.name: _value(f, f"{path}.{f.name}", place, words) for f in field.fields}
    return {name: value for name, value in made.items() if value is not None}


def _one(field: Field, path: str, place: Place, words: Words) -> str | None:
    match field.kind:
        case Kind.TEXT | Kind.DUE | Kind.TERM:
            return words.text(path)
        case Kind.LINK:
            return words.link(path)
        case Kind.CHOICE:
            return next((c.name for c in field.choices if c.name == "public"), _first(field))
        case Kind.FILE:
            return (place.document if path.startswith("attachments") else place.photo) or None
        case Kind.IDENTIFIER:
            return "i1"
        case Kind.ADDRESS:
            return f"{place.engagement}{_ITEMS.get(path, '/s1')}"
        case _:
            return _OF_KIND[field.kind]


def _first(field: Field) -> str:
    return field.choices[0].name


def as_yaml(value: Fields) -> str:
    """Front matter without its fences."""
    return "".join(f"{line}\n" for line in _lines(value))


def _lines(value: Fields) -> list[str]:
    lines: list[str] = []
    for key, inner in value.items():
        if isinstance(inner, dict):
            lines += [f"{scalar(key)}:", *(f"  {line}" for line in _lines(inner))]
        elif isinstance(inner, list):
            lines.append(f"{key}:")
            for item in inner:
                inside = _lines(item) if isinstance(item, dict) else [scalar(item)]
                lines += [f"  - {inside[0]}", *(f"    {line}" for line in inside[1:])]
        else:
            lines.append(f"{scalar(key)}: {scalar(inner)}")
    return lines


def scalar(text: str) -> str:
    """A text as YAML: as it is where that is safe, else in quotes."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def as_file(fields: Fields, body: str) -> bytes:
    """The whole file of a record."""
    return f"---\n{as_yaml(fields)}---\n{body}\n".encode()


def text_paths(kind: str) -> list[str]:
    """The path of every field of a type that holds free text and can be filled."""
    seen: list[str] = []

    class Collect:
        def text(self, path: str) -> str:
            seen.append(path)
            return "text"

        def link(self, path: str) -> str:
            return f"https://exampleton.example/{path}"

    full(kind, Place("a", "a", "a", "photo.jpg", "paper.pdf"), Collect())
    return [path for path in dict.fromkeys(seen) if path != "type"]
