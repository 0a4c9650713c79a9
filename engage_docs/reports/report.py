"""The open-loop report as values: one function makes its rows, for every form and for the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engage_docs.config.model import Settings
from engage_docs.findings import Place
from engage_docs.links.ledger import Ledger
from engage_docs.loops import FLAGS, ClaimLoop, CommitmentLoop, Loops, SaidLoop
from engage_docs.loops.judging import answered_things
from engage_docs.loops.values import COMMITMENT_STATUSES, SAID_STATUSES
from engage_docs.records.addresses import url_of
from engage_docs.records.model import Record


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
        one = said.entry
        yield replace(
            _row(said, one.address, one.record, one.said.words, one.said.at, settings),
            kind="said",
            status=said.status,
            answer_by=said.answer_by,
            days_overdue=said.days_overdue,
            waiting_working_days=said.waiting.days if said.waiting else None,
            answers=said.commitments,
        )
    for loop in loops.commitments.values():
        entry, promise = loop.entry, loop.entry.commitment
        yield replace(
            _row(loop, entry.address, entry.record, promise.we_will, promise.at, settings),
            status=loop.status,
            timeliness=loop.timeliness,
            owner=promise.owner,
            due=loop.due.day if loop.due else None,
            due_as_written=loop.due.as_written if loop.due else None,
            first_due=loop.first_due.day if loop.first_due else None,
            days_overdue=loop.days_overdue,
            answers=answered_things(entry, ledger),
        )
    for claim in loops.claims.values():
        line, words = claim.line, claim.line.item.we_did or ""
        yield _row(claim, line.address, line.record, words, line.item.at, settings)


def _row(
    loop: SaidLoop | CommitmentLoop | ClaimLoop,
    address: str,
    record: Record,
    words: str,
    at: Place,
    settings: Settings,
) -> ReportRow:
    """What every row has; kind and status are those of a claim."""
    path, top = Path(at.path), settings.site_url
    if path.is_relative_to(settings.folder):
        at = at._replace(path=path.relative_to(settings.folder).as_posix())
    return ReportRow(
        address=address,
        kind="commitment",
        project=record.project,
        words=words,
        status="done",
        flags=tuple(flag.name for flag in loop.flags),
        open=loop.open,
        raised_on=loop.raised_on,
        raised_as_written=record.date.as_written if record.date else None,
        source=at,
        url=(top if not top or top.endswith("/") else top + "/") + url_of(address),
    )


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
