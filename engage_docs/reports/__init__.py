"""The open-loop report: the same rows as text, Markdown, JSON and CSV."""

from __future__ import annotations

from engage_docs.reports.formats import (
    COLUMNS,
    FORMAT,
    VERSION,
    as_csv,
    as_json,
    as_markdown,
    as_text,
    report_files,
    summary,
)
from engage_docs.reports.report import Counts, Report, ReportRow, make_report

__all__ = [
    "COLUMNS",
    "FORMAT",
    "VERSION",
    "Counts",
    "Report",
    "ReportRow",
    "as_csv",
    "as_json",
    "as_markdown",
    "as_text",
    "make_report",
    "report_files",
    "summary",
]
