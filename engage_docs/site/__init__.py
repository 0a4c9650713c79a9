"""The site: from what the gate let through and how the loops stand to the HTML of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.lazy import on_demand

if TYPE_CHECKING:
    from engage_docs.site.citations import resource_files
    from engage_docs.site.page import (
        AT_THE_FOOT,
        MORE_SECTIONS,
        OVERVIEWS,
        SECTIONS,
        Page,
        PictureSource,
        ShownDocument,
        ShownPicture,
    )
    from engage_docs.site.renderer import SiteRenderer
    from engage_docs.site.sharing import CardWords
else:
    __getattr__ = on_demand(
        __name__,
        {
            "citations": ("resource_files",),
            "page": (
                "AT_THE_FOOT",
                "MORE_SECTIONS",
                "OVERVIEWS",
                "SECTIONS",
                "Page",
                "PictureSource",
                "ShownDocument",
                "ShownPicture",
            ),
            "renderer": ("SiteRenderer",),
            "sharing": ("CardWords",),
        },
    )

__all__ = [
    "AT_THE_FOOT",
    "MORE_SECTIONS",
    "OVERVIEWS",
    "SECTIONS",
    "CardWords",
    "Page",
    "PictureSource",
    "ShownDocument",
    "ShownPicture",
    "SiteRenderer",
    "resource_files",
]
