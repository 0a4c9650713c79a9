"""The frame around a record's page: drawn once for each section, then joined with every page.

Drawing the theme's template costs more than all the rest of a page, and the frame of a thousand
records is the same but for a few words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage

from engage_docs.addresses import RECORDS_FOLDER
from engage_docs.site import Page
from engage_docs_mkdocs.context import safe, set_section
from engage_docs_mkdocs.prepare import Prepared

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

_TEMPLATE = "main.html"
# Words that stand in no theme and in no settings.
_TITLE, _DESCRIPTION, _MAIN, _PLACE = (
    f"slot-{name}-5b0c1f7e9d4a" for name in ("title", "description", "main", "place")
)
_SLOTS = re.compile(f"({_TITLE}|{_DESCRIPTION}|{_MAIN}|{_PLACE})")
_PROGRAMS = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """The pieces of a page, with the names of slots between them."""

    pieces: tuple[str, ...]

    def around(self, page: Page) -> str:
        """The whole HTML of a page. Title and description are escaped here."""
        values = {
            _TITLE: str(safe(page.title)),
            _DESCRIPTION: str(safe(page.description)),
            _MAIN: page.main,
            _PLACE: page.url.removeprefix(f"{RECORDS_FOLDER}/").rstrip("/"),
        }
        return "".join(values.get(piece, piece) for piece in self.pieces)


def draw_frames(
    env: Environment, config: MkDocsConfig, nav: Navigation, files: Files, prepared: Prepared
) -> dict[str, Frame]:
    """The frame of each section that has records."""
    needed = sorted({page.section for page in prepared.records})
    return {section: _draw(env, config, nav, files, section) for section in needed}


def _draw(
    env: Environment, config: MkDocsConfig, nav: Navigation, files: Files, section: str
) -> Frame:
    file = File.generated(config, f"{RECORDS_FOLDER}/{_PLACE}.md", content="")
    stand_in = MkDocsPage(_TITLE, file, config)
    stand_in.content = _MAIN
    stand_in.meta = {"description": _DESCRIPTION}
    set_section(config, section)
    context = get_context(nav, files, config, stand_in)
    return split(env.get_template(_TEMPLATE).render(context))


def split(html: str) -> Frame:
    """Cut a drawn stand-in at its slots."""
    inside = [part[0] for part in _PROGRAMS.finditer(html)]
    if any(_SLOTS.search(part) for part in inside):
        raise ValueError("the theme puts a record's words into a script or style")
    if _MAIN not in html:
        raise ValueError("the theme does not show the main part of a page")
    return Frame(tuple(_SLOTS.split(html)))
