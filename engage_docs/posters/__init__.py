"""Posters: what a printed "You said, we did" needs beyond the page on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.lazy import on_demand

if TYPE_CHECKING:
    from engage_docs.posters.fit import poster_fit
    from engage_docs.posters.qr import qr_svg, spoken_address
else:
    __getattr__ = on_demand(
        __name__,
        {
            "fit": ("poster_fit",),
            "qr": (
                "qr_svg",
                "spoken_address",
            ),
        },
    )

__all__ = ["poster_fit", "qr_svg", "spoken_address"]
