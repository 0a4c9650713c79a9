"""How every loop stands on a day: the judge of things said, of claims, and of all together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from engage_docs.dates import count_working_days
from engage_docs.links.ledger import ArtefactLine, Ledger, SaidEntry
from engage_docs.loops import flags
from engage_docs.loops.commitments import judge_commitment
from engage_docs.loops.flags import FLAGS
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
    answer_by,
    day_by,
    days_after,
    has_happened,
    is_unanswered,
)
from engage_docs.loops.values import Answer, ClaimLoop, CommitmentLoop, Loops, SaidLoop, Telling
from engage_docs.records.model import FollowUp


def judge(ledger: Ledger, as_of: date, rules: Rules) -> Loops:
    """Return how every loop in the ledger stands on ``as_of``.

    What is dated after ``as_of`` is not yet counted.
    """
    commitments = {
        address: judge_commitment(entry, ledger, as_of, rules)
        for address, entry in ledger.commitments.items()
        if has_happened(entry.record.date, as_of)
    }
    said = {
        address: _judge_said(entry, commitments, as_of, rules)
        for address, entry in ledger.said.items()
        if has_happened(entry.record.date, as_of)
    }
    claims = {
        address: _judge_claim(line, as_of)
        for address, line in ledger.claims.items()
        if has_happened(line.record.date, as_of)
    }
    return Loops(as_of, said, commitments, claims)


def _judge_claim(line: ArtefactLine, as_of: date) -> ClaimLoop:
    """A deed that answers nothing on record stays open until it is linked to what was said."""
    made_on = day_by(line.record.date, as_of)
    end = ending("done", made_on, None, (), tellings((), (line,), as_of), ())
    lacks = (flags.CLAIM_WITHOUT_A_SOURCE, *end.flags)
    in_order = tuple(f for f in FLAGS if f in lacks)
    return ClaimLoop(line, in_order, open=True, raised_on=made_on, told=end.told)


# A follow-up directly about a thing said: what it makes of it.
_BY_OUTCOME = {"answered": "answered", "done": "done", "cannot": "cannot", "started": "promised"}


def _judge_said(
    entry: SaidEntry, commitments: Mapping[str, CommitmentLoop], as_of: date, rules: Rules
) -> SaidLoop:
    """Return how a thing said stands on ``as_of``, given how the commitments stand.

    Where promises answer it, they carry its flags, so that each lack is flagged once and where
    its cure is to be written.
    """
    own = counted(entry.follow_ups, as_of)
    chain = _commitments_answering(entry, commitments)
    raised_on = day_by(entry.record.date, as_of)
    answered_on = _answered_on(chain, commitments, own, as_of)
    settled = _settling(own)
    live = [commitments[a] for a in chain if commitments[a].status != "changed"]
    end: Ending | None = None
    missing: tuple[flags.Flag, ...] = ()
    if live:
        status, is_open = _status_of(live), any(c.open for c in live)
    elif chain:
        status, is_open = "promised", True
    elif settled is not None:
        status = _BY_OUTCOME[settled.outcome or ""]
        end = _ending_of(entry, own, settled, status, as_of)
        missing, is_open = (end.flags, end.open) if end else ((), True)
    elif is_unanswered(raised_on, as_of, rules):
        status, is_open, missing = "unanswered", True, (flags.UNANSWERED,)
    else:
        status, is_open = "waiting", True
    until = answered_on or as_of
    last_day = answer_by(raised_on, rules)
    has_answer = status not in ("waiting", "unanswered")
    finished = _finished_on(status, live, settled, as_of)
    return SaidLoop(
        entry=entry,
        status=status,
        flags=missing,
        open=is_open,
        raised_on=raised_on,
        answer_by=last_day,
        answered_on=answered_on if has_answer else None,
        waiting=count_working_days(raised_on, until, rules.calendar) if raised_on else None,
        days_overdue=0 if has_answer else days_after(last_day, as_of),
        commitments=chain,
        decided=decision_in(settled, as_of) if settled and not chain else None,
        finished_on=finished,
        evidence=evidence_in(own),
        told=end.told if end else _told_by(live),
        verdict=end.verdict if end else _verdict_of(live),
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


def _settling(own: Sequence[FollowUp]) -> FollowUp | None:
    """The last follow-up directly about it that says how it stands."""
    settling = [f for f in own if f.outcome in _BY_OUTCOME]
    return settling[-1] if settling else None


def _ending_of(
    entry: SaidEntry, own: Sequence[FollowUp], settled: FollowUp, status: str, as_of: date
) -> Ending | None:
    if status == "promised":
        return None
    return ending(
        status,
        day_by(settled.date, as_of),
        settled.reason,
        evidence_in(own),
        tellings(own, entry.artefacts, as_of),
        answers(own, as_of),
    )


def _answered_on(
    chain: Sequence[str],
    commitments: Mapping[str, CommitmentLoop],
    own: Sequence[FollowUp],
    as_of: date,
) -> date | None:
    """The day of the first answer: a promise, or a follow-up that says how it stands."""
    days = [commitments[a].raised_on for a in chain]
    days += [day_by(f.date, as_of) for f in own if f.outcome in _BY_OUTCOME]
    known = [d for d in days if d is not None]
    return min(known) if known else None


def _finished_on(
    status: str, live: Sequence[CommitmentLoop], settled: FollowUp | None, as_of: date
) -> date | None:
    if status not in ("done", "cannot", "answered"):
        return None
    if live:
        days = [c.finished_on for c in live if c.finished_on]
        return max(days) if days else None
    return day_by(settled.date, as_of) if settled else None


def _told_by(live: Sequence[CommitmentLoop]) -> tuple[Telling, ...]:
    """Every telling of the promises, each once though it may close several of them."""
    return tuple(dict.fromkeys(t for c in live for t in c.told))


def _verdict_of(live: Sequence[CommitmentLoop]) -> Answer | None:
    verdicts = [c.verdict for c in live if c.verdict]
    return max(verdicts, key=lambda v: v.day or date.min) if verdicts else None
