"""The open-loop report as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage_docs.findings import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One loop in the report.

    ``kind`` is ``said`` or ``commitment``. ``open`` is False for a loop that is closed but has a
    loose end. ``answers``: for a commitment the things said that it answers, for a thing said the
    commitments that answer it. ``days_overdue`` counts calendar days: after the due date, or
    after the end of the answer time. ``waiting_working_days`` is only for things said.
    ``source`` is the place in the record, its path relative to the folder of the settings.
    """

    address: str
    kind: str
    project: str
    words: str
    status: str
    timeliness: str | None
    flags: tuple[str, ...]
    open: bool
    owner: str | None
    raised_on: date | None
    raised_as_written: str | None
    due: date | None
    due_as_written: str | None
    first_due: date | None
    answer_by: date | None
    days_overdue: int
    waiting_working_days: int | None
    answers: tuple[str, ...]
    source: Place
    url: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many loops there are and how they stand. ``loose_ends`` are closed, but not in all."""

    said: int
    commitments: int
    open: int
    closed: int
    loose_ends: int
    by_status: dict[str, dict[str, int]]
    flags: dict[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """The open-loop report as of a day: counts of all loops, rows of those that want attention.

    ``projects`` gives the title of each project, by id.
    """

    as_of: date
    calendar: str
    counts: Counts
    rows: tuple[Row, ...]
    projects: dict[str, str]
