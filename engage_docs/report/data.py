"""The report for other programs: JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from engage_docs.report.rows import Report, Row

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
        "loops": [_plain(row) for row in report.rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _plain(row: Row) -> dict[str, Any]:
    plain: dict[str, Any] = {name: _value(getattr(row, name)) for name in COLUMNS}
    plain["source"] = {"path": row.source.path, "line": row.source.line}
    return plain


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def as_csv(report: Report) -> str:
    """The report as comma-separated values with a header row; lists are joined by ``; ``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in report.rows:
        plain = _plain(row)
        plain["source"] = f"{row.source.path}:{row.source.line}"
        writer.writerow([_cell(plain[name]) for name in COLUMNS])
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
