"""The open-loop report: the same rows as text, Markdown, JSON and CSV."""

from engage_docs.report.data import COLUMNS, FORMAT, VERSION, as_csv, as_json
from engage_docs.report.rows import Counts, Report, Row, all_rows, make_report, report_of
from engage_docs.report.words import as_markdown, as_text, summary

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
