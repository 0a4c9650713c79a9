"""The judge of commitments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from engage_docs.dates import Due, When
from engage_docs.links.ledger import CommitmentEntry, Ledger
from engage_docs.loops import flags
from engage_docs.loops.flags import Flag
from engage_docs.loops.news import (
    Ending,
    answers,
    counted,
    decision_in,
    ending,
    evidence_in,
    tellings,
)
from engage_docs.loops.rules import (
    Rules,
    day_by,
    days_after,
    has_gone_quiet,
    has_happened,
    is_after,
    is_by,
    is_overdue,
)
from engage_docs.loops.values import COMMITMENT_STATUSES, CommitmentLoop, DecidingWord, Slip
from engage_docs.records.model import FollowUp, Record

_FINISHED = frozenset({"done", "changed", "cannot"})


@dataclass(frozen=True, slots=True)
class _Course:
    """How a commitment went, from the day it was made to the last follow-up that counts."""

    status: str
    decided: DecidingWord
    finished: FollowUp | None
    due: Due | None
    slips: tuple[Slip, ...]
    moved_after_it_fell_due: bool


def judge_commitment(
    entry: CommitmentEntry, ledger: Ledger, as_of: date, rules: Rules
) -> CommitmentLoop:
    """Return how a commitment stands on ``as_of``."""
    own = counted(entry.follow_ups, as_of)
    course = _course(entry, own, as_of)
    raised_on = day_by(entry.record.date, as_of)
    finished_on = day_by(course.finished.date, as_of) if course.finished else None
    replaced_by = _replaced_by(own, ledger, as_of) if course.status == "changed" else ()
    last_word, check_again = _last_word(entry.record, own, as_of)
    end = _ending(entry, ledger, own, course, finished_on, as_of)
    missing = [*_flags_of_the_course(entry, course, last_word, check_again, as_of, rules)]
    if end:
        missing.extend(end.flags)
    is_finished = course.status in _FINISHED
    return CommitmentLoop(
        entry=entry,
        status=course.status,
        timeliness=_timeliness(course, as_of),
        flags=tuple(f for f in flags.FLAGS if f in missing),
        open=_is_open(course.status, end, replaced_by),
        raised_on=raised_on,
        due=course.due,
        first_due=entry.commitment.due,
        slips=course.slips,
        days_overdue=_days_overdue(course, as_of) if course.status != "changed" else 0,
        decided=course.decided,
        finished_on=finished_on if is_finished else None,
        last_word=last_word,
        replaced_by=replaced_by,
        evidence=evidence_in(own),
        told=end.told if end else (),
        verdict=end.verdict if end else None,
    )


def _course(entry: CommitmentEntry, own: Sequence[FollowUp], as_of: date) -> _Course:
    status, decided = "promised", decision_in(entry.record, as_of)
    finished: FollowUp | None = None
    due = entry.commitment.due
    slips: list[Slip] = []
    moved_late = False
    for follow_up in own:
        if follow_up.outcome in COMMITMENT_STATUSES:
            if follow_up.outcome not in _FINISHED:
                finished = None
            elif follow_up.outcome != status or finished is None:
                finished = follow_up
            status, decided = follow_up.outcome, decision_in(follow_up, as_of)
        if follow_up.due is not None and follow_up.outcome not in _FINISHED:
            if due is not None and due != follow_up.due:
                slips.append(Slip(due, follow_up.due, decision_in(follow_up, as_of)))
                moved_late = moved_late or is_after(follow_up.date, due.day)
            due = follow_up.due
    return _Course(status, decided, finished, due, tuple(slips), moved_late)


def _timeliness(course: _Course, as_of: date) -> str | None:
    """On time, overdue or late; None where that cannot be said for certain.

    That is so where no day was set, where another promise took over, and where the date of the
    end is too vague to tell. A date that was moved only after it had passed leaves the promise
    late once it is finished.
    """
    if course.status == "changed" or course.due is None or course.due.day is None:
        return None
    if course.finished is None:
        return "overdue" if is_overdue(course.due.day, as_of) else "on time"
    if course.status == "cannot":
        return None
    when = course.finished.date
    if course.moved_after_it_fell_due or is_after(when, course.due.day):
        return "late"
    return "on time" if is_by(when, course.due.day) else None


def _days_overdue(course: _Course, as_of: date) -> int:
    due = course.due.day if course.due else None
    if course.finished is None:
        return days_after(due, as_of)
    when: When | None = course.finished.date
    first_possible = when.first if when else None
    return days_after(due, first_possible) if first_possible and course.status == "done" else 0


def _flags_of_the_course(
    entry: CommitmentEntry,
    course: _Course,
    last_word: date | None,
    check_again: date | None,
    as_of: date,
    rules: Rules,
) -> Iterable[Flag]:
    if course.finished is None:
        due = course.due.day if course.due else None
        if due is None:
            yield flags.NO_DUE_DATE
        if is_overdue(due, as_of):
            yield flags.OVERDUE
        if not entry.commitment.owner:
            yield flags.NO_OWNER
        if has_gone_quiet(last_word, check_again, as_of, rules):
            yield flags.GONE_QUIET
    if any(not slip.decision.reason for slip in course.slips):
        yield flags.DATE_MOVED_WITHOUT_A_REASON
    if course.status == "done" and not entry.answers and not entry.replaces:
        yield flags.CLAIM_WITHOUT_A_SOURCE


def _ending(
    entry: CommitmentEntry,
    ledger: Ledger,
    own: Sequence[FollowUp],
    course: _Course,
    finished_on: date | None,
    as_of: date,
) -> Ending | None:
    """How it was brought to its end; None while it is not done and not given up."""
    if course.status not in ("done", "cannot"):
        return None
    said = [ledger.said[a] for a in answered_things(entry, ledger)]
    news = {f.id: f for f in own}
    news.update((f.id, f) for s in said for f in counted(s.follow_ups, as_of))
    lines = [line for s in said for line in s.artefacts]
    return ending(
        course.status,
        finished_on,
        course.decided.reason,
        evidence_in(own),
        tellings(news.values(), lines, as_of),
        answers(news.values(), as_of),
    )


def answered_things(entry: CommitmentEntry, ledger: Ledger) -> tuple[str, ...]:
    """Return the things said that a commitment answers, also by taking the place of another one."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [entry.address]
    while waiting:
        address = waiting.pop(0)
        if address in seen or address not in ledger.commitments:
            continue
        seen.add(address)
        current = ledger.commitments[address]
        found.update(dict.fromkeys(a for a in current.answers if a in ledger.said))
        waiting.extend(current.replaces)
    return tuple(found)


def _replaced_by(own: Sequence[FollowUp], ledger: Ledger, as_of: date) -> tuple[str, ...]:
    """The promises that took its place and that count by ``as_of``."""
    changed = [f for f in own if f.outcome == "changed"]
    named = [r.address for r in changed[-1].replaced_by] if changed else []
    known = (a for a in named if a in ledger.commitments)
    return tuple(a for a in known if has_happened(ledger.commitments[a].record.date, as_of))


def _is_open(status: str, end: Ending | None, replaced_by: tuple[str, ...]) -> bool:
    """A promise that was replaced is closed; the one that took its place carries it on."""
    if status == "changed":
        return not replaced_by
    return end is None or end.open


def _last_word(
    record: Record, own: Sequence[FollowUp], as_of: date
) -> tuple[date | None, date | None]:
    """The day of the last word on a commitment, and the day by which it promised the next."""
    last_day, check_again = day_by(record.date, as_of), None
    for follow_up in own:
        day = day_by(follow_up.date, as_of)
        if day is None or (last_day is not None and day < last_day):
            continue
        last_day = day
        check_again = follow_up.check_again.last if follow_up.check_again else None
    return last_day, check_again
