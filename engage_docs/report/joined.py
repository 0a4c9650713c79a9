"""The exports of the report, joined from rows that were made into text before.

The same bytes as :mod:`engage_docs.report.data` gives for the whole report.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from engage_docs.judging.flags import FLAGS
from engage_docs.report import data
from engage_docs.report.values import Counts, Report, Row

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


def sum_of(counts: Sequence[Mapping[str, Any]]) -> Counts:
    """The counts of all groups together."""

    def added(name: str) -> int:
        return sum(one[name] for one in counts)

    by_status: dict[str, Counter[str]] = {"said": Counter(), "commitments": Counter()}
    flags: Counter[str] = Counter({flag.name: 0 for flag in FLAGS})
    for one in counts:
        flags.update(one["flags"])
        for kind, numbers in by_status.items():
            numbers.update(one["by_status"][kind])
    return Counts(
        said=added("said"),
        commitments=added("commitments"),
        open=added("open"),
        closed=added("closed"),
        loose_ends=added("loose_ends"),
        by_status={kind: dict(numbers) for kind, numbers in by_status.items()},
        flags=dict(flags),
    )
