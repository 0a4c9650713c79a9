"""The four quality statements of NICE: what the records say of each, and the process measures.

NICE quality standard 148, "Community engagement: improving health and wellbeing". Nothing is
graded. :func:`bearings_of` finds what a record says that bears on a statement, and
:func:`proportions` counts the two process measures of the second statement, "Evaluation". The
denominator of both is the number of projects with an evaluation plan; the numerators are those of
them that are monitored against the measures agreed in it, and those that fed back to the people
who were engaged. Only an answer in a project record counts; where there is none, that is said, and
nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engage_docs.links.ledger import assets_in
from engage_docs.records.guidance import Decision, Review
from engage_docs.records.model import Engagement, FollowUp, Project, Record
from engage_docs.records.parts import Asset, Evaluation, Measure, Purpose, QualityNote, Role, View

PACK = "quality-statements"
STATEMENTS = ("priorities", "evaluation", "assets", "roles")
"""The ids of the four statements, in the order of NICE."""
_NEEDS = "roles-of-engagement/needs"

Said = QualityNote | Purpose | Measure | View | Asset | Role
"""The pieces of a record that can bear on a statement."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """One thing that a record says, and the statement it bears on.

    ``term`` is the address of the statement or of one of its measures: a note says itself which
    of them it is about; anything else bears on the statement as a whole.
    """

    term: str
    record_id: str
    project: str
    said: Said


def bearings_of(record: Record) -> Iterator[Bearing]:
    """Yield everything that a record says and that bears on a statement.

    A team's own notes come first. Beside these count: that needs were asked for (priorities),
    what an evaluation measures and how people who took part see it (evaluation), the strengths
    that were found (assets), and the roles that people took on (roles).
    """
    if isinstance(record, Project | Engagement | FollowUp | Decision):
        for note in record.quality:
            if note.statement.term.startswith(f"{PACK}/"):
                yield Bearing(note.statement.term, record.id, record.project, note)
    for statement, said in _beside(record):
        yield Bearing(f"{PACK}/{statement}", record.id, record.project, said)


def statement_of(term: str) -> str:
    """Return the id of the statement that the address of a term belongs to; empty for none."""
    name = term.partition("/")[2]
    return next((s for s in STATEMENTS if name == s or name.startswith(f"{s}-")), "")


def _beside(record: Record) -> Iterator[tuple[str, Said]]:
    if isinstance(record, Project | Engagement):
        purpose = record.purpose
        if purpose and any(aim.term == _NEEDS for aim in purpose.aims):
            yield "priorities", purpose
    if isinstance(record, Project) and record.evaluation:
        for measure in record.evaluation.measures:
            yield "evaluation", measure
    if isinstance(record, Review) and record.by_participants:
        yield "evaluation", record.by_participants
    for asset in assets_in(record):
        yield "assets", asset
    if isinstance(record, Project | Engagement):
        for role in record.roles:
            yield "roles", role


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
    """Return the answers of a project record; None for any other record."""
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
    """Return both process measures over all projects: monitored, and fed back.

    Source: NICE quality standard 148, statement 2, process measures a and b.
    """
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


@dataclass(frozen=True, slots=True)
class QualityRow:
    """What a record adds to the page about all projects.

    ``statements`` has the statement of everything in it that bears on one. ``answers`` are those
    of a project record.
    """

    project: str
    statements: tuple[str, ...]
    answers: Answers | None = None


def quality_row(record: Record) -> QualityRow | None:
    """Return the row of a record; None for one that is no project and bears on no statement."""
    statements = tuple(statement_of(bearing.term) for bearing in bearings_of(record))
    answers = answers_of(record)
    if not statements and answers is None:
        return None
    return QualityRow(record.project, statements, answers)


def says_anything(rows: Iterable[QualityRow]) -> bool:
    """Return whether any record says something on a statement or on its evaluation."""
    return any(row.statements or (row.answers and row.answers.is_answered) for row in rows)
