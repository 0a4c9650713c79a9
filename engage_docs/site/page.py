"""What the site is made of, as values: pages, pictures, and the sections of the menu."""

from __future__ import annotations

from dataclasses import dataclass

SECTIONS: dict[str, tuple[str, str]] = {
    "home": ("", "Home"),
    "said": ("said/", "What you said"),
    "promises": ("promises/", "Promises"),
    "you-said-we-did": ("you-said-we-did/", "You said, we did"),
    "still-open": ("still-open/", "Still open"),
    "projects": ("projects/", "Projects"),
}
"""Each section of the site: its page, relative to the top of the site, and its title."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``url`` is relative to the top of the site: empty, or ending with a slash.

    ``section`` is the entry of the menu that it belongs to. ``main`` is HTML, already escaped.
    """

    url: str
    section: str
    title: str
    description: str
    main: str


@dataclass(frozen=True, slots=True)
class PictureSource:
    """One picture in one format: its files, relative to the top of the site, with their widths."""

    media_type: str
    srcset: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that may be shown. The last of ``sources`` is the one that every browser reads."""

    alt: str
    caption: str | None
    credit: str | None
    decorative: bool
    width: int
    height: int
    sources: tuple[PictureSource, ...]
