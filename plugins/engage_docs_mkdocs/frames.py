"""The frame around every page that MkDocs does not make itself, such as a record's.

Drawing the theme's template costs more than all the rest of a page, and the frame of a thousand
pages is the same but for a few words. So it is drawn once for each section and depth, and then
joined with every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage

from engage_docs.i18n import Translator, for_templates
from engage_docs.site.page import Page
from engage_docs_mkdocs.context import set_card, set_language, set_section
from engage_docs_mkdocs.frame import (
    CARD,
    CARD_WORDS,
    DEEPER,
    DESCRIPTION,
    MAIN,
    PLACE,
    TITLE,
    VERSIONS,
    Frame,
    split,
)
from engage_docs_mkdocs.sharing import SharedPicture, Sharing

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

_TEMPLATE = "main.html"


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
        translator: Translator,
    ) -> None:
        self._env, self._config = env, config
        self._sharing, self._speech = sharing, translator
        self._nav, self._files = nav, files
        self._drawn: dict[tuple[str, int, str], Frame] = {}
        self.first_pages: dict[tuple[str, int, str], str] = {}

    def around(self, page: Page) -> str:
        """The whole HTML of a page, whatever its section and language and however deep it lies."""
        key = page.section, page.url.count("/"), page.lang
        frame = self.frame(*key)
        self.first_pages.setdefault(key, page.url)
        picture = self._sharing.picture_of(page.section, page.project)
        return frame.around(page, picture, self._config.site_url or "")

    def frame(self, section: str, depth: int, lang: str = "") -> Frame:
        """The frame of the pages of a section that lie that deep, in a language."""
        key = section, depth, lang
        if key not in self._drawn:
            self._drawn[key] = self._draw(*key)
        return self._drawn[key]

    def _draw(self, section: str, depth: int, lang: str) -> Frame:
        file = File.generated(self._config, f"{PLACE}{DEEPER * (depth - 1)}.md", content="")
        stand_in = MkDocsPage(TITLE, file, self._config)
        stand_in.content = MAIN
        stand_in.meta = {"description": DESCRIPTION}
        set_section(self._config, section)
        slots = SharedPicture(CARD, CARD_WORDS) if self._sharing.files else None
        set_card(self._config, self._sharing.for_theme(slots))
        context = get_context(self._nav, self._files, self._config, stand_in)
        translator = set_language(self._config, self._speech, lang, VERSIONS)
        template = self._env.get_template(_TEMPLATE)
        return split(template.render(context, **for_templates(translator)))
