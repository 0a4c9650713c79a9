"""The texts of a record: what stands in its fields, found by their declarations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from engage_docs.findings import Place
from engage_docs.records.fields import Field, Kind, fields_of
from engage_docs.records.model import Record
from engage_docs.records.parts import Part, Remark, Tag

_WITH_TEXT = frozenset((Kind.TEXT, Kind.TERM, Kind.TERMS, Kind.MAPPING))


class FieldText(NamedTuple):
    """One text of a record.

    ``field`` declares the field that it stands in, ``owner`` is the record, or the part of it,
    that has the field, and ``at`` the place of that owner.
    """

    field: Field
    text: str
    owner: object
    at: Place


def texts_of(owner: Record | Part) -> Iterator[FieldText]:
    """Return every free text in the fields of a record, at any depth, as they are declared.

    Words where a term of a framework is expected stand as they were written; their field is of
    the kind ``Kind.TERM``. What is remarked on a term is a text of a field ``words``. The text
    below the front matter is not among them.
    """
    for one in fields_of(type(owner)):
        value = getattr(owner, one.name)
        if not value or one.kind not in _WITH_TEXT:
            continue
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str):
                yield FieldText(one, each, owner, owner.at)
            elif isinstance(each, Tag):
                yield FieldText(one, each.written, owner, each.at)
            elif isinstance(each, Remark):
                term, words = (
                    replace(one, kind=Kind.TERM),
                    replace(one, name="words", kind=Kind.TEXT),
                )
                yield FieldText(term, each.tag.written, each, each.at)
                yield FieldText(words, each.words, each, each.at)
            else:
                yield from texts_of(each)
