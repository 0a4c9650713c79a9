"""The small row of one record, from which the page about all projects is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engage_docs.records.model import Record
from engage_docs.stats.quality.bearings import bearings_of, statement_of
from engage_docs.stats.quality.measures import Answers, answers_of


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
    """The row of a record; None for one that is no project and says nothing on a statement."""
    statements = tuple(statement_of(bearing.term) for bearing in bearings_of(record))
    answers = answers_of(record)
    if not statements and answers is None:
        return None
    return QualityRow(record.project, statements, answers)


def says_anything(rows: Iterable[QualityRow]) -> bool:
    """Whether any record says something on a statement or on its evaluation."""
    return any(row.statements or (row.answers and row.answers.is_answered) for row in rows)
