"""The open-loop report: the same rows as text, Markdown, JSON and CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.lazy import on_demand

if TYPE_CHECKING:
    from engage_docs.report.data import COLUMNS, FORMAT, VERSION, as_csv, as_json
    from engage_docs.report.rows import all_rows, make_report, report_of
    from engage_docs.report.values import Counts, Report, Row
    from engage_docs.report.words import as_markdown, as_text, summary
else:
    __getattr__ = on_demand(
        __name__,
        {
            "data": (
                "COLUMNS",
                "FORMAT",
                "VERSION",
                "as_csv",
                "as_json",
            ),
            "rows": ("all_rows", "make_report", "report_of"),
            "values": ("Counts", "Report", "Row"),
            "words": (
                "as_markdown",
                "as_text",
                "summary",
            ),
        },
    )

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
