"""The four quality statements of NICE: what the records say of each, and the process measures.

Nothing is graded. In two steps, so that after one edit only one record has to be looked at again:
:func:`answers_of` and :func:`bearings_of` make small rows of one record, and the rest looks at
rows alone.
"""

from __future__ import annotations

from engage_docs.stats.quality.bearings import PACK, STATEMENTS, Bearing, bearings_of, statement_of
from engage_docs.stats.quality.measures import (
    FED_BACK,
    MONITORED,
    Answers,
    Proportion,
    Reason,
    answers_of,
    proportions,
)
from engage_docs.stats.quality.rows import QualityRow, quality_row, says_anything

__all__ = [
    "FED_BACK",
    "MONITORED",
    "PACK",
    "STATEMENTS",
    "Answers",
    "Bearing",
    "Proportion",
    "QualityRow",
    "Reason",
    "answers_of",
    "bearings_of",
    "proportions",
    "quality_row",
    "says_anything",
    "statement_of",
]
