"""How the tests of reading show a finding, and the calendar they read with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.dates import load_calendar
from engage_docs.parsing import parse_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engage_docs.findings import Finding
    from engage_docs.records.model import Record

CALENDAR = load_calendar("england-and-wales")


def read(data: str | bytes, stem: str = "a-record") -> tuple[Record | None, list[Finding]]:
    """Read one record that lies in the folder of the project exampleton-library."""
    data = data.encode() if isinstance(data, str) else data
    return parse_record(data, "r.md", "exampleton-library", stem, CALENDAR)


def lines_of(findings: Iterable[Finding]) -> str:
    """One line for each finding: ``line:column severity code: sentence | cure``."""
    return "".join(
        f"{f.place.line}:{f.place.column} {f.severity} {f.code.name}: {f.sentence} | {f.cure}\n"
        for f in findings
    )


def codes_of(findings: Iterable[Finding]) -> list[str]:
    """The names of the codes, in the order of the findings."""
    return [f.code.name for f in findings]
