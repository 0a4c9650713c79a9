"""The reference of the fields, made from the field tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RECORD_TYPES, RecordType
from engage_docs.reference.markdown import code, page, table

_INTRODUCTION = """\
Every record is one Markdown file. The fields stand at the top, between two lines of three
hyphens. The story stands below. This page lists every field.

"Must be there" says whether a record is complete without the field. Where a field may hold
several things, write a list: one line for each, with a hyphen in front. One thing alone may stand
without the hyphen.

The terms of the frameworks are on the page [Frameworks](frameworks.md).\
"""


def fields_page(types: Mapping[str, RecordType] = RECORD_TYPES) -> str:
    """The page ``docs/reference/fields.md``."""
    blocks = [_INTRODUCTION]
    for record_type in types.values():
        blocks += _type_section(record_type)
    blocks += ["## Fields that have fields of their own", "Further in, under the field's name."]
    for field, users in _mappings(types).items():
        blocks += _mapping_section(field, users)
    blocks += ["## Words to choose from", "Some fields take one word of a list."]
    for field, owners in _choices(types).items():
        blocks += _choice_section(field, owners)
    return page("Fields", *blocks)


def _type_section(record_type: RecordType) -> Iterator[str]:
    yield f"## {code('type: ' + record_type.name)}"
    yield record_type.help
    if record_type.needs_permission:
        yield (
            "It tells of people, so it is only published where "
            f"{code('recording:')} says that they agreed."
        )
    yield _field_table(record_type.fields)


def _mapping_section(field: Field, users: list[str]) -> Iterator[str]:
    yield f"### {code(field.name + ':')} in {_and(users)}"
    yield field.help
    if field.shorthand:
        yield (
            f"A plain value after {code(field.name + ':')} means {code(field.shorthand + ':')}, "
            "if you have nothing else to say."
        )
    yield _field_table(field.fields)


def _choice_section(field: Field, owners: list[str]) -> Iterator[str]:
    yield f"### {code(field.name + ':')} in {_and(owners)}"
    yield table(
        ["Word", "What it means"],
        [[code(choice.name), choice.help] for choice in field.choices],
    )


def _field_table(fields: tuple[Field, ...]) -> str:
    return table(
        ["Field", "What it is for", "What you write", "Must be there", "For example"],
        [
            [
                code(field.name),
                field.help,
                _what_to_write(field),
                "yes" if field.required else "no",
                _example(field),
            ]
            for field in fields
        ],
    )


def _example(field: Field) -> str:
    if field.kind is Kind.TERMS:
        return code(f"{field.name}: {{{field.example}: ...}}")
    return code(f"{field.name}: {field.example}") if field.example else ""


def _what_to_write(field: Field) -> str:
    words = "one word of a list" if field.kind is Kind.CHOICE else field.kind.value
    if field.kind is Kind.CHOICE:
        words += ": " + ", ".join(code(choice.name) for choice in field.choices)
    return f"{words}; several as a list" if field.many else words


def _mappings(types: Mapping[str, RecordType]) -> dict[Field, list[str]]:
    """Every field that has fields of its own, once, with the types it stands in."""
    return _with_owners(types, lambda field: field.kind is Kind.MAPPING)


def _choices(types: Mapping[str, RecordType]) -> dict[Field, list[str]]:
    """Every field with a list of words, once, with what it stands in."""
    return _with_owners(types, lambda field: bool(field.choices))


def _with_owners(
    types: Mapping[str, RecordType], wanted: Callable[[Field], bool]
) -> dict[Field, list[str]]:
    found: dict[Field, list[str]] = {}
    for record_type in types.values():
        for field, owner in _walk(record_type.fields, record_type.name):
            if wanted(field):
                owners = found.setdefault(field, [])
                if owner not in owners:
                    owners.append(owner)
    return found


def _walk(fields: tuple[Field, ...], owner: str) -> Iterator[tuple[Field, str]]:
    for field in fields:
        yield field, owner
        yield from _walk(field.fields, f"{field.name}:")


def _and(words: list[str]) -> str:
    shown = [code(word) for word in words]
    if len(shown) == 1:
        return shown[0]
    return ", ".join(shown[:-1]) + " and " + shown[-1]
