"""Advice on what is written: each record in ``cases`` beside the findings it gives."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.advice import find_barriers, find_hard_words
from engage_docs.advice.readability import syllables
from engage_docs.findings import Code, Finding, Place, Severity, in_order
from engage_docs.findings.messages import finding_as_text
from engage_docs.findings.registry import codes_of
from engage_docs.parsing import parse_record, read_folder
from engage_docs.records.model import Record
from engage_docs.records.parts import Photo, Said
from tests.bundles import CALENDAR

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.md"))
QUIET = {"photos-that-are-described", "links-that-say-where", "headings-in-order"} | {
    "tables-with-headers",
    "words-left-alone",
    "acronyms-explained",
    "scripts-that-are-named",
}
RECORD = "---\ntype: project\nid: hall\ntitle: The hall\n{fields}---\n{body}"
PIECES = st.sampled_from(
    ["[here](x)", "![a](b.png)", "https://example.org", "# ", "## ", "#### a\n", "\n\n", "\n",
     "| a ", "|", "---", "===\n", "```\n", "`", "> ", "- ", "* ", "1. ", "    ", "WE WANT A BUS ",
     "PCT ", "(PCT)", "03/04/2026", "[[private:", "]]", "<!--", "-->", "<span lang='bn'>",
     "<table>", "শুভ সকাল", "*[AB]: c\n", "[^1]: ", '"', "word " * 30, "organisational. ", "e.g. ",
     "…", "\t", "'"]
)  # fmt: skip
ANY_TEXT = st.lists(PIECES | st.text(max_size=10), max_size=20).map("".join)


def read(text: str) -> Record:
    record, _ = parse_record(text.encode(), "hall/walk.md", "hall", "walk", CALENDAR)
    assert record is not None
    return record


def advise(record: Record) -> list[Finding]:
    return in_order([*find_barriers(record), *find_hard_words(record)])


def in_body(body: str) -> list[Finding]:
    return advise(read(RECORD.format(fields="", body=body)))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, golden: Callable[[str, Path], None]) -> None:
    record, findings = parse_record(path.read_bytes(), path.name, "hall", path.stem, CALENDAR)
    assert record is not None
    assert findings == []
    found = "".join(f"{finding_as_text(f)}\n" for f in advise(record))
    golden(found, path.with_suffix(".findings"))
    assert (path.stem in QUIET) == (found == "")


@pytest.mark.parametrize(
    "code", [code for code in codes_of("advice") if code.example], ids=lambda code: code.name
)
def test_the_example_of_each_code_gives_its_finding(code: Code) -> None:
    if code.example.startswith("photos:"):
        found = advise(read(RECORD.format(fields=f"{code.example}\n", body="")))
    else:
        found = in_body(code.example)
    assert [f.code for f in found] == [code]


def test_every_code_names_its_source_and_stops_no_build() -> None:
    for code in codes_of("advice"):
        assert any(name in code.why for name in ("WCAG 2.2", "GOV.UK style guide", "W3C")), (
            code.name
        )
        assert code.severity in (Severity.WARNING, Severity.NOTE)


def test_the_records_of_this_site_have_only_notes() -> None:
    root = Path(__file__).parents[2] / "content" / "records"
    records, _ = read_folder(root, "content/records", CALENDAR)
    found = [finding for record in records for finding in advise(record)]
    assert [f for f in found if f.severity is not Severity.NOTE] == []


def test_a_record_in_another_language_is_not_judged_as_english() -> None:
    record = read((HERE / "cases" / "hard-to-read.md").read_text(encoding="utf-8"))
    assert [f.code.name for f in advise(replace(record, lang="en-GB"))] == ["hard-to-read"]
    assert advise(replace(record, lang="cy")) == []


def test_words_whose_language_is_named_are_read_in_it() -> None:
    head = "type: engagement\ntitle: Talk\nproject: hall\ndate: 2026-03-14\nsaid:\n"
    said = "  - id: s1\n    words: ہمیں اردو میں خط چاہیے۔\n"
    unnamed = read(f"---\n{head}{said}---\n")
    assert [f.code.name for f in advise(unnamed)] == ["foreign-letters"]
    assert advise(read(f"---\n{head}{said}    lang: ur\n---\n")) == []
    assert advise(read(f"---\nlang: ur\n{head}{said}---\n")) == []


def test_a_short_text_has_no_grade() -> None:
    assert in_body("Organisational responsibilities necessitate considerable coordination.") == []


def test_a_long_sentence_is_counted_from_26_words() -> None:
    assert in_body(" ".join(["walk"] * 25) + ".") == []
    (found,) = in_body(" ".join(["walk"] * 26) + ".")
    assert found.values["count"] == 26


def test_plain_records_do_not_load_the_dictionary() -> None:
    program = (
        "import sys\n"
        "from engage_docs.advice import find_barriers, find_hard_words\n"
        "from engage_docs.findings import Place\n"
        "from engage_docs.records.model import Record\n"
        "record = Record(at=Place('a.md'), type='project', id='a', title='A', project='a',\n"
        "                body='We sat on the bench and it was good. ' * 30)\n"
        "assert not find_barriers(record) + find_hard_words(record)\n"
        "assert 'pyphen' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("line", (HERE / "syllables.tsv").read_text(encoding="utf-8").splitlines())
def test_syllables(line: str) -> None:
    word, _, count = line.partition("\t")
    assert syllables(word) == int(count)


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_gives_findings_inside_its_file(body: str, field: str) -> None:
    text = RECORD.format(fields="", body=body)
    record = read(text)
    at = record.at
    record = replace(
        record, title=field, photos=(Photo(at=at, file="a.jpg", alt=field, caption=field),)
    )
    lines = text.encode(errors="replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    rows = lines.split("\n")
    for finding in advise(record):
        assert finding.severity is not Severity.ERROR
        assert finding_as_text(finding)
        assert 1 <= finding.place.line <= len(rows)
        assert 1 <= finding.place.column <= len(rows[finding.place.line - 1]) + 1


@given(ANY_TEXT)
def test_what_others_said_is_left_as_it_is(words: str) -> None:
    at = Place("a.md", 2)
    said = Said(at=at, id="s1", words=words)
    record = read("---\ntype: engagement\nid: a\ntitle: A\ndate: 2026-03-14\n---\n")
    found = advise(replace(record, said=(said,)))
    assert {f.code.name for f in found} <= {"foreign-letters"}


@pytest.mark.parametrize(
    "piece",
    ["[", "](", "[[", "`", "<", '"', "* ", "AB ", "A ", ". ", "#####x", "| a | b |\n", "AB. "],
)
def test_a_long_and_strange_text_is_read_to_its_end(piece: str) -> None:
    record = read(RECORD.format(fields="", body=""))
    places = [f.place for f in advise(replace(record, body=piece * 20_000))]
    assert places == sorted(places)
