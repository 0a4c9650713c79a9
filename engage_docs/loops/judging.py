"""How every loop stands on a day: the judge of promises, of things said, and of claims.

First stands what all of them share: what follow-ups and artefacts report by that day, and what is
missing for a loop that was brought to its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engage_docs.dates import Due, count_working_days
from engage_docs.links.ledger import ArtefactLine, CommitmentEntry, Ledger, SaidEntry
from engage_docs.loops import flags, rules
from engage_docs.loops.flags import FLAGS, Flag
from engage_docs.loops.rules import Rules, day_by, days_after, has_happened, is_after, is_overdue
from engage_docs.loops.values import (
    COMMITMENT_STATUSES,
    Answer,
    ClaimLoop,
    CommitmentLoop,
    DecidingWord,
    Loops,
    SaidLoop,
    Shown,
    Slip,
    Telling,
)
from engage_docs.records.model import FollowUp, Record, YouSaidWeDid

_FINISHED = frozenset({"done", "changed", "cannot"})
# A follow-up directly about a thing said: what it makes of it.
_BY_OUTCOME = {"answered": "answered", "done": "done", "cannot": "cannot", "started": "promised"}


def judge(ledger: Ledger, as_of: date, limits: Rules) -> Loops:
    """Return how every loop in the ledger stands on ``as_of``.

    What is dated after ``as_of`` is not yet counted.
    """
    commitments = {
        address: _judge_commitment(entry, ledger, as_of, limits)
        for address, entry in ledger.commitments.items()
        if has_happened(entry.record.date, as_of)
    }
    said = {
        address: _judge_said(entry, commitments, as_of, limits)
        for address, entry in ledger.said.items()
        if has_happened(entry.record.date, as_of)
    }
    claims = {
        address: _judge_claim(line, as_of)
        for address, line in ledger.claims.items()
        if has_happened(line.record.date, as_of)
    }
    return Loops(as_of, said, commitments, claims)


# --- What is reported, and what an end lacks -----------------------------------------------------


def _counted(follow_ups: Iterable[FollowUp], as_of: date) -> tuple[FollowUp, ...]:
    """The follow-ups that count by ``as_of``: those dated later are not yet known."""
    return tuple(f for f in follow_ups if has_happened(f.date, as_of))


def _decision_in(record: Record, as_of: date) -> DecidingWord:
    """The word with which a record decides, whose it is, and of which day."""
    words = getattr(record, "what_happened", None)
    reason = getattr(record, "reason", None)
    written = record.date.as_written if record.date else None
    return DecidingWord(record.id, record.by, day_by(record.date, as_of), written, words, reason)


def _evidence_in(follow_ups: Iterable[FollowUp]) -> tuple[Shown, ...]:
    return tuple(Shown(e, f.id) for f in follow_ups for e in f.evidence)


def _tellings(
    follow_ups: Iterable[FollowUp], lines: Iterable[ArtefactLine], as_of: date
) -> tuple[Telling, ...]:
    """Every time that people were told by ``as_of``, oldest first."""
    records: dict[str, FollowUp | YouSaidWeDid] = {f.id: f for f in follow_ups}
    records.update((line.record.id, line.record) for line in lines)
    found = []
    for record in records.values():
        for told in record.told:
            when = told.date or record.date
            if has_happened(record.date, as_of) and has_happened(when, as_of):
                written = when.as_written if when else None
                found.append(Telling(told, record.id, day_by(when, as_of), written))
    return tuple(sorted(found, key=lambda t: (t.day or date.min, t.record_id)))


def _answers(follow_ups: Iterable[FollowUp], as_of: date) -> tuple[Answer, ...]:
    """Every answer of the community by ``as_of``, oldest first. "Not asked" is no answer."""
    found = [
        Answer(f.community_says, f.id, day_by(f.date, as_of))
        for f in follow_ups
        if f.community_says and f.community_says.answer != "not asked"
    ]
    return tuple(sorted(found, key=lambda a: a.day or date.min))


@dataclass(frozen=True, slots=True)
class _Ending:
    """How something that is finished was brought to its end."""

    flags: tuple[Flag, ...]
    open: bool
    told: tuple[Telling, ...]
    verdict: Answer | None


def _ending(
    status: str,
    finished_on: date | None,
    reason: str | None,
    evidence: Sequence[Shown],
    all_told: Sequence[Telling],
    all_answers: Sequence[Answer] = (),
) -> _Ending:
    """What is missing for a loop that is ``done``, ``cannot`` or ``answered``.

    It is closed when it is done with evidence, or cannot be done for a reason that is given, or
    answered; and people were told since; and they do not say otherwise. That nobody asked them is
    flagged but does not keep it open. What was told or answered before it ended does not count.
    """

    def is_since(day: date | None) -> bool:
        return finished_on is None or day is None or day >= finished_on

    told = tuple(telling for telling in all_told if is_since(telling.day))
    verdict = next((answer for answer in reversed(all_answers) if is_since(answer.day)), None)
    missing: list[Flag] = []
    if status == "done" and not evidence:
        missing.append(flags.DONE_WITHOUT_EVIDENCE)
    if status == "cannot" and not reason:
        missing.append(flags.CANNOT_WITHOUT_A_REASON)
    if not told:
        missing.append(flags.NOT_TOLD)
    if verdict is not None and verdict.verdict.answer != "yes":
        missing.append(flags.NOT_SETTLED)
    is_open = bool(missing)
    if verdict is None:
        missing.append(flags.NOT_ASKED)
    return _Ending(tuple(missing), is_open, told, verdict)


# --- Promises ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Course:
    """How a commitment went, from the day it was made to the last follow-up that counts."""

    status: str
    decided: DecidingWord
    finished: FollowUp | None
    due: Due | None
    slips: tuple[Slip, ...]
    moved_after_it_fell_due: bool

    @property
    def due_day(self) -> date | None:
        """The day in force by which it is due, if one is known."""
        return self.due.day if self.due else None


def _judge_commitment(
    entry: CommitmentEntry, ledger: Ledger, as_of: date, limits: Rules
) -> CommitmentLoop:
    own = _counted(entry.follow_ups, as_of)
    course = _course(entry, own, as_of)
    status = course.status
    finished_on = day_by(course.finished.date, as_of) if course.finished else None
    replaced_by = _replaced_by(own, ledger, as_of) if status == "changed" else ()
    last_word, check_again = _last_word(entry.record, own, as_of)
    missing = [*_flags_of_the_course(entry, course, last_word, check_again, as_of, limits)]
    end = None
    if status in ("done", "cannot"):
        end = _ending_of_commitment(entry, ledger, own, course, finished_on, as_of)
        missing += end.flags
    return CommitmentLoop(
        entry=entry,
        status=status,
        timeliness=_timeliness(course, as_of),
        flags=tuple(flag for flag in FLAGS if flag in missing),
        # A promise that was replaced is closed; the one that took its place carries it on.
        open=not replaced_by if status == "changed" else end is None or end.open,
        raised_on=day_by(entry.record.date, as_of),
        due=course.due,
        first_due=entry.commitment.due,
        slips=course.slips,
        days_overdue=_days_overdue(course, as_of) if status != "changed" else 0,
        decided=course.decided,
        finished_on=finished_on if status in _FINISHED else None,
        last_word=last_word,
        replaced_by=replaced_by,
        evidence=_evidence_in(own),
        told=end.told if end else (),
        verdict=end.verdict if end else None,
    )


def _course(entry: CommitmentEntry, own: Sequence[FollowUp], as_of: date) -> _Course:
    status, decided = "promised", _decision_in(entry.record, as_of)
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
            status, decided = follow_up.outcome, _decision_in(follow_up, as_of)
        if follow_up.due is not None and follow_up.outcome not in _FINISHED:
            if due is not None and due != follow_up.due:
                slips.append(Slip(due, follow_up.due, _decision_in(follow_up, as_of)))
                moved_late = moved_late or is_after(follow_up.date, due.day)
            due = follow_up.due
    return _Course(status, decided, finished, due, tuple(slips), moved_late)


def _timeliness(course: _Course, as_of: date) -> str | None:
    """On time, overdue or late; None where that cannot be said for certain.

    That is so where no day was set, where another promise took over, and where the date of the
    end is too vague to tell. A date that was moved only after it had passed leaves the promise
    late once it is finished.
    """
    due = course.due_day
    if course.status == "changed" or due is None:
        return None
    if course.finished is None:
        return "overdue" if is_overdue(due, as_of) else "on time"
    if course.status == "cannot":
        return None
    if course.moved_after_it_fell_due or is_after(course.finished.date, due):
        return "late"
    return "on time" if rules.is_by(course.finished.date, due) else None


def _days_overdue(course: _Course, as_of: date) -> int:
    if course.finished is None:
        return days_after(course.due_day, as_of)
    first = course.finished.date.first if course.finished.date else None
    return days_after(course.due_day, first) if first and course.status == "done" else 0


def _flags_of_the_course(
    entry: CommitmentEntry,
    course: _Course,
    last_word: date | None,
    check_again: date | None,
    as_of: date,
    limits: Rules,
) -> Iterator[Flag]:
    if course.finished is None:
        if course.due_day is None:
            yield flags.NO_DUE_DATE
        if is_overdue(course.due_day, as_of):
            yield flags.OVERDUE
        if not entry.commitment.owner:
            yield flags.NO_OWNER
        if rules.has_gone_quiet(last_word, check_again, as_of, limits):
            yield flags.GONE_QUIET
    if any(not slip.decision.reason for slip in course.slips):
        yield flags.DATE_MOVED_WITHOUT_A_REASON
    if course.status == "done" and not entry.answers and not entry.replaces:
        yield flags.CLAIM_WITHOUT_A_SOURCE


def _ending_of_commitment(
    entry: CommitmentEntry,
    ledger: Ledger,
    own: Sequence[FollowUp],
    course: _Course,
    finished_on: date | None,
    as_of: date,
) -> _Ending:
    """How it was brought to its end, with the news of the things said that it answers."""
    said = [ledger.said[a] for a in answered_things(entry, ledger)]
    news = {f.id: f for f in own}
    news.update((f.id, f) for s in said for f in _counted(s.follow_ups, as_of))
    lines = [line for s in said for line in s.artefacts]
    return _ending(
        course.status,
        finished_on,
        course.decided.reason,
        _evidence_in(own),
        _tellings(news.values(), lines, as_of),
        _answers(news.values(), as_of),
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


# --- Things said ---------------------------------------------------------------------------------


def _judge_said(
    entry: SaidEntry, commitments: Mapping[str, CommitmentLoop], as_of: date, limits: Rules
) -> SaidLoop:
    """How a thing said stands, given how the commitments stand.

    Where promises answer it, they carry its flags, so that each lack is flagged once and where
    its cure is to be written.
    """
    own = _counted(entry.follow_ups, as_of)
    chain = _commitments_answering(entry, commitments)
    raised_on = day_by(entry.record.date, as_of)
    last_day = rules.answer_by(raised_on, limits)
    settling = [f for f in own if f.outcome in _BY_OUTCOME]
    settled = settling[-1] if settling else None
    live = [commitments[a] for a in chain if commitments[a].status != "changed"]
    status, is_open, end = "waiting", True, None
    missing: tuple[Flag, ...] = ()
    if live:
        status, is_open = _status_of(live), any(c.open for c in live)
    elif chain:
        status = "promised"
    elif settled is not None:
        status = _BY_OUTCOME[settled.outcome or ""]
        if status != "promised":
            told = _tellings(own, entry.artefacts, as_of)
            ended_on, evidence = day_by(settled.date, as_of), _evidence_in(own)
            end = _ending(status, ended_on, settled.reason, evidence, told, _answers(own, as_of))
            missing, is_open = end.flags, end.open
    elif rules.is_unanswered(raised_on, as_of, limits):
        status, missing = "unanswered", (flags.UNANSWERED,)
    has_answer = status not in ("waiting", "unanswered")
    answer_days = [commitments[a].raised_on for a in chain]
    answer_days += [day_by(f.date, as_of) for f in settling]
    answered_on = min((day for day in answer_days if day), default=None)
    until = answered_on or as_of
    verdicts = [c.verdict for c in live if c.verdict]
    last_verdict = max(verdicts, key=lambda v: v.day or date.min, default=None)
    return SaidLoop(
        entry=entry,
        status=status,
        flags=missing,
        open=is_open,
        raised_on=raised_on,
        answer_by=last_day,
        answered_on=answered_on if has_answer else None,
        waiting=count_working_days(raised_on, until, limits.calendar) if raised_on else None,
        days_overdue=0 if has_answer else days_after(last_day, as_of),
        commitments=chain,
        decided=_decision_in(settled, as_of) if settled and not chain else None,
        finished_on=_finished_on(status, live, settled, as_of),
        evidence=_evidence_in(own),
        # Each telling of the promises counts once, though it may close several of them.
        told=end.told if end else tuple(dict.fromkeys(t for c in live for t in c.told)),
        verdict=end.verdict if end else last_verdict,
    )


def _commitments_answering(
    entry: SaidEntry, commitments: Mapping[str, CommitmentLoop]
) -> tuple[str, ...]:
    """The addresses of the commitments that answer a thing said and count by now.

    A commitment that took the place of another answers what that one answered.
    """
    found: dict[str, None] = {}
    waiting = list(entry.answered_by)
    while waiting:
        address = waiting.pop(0)
        if address in commitments and address not in found:
            found[address] = None
            waiting.extend(commitments[address].replaced_by)
    return tuple(found)


def _status_of(live: Sequence[CommitmentLoop]) -> str:
    statuses = {c.status for c in live}
    if statuses & {"promised", "started"}:
        return "promised"
    return "done" if "done" in statuses else "cannot"


def _finished_on(
    status: str, live: Sequence[CommitmentLoop], settled: FollowUp | None, as_of: date
) -> date | None:
    if status not in ("done", "cannot", "answered"):
        return None
    if live:
        return max((c.finished_on for c in live if c.finished_on), default=None)
    return day_by(settled.date, as_of) if settled else None


# --- Claims --------------------------------------------------------------------------------------


def _judge_claim(line: ArtefactLine, as_of: date) -> ClaimLoop:
    """A deed that answers nothing on record stays open until it is linked to what was said."""
    made_on = day_by(line.record.date, as_of)
    end = _ending("done", made_on, None, (), _tellings((), (line,), as_of))
    lacks = (flags.CLAIM_WITHOUT_A_SOURCE, *end.flags)
    in_order = tuple(flag for flag in FLAGS if flag in lacks)
    return ClaimLoop(line, in_order, open=True, raised_on=made_on, told=end.told)
