"""Findings as text, JSON and annotations."""

import json

from engage_docs.findings import Code, Finding, Place, Severity
from engage_docs.findings.messages import (
    count_words,
    finding_as_github,
    finding_as_text,
    findings_as_json,
)

WRONG = Code("wrong-day", "There is no day {day}.", "Mend it: 100% sure?", severity=Severity.ERROR)
DOUBT = Code("doubt", "This may be wrong.", "Look at it.", severity=Severity.WARNING)
ADVICE = Code("advice", "This could be better.", "", severity=Severity.NOTE)
AT = Place("content/records/a.md", 3, 7)


def found(code=WRONG, at=AT, related=(), **values):
    return Finding(code, at, {"day": "31 June", **values}, tuple(related))


def test_text_has_place_severity_sentence_cure_and_code():
    assert finding_as_text(found()) == (
        "content/records/a.md:3:7: error: There is no day 31 June. Mend it: 100% sure? [wrong-day]"
    )


def test_text_shows_related_places_on_lines_of_their_own():
    text = finding_as_text(found(related=[Place("b.md", 2, 1)]))
    assert text.splitlines()[1:] == ["    see also b.md:2:1"]


def test_text_keeps_a_finding_on_one_line_and_control_characters_visible():
    text = finding_as_text(found(day="a\nb\x1b[31m"))
    assert text.count("\n") == 0
    assert "a b\\u001b[31m" in text


def test_text_without_a_cure_has_no_gap():
    assert finding_as_text(found(ADVICE)).endswith("note: This could be better. [advice]")


def test_github_escapes_percent_and_line_ends():
    line = finding_as_github(found(day="50%\r\n"))
    assert line == (
        "::error file=content/records/a.md,line=3,col=7,title=wrong-day"
        "::There is no day 50%25%0D%0A. Mend it: 100%25 sure?"
    )


def test_github_escapes_commas_and_colons_in_a_path():
    line = finding_as_github(found(at=Place("a,b:c.md", 1, 1)))
    assert "file=a%2Cb%3Ac.md," in line


def test_github_names_related_places():
    line = finding_as_github(found(related=[Place("b.md", 2, 1)]))
    assert line.endswith("%0ASee also b.md:2:1.")


def test_github_calls_a_note_a_notice():
    assert finding_as_github(found(ADVICE)).startswith("::notice ")


def test_json_holds_counts_and_every_finding():
    document = json.loads(findings_as_json([found(), found(DOUBT)], records=2))
    assert document["format"] == "engage-docs/findings"
    assert document["version"] == 1
    assert document["records"] == 2
    assert document["counts"] == {"error": 1, "warning": 1, "note": 0}
    assert document["findings"][0] == {
        "code": "wrong-day",
        "severity": "error",
        "path": "content/records/a.md",
        "line": 3,
        "column": 7,
        "sentence": "There is no day 31 June.",
        "cure": "Mend it: 100% sure?",
        "related": [],
    }


def test_counts_in_words():
    assert count_words([]) == ""
    assert count_words([found()]) == "1 error"
    assert count_words([found(), found(), found(DOUBT)]) == "2 errors, 1 warning"
    assert count_words([found(), found(DOUBT)], " and ") == "1 error and 1 warning"
