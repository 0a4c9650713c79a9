"""The site: from what the gate let through and how the loops stand to the HTML of every page."""

from engage_docs.site.citations import resource_files
from engage_docs.site.overviews import OVERVIEWS
from engage_docs.site.page import (
    AT_THE_FOOT,
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
