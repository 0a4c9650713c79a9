"""Small sets of records in one text: ``--- name.md`` begins each of them."""

from __future__ import annotations

import re

from engage_docs.dates import load_calendar
from engage_docs.findings import Finding
from engage_docs.parsing import parse_record
from engage_docs.parsing.context import FindTerm, no_terms
from engage_docs.records.model import Record

CALENDAR = load_calendar("england-and-wales")
PROJECT = "---\ntype: project\nid: hall\ntitle: The hall\n---\n"


def split_bundle(text: str) -> dict[str, str]:
    """The texts of a bundle by the names of their files, in order."""
    parts = re.split(r"^--- (\S+\.md)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def read_bundle(text: str, find_term: FindTerm = no_terms) -> tuple[list[Record], list[Finding]]:
    """The records of a bundle that can be read, and what the reader finds."""
    records: list[Record] = []
    findings: list[Finding] = []
    for name, source in split_bundle(text).items():
        record, found = parse_record(
            source.encode(), name, "hall", name.removesuffix(".md"), CALENDAR, find_term
        )
        findings += found
        if record is not None:
            records.append(record)
    return records, findings


def good_records(text: str) -> list[Record]:
    """The records of a bundle, and the project record of the hall, all without a mistake."""
    records, findings = read_bundle(f"--- project.md\n{PROJECT}{text}")
    assert findings == [], findings
    return records
