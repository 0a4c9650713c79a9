"""The four quality statements of NICE: what the records say of each, and the process measures.

Nothing is graded. In two steps, so that after one edit only one record has to be looked at again:
:func:`answers_of` and :func:`bearings_of` make small rows of one record, and the rest looks at
rows alone.
"""

from engage_docs.quality.bearings import STATEMENTS, Bearing, bearings_of
from engage_docs.quality.measures import (
    FED_BACK,
    MONITORED,
    Answers,
    Proportion,
    Reason,
    answers_of,
    proportions,
)

__all__ = [
    "FED_BACK",
    "MONITORED",
    "STATEMENTS",
    "Answers",
    "Bearing",
    "Proportion",
    "Reason",
    "answers_of",
    "bearings_of",
    "proportions",
]
