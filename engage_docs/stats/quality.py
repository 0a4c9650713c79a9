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

from collections.abc import Callable, Iterable, Iterator
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
    numerator: tuple[Project, ...]
    denominator: tuple[Project, ...]
    left_out: tuple[tuple[Project, Reason], ...]
    beyond: tuple[tuple[Project, Reason], ...]


def proportions(projects: Iterable[Project]) -> tuple[Proportion, Proportion]:
    """Return both process measures over all projects: monitored, and fed back.

    Source: NICE quality standard 148, statement 2, process measures a and b.
    """
    every = in_order(projects)
    return (
        _proportion(MONITORED, every, lambda evaluation: evaluation.monitored),
        _proportion(FED_BACK, every, lambda evaluation: evaluation.fed_back),
    )


def in_order(projects: Iterable[Project]) -> list[Project]:
    """Return the projects as readers look for them: by title, then by id."""
    return sorted(projects, key=lambda project: (project.title.casefold(), project.id))


def _proportion(
    measure: str, projects: Iterable[Project], answer_in: Callable[[Evaluation], bool | None]
) -> Proportion:
    numerator, denominator, left_out, beyond = [], [], [], []
    for project in projects:
        said = project.evaluation
        if said is None or not said.plan:
            is_no = said is not None and said.plan is not None
            beyond.append((project, Reason.NO_PLAN if is_no else Reason.PLAN_NOT_WRITTEN))
            continue
        denominator.append(project)
        answer = answer_in(said)
        if answer:
            numerator.append(project)
        else:
            left_out.append((project, Reason.NOT_WRITTEN if answer is None else Reason.NOT_DONE))
    return Proportion(measure, tuple(numerator), tuple(denominator), tuple(left_out), tuple(beyond))


def says_anything(records: Iterable[Record]) -> bool:
    """Return whether any record says something on a statement or on its evaluation."""
    return any(
        next(bearings_of(record), None) or (isinstance(record, Project) and _is_answered(record))
        for record in records
    )


def _is_answered(project: Project) -> bool:
    said = project.evaluation
    if said is None:
        return False
    answers = (said.plan, said.monitored, said.fed_back)
    has_more = said.link or said.measures or said.words
    return bool(has_more) or any(answer is not None for answer in answers)
