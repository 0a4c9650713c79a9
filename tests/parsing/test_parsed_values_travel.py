"""What parsing gives can be cached and can travel to another process: plain values all through."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec
import pytest

from engage_docs.dates import load_calendar
from engage_docs.findings import Finding, Place, Severity
from engage_docs.findings.encoding import decode_findings, encode_findings
from engage_docs.findings.registry import all_codes
from engage_docs.frameworks import load_packs
from engage_docs.parsing import parse_record, read_bytes, read_folder, scan_folder
from engage_docs.records import Record

ROOT = Path(__file__).parents[2]
FOLDERS = (
    "content/records",
    "tests/parsing/cases",
    "tests/parsing/broken",
    "tests/records/cases",
    "tests/links/cases",
)


def parsed(folder: str) -> tuple[list[Record], list[Finding]]:
    calendar = load_calendar("england-and-wales")
    return read_folder(ROOT / folder, folder, calendar, load_packs().find)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_record_is_the_same_after_encoding(folder: str) -> None:
    records, _ = parsed(folder)
    for record in records:
        again = msgspec.msgpack.decode(msgspec.msgpack.encode(record), type=type(record))
        assert again == record
        assert again.fields_at == record.fields_at


@pytest.mark.parametrize("folder", FOLDERS)
def test_findings_are_the_same_after_encoding(folder: str) -> None:
    _, findings = parsed(folder)
    assert decode_findings(encode_findings(findings)) == findings


def test_a_value_that_is_no_plain_value_is_put_into_words() -> None:
    code = all_codes()[0]
    finding = Finding(code, Place("a.md"), {"where": Path("x/y"), "how": Severity.NOTE})
    (again,) = decode_findings(encode_findings([finding]))
    assert again.values == {"where": str(Path("x/y")), "how": "note"}


def test_a_finding_of_another_version_is_refused() -> None:
    data = msgspec.msgpack.encode([("no-such-code", ("a.md", 1, 1), {}, ())])
    with pytest.raises(ValueError, match="no-such-code"):
        decode_findings(data)


def test_a_file_is_parsed_in_a_new_process_as_it_is_here() -> None:
    files, _ = scan_folder(ROOT / "tests/parsing/cases", "cases")
    data = read_bytes(files[0])
    assert isinstance(data, bytes)
    calendar, packs = load_calendar("england-and-wales"), load_packs()
    work = (data, files[0].shown, files[0].project, files[0].stem, calendar, packs.find)
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as executor:
        assert executor.submit(parse_record, *work).result() == parse_record(*work)
