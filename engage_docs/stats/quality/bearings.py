"""What a record says that bears on a quality statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engage_docs.links.ledger import assets_in
from engage_docs.records.guidance import (
    Asset,
    Decision,
    Measure,
    Purpose,
    QualityNote,
    Review,
    Role,
    View,
)
from engage_docs.records.model import Engagement, FollowUp, Project, Record

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
    """Everything that a record says and that bears on a statement.

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
    """The id of the statement that an address of a term belongs to."""
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
