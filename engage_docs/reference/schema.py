"""A JSON Schema of the front matter, for editors that help people while they type.

Editors read YAML with types of their own: ``23`` is a number to them and ``yes`` may be a
boolean. So the schema takes a number or a boolean wherever a person may write a word. It is a
help for typing; ``engage check`` has the last word.
"""

from __future__ import annotations

from engage_docs.frameworks import Packs, Term
from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RECORD_TYPES, RecordType

Schema = dict[str, object]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WORD = ["string", "number", "boolean"]
_IDENTIFIER = {"type": ["string", "number"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_BOOLEAN_WORDS: dict[str, bool] = {"yes": True, "no": False}


def term_in_words(term: Term) -> str:
    """Return a term with what it means: "Publicity: everyone can read the reasons."."""
    return f"{term.term}{'' if term.term.endswith('?') else ':'} {term.definition}".strip()


def records_schema() -> Schema:
    """Return the JSON Schema of a record of any type, with the terms of the built-in frameworks."""
    packs = Packs()
    return {
        "$schema": _DIALECT,
        "title": "A record of engage-docs",
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"description": "What kind of record this is.", "enum": list(RECORD_TYPES)}
        },
        "allOf": [_only_for(record_type, packs) for record_type in RECORD_TYPES.values()],
    }


def _only_for(record_type: RecordType, packs: Packs) -> Schema:
    return {
        "if": {"properties": {"type": {"const": record_type.name}}, "required": ["type"]},
        "then": {"description": record_type.help, **_fields(record_type.fields, packs)},
    }


def _fields(fields: tuple[Field, ...], packs: Packs) -> Schema:
    schema: Schema = {
        "properties": {field.name: _field(field, packs) for field in fields},
        "additionalProperties": False,
    }
    required = [field.name for field in fields if field.required]
    if required:
        schema["required"] = required
    return schema


def _field(field: Field, packs: Packs) -> Schema:
    value = _value(field, packs)
    if field.many:
        value = {"anyOf": [value, {"type": "array", "items": value}, {"type": "null"}]}
    elif not field.required:
        value = {"anyOf": [value, {"type": "null"}]}
    schema: Schema = {"description": field.help, **value}
    if field.example and field.kind is not Kind.MAPPING:
        schema["examples"] = [field.example]
    return schema


def _value(field: Field, packs: Packs) -> Schema:
    if field.kind is Kind.MAPPING:
        return _mapping(field, packs)
    if field.kind is Kind.TERM:
        ids = [t.id for pack in packs.of_field(field.framework) for t in pack.every_term()]
        return {"anyOf": [{"enum": ids}, {"type": list(_WORD)}]}
    if field.kind is Kind.TERMS:
        return _terms(field, packs)
    if field.kind is Kind.CHOICE:
        names = [choice.name for choice in field.choices]
        booleans = [_BOOLEAN_WORDS[name] for name in names if name in _BOOLEAN_WORDS]
        return {"enum": [*names, *booleans]}
    if field.kind is Kind.YES_NO:
        return {"enum": ["yes", "no", True, False]}
    if field.kind is Kind.NUMBER:
        return {"type": "integer", "minimum": 0}
    if field.kind is Kind.IDENTIFIER:
        return dict(_IDENTIFIER)
    return {"type": list(_WORD)}


def _mapping(field: Field, packs: Packs) -> Schema:
    mapping: Schema = {"type": "object", **_fields(field.fields, packs)}
    if not field.shorthand:
        return mapping
    inner = next(f for f in field.fields if f.name == field.shorthand)
    return {"anyOf": [mapping, _value(inner, packs)]}


def _terms(field: Field, packs: Packs) -> Schema:
    """The terms as suggestions: a word of one's own may stand there as well."""
    text: Schema = {"type": [*_WORD, "null"]}
    return {
        "type": "object",
        "properties": {
            term.id: {"description": term_in_words(term), **text}
            for term in packs.smallest(field.framework)
        },
        "additionalProperties": text,
    }
