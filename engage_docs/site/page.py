"""What the site is made of, as values: pages, pictures, and the sections of the menu."""

from __future__ import annotations

from dataclasses import dataclass

from engage_docs.speech import to_say

SECTIONS: dict[str, tuple[str, str]] = {
    "home": ("", to_say("Home")),
    "said": ("said/", to_say("What you said")),
    "promises": ("promises/", to_say("Promises")),
    "you-said-we-did": ("you-said-we-did/", to_say("You said, we did")),
    "still-open": ("still-open/", to_say("Still open")),
    "projects": ("projects/", to_say("Projects")),
}
"""Each section of the menu: its page, relative to the top of the site, and its title."""

MORE_SECTIONS: dict[str, tuple[str, str]] = {
    "communities": ("communities/", to_say("Communities")),
    "topics": ("topics/", to_say("Topics")),
    "decisions": ("decisions/", to_say("Decisions")),
    "moments": ("moments/", to_say("Moments of change")),
    "resources": ("resources/", to_say("Resource library")),
    "glossary": ("glossary/", to_say("Glossary")),
    "how-we-engage": ("how-we-engage/", to_say("How we engage")),
    "quality": ("quality/", to_say("Quality statements")),
    "a-to-z": ("a-to-z/", to_say("A to Z")),
    "accessibility-statement": (
        "accessibility-statement/",
        to_say("Accessibility statement"),
    ),
}
"""The sections that are in the menu only where the owner puts them there."""

AT_THE_FOOT = ("how-we-engage", "quality", "decisions", "moments", "resources", "glossary")
"""Those of them that each page leads to at its foot, where the site has them."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``url`` is relative to the top of the site: empty, or ending with a slash.

    ``section`` is the entry of the menu that it belongs to. ``main`` is HTML, already escaped.
    ``is_part``: it only shows a part of what stands in full elsewhere, so that search engines
    need not be told of it. ``project`` is the id of the project that a record's page belongs to.
    ``lang`` is its language, where that is another than the site's. ``versions`` are the tags and
    the addresses of the page in all languages, where there are several.
    """

    url: str
    section: str
    title: str
    description: str
    main: str
    is_part: bool = False
    project: str = ""
    lang: str = ""
    versions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document that may be shown: its page in the site, its size in bytes, and its pages."""

    title: str
    url: str
    size: int
    pages: int | None = None


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
