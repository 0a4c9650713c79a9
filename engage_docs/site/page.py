"""What the site is made of, as values: pages, pictures, and the sections of the menu."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engage_docs.i18n.translator import translatable
from engage_docs.media.model import PictureSource as PictureSource
from engage_docs.media.model import ShownDocument as ShownDocument
from engage_docs.media.model import ShownPicture as ShownPicture

if TYPE_CHECKING:
    from engage_docs.config.model import Settings

SECTIONS: dict[str, tuple[str, str]] = {
    "home": ("", translatable("Home")),
    "said": ("said/", translatable("What you said")),
    "promises": ("promises/", translatable("Promises")),
    "you-said-we-did": ("you-said-we-did/", translatable("You said, we did")),
    "still-open": ("still-open/", translatable("Still open")),
    "projects": ("projects/", translatable("Projects")),
}
"""Each section of the menu: its page, relative to the top of the site, and its title."""

MORE_SECTIONS: dict[str, tuple[str, str]] = {
    "communities": ("communities/", translatable("Communities")),
    "topics": ("topics/", translatable("Topics")),
    "decisions": ("decisions/", translatable("Decisions")),
    "moments": ("moments/", translatable("Moments of change")),
    "resources": ("resources/", translatable("Resource library")),
    "glossary": ("glossary/", translatable("Glossary")),
    "how-we-engage": ("how-we-engage/", translatable("How we engage")),
    "quality": ("quality/", translatable("Quality statements")),
    "a-to-z": ("a-to-z/", translatable("A to Z")),
    "accessibility-statement": (
        "accessibility-statement/",
        translatable("Accessibility statement"),
    ),
}
"""The sections that are in the menu only where the owner puts them there."""

GUIDED_LISTS = ("decisions", "moments", "resources")
"""Those of them that are lists of the records of one type."""

OVERVIEWS = ("how-we-engage", "quality")
"""Those of them that sum up what all records say."""

LISTS = ("said", "promises", "you-said-we-did", "still-open", *GUIDED_LISTS)
"""The sections that are long lists of cards."""

OTHERS = ("communities", "topics", "a-to-z", "plans", "glossary", *OVERVIEWS, *LISTS)
"""The parts of the pages that are no first ones, in their order."""

DESCRIPTIONS = {
    "home": translatable("What people said, what was promised, what was done, and who was told."),
    "said": translatable("Everything that people said, and what came of it."),
    "promises": translatable("Every promise that was made, and how it stands."),
    "you-said-we-did": translatable("What people said, and what was done about it."),
    "still-open": translatable("Everything that is still open, the longest first."),
    "projects": translatable("The pieces of work that people were asked about."),
    "communities": translatable("Everybody who was asked: what they said, and what came of it."),
    "topics": translatable("What the records are about."),
    "decisions": translatable("What was decided and why, and how to challenge it."),
    "moments": translatable("Short stories of how something changed for people."),
    "resources": translatable("Reports, guides and methods that are worth reading."),
    "glossary": translatable("What the words of the guidance mean, and where they come from."),
    "how-we-engage": translatable("Who was asked and who was not, how, and what came of it."),
    "quality": translatable("What the records say on the four quality statements of NICE."),
    "a-to-z": translatable("Every project, engagement, community and topic by its first letter."),
    "accessibility-statement": translatable(
        "How far everybody can use this site, and whom to tell if not."
    ),
}
"""What each section says of itself."""

_OPTIONAL = ("topics", *GUIDED_LISTS, "glossary", *OVERVIEWS)

AT_THE_FOOT = ("how-we-engage", "quality", "decisions", "moments", "resources", "glossary")
"""Those of them that each page leads to at its foot, where the site has them."""


def every_section(optional: Collection[str], settings: Settings) -> tuple[str, ...]:
    """All sections of a site in their order. ``optional`` are those that its records give it."""
    return (
        *SECTIONS,
        "communities",
        *(name for name in _OPTIONAL if name in optional),
        "a-to-z",
        *(("accessibility-statement",) if settings.accessibility else ()),
    )


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
