"""Whatever the bytes are: no exception, findings with places inside the file, and in good time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engage_docs.findings import Severity
from engage_docs.parsing import parse_record
from engage_docs.parsing.source import CONTROL, _may_have_control_characters

from .show import CALENDAR

CASES = Path(__file__).parent / "cases"
GOOD = [p.read_text(encoding="utf-8-sig") for p in sorted(CASES.glob("good-*.md"))]
GOOD.append((CASES / "example-of-the-design.md").read_text(encoding="utf-8"))
HOSTILE = [
    *"\x00\t\ufeff\u00a0“”—–\n\r#:-[]{}\"'|>&*!%@`\\~\u2028\x85\x0b\u200bé🙂",
    *("---\n", "...\n", "\r\n", ": ", "- ", " #x", "&a ", "*a ", "!t ", "<<: ", "? ", "    "),
    *("12:30", "yes", "null", "9" * 400, "[[" * 40, "{a: " * 40, "id: s1\n", "type: project\n"),
]


def check(data: bytes) -> None:
    """Read the bytes and hold the findings against the file."""
    record, findings = parse_record(data, "r.md", "p", "a-file", CALENDAR)
    if record is None:
        assert any(f.severity is Severity.ERROR for f in findings)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if findings and findings[0].code.name == "utf-16":
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        assert finding.sentence
        assert finding.cure
        for place in (finding.place, *finding.related):
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    if record is not None:
        assert 1 <= record.at.line <= len(lines)
        assert 1 <= record.body_line <= len(lines)
        if record.body:
            assert len(record.body) == len("\n".join(lines[record.body_line - 1 :]))


@given(st.binary(max_size=400))
@settings(max_examples=300)
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"---")
@example(b"---\n---")
@example(b"\r\r\r")
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.text(max_size=200))
@settings(max_examples=300)
def test_any_text_as_front_matter(text: str) -> None:
    check(f"---\ntype: engagement\nid: a\n{text}\n---\n".encode("utf-8", "surrogatepass"))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A good record with a few accidents: cut, moved, pushed aside, or hostile signs in it."""
    text = draw(st.sampled_from(GOOD))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(["insert", "insert", "delete", "cut", "swap", "shift"]))
        if kind == "insert":
            text = text[:place] + draw(st.sampled_from(HOSTILE)) + text[place:]
        elif kind == "delete":
            text = text[:place] + text[place + draw(st.integers(1, 40)) :]
        elif kind == "cut":
            text = text[:place]
        else:
            lines = text.split("\n")
            one = draw(st.integers(0, len(lines) - 1))
            two = draw(st.integers(0, len(lines) - 1))
            if kind == "swap":
                lines[one], lines[two] = lines[two], lines[one]
            else:
                lines[one] = " " * draw(st.integers(0, 8)) + lines[one].lstrip()
            text = "\n".join(lines)
    return text


@given(mutated())
@settings(max_examples=600)
def test_good_records_after_accidents(text: str) -> None:
    check(text.encode())


LARGE = {
    "brackets": "topics: " + "[" * 100_000,
    "braces": "place: " + "{a: " * 40_000,
    "hyphens": "- " * 90_000,
    "questions": "? " * 90_000,
    "quotes": 'place: "\n' * 9_000,
    "bad-items": "said:\n" + "  - id: a: b\n" * 9_000,
    "bad-lines": "place: a: b\n" * 9_000,
    "odd-indents": "said:\n" + "".join(" " * (i % 7) + "- id: s\n" for i in range(9_000)),
    "stairs": "".join(" " * i + "a:\n" for i in range(600)),
    "fields": "".join(f"k{i}: v\n" for i in range(9_000)),
    "long-word": "summary: " + "v" * 190_000,
    "long-name": "k" * 190_000 + ": v",
    "backslashes": 'summary: "' + "\\" * 150_001 + '"',
    "aliases": "a: &a [x]\n" + "b: [*a, *a]\n" * 9_000,
    "commas": "topics: [" + ", " * 60_000 + "]",
    "nul": "\x00" * 100_000,
    "fences": "—\n" * 9_000,
    "hashes": "place: b #c\n" * 9_000,
    "path": 'photos: {file: "' + "../" * 6_000 + '"}',
    "too-many-lines": "a: b\n" * 300_000,
}


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("end", ["\n---\nstory\n", ""], ids=["closed", "open"])
def test_large_and_deep_input_is_refused_in_good_time(name: str, end: str) -> None:
    data = f"---\ntype: engagement\nid: a\ntitle: b\nproject: p\ndate: 2026\n{LARGE[name]}{end}"
    check(data.encode())


@pytest.mark.parametrize(
    "piece", [b"\xff", b"\n", b"-", b"---\n", b": ", b"\x00", b"a: b\n", b"\r"]
)
def test_files_at_the_limit_of_size(piece: bytes) -> None:
    check(piece * (2_000_000 // len(piece)))


def test_a_file_beyond_the_limit_is_refused() -> None:
    record, findings = parse_record(b"a" * 2_000_001, "r.md", "p", "a-file", CALENDAR)
    assert record is None
    assert [f.code.name for f in findings] == ["file-too-large"]


def test_a_record_is_never_left_out_with_a_warning_alone() -> None:
    check(
        b"---\ntype: engagement\nid: drop-in\ntitle: Drop-in\ndate: 2026-03-14\nsaid:\n"
        b"  - id: s1\n\x0b    words: The clinic is two buses away.\n  - id: s2\n"
        b"    words: Will the letters come in Bengali?\n---\nStory.\n"
    )


def test_what_spares_most_texts_the_search_for_control_characters_misses_none() -> None:
    for number in range(0x3000):
        text = f"a\tb{chr(number)}c\n"
        assert _may_have_control_characters(text) or not CONTROL.search(text), number
