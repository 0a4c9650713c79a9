"""A drawn frame as a value: the pieces around the words of a page, and how they are joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urljoin

from markupsafe import escape

from engage_docs.site.page import Page
from engage_docs_mkdocs.sharing import SharedPicture

# Words that stand in no theme and in no settings.
TITLE, DESCRIPTION, MAIN, PLACE, CARD, CARD_WORDS, VERSIONS = (
    f"slot-{name}-5b0c1f7e9d4a"
    for name in ("title", "description", "main", "place", "card", "words-of-card", "versions")
)
DEEPER = "/-"
_SLOTS = re.compile(
    f"({TITLE}|{DESCRIPTION}|{MAIN}|{PLACE}(?:{DEEPER})*|{CARD}|{CARD_WORDS}|{VERSIONS})"
)
_PROGRAMS = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """The pieces of a page, with the names of slots between them."""

    pieces: tuple[str, ...]

    def around(self, page: Page, picture: SharedPicture | None = None, site_url: str = "") -> str:
        """The whole HTML of a page. Title, description and the words of ``picture`` are escaped.

        ``picture`` goes with the page when somebody shares it. ``site_url`` is the address of the
        site, if it is known.
        """
        values = {**self._values(page, picture, site_url), MAIN: page.main}
        return "".join(values.get(piece, piece) for piece in self.pieces)

    def around_bytes(
        self, page: Page, main: bytes, picture: SharedPicture | None = None, site_url: str = ""
    ) -> bytes:
        """The whole file of a page, of which the main part is ``main``."""
        values = self._values(page, picture, site_url)
        return b"".join(
            main if piece == MAIN else to_bytes(values.get(piece, piece)) for piece in self.pieces
        )

    def _values(self, page: Page, picture: SharedPicture | None, site_url: str) -> dict[str, str]:
        return {
            TITLE: str(escape(page.title)),
            DESCRIPTION: str(escape(page.description)),
            PLACE + DEEPER * (page.url.count("/") - 1): page.url.rstrip("/"),
            CARD: str(escape(picture.url)) if picture else "",
            CARD_WORDS: str(escape(picture.words)) if picture else "",
            VERSIONS: links_to_versions(page, site_url),
        }


def links_to_versions(page: Page, site_url: str) -> str:
    """The links in the head of a page to the same page in each language, itself among them."""
    top = site_url or "../" * page.url.count("/")
    return "".join(
        f'\n<link rel="alternate" hreflang="{escape(tag)}" href="{escape(urljoin(top, url))}">'
        for tag, url in page.versions
    )


def to_bytes(text: str) -> bytes:
    """A piece of a page as it stands in the file."""
    return text.encode("utf-8", errors="xmlcharrefreplace")


def file_of(page: Page) -> str:
    """The path of a page's file in the site."""
    return file_at(page.url)


def file_at(url: str) -> str:
    """The path in the site of the file of the page at ``url``."""
    return f"{unquote(url)}index.html"


def split(html: str) -> Frame:
    """Cut a drawn stand-in at its slots."""
    inside = [part[0] for part in _PROGRAMS.finditer(html)]
    if any(_SLOTS.search(part) for part in inside):
        raise ValueError("the theme puts a record's words into a script or style")
    if MAIN not in html:
        raise ValueError("the theme does not show the main part of a page")
    return Frame(tuple(_SLOTS.split(html)))
