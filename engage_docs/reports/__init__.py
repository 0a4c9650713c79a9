"""The open-loop report: the same rows as text, Markdown, JSON and CSV."""

from __future__ import annotations

from engage_docs.reports.data import COLUMNS, FORMAT, VERSION, as_csv, as_json
from engage_docs.reports.rows import all_rows, make_report, report_of
from engage_docs.reports.values import Counts, Report, Row
from engage_docs.reports.words import as_markdown, as_text, summary

__all__ = [
    "COLUMNS",
    "FORMAT",
    "VERSION",
    "Counts",
    "Report",
    "Row",
    "all_rows",
    "as_csv",
    "as_json",
    "as_markdown",
    "as_text",
    "make_report",
    "report_of",
    "summary",
]
