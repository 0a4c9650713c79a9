"""The site: from what the gate let through and how the loops stand to the HTML of every page."""

from engage_docs.site.page import SECTIONS, Page, PictureSource, ShownPicture
from engage_docs.site.renderer import SiteRenderer

__all__ = ["SECTIONS", "Page", "PictureSource", "ShownPicture", "SiteRenderer"]
