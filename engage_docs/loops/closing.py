"""When a loop is closed, and which flags the end of it lacks. One rule for every kind of loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from engage_docs.loops import flags
from engage_docs.loops.flags import Flag
from engage_docs.loops.news import last_answer_since, told_since
from engage_docs.loops.values import Answer, Shown, Telling


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
    told = told_since(finished_on, all_told)
    verdict = last_answer_since(finished_on, all_answers)
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
