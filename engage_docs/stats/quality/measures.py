"""The two process measures of the second quality statement, as numerator and denominator.

NICE quality standard 148, "Evaluation", process measures a and b. The denominator of both is the
number of projects with an evaluation plan; the numerators are those of them that are monitored
against the measures agreed in it, and those that fed back to the people who were engaged. Only an
answer in a project record counts; where there is none, that is said, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engage_docs.records.guidance import Evaluation
from engage_docs.records.model import Project, Record

MONITORED = "evaluation-process-a"
"""Projects that are monitored against the measures agreed in their plan."""
FED_BACK = "evaluation-process-b"
"""Projects that told the people they engaged what came of it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a project record says on its evaluation. None is no answer, which is not a no.

    ``has_more``: it says something on its evaluation besides, such as what is measured.
    """

    project: str
    title: str
    plan: bool | None = None
    monitored: bool | None = None
    fed_back: bool | None = None
    has_more: bool = False
    lang: str | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the record says anything on its evaluation."""
        answers = (self.plan, self.monitored, self.fed_back)
        return self.has_more or any(answer is not None for answer in answers)


class Reason(StrEnum):
    """Why a project does not count in a numerator or a denominator."""

    NO_PLAN = "no-plan"  # it says that there is no plan
    PLAN_NOT_WRITTEN = "plan-not-written"  # it does not say whether there is one
    NOT_DONE = "not-done"  # it has a plan, and says no to the question
    NOT_WRITTEN = "not-written"  # it has a plan, and does not answer the question


@dataclass(frozen=True, slots=True)
class Proportion:
    """One measure: which projects count, out of which, and why the rest does not.

    ``left_out`` are those of the denominator that are not in the numerator, ``beyond`` those that
    are in neither.
    """

    measure: str
    numerator: tuple[Answers, ...]
    denominator: tuple[Answers, ...]
    left_out: tuple[tuple[Answers, Reason], ...]
    beyond: tuple[tuple[Answers, Reason], ...]


def answers_of(record: Record) -> Answers | None:
    """The row of a project record; None for any other record."""
    if not isinstance(record, Project):
        return None
    said = record.evaluation
    if said is None:
        return Answers(record.id, record.title, lang=record.lang)
    return Answers(
        *(record.id, record.title, said.plan, said.monitored, said.fed_back),
        has_more=_has_more(said),
        lang=record.lang,
    )


def _has_more(said: Evaluation) -> bool:
    return bool(said.link or said.measures or said.words)


def proportions(rows: Iterable[Answers]) -> tuple[Proportion, Proportion]:
    """Both process measures, over all projects: monitored, and fed back."""
    every = sorted(rows, key=lambda row: (row.title.casefold(), row.project))
    return (
        _proportion(MONITORED, [(row, row.monitored) for row in every]),
        _proportion(FED_BACK, [(row, row.fed_back) for row in every]),
    )


def _proportion(measure: str, rows: Sequence[tuple[Answers, bool | None]]) -> Proportion:
    planned = [(row, answer) for row, answer in rows if row.plan]
    return Proportion(
        measure,
        numerator=tuple(row for row, answer in planned if answer),
        denominator=tuple(row for row, _ in planned),
        left_out=tuple(
            (row, Reason.NOT_WRITTEN if answer is None else Reason.NOT_DONE)
            for row, answer in planned
            if not answer
        ),
        beyond=tuple(
            (row, Reason.PLAN_NOT_WRITTEN if row.plan is None else Reason.NO_PLAN)
            for row, _ in rows
            if not row.plan
        ),
    )
