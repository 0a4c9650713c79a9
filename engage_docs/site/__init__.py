"""The site: from what the gate let through and how the loops stand to the HTML of every page."""

from engage_docs.site.page import (
    MORE_SECTIONS,
    SECTIONS,
    Page,
    PictureSource,
    ShownDocument,
    ShownPicture,
)
from engage_docs.site.renderer import SiteRenderer
from engage_docs.site.sharing import CardWords

__all__ = [
    "MORE_SECTIONS",
    "SECTIONS",
    "CardWords",
    "Page",
    "PictureSource",
    "ShownDocument",
    "ShownPicture",
    "SiteRenderer",
]
