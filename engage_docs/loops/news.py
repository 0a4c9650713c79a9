"""What follow-ups and artefacts report, in the order of time, and what the end of a loop lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from engage_docs.links.ledger import ArtefactLine
from engage_docs.loops import flags
from engage_docs.loops.flags import Flag
from engage_docs.loops.rules import day_by, has_happened
from engage_docs.loops.values import Answer, DecidingWord, Shown, Telling
from engage_docs.records.model import FollowUp, Record, YouSaidWeDid


def counted(follow_ups: Iterable[FollowUp], as_of: date) -> tuple[FollowUp, ...]:
    """Return the follow-ups that count by ``as_of``: those dated later are not yet known."""
    return tuple(f for f in follow_ups if has_happened(f.date, as_of))


def decision_in(record: Record, as_of: date) -> DecidingWord:
    """Return the word with which a record decides, whose it is, and of which day."""
    words = getattr(record, "what_happened", None)
    reason = getattr(record, "reason", None)
    written = record.date.as_written if record.date else None
    return DecidingWord(record.id, record.by, day_by(record.date, as_of), written, words, reason)


def evidence_in(follow_ups: Iterable[FollowUp]) -> tuple[Shown, ...]:
    """Return the evidence in the follow-ups, in their order."""
    return tuple(Shown(e, f.id) for f in follow_ups for e in f.evidence)


def tellings(
    follow_ups: Iterable[FollowUp], lines: Iterable[ArtefactLine], as_of: date
) -> tuple[Telling, ...]:
    """Return every time that people were told by ``as_of``, oldest first."""
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


def answers(follow_ups: Iterable[FollowUp], as_of: date) -> tuple[Answer, ...]:
    """Return every answer of the community by ``as_of``, oldest first. "Not asked" is no answer."""
    found = [
        Answer(f.community_says, f.id, day_by(f.date, as_of))
        for f in follow_ups
        if f.community_says and f.community_says.answer != "not asked"
    ]
    return tuple(sorted(found, key=lambda a: a.day or date.min))


def _since(day: date | None, other: date | None) -> bool:
    """Whether ``other`` is not known to be before ``day``."""
    return day is None or other is None or other >= day


def _told_since(finished: date | None, all_told: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings that can have told how it ended: those before it ended do not count."""
    return tuple(t for t in all_told if _since(finished, t.day))


def _last_answer_since(finished: date | None, all_answers: Sequence[Answer]) -> Answer | None:
    """The community's last word on how it ended, if there is one."""
    later = [a for a in all_answers if _since(finished, a.day)]
    return later[-1] if later else None


@dataclass(frozen=True, slots=True)
class Ending:
    """How something that is finished was brought to its end."""

    flags: tuple[Flag, ...]
    open: bool
    told: tuple[Telling, ...]
    verdict: Answer | None


def ending(
    status: str,
    finished_on: date | None,
    reason: str | None,
    evidence: Sequence[Shown],
    all_told: Sequence[Telling],
    all_answers: Sequence[Answer],
) -> Ending:
    """Return what is missing for a loop that is ``done``, ``cannot`` or ``answered``.

    It is closed when it is done with evidence, or cannot be done for a reason that is given, or
    answered; and people were told since; and they do not say otherwise. That nobody asked them is
    flagged but does not keep it open.
    """
    told = _told_since(finished_on, all_told)
    verdict = _last_answer_since(finished_on, all_answers)
    missing: list[Flag] = []
    if status == "done" and not evidence:
        missing.append(flags.DONE_WITHOUT_EVIDENCE)
    if status == "cannot" and not reason:
        missing.append(flags.CANNOT_WITHOUT_A_REASON)
    if not told:
        missing.append(flags.NOT_TOLD)
    if verdict is not None and verdict.verdict.answer != "yes":
        missing.append(flags.NOT_SETTLED)
    still_open = bool(missing)
    if verdict is None:
        missing.append(flags.NOT_ASKED)
    return Ending(tuple(missing), still_open, told, verdict)
