"""The open-loop report as values: one function makes its rows, for every form and for the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engage_docs.config.model import Settings
from engage_docs.findings import Place
from engage_docs.links.ledger import Ledger
from engage_docs.loops import FLAGS, ClaimLoop, CommitmentLoop, Loops, SaidLoop
from engage_docs.loops.judging import answered_things
from engage_docs.loops.values import COMMITMENT_STATUSES, SAID_STATUSES
from engage_docs.records.addresses import url_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
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
    timeliness: str | None = None
    flags: tuple[str, ...]
    open: bool
    owner: str | None = None
    raised_on: date | None
    raised_as_written: str | None = None
    due: date | None = None
    due_as_written: str | None = None
    first_due: date | None = None
    answer_by: date | None = None
    days_overdue: int = 0
    waiting_working_days: int | None = None
    answers: tuple[str, ...] = ()
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
    rows: tuple[ReportRow, ...]
    projects: dict[str, str]


def make_report(
    loops: Loops,
    ledger: Ledger,
    settings: Settings,
    project: str | None = None,
    owner: str | None = None,
) -> Report:
    """Return the report on these loops, only of one project or one owner if given.

    It has a row for each loop that is open, or that has a flag; those that were raised first come
    first, and those of which the day is not known last. An owner is compared without regard to
    capitals.
    """
    every = [
        row
        for row in _rows(loops, ledger, settings)
        if (project is None or row.project == project)
        and (owner is None or (row.owner or "").casefold() == owner.casefold())
    ]
    wanted = [row for row in every if row.open or row.flags]
    wanted.sort(key=lambda row: (not row.open, row.raised_on or date.max, row.address))
    titles = {i: project.title for i, project in ledger.projects.items()}
    return Report(loops.as_of, settings.calendar, _counts(every), tuple(wanted), titles)


def _rows(loops: Loops, ledger: Ledger, settings: Settings) -> Iterator[ReportRow]:
    for said in loops.said.values():
        yield _row_of_said(said, settings)
    for commitment in loops.commitments.values():
        yield _row_of_commitment(commitment, ledger, settings)
    for claim in loops.claims.values():
        yield _row_of_claim(claim, settings)


def _row_of_said(loop: SaidLoop, settings: Settings) -> ReportRow:
    entry = loop.entry
    return ReportRow(
        address=entry.address,
        kind="said",
        project=entry.record.project,
        words=entry.said.words,
        status=loop.status,
        flags=tuple(f.name for f in loop.flags),
        open=loop.open,
        raised_on=loop.raised_on,
        raised_as_written=entry.record.date.as_written if entry.record.date else None,
        answer_by=loop.answer_by,
        days_overdue=loop.days_overdue,
        waiting_working_days=loop.waiting.days if loop.waiting else None,
        answers=loop.commitments,
        source=_relative(entry.said.at, settings),
        url=_url(entry.address, settings),
    )


def _row_of_commitment(loop: CommitmentLoop, ledger: Ledger, settings: Settings) -> ReportRow:
    entry = loop.entry
    return ReportRow(
        address=entry.address,
        kind="commitment",
        project=entry.record.project,
        words=entry.commitment.we_will,
        status=loop.status,
        timeliness=loop.timeliness,
        flags=tuple(f.name for f in loop.flags),
        open=loop.open,
        owner=entry.commitment.owner,
        raised_on=loop.raised_on,
        raised_as_written=entry.record.date.as_written if entry.record.date else None,
        due=loop.due.day if loop.due else None,
        due_as_written=loop.due.as_written if loop.due else None,
        first_due=loop.first_due.day if loop.first_due else None,
        days_overdue=loop.days_overdue,
        answers=answered_things(entry, ledger),
        source=_relative(entry.commitment.at, settings),
        url=_url(entry.address, settings),
    )


def _row_of_claim(loop: ClaimLoop, settings: Settings) -> ReportRow:
    line = loop.line
    return ReportRow(
        address=line.address,
        kind="commitment",
        project=line.record.project,
        words=line.item.we_did or "",
        status="done",
        flags=tuple(f.name for f in loop.flags),
        open=loop.open,
        raised_on=loop.raised_on,
        raised_as_written=line.record.date.as_written if line.record.date else None,
        source=_relative(line.item.at, settings),
        url=_url(line.address, settings),
    )


def _relative(at: Place, settings: Settings) -> Place:
    path = Path(at.path)
    if path.is_relative_to(settings.folder):
        return Place(path.relative_to(settings.folder).as_posix(), at.line, at.column)
    return at


def _url(address: str, settings: Settings) -> str:
    top = settings.site_url
    return (top if not top or top.endswith("/") else top + "/") + url_of(address)


def _counts(rows: Sequence[ReportRow]) -> Counts:
    said = [r for r in rows if r.kind == "said"]
    commitments = [r for r in rows if r.kind == "commitment"]
    flags = Counter(name for r in rows for name in r.flags)
    return Counts(
        said=len(said),
        commitments=len(commitments),
        open=sum(r.open for r in rows),
        closed=sum(not r.open for r in rows),
        loose_ends=sum(bool(r.flags) and not r.open for r in rows),
        by_status={
            "said": _by_status(said, SAID_STATUSES),
            "commitments": _by_status(commitments, COMMITMENT_STATUSES),
        },
        flags={f.name: flags[f.name] for f in FLAGS},
    )


def _by_status(rows: Sequence[ReportRow], statuses: Sequence[str]) -> dict[str, int]:
    counted = Counter(r.status for r in rows)
    return {s: counted[s] for s in statuses}
