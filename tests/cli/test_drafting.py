"""What a new record is called, and what is written into it."""

import re
from datetime import date

import pytest

from engage_docs.cli.drafting import clean, draft, quoted, slug
from engage_docs.dates import load_calendar
from engage_docs.parsing import parse_record
from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RECORD_TYPES

TYPES = list(RECORD_TYPES.values())
NESTED = (Kind.MAPPING, Kind.TERMS)
MORE = "# More fields."


def read(text, project="p"):
    return parse_record(text.encode(), "x.md", project, "x", load_calendar("england-and-wales"))


def new(record_type, title="A title", **more):
    known = {"type": record_type.name, "id": "abc", "title": quoted(title), **more}
    if record_type.name != "project":
        known |= {"project": "p", "date": date(2026, 3, 14).isoformat()}
    return draft(record_type, known)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Eye-check drop-in at the library", "eye-check-drop-in-at-the-library"),
        ("Café in Zürich: die Straße", "cafe-in-zurich-die-strasse"),
        ("Łódź, Ærø and Þingvellir", "lodz-aero-and-thingvellir"),
        ("It’s ours", "its-ours"),
        ("👋 Hello", "hello"),
        ("../../etc/passwd", "etc-passwd"),
        ("#4", "4"),
        ("ক্লিনিক কোথায়", "ক্লিনিক-কোথায়"),
        ("👋", ""),
    ],
)
def test_names_made_from_titles(title, name):
    assert slug(title) == name


def test_a_long_name_is_cut_between_words():
    name = slug("word " * 40)
    assert len(name) <= 60
    assert set(name.split("-")) == {"word"}


@pytest.mark.parametrize(
    "title",
    [
        "Cafe: the opening",
        "ward #4",
        'They said "no"',
        "it's ours",
        "- a dash first",
        "@council, please answer",
        "[brackets]",
        "{braces}",
        "*star*",
        "!bang",
        "%percent",
        "back\\slash",
        "100% sure?",
        "no",
        "12:30",
        "2026",
        "👋 Hello",
        "ক্লিনিক",
        "~",
        "ends with a colon:",
        "--- three hyphens",
    ],
)
def test_every_title_is_read_back_as_it_was_typed(title):
    record, _ = read(new(RECORD_TYPES["project"], title))
    assert record.title == title


def test_a_plain_title_stands_without_quotes():
    assert quoted("Eye-check drop-in") == "Eye-check drop-in"


def test_a_title_is_one_line_without_invisible_characters():
    assert clean(" two\nlines\x00\x1b here ") == "two lines here"


@pytest.mark.parametrize("record_type", TYPES, ids=lambda t: t.name)
def test_a_draft_lacks_nothing_but_what_has_to_be_filled_in(record_type):
    record, findings = read(new(record_type))
    assert record is not None
    assert {f.code.name for f in findings} <= {"required", "item-not-filled-in"}


@pytest.mark.parametrize("record_type", TYPES, ids=lambda t: t.name)
def test_a_draft_has_every_field(record_type):
    text = new(record_type)
    for field in walk(record_type.fields):
        assert re.search(rf"(?m)^[# ]*(- )?{field.name}:", text), field.name


@pytest.mark.parametrize("record_type", TYPES, ids=lambda t: t.name)
def test_a_draft_explains_every_field(record_type):
    words = " ".join(new(record_type).replace("#", " ").split())
    for field in walk(record_type.fields):
        assert " ".join(field.help.split()) in words


@pytest.mark.parametrize("record_type", TYPES, ids=lambda t: t.name)
def test_fields_that_are_switched_on_are_read(record_type):
    _, findings = read(switched_on(new(record_type)))
    assert {f.code.name for f in findings} <= {"required", "item-not-filled-in"}


@pytest.mark.parametrize("record_type", TYPES, ids=lambda t: t.name)
def test_an_example_in_the_table_is_read_without_a_mistake(record_type):
    text = new(record_type)
    for field in record_type.fields:
        if field.example and field.kind not in NESTED and not field.choices:
            text = re.sub(rf"(?m)^#?{field.name}:.*$", f"{field.name}: {field.example}", text)
    _, findings = read(text)
    assert {f.code.name for f in findings} <= {"required", "item-not-filled-in"}


def test_the_story_that_nobody_wrote_does_not_show():
    record, _ = read(new(RECORD_TYPES["engagement"]))
    assert record.body.strip().startswith("<!--")
    assert record.body.strip().endswith("-->")


def test_lines_are_short_enough_to_read():
    for record_type in TYPES:
        assert max(len(line) for line in new(record_type).splitlines()) <= 100


def walk(fields: tuple[Field, ...]):
    for field in fields:
        yield field
        yield from walk(field.fields)


def switched_on(text):
    """The draft with the # taken away from every field that stands as a comment."""
    head, _, rest = text.partition(MORE)
    head = re.sub(r"(?m)^( +)#(?! )", r"\1", head)
    lines, inside = [], False
    for line in rest.splitlines()[1:]:
        inside = line.startswith("#") and (inside or not line.startswith("# "))
        lines.append(line[1:] if inside else line)
    return head + "\n".join(lines) + "\n"
