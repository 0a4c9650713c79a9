"""The report for other programs: JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from engage_docs.reports.values import Report, Row

FORMAT = "engage-docs/open-loops"
VERSION = 1

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

COLUMNS = (
    "address",
    "kind",
    "project",
    "words",
    "status",
    "timeliness",
    "flags",
    "open",
    "owner",
    "raised_on",
    "raised_as_written",
    "due",
    "due_as_written",
    "first_due",
    "answer_by",
    "days_overdue",
    "waiting_working_days",
    "answers",
    "source",
    "url",
)


def as_json(report: Report) -> str:
    """The report as JSON text, version 1 of the format; dates as YYYY-MM-DD."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "as_of": report.as_of.isoformat(),
        "calendar": report.calendar,
        "counts": asdict(report.counts),
        "loops": [plain(row) for row in report.rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def plain(row: Row) -> dict[str, Any]:
    """One row as JSON has it."""
    found: dict[str, Any] = {name: _value(getattr(row, name)) for name in COLUMNS}
    found["source"] = {"path": row.source.path, "line": row.source.line}
    return found


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def as_csv(report: Report) -> str:
    """The report as comma-separated values with a header row; lists are joined by ``; ``."""
    return csv_head() + csv_rows(report.rows)


def csv_head() -> str:
    """The header row."""
    return _csv([COLUMNS])


def csv_rows(rows: Iterable[Row]) -> str:
    """Rows without a header."""
    return _csv(_cells(row) for row in rows)


def _cells(row: Row) -> list[str]:
    found = plain(row)
    found["source"] = f"{row.source.path}:{row.source.line}"
    return [_cell(found[name]) for name in COLUMNS]


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = "; ".join(str(v) for v in value)
    text = str(value)
    return "'" + text if text.startswith(_FORMULA) else text
