"""Cards: the pictures that stand beside a link when somebody shares it.

There is one for each section and each project, however many records there are: the pages of
records use the card of their project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.lazy import on_demand

if TYPE_CHECKING:
    from engage_docs.cards.design import HEIGHT, WIDTH
    from engage_docs.cards.making import card
else:
    __getattr__ = on_demand(
        __name__,
        {
            "design": (
                "HEIGHT",
                "WIDTH",
            ),
            "making": ("card",),
        },
    )

__all__ = ["HEIGHT", "WIDTH", "card"]
