"""The exports of the report, joined from rows that were made into text before.

The same bytes as :mod:`engage_docs.report.data` gives for the whole report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from engage_docs.report import data
from engage_docs.report.rows import Counts, Report, Row

_NO_ROWS = '"loops": []'


class RowText(NamedTuple):
    """One row as text, with what the order of rows depends on."""

    is_closed: bool
    raised_on: str
    address: str
    json: str
    csv: str


def row_text(row: Row) -> RowText:
    """A row as it stands in the exports."""
    text = json.dumps(data.plain(row), ensure_ascii=False, indent=2).replace("\n", "\n    ")
    raised = (row.raised_on or date.max).isoformat()
    return RowText(not row.open, raised, row.address, f"    {text}", data.csv_rows([row]))


def joined_json(as_of: date, calendar: str, counts: Counts, rows: Sequence[RowText]) -> str:
    """The report as JSON text. ``rows`` are in order."""
    empty = data.as_json(Report(as_of, calendar, counts, (), {}))
    if not rows:
        return empty
    before, _, after = empty.rpartition(_NO_ROWS)
    loops = ",\n".join(row.json for row in rows)
    return f'{before}"loops": [\n{loops}\n  ]{after}'


def joined_csv(rows: Iterable[RowText]) -> str:
    """The report as comma-separated values. ``rows`` are in order."""
    return "".join([data.csv_head(), *(row.csv for row in rows)])
