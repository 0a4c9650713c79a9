"""From views to HTML, by the templates of a theme, with escaping always on.

Pages lie at many depths. A template writes the mark :data:`TOP` where the way to the top of the
site belongs (its global ``base``), and the mark is replaced in the finished page.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from engage_docs.i18n import ENGLISH, Translator, for_templates, has_catalogue, language_of
from engage_docs.media.posters import qr_svg, spoken_address
from engage_docs.site.index import translator_of_pages

# A sign that stands in no text: Unicode keeps it for what a program notes for itself. Being a
# single one, it is quickly found.
TOP = "\ufdd0"
"""The mark for the way to the top of the site."""

ORIGINAL = "engage_docs_theme"
"""Before the name of a template: the one of the theme itself, for a template that takes its place
and extends it, as in ``{% extends "engage_docs_theme/engage/record-project.html" %}``."""

_MOST_MEMOIZED = 20_000


class _Environment(Environment):
    """An environment whose globals do not change once it is made.

    Jinja looks through the globals at each import of each page that is rendered. By default they
    are a chain of two mappings, which is slow to look through: a tenth of all rendering.
    """

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template: those of the environment, and its own."""
        return {**self.globals, **(d or {})}


def make_environment(
    folders: Sequence[Path], translator: Translator = ENGLISH, lang: str = ""
) -> Environment:
    """Return the environment of the templates in these folders, the first of which counts most.

    ``lang`` is the language of the pages where the site has no words in it: then each of its own
    words is marked as being in another language.
    """
    own = [str(folder) for folder in folders]
    original = FileSystemLoader(own[-1:])
    environment = _Environment(
        loader=ChoiceLoader([FileSystemLoader(own), PrefixLoader({ORIGINAL: original})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= for_templates(translator)
    environment.globals |= {
        "base": TOP,
        "language_of": cache(language_of),
        "memoized": lru_cache(maxsize=_MOST_MEMOIZED),
        "marked": language_of(translator.tag) if lang else None,
    }
    environment.filters |= {"qr_svg": qr_svg, "spoken_address": spoken_address}
    return environment


class Renderer:
    """Renders the main parts of pages with the templates of one theme.

    It is made of plain values, once in each process that renders. ``folders`` are those of the
    templates: the team's own first, then the theme's. ``site_url`` is the address of the site, or
    empty; ``translator`` is what the site speaks.
    """

    def __init__(
        self, folders: Sequence[Path], site_url: str = "", translator: Translator = ENGLISH
    ) -> None:
        self._folders = tuple(folders)
        self._site_url = site_url.rstrip("/")
        self._translator = translator
        self._environments: dict[str, Environment] = {}

    def render(
        self, url: str, template: str, view: object, lang: str = "", **extras: object
    ) -> str:
        """Return the main part of the page at ``url``, relative to the top of the site, as HTML.

        Templates see the view as ``view``, and the page's address in full, if known, as
        ``address``. ``lang`` is the language of the page, where that is another than the site's.
        ``extras`` are at hand by their names.
        """
        address = f"{self._site_url}/{url}" if self._site_url else ""
        found = self._environment(lang).get_template(template)
        html = found.render(view=view, address=address, **extras)
        return html.replace(TOP, "../" * url.count("/")).strip() + "\n"

    def _environment(self, lang: str) -> Environment:
        if lang not in self._environments:
            marked = "" if not lang or has_catalogue(lang) else lang
            translator = translator_of_pages(self._translator, lang)
            self._environments[lang] = make_environment(self._folders, translator, marked)
        return self._environments[lang]
