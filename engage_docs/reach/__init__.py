"""Who was reached and who was not, how, and what came of it: sums over all records.

In two steps, so that after one edit only one record has to be looked at again: :func:`met_of` and
its neighbours make small rows of one record or one loop, and :func:`reach_of` sums up all rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.lazy import on_demand

if TYPE_CHECKING:
    from engage_docs.reach.asked import Asked, Came, Occasion
    from engage_docs.reach.rows import (
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
    from engage_docs.reach.sums import Headcount, Hindrance, Line, NotReached, Reach, Wait, reach_of
else:
    __getattr__ = on_demand(
        __name__,
        {
            "asked": (
                "Asked",
                "Came",
                "Occasion",
            ),
            "rows": (
                "BarrierRow",
                "MetRow",
                "NamedRow",
                "Rows",
                "SpokenRow",
                "barriers_of",
                "met_of",
                "named_of",
                "rows_of",
                "spoken_of_promise",
                "spoken_of_said",
            ),
            "sums": (
                "Headcount",
                "Hindrance",
                "Line",
                "NotReached",
                "Reach",
                "Wait",
                "reach_of",
            ),
        },
    )

__all__ = [
    "Asked",
    "BarrierRow",
    "Came",
    "Headcount",
    "Hindrance",
    "Line",
    "MetRow",
    "NamedRow",
    "NotReached",
    "Occasion",
    "Reach",
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
