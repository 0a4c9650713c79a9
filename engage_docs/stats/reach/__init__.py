"""Who was reached and who was not, how, and what came of it: sums over all records.

In two steps, so that after one edit only one record has to be looked at again: :func:`met_of` and
its neighbours make small rows of one record or one loop, and :func:`reach_of` sums up all rows.
"""

from __future__ import annotations

from engage_docs.stats.reach.asked import Asked, Came, Occasion
from engage_docs.stats.reach.rows import (
    BarrierRow,
    MetRow,
    NamedRow,
    Rows,
    SpokenRow,
    barriers_of,
    met_of,
    named_of,
    rows_of,
    spoken_of_promise,
    spoken_of_said,
)
from engage_docs.stats.reach.sums import (
    Headcount,
    Hindrance,
    NotReached,
    Reach,
    ReachLine,
    Wait,
    reach_of,
)

__all__ = [
    "Asked",
    "BarrierRow",
    "Came",
    "Headcount",
    "Hindrance",
    "MetRow",
    "NamedRow",
    "NotReached",
    "Occasion",
    "Reach",
    "ReachLine",
    "Rows",
    "SpokenRow",
    "Wait",
    "barriers_of",
    "met_of",
    "named_of",
    "reach_of",
    "rows_of",
    "spoken_of_promise",
    "spoken_of_said",
]
