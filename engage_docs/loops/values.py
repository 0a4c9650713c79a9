"""What the judges say of each loop, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage_docs.dates import Due, WorkingDays
from engage_docs.links.ledger import ArtefactLine, CommitmentEntry, SaidEntry
from engage_docs.loops.flags import Flag
from engage_docs.records.parts import Evidence, Told, Verdict

SAID_STATUSES = ("waiting", "unanswered", "answered", "promised", "done", "cannot")
"""How a thing said can stand."""
COMMITMENT_STATUSES = ("promised", "started", "done", "changed", "cannot")
"""How a commitment can stand."""


@dataclass(frozen=True, slots=True)
class DecidingWord:
    """The word that decided how something stands: whose it is, of which day, in which record.

    ``by`` is a role, or None where the record does not name one. ``day`` is the last day it may
    have been, or None where the date is not known; ``as_written`` is the date in the record's
    own words.
    """

    record_id: str
    by: str | None
    day: date | None
    as_written: str | None
    words: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A due date that moved: from what to what, who moved it, when, and why."""

    earlier: Due
    later: Due
    decision: DecidingWord


@dataclass(frozen=True, slots=True)
class Telling:
    """One time that people were told, and the record that says so."""

    told: Told
    record_id: str
    day: date | None
    as_written: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the community said of the outcome, and the record that says so."""

    verdict: Verdict
    record_id: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence, and the record it stands in."""

    evidence: Evidence
    record_id: str


@dataclass(frozen=True, slots=True)
class CommitmentLoop:
    """How a commitment stands.

    ``status``: promised, started, done, changed or cannot. ``timeliness``: on time, overdue,
    late, or None where no day was set. ``due`` is the date in force, ``first_due`` the first one.
    ``days_overdue`` counts calendar days after it fell due, up to the day it was finished.
    ``replaced_by`` holds addresses. ``last_word`` is the day of the last dated word on it.
    """

    entry: CommitmentEntry
    status: str
    timeliness: str | None
    flags: tuple[Flag, ...]
    open: bool
    raised_on: date | None
    due: Due | None
    first_due: Due | None
    slips: tuple[Slip, ...]
    days_overdue: int
    decided: DecidingWord
    finished_on: date | None
    last_word: date | None
    replaced_by: tuple[str, ...]
    evidence: tuple[Shown, ...]
    told: tuple[Telling, ...]
    verdict: Answer | None


@dataclass(frozen=True, slots=True)
class SaidLoop:
    """How a thing said stands.

    ``status``: waiting, unanswered, answered, promised, done or cannot. ``answer_by`` is the last
    day of the answer time. ``waiting`` is the sum behind the wait: from the day it was said to
    the day it was answered, or to ``as_of``. ``commitments`` are the addresses of all commitments
    that answer it, with those that took the place of others. ``decided`` is the direct follow-up
    that settled it, if no commitment did.
    """

    entry: SaidEntry
    status: str
    flags: tuple[Flag, ...]
    open: bool
    raised_on: date | None
    answer_by: date | None
    answered_on: date | None
    waiting: WorkingDays | None
    days_overdue: int
    commitments: tuple[str, ...]
    decided: DecidingWord | None
    finished_on: date | None
    evidence: tuple[Shown, ...]
    told: tuple[Telling, ...]
    verdict: Answer | None


@dataclass(frozen=True, slots=True)
class ClaimLoop:
    """A "we did" that answers nothing on record."""

    line: ArtefactLine
    flags: tuple[Flag, ...]
    open: bool
    raised_on: date | None
    told: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Loops:
    """Every loop as it stands on one day."""

    as_of: date
    said: dict[str, SaidLoop]
    commitments: dict[str, CommitmentLoop]
    claims: dict[str, ClaimLoop]
