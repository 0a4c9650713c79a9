"""The frame around every page that MkDocs does not make itself, such as a record's.

Drawing the theme's template costs more than all the rest of a page, and the frame of a thousand
pages is the same but for a few words. So it is drawn once for each section and depth, and then
joined with every page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage

from engage_docs.site import Page
from engage_docs.speech import Speech, for_templates
from engage_docs_mkdocs.context import safe, set_card, set_language, set_section
from engage_docs_mkdocs.sharing import SharedPicture, Sharing

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

_TEMPLATE = "main.html"
# Words that stand in no theme and in no settings.
_TITLE, _DESCRIPTION, _MAIN, _PLACE, _CARD, _CARD_WORDS, _VERSIONS = (
    f"slot-{name}-5b0c1f7e9d4a"
    for name in ("title", "description", "main", "place", "card", "words-of-card", "versions")
)
_DEEPER = "/-"
_SLOTS = re.compile(
    f"({_TITLE}|{_DESCRIPTION}|{_MAIN}|{_PLACE}(?:{_DEEPER})*|{_CARD}|{_CARD_WORDS}|{_VERSIONS})"
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
        values = {
            _TITLE: str(safe(page.title)),
            _DESCRIPTION: str(safe(page.description)),
            _MAIN: page.main,
            _PLACE + _DEEPER * (page.url.count("/") - 1): page.url.rstrip("/"),
            _CARD: str(safe(picture.url)) if picture else "",
            _CARD_WORDS: str(safe(picture.words)) if picture else "",
            _VERSIONS: links_to_versions(page, site_url),
        }
        return "".join(values.get(piece, piece) for piece in self.pieces)


class Frames:
    """The frames of a site, each drawn when the first page that needs it is there.

    ``first_pages`` are the addresses of those pages.
    """

    def __init__(
        self,
        env: Environment,
        config: MkDocsConfig,
        nav: Navigation,
        files: Files,
        sharing: Sharing,
        speech: Speech,
    ) -> None:
        self._env, self._config = env, config
        self._sharing, self._speech = sharing, speech
        self._nav, self._files = nav, files
        self._drawn: dict[tuple[str, int, str], Frame] = {}
        self.first_pages: dict[tuple[str, int, str], str] = {}

    def around(self, page: Page) -> str:
        """The whole HTML of a page, whatever its section and language and however deep it lies."""
        key = page.section, page.url.count("/"), page.lang
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
            self.first_pages[key] = page.url
        picture = self._sharing.picture_of(page.section, page.project)
        return self._drawn[key].around(page, picture, self._config.site_url or "")

    def _draw(self, section: str, depth: int, lang: str) -> Frame:
        file = File.generated(self._config, f"{_PLACE}{_DEEPER * (depth - 1)}.md", content="")
        stand_in = MkDocsPage(_TITLE, file, self._config)
        stand_in.content = _MAIN
        stand_in.meta = {"description": _DESCRIPTION}
        set_section(self._config, section)
        slots = SharedPicture(_CARD, _CARD_WORDS) if self._sharing.files else None
        set_card(self._config, self._sharing.for_theme(slots))
        context = get_context(self._nav, self._files, self._config, stand_in)
        speech = set_language(self._config, self._speech, lang, _VERSIONS)
        template = self._env.get_template(_TEMPLATE)
        return split(template.render(context, **for_templates(speech)))


def links_to_versions(page: Page, site_url: str) -> str:
    """The links in the head of a page to the same page in each language, itself among them."""
    top = site_url or "../" * page.url.count("/")
    return "".join(
        f'\n<link rel="alternate" hreflang="{safe(tag)}" href="{safe(urljoin(top, url))}">'
        for tag, url in page.versions
    )


def split(html: str) -> Frame:
    """Cut a drawn stand-in at its slots."""
    inside = [part[0] for part in _PROGRAMS.finditer(html)]
    if any(_SLOTS.search(part) for part in inside):
        raise ValueError("the theme puts a record's words into a script or style")
    if _MAIN not in html:
        raise ValueError("the theme does not show the main part of a page")
    return Frame(tuple(_SLOTS.split(html)))
