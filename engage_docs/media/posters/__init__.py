"""Posters: what a printed "You said, we did" needs beyond the page on the screen."""

from __future__ import annotations

from engage_docs.media.posters.fit import poster_fit
from engage_docs.media.posters.qr import qr_svg, spoken_address

__all__ = ["poster_fit", "qr_svg", "spoken_address"]
