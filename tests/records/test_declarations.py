"""A field is declared once, and everything else is made from that."""

from collections import Counter
from dataclasses import dataclass

import pytest

from engage_docs.dates import Due, When
from engage_docs.parsing.names import OTHER_WORDS, walk
from engage_docs.records import RECORD_TYPES, Choice, Field, Kind, RecordType
from engage_docs.records.fields import declare, declare_list, fields_of, same_as
from engage_docs.records.model import Record
from engage_docs.records.parts import Reference, Remark, Said, Tag

TYPES = list(RECORD_TYPES.values())


@dataclass(frozen=True, kw_only=True)
class Weather:
    words: str = declare("What it was like.", required=True, example="rain")
    until: Due | None = declare("Until when.")


@dataclass(frozen=True, kw_only=True)
class Walk:
    at: int = 0
    name: str = declare("Its name.", Kind.IDENTIFIER, required=True)
    day: When | None = declare("The day.")
    people: int | None = declare("How many.")
    wet: bool = declare("Whether it rained.", default=False)
    about: tuple[Reference, ...] = declare_list("What it is about.")
    kind: Tag | None = declare("Which kind.", framework="method")
    remarks: tuple[Remark, ...] = declare_list("What there is to say.", framework="marks")
    mood: str | None = declare("How people felt.", choices=(Choice("good", "well"),))
    weather: tuple[Weather, ...] = declare_list("The weather.", examples={"words": "sun"})
    again: str | None = same_as(Weather, "words", starter=True)


def by_name() -> dict[str, Field]:
    return {one.name: one for one in fields_of(Walk)}


def test_what_may_stand_in_a_field_follows_from_the_type_of_the_attribute() -> None:
    assert {name: (one.kind, one.many) for name, one in by_name().items()} == {
        "name": (Kind.IDENTIFIER, False),
        "day": (Kind.WHEN, False),
        "people": (Kind.NUMBER, False),
        "wet": (Kind.YES_NO, False),
        "about": (Kind.ADDRESS, True),
        "kind": (Kind.TERM, False),
        "remarks": (Kind.TERMS, False),
        "mood": (Kind.CHOICE, False),
        "weather": (Kind.MAPPING, True),
        "again": (Kind.TEXT, False),
    }


def test_a_field_with_fields_of_its_own_has_those_of_the_class() -> None:
    weather = by_name()["weather"]
    assert weather.make is Weather
    assert [(one.name, one.kind, one.example) for one in weather.fields] == [
        ("words", Kind.TEXT, "sun"),
        ("until", Kind.DUE, ""),
    ]


def test_the_same_field_in_another_class_differs_only_in_what_is_said() -> None:
    again, words = by_name()["again"], fields_of(Weather)[0]
    assert (again.help, again.example, again.starter) == (words.help, words.example, True)


def test_a_required_value_has_no_default() -> None:
    with pytest.raises(TypeError, match="name"):
        Walk()


def test_a_field_of_its_own_is_in_its_type_without_being_named() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Picnic(Record):
        food: str | None = declare("What there was to eat.")

    picnic = RecordType(
        name="picnic",
        plural="picnics",
        label="Picnic",
        help="A meal outside.",
        make=Picnic,
        order=("type", "title", ..., "publish"),
        section="said",
        template="engage/record-picnic.html",
        view="example:view",
        body_hint="Write here what it was like.",
    )
    assert [one.name for one in picnic.fields] == ["type", "title", "food", "publish"]


@pytest.mark.parametrize("record_type", TYPES, ids=lambda one: one.name)
def test_every_field_of_a_class_is_in_its_type_once(record_type: RecordType) -> None:
    names = Counter(one.name for one in record_type.fields)
    own = {f.name for f in fields_of(record_type.make)} - {f.name for f in fields_of(Record)}
    assert max(names.values()) == 1
    assert own <= set(names)


def test_another_word_for_a_field_means_one_field() -> None:
    every = [one for record_type in TYPES for one in walk(record_type.fields)]
    meanings = {(word, one.name) for one in every for word in one.also}
    assert dict(meanings) == OTHER_WORDS
    assert len(meanings) == len(OTHER_WORDS)


def test_no_part_of_a_field_is_written_twice() -> None:
    said = RECORD_TYPES["engagement"].field("said")
    assert said is not None
    assert said.fields is fields_of(Said)
