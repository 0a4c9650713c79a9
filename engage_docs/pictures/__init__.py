"""Pictures: re-encoded from their pixels alone, so that nothing else in the file is published.

``prepare_picture`` does everything. The steps can be read alone: ``kinds`` (what is it),
``decode`` (limits, then pixels), ``regions`` (what to hide), ``colour``, ``encode``, ``prove``
(nothing but pixels), ``cache``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.lazy import on_demand

if TYPE_CHECKING:
    from engage_docs.pictures.prepare import prepare_picture
    from engage_docs.pictures.prove import prove_clean
    from engage_docs.pictures.regions import Region, read_region, read_regions
    from engage_docs.pictures.result import Picture, Rendition
else:
    __getattr__ = on_demand(
        __name__,
        {
            "prepare": ("prepare_picture",),
            "prove": ("prove_clean",),
            "regions": (
                "Region",
                "read_region",
                "read_regions",
            ),
            "result": (
                "Picture",
                "Rendition",
            ),
        },
    )

__all__ = [
    "Picture",
    "Region",
    "Rendition",
    "prepare_picture",
    "prove_clean",
    "read_region",
    "read_regions",
]
