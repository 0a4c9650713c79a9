"""Pictures: re-encoded from their pixels alone, so that nothing else in the file is published.

``prepare_picture`` does everything. The steps can be read alone: ``kinds`` (what is it),
``decode`` (limits, then pixels), ``regions`` (what to hide), ``colour``, ``encode``, ``prove``
(nothing but pixels), ``cache``.
"""

from __future__ import annotations

from engage_docs.media.pictures.prepare import prepare_picture
from engage_docs.media.pictures.prove import prove_clean
from engage_docs.media.pictures.regions import Region, read_region, read_regions
from engage_docs.media.pictures.result import Picture, Rendition

__all__ = [
    "Picture",
    "Region",
    "Rendition",
    "prepare_picture",
    "prove_clean",
    "read_region",
    "read_regions",
]
