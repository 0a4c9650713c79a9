"""The host of our pages: what MkDocs makes of a site without its records, as values.

A *frame* is the HTML of a page with placeholders where a page's own words belong. The host draws
one for each section and depth, and every page of ours is filled into one. So a page costs the host
nothing, and what the host made can be cached.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

import msgspec
from markupsafe import escape

from engage_docs.media.model import Logo
from engage_docs.search.document import Document

# Words that stand in no theme and in no settings.
TITLE, DESCRIPTION, MAIN, PLACE, CARD, CARD_WORDS, VERSIONS = (
    f"placeholder-{name}-5b0c1f7e9d4a"
    for name in ("title", "description", "main", "place", "card", "words-of-card", "versions")
)
DEEPER: Final = "/-"
DEEPEST: Final = 6
"""How many folders below the top of the site our pages lie at most."""

_PLACEHOLDERS = re.compile(
    f"({TITLE}|{DESCRIPTION}|{MAIN}|{PLACE}(?:{DEEPER})*|{CARD}|{CARD_WORDS}|{VERSIONS})"
)
_PROGRAMS = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


class SectionPage(NamedTuple):
    """The first page of one of our sections, as the host needs to know it."""

    name: str
    url: str
    title: str
    description: str
    in_menu: bool


class HostRequest(NamedTuple):
    """What the host is asked for. Everything that a frame shows and the settings do not say.

    ``as_of`` is the day that the site is true for, as ISO writes it. ``languages`` are other ones
    than the site's, in which records have pages. ``footer`` are the sections that each page leads
    to at its foot: address and title. ``logo`` and ``style_sheet`` are the team's look.
    ``card_size`` is that of the pictures that go with a shared link; None where there are none.
    """

    sections: tuple[SectionPage, ...]
    as_of: str
    audience: str
    drafts: bool
    search: bool
    has_statement: bool
    languages: tuple[str, ...]
    footer: tuple[tuple[str, str], ...]
    logo: Logo | None
    style_sheet: str
    card_size: tuple[int, int] | None
    site_url: str | None = None


class OwnPage(NamedTuple):
    """A page that the owner wrote: where it is in the site, and the file that it was made from."""

    path: str
    source: str


class Host(msgspec.Struct, frozen=True):
    """What the host made.

    ``frames`` by section, depth and language (see :func:`frame_name`) and, for the first page of
    a section, by its name alone. ``introductions`` are the owner's words above a section, as safe
    HTML. ``files`` are all other files by their path in the site, ``urls`` the addresses of the
    host's pages, ``documents`` what can be found in the owner's pages. ``warnings`` are what the
    host itself warned of, such as a link that leads nowhere. ``is_steady``: the same request gives
    the same host, so that it may be cached.
    """

    frames: dict[str, str]
    introductions: dict[str, str]
    files: dict[str, bytes]
    urls: tuple[str, ...]
    own_pages: tuple[OwnPage, ...]
    documents: tuple[Document, ...]
    is_steady: bool
    warnings: tuple[str, ...] = ()


HostMaker: TypeAlias = Callable[[HostRequest], Host]
"""What makes a host: MkDocs, which is only loaded when there is one to make."""


class FrameValues(NamedTuple):
    """What a page puts into its frame besides its main part; all of it text that is escaped here.

    ``card`` is the address of the picture that goes with the page when somebody shares it,
    ``card_words`` what the picture says. ``versions_html`` are the links to the page in other
    languages, which a template has made.
    """

    url: str
    title: str
    description: str
    card: str = ""
    card_words: str = ""
    versions_html: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The pieces of a page, with the names of placeholders between them."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Frame:
        """Cut the HTML of a frame at its placeholders.

        Raises :class:`ValueError` where the theme would put a record's words into a script or a
        style, or shows no main part.
        """
        if any(_PLACEHOLDERS.search(part[0]) for part in _PROGRAMS.finditer(html)):
            raise ValueError("the theme puts a record's words into a script or style")
        if MAIN not in html:
            raise ValueError("the theme does not show the main part of a page")
        return cls(tuple(_PLACEHOLDERS.split(html)))

    def fill(self, page: FrameValues, main: str) -> bytes:
        """Return the file of a page. ``main`` is HTML, already escaped."""
        values = {
            TITLE: str(escape(page.title)),
            DESCRIPTION: str(escape(page.description)),
            PLACE + DEEPER * (page.url.count("/") - 1): page.url.rstrip("/"),
            CARD: str(escape(page.card)),
            CARD_WORDS: str(escape(page.card_words)),
            VERSIONS: page.versions_html,
            MAIN: main,
        }
        text = "".join(values.get(piece, piece) for piece in self.pieces)
        return text.encode("utf-8", errors="xmlcharrefreplace")


def fill_card(page: bytes, url: str, words: str) -> bytes:
    """Put the picture of a shared link into a page that the owner wrote."""
    filled = page.replace(CARD_WORDS.encode(), escape(words).encode())
    return filled.replace(CARD.encode(), escape(url).encode())


def frame_name(section: str, depth: int, lang: str = "") -> str:
    """Return the name of the frame for the pages of a section that lie that deep."""
    return f"{section} {depth} {lang}"
