"""The rows of the open-loop report: one function makes them, for every form and for the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from engage_docs.config.model import Settings
from engage_docs.findings import Place
from engage_docs.links.ledger import Ledger
from engage_docs.loops import FLAGS, ClaimLoop, CommitmentLoop, Loops, SaidLoop
from engage_docs.loops.commitments import STATUSES as COMMITMENT_STATUSES
from engage_docs.loops.commitments import answered_things
from engage_docs.loops.said import STATUSES as SAID_STATUSES
from engage_docs.records.addresses import url_of
from engage_docs.reports.values import Counts, Report, Row


def make_report(
    loops: Loops,
    ledger: Ledger,
    settings: Settings,
    project: str | None = None,
    owner: str | None = None,
) -> Report:
    """Return the report on these loops, only of one project or one owner if given."""
    titles = {i: p.title for i, p in ledger.projects.items()}
    rows = all_rows(loops, ledger, settings)
    return report_of(rows, titles, loops.as_of, settings.calendar, project, owner)


def report_of(
    rows: Iterable[Row],
    titles: dict[str, str],
    as_of: date,
    calendar: str,
    project: str | None = None,
    owner: str | None = None,
) -> Report:
    """Return the report that has these rows, only of one project or one owner if given.

    It has a row for each loop that is open, or that has a flag; those that were raised first come
    first, and those of which the day is not known last. An owner is compared without regard to
    capitals.
    """
    every = [
        row
        for row in rows
        if (project is None or row.project == project)
        and (owner is None or (row.owner or "").casefold() == owner.casefold())
    ]
    wanted = [r for r in every if r.open or r.flags]
    wanted.sort(key=lambda r: (not r.open, r.raised_on or date.max, r.address))
    return Report(as_of, calendar, _counts(every), tuple(wanted), titles)


def all_rows(loops: Loops, ledger: Ledger, settings: Settings) -> Iterable[Row]:
    """Return a row for every loop."""
    for said in loops.said.values():
        yield _row_of_said(said, settings)
    for commitment in loops.commitments.values():
        yield _row_of_commitment(commitment, ledger, settings)
    for claim in loops.claims.values():
        yield _row_of_claim(claim, settings)


def _row_of_said(loop: SaidLoop, settings: Settings) -> Row:
    entry = loop.entry
    return Row(
        address=entry.address,
        kind="said",
        project=entry.record.project,
        words=entry.said.words,
        status=loop.status,
        timeliness=None,
        flags=tuple(f.name for f in loop.flags),
        open=loop.open,
        owner=None,
        raised_on=loop.raised_on,
        raised_as_written=entry.record.date.as_written if entry.record.date else None,
        due=None,
        due_as_written=None,
        first_due=None,
        answer_by=loop.answer_by,
        days_overdue=loop.days_overdue,
        waiting_working_days=loop.waiting.days if loop.waiting else None,
        answers=loop.commitments,
        source=_relative(entry.said.at, settings),
        url=_url(entry.address, settings),
    )


def _row_of_commitment(loop: CommitmentLoop, ledger: Ledger, settings: Settings) -> Row:
    entry = loop.entry
    return Row(
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
        answer_by=None,
        days_overdue=loop.days_overdue,
        waiting_working_days=None,
        answers=answered_things(entry, ledger),
        source=_relative(entry.commitment.at, settings),
        url=_url(entry.address, settings),
    )


def _row_of_claim(loop: ClaimLoop, settings: Settings) -> Row:
    line = loop.line
    return Row(
        address=line.address,
        kind="commitment",
        project=line.record.project,
        words=line.item.we_did or "",
        status="done",
        timeliness=None,
        flags=tuple(f.name for f in loop.flags),
        open=loop.open,
        owner=None,
        raised_on=loop.raised_on,
        raised_as_written=line.record.date.as_written if line.record.date else None,
        due=None,
        due_as_written=None,
        first_due=None,
        answer_by=None,
        days_overdue=0,
        waiting_working_days=None,
        answers=(),
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


def _counts(rows: Sequence[Row]) -> Counts:
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


def _by_status(rows: Sequence[Row], statuses: Sequence[str]) -> dict[str, int]:
    counted = Counter(r.status for r in rows)
    return {s: counted[s] for s in statuses}
