"""The open-loop report: the same rows as text, Markdown, JSON and CSV."""

from engage_docs.reports.formats import as_csv, as_json, as_markdown, as_text, report_files, summary
from engage_docs.reports.report import Report, ReportRow, make_report

__all__ = [
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
