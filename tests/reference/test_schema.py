"""The JSON Schema for editors."""

import json

from engage_docs.records.registry import RECORD_TYPES
from engage_docs.reference import records_schema


def then_of(type_name):
    rules = records_schema()["allOf"]
    return next(
        rule["then"] for rule in rules if rule["if"]["properties"]["type"]["const"] == type_name
    )


def test_it_is_json():
    assert json.loads(json.dumps(records_schema()))["type"] == "object"


def test_it_knows_every_type():
    assert records_schema()["properties"]["type"]["enum"] == list(RECORD_TYPES)


def test_it_has_every_field_with_its_help():
    for name, record_type in RECORD_TYPES.items():
        properties = then_of(name)["properties"]
        assert list(properties) == [field.name for field in record_type.fields]
        assert all(properties[f.name]["description"] == f.help for f in record_type.fields)


def test_it_asks_for_what_must_be_there():
    assert then_of("follow-up")["required"] == ["type", "title", "date", "about"]


def test_it_refuses_other_fields():
    assert then_of("project")["additionalProperties"] is False


def test_a_list_may_be_one_value():
    about = then_of("follow-up")["properties"]["about"]
    assert [each.get("type") for each in about["anyOf"]] == [
        ["string", "number", "boolean"],
        "array",
        "null",
    ]


def test_yes_may_be_a_word_or_what_editors_make_of_it():
    verdict = then_of("follow-up")["properties"]["community_says"]
    mapping = verdict["anyOf"][0]["anyOf"][0]
    assert mapping["properties"]["answer"]["enum"] == [
        "yes",
        "partly",
        "no",
        "not asked",
        True,
        False,
    ]
