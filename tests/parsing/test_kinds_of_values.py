"""Single values: what each kind of field takes, and what it says to the rest."""

from __future__ import annotations

import pytest

from engage_docs.records.addresses import is_identifier, to_identifier
from engage_docs.records.model import Engagement, FollowUp

from .show import codes_of, read

HEAD = "---\ntype: engagement\nid: a\ntitle: b\nproject: p\ndate: 2026-03-14\n"
SOURCE = HEAD + "source:\n  - title: x\n    url: {}\n---\n"
PHOTO = HEAD + "photos:\n  - file: {}\n    alt: x\n---\n"
REACHED = HEAD + "communities:\n  - name: x\n    reached: {}\n---\n"
PUBLISH = HEAD + "publish: {}\n---\n"
ABOUT = "---\ntype: follow-up\nid: a\ntitle: b\nproject: p\ndate: 2026\nabout: {}\n---\n"


def cure(template: str, text: str) -> str:
    """The cure of the one finding that the value gives."""
    _, findings = read(template.format(text))
    assert len(findings) == 1, codes_of(findings)
    return findings[0].cure


@pytest.mark.parametrize(
    "text",
    [
        "https://exampleton.example/a?b=c&d=e#f",
        "http://exampleton.example",
        "HTTPS://Exampleton.example/",
        "mailto:library@exampleton.example",
        "tel:+44 20 7946 0000",
        "https://exampleton.example:8443/a_(b)",
    ],
)
def test_links_that_are_taken(text: str) -> None:
    record, findings = read(SOURCE.format(text))
    assert codes_of(findings) == []
    assert isinstance(record, Engagement)
    assert record.source[0].url == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("www.exampleton.example", "Write https://www.exampleton.example"),
        ("exampleton.example/a", "Write https://exampleton.example/a"),
        ("//exampleton.example/a", "Write https://exampleton.example/a"),
        ("library@exampleton.example", "Write mailto:library@exampleton.example"),
        ("020 7946 0000", "Write tel:02079460000"),
        ("javascript:alert(1)", "Write an address that starts with https://"),
        ("JaVaScRiPt:alert(1)", "Write an address that starts with https://"),
        ("data:text/html,x", "Write an address that starts with https://"),
        ("file:///etc/hosts", "Write an address that starts with https://"),
        ("ftp://exampleton.example", "Write an address that starts with https://"),
        ("the council's page", "Write an address that starts with https://"),
        ("https://", "Copy it again"),
        ("https://[", "Copy it again"),
        ("https://exampleton.example/a b", "Take out the space"),
        ("'https://x.example/\"onclick=\"a()'", "Copy it again"),
    ],
)
def test_links_that_are_refused(text: str, says: str) -> None:
    assert cure(SOURCE, text).startswith(says)


@pytest.mark.parametrize("text", ["map.jpg", "photos/map.jpg", "./photos/a map (2).jpg", "é.jpg"])
def test_files_that_are_taken(text: str) -> None:
    record, findings = read(PHOTO.format(text))
    assert codes_of(findings) == []
    assert record is not None
    assert record.photos[0].file == text.removeprefix("./")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("../map.jpg", "Leave out the two dots."),
        ("photos/../../map.jpg", "Leave out the two dots."),
        ("photos\\..\\map.jpg", "Leave out the two dots."),
        ("/photos/map.jpg", "write map.jpg"),
        ("C:\\Photos\\map.jpg", "write map.jpg"),
        ("c:map.jpg", "write "),
        ("\\\\server\\map.jpg", "write map.jpg"),
        ("photos\\map.jpg", "photos/map.jpg"),
        ("photos//map.jpg", "Write photos/map.jpg"),
        ("https://exampleton.example/map.jpg", "write its name here."),
        ("~/map.jpg", "write map.jpg"),
    ],
)
def test_files_that_are_refused(text: str, says: str) -> None:
    assert says in cure(PHOTO, text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1,200", "Write only the digits: reached: 1200"),
        ("1 200", "Write only the digits: reached: 1200"),
        ("-3", "Write a number that is not below zero"),
        ("about 40", "such as reached: 40"),
        ("12.5", "such as reached: 12"),
        ("some", "such as reached: 23"),
        ("1e3", "such as reached: 1"),
        ("9" * 5000, "Write only digits"),
        ("0x1f", "Write only digits"),
    ],
)
def test_numbers_that_are_refused(text: str, says: str) -> None:
    assert says in cure(REACHED, text)


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("'23'", 23), ("২৩", 23)])
def test_numbers_that_are_taken(text: str, number: int) -> None:
    record, findings = read(REACHED.format(text))
    assert codes_of(findings) == []
    assert isinstance(record, Engagement)
    assert record.communities[0].reached == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("No", "no"),
        ("DRAFT", "draft"),
        ("from 2026-06-01", "from 2026-06-01"),
        ("from 1 June 2026", "from 2026-06-01"),
        ("From June 2026", "from 2026-06-01"),
    ],
)
def test_publish_is_stored_in_one_way(text: str, value: str) -> None:
    record, findings = read(PUBLISH.format(text))
    assert codes_of(findings) == []
    assert record is not None
    assert record.publish == value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("true", "Write publish: yes"),
        ("off", "Write publish: no"),
        ("2026-06-01", "Write publish: from 2026-06-01"),
        ("drafts", "Did you mean draft?"),
        ("later", "Write yes, no, draft, or from and a date"),
        ("from 03/04/2026", "Write the one you mean in words"),
    ],
)
def test_publish_that_cannot_be_read_keeps_the_record_off_the_site(text: str, says: str) -> None:
    record, findings = read(PUBLISH.format(text))
    assert record is not None
    assert record.publish == "no"
    assert says in findings[0].cure


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("rec/c1", ["rec/c1"]),
        ("rec", ["rec"]),
        ("[rec/c1, rec/s2]", ["rec/c1", "rec/s2"]),
        ("Rec/C1", ["rec/c1"]),
        ('"rec/c1"', ["rec/c1"]),
    ],
)
def test_addresses_that_are_taken(text: str, addresses: list[str]) -> None:
    record, findings = read(ABOUT.format(text))
    assert codes_of(findings) == []
    assert isinstance(record, FollowUp)
    assert [r.address for r in record.about] == addresses


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rec#c1", "Use a slash: rec/c1"),
        ("rec #c1", "Use a slash: rec/c1"),
        ("rec/c1, rec/c2", "about: [rec/c1, rec/c2]"),
        ("rec/c1 and rec/c2", "about: [rec/c1, rec/c2]"),
        ("Rec One", "such as rec-one"),
        ("rec.md", "such as rec"),
        ("https://exampleton.example/rec", "such as eye-checks/c1"),
        ("a/b/c", "such as eye-checks/c1"),
        ("/rec/c1", "such as rec/c1"),
    ],
)
def test_addresses_that_are_refused(text: str, says: str) -> None:
    assert says in cure(ABOUT, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Eye checks: the library!", "eye-checks-the-library"),
        ("2026-03-14 Drop-in", "2026-03-14-drop-in"),
        ("Café Été", "café-été"),
        ("পাঠাগার", "পাঠাগার"),
        ("a.b_c", "a-b-c"),
        ("don't", "dont"),
        ("!!!", ""),
        ("x" * 200, "x" * 80),
        ("İstanbul", to_identifier("İstanbul")),
        ("\u0301a", "a"),
    ],
)
def test_an_identifier_is_made_of_any_text(text: str, name: str) -> None:
    assert to_identifier(text) == name
    assert not name or is_identifier(name)


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "A", "a.b", "a_b", "a b", "a/b", "x" * 81, "é"[:0]]
)
def test_what_is_no_identifier(text: str) -> None:
    assert not is_identifier(text)
    assert not is_identifier("e\u0301")


@pytest.mark.parametrize("value", ["yes", "{answer: yes}", "YES", "'yes'", "\n  answer: yes"])
def test_a_verdict_in_any_of_its_forms(value: str) -> None:
    record, findings = read(
        ABOUT.format("rec/c1")
        .replace("---\n", f"community_says: {value}\n---\n")
        .replace(f"community_says: {value}\n---\n", "---\n", 1)
    )
    assert codes_of(findings) == []
    assert isinstance(record, FollowUp)
    assert record.community_says is not None
    assert record.community_says.answer == "yes"


@pytest.mark.parametrize(
    ("value", "consent", "agreed"),
    [
        ("agreed", "agreed", None),
        ("not asked", "not asked", None),
        ("not_asked", "not asked", None),
        ("Already-public", "already public", None),
        ("yes", None, True),
        ("no", None, False),
        ("{agreed: yes}", None, True),
        ("{consent: withdrawn}", "withdrawn", None),
    ],
)
def test_permission_in_any_of_its_forms(
    value: str, consent: str | None, agreed: bool | None
) -> None:
    record, findings = read(f"{HEAD}recording: {value}\n---\n")
    assert codes_of(findings) == []
    assert record is not None
    assert record.recording is not None
    assert (record.recording.consent, record.recording.agreed) == (consent, agreed)


def test_the_project_of_a_record() -> None:
    without = HEAD.replace("project: p\n", "")
    record, findings = read(without + "---\n")
    assert codes_of(findings) == []
    assert record is not None
    assert record.project == "exampleton-library"


def test_records_whose_type_id_or_title_is_not_known_are_none() -> None:
    for line in ("type: engagement\n", "title: b\n"):
        record, findings = read(HEAD.replace(line, "") + "---\n")
        assert record is None
        assert len(findings) == 1
    record, findings = read(HEAD.replace("id: a\n", "") + "---\n", stem="Drop-in at the library")
    assert record is not None
    assert record.id == "drop-in-at-the-library"
    assert codes_of(findings) == ["id-missing"]


LANG = HEAD + "lang: {}\n---\n"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("cy", "cy"),
        ("UR", "ur"),
        ("en-gb", "en-GB"),
        ("zh-hant", "zh-Hant"),
        ("pa-Arab", "pa-Arab"),
    ],
)
def test_languages_that_are_taken(text: str, lang: str) -> None:
    record, findings = read(LANG.format(text))
    assert codes_of(findings) == []
    assert record is not None
    assert record.lang == lang


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Welsh", "Did you mean lang: cy?"),
        ("Cymraeg", "Did you mean lang: cy?"),
        ("Urdo", "Did you mean lang: ur?"),
        ("Bengali", "Did you mean lang: bn?"),
        ("cy_GB", "Did you mean lang: cy?"),
        ("zz", "Write the tag of the language, such as lang: cy for Welsh."),
    ],
)
def test_a_language_goes_by_its_tag(text: str, says: str) -> None:
    assert cure(LANG, text) == says
