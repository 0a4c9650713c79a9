"""What pages show of pictures, documents and share cards: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CARD_SIZE = (1200, 630)
"""The width and the height of a picture that goes with a shared link, in pixels."""


@dataclass(frozen=True, slots=True)
class PictureSource:
    """One picture in one format: its files, relative to the top of the site, with their widths."""

    media_type: str
    srcset: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that may be shown. The last of ``sources`` is the one that every browser reads.

    ``lang`` is the language of its words, where that is another than that of the page.
    """

    alt: str
    caption: str | None
    credit: str | None
    decorative: bool
    width: int
    height: int
    sources: tuple[PictureSource, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document that may be shown: its page in the site, its size in bytes, and its pages."""

    title: str
    url: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """The picture that goes with a shared link: its whole address, the words on it, its pixels."""

    url: str
    words: str
    width: int = 1200
    height: int = 630


@dataclass(frozen=True, slots=True)
class CardWords:
    """A title and a sentence for each section by its name, and for each project by its id."""

    sections: Mapping[str, tuple[str, str]]
    projects: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo of the team. ``file`` is for every browser, ``sources`` are (media type, file).

    Files are relative to the top of the site; ``width`` and ``height`` are pixels of ``file``.
    """

    alt: str
    width: int
    height: int
    sources: tuple[tuple[str, str], ...]
    file: str
