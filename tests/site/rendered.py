"""Pages of a site in memory, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engage_docs.frameworks import Packs
from engage_docs.gate.cleared import Cleared
from engage_docs.i18n import ENGLISH, Translator
from engage_docs.media.model import ShownPicture
from engage_docs.site.index import SiteIndex, make_index
from engage_docs.site.page import Page
from engage_docs.site.record_pages import record_pages
from engage_docs.site.renderer import TOP, Renderer, make_environment
from tests.site import exampleton as ex

HOSTILE = "\"'></p></title><script>alert(1)</script><img src=x onerror=alert(2)>&{{ 7*7 }}{% x %}"
"""A text that does harm wherever it is not escaped."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page, and its main part as HTML."""

    page: Page
    main: str

    @property
    def url(self) -> str:
        return self.page.url


def index_of(
    cleared: Cleared,
    *,
    translator: Translator = ENGLISH,
    pictures: Mapping[tuple[str, str], ShownPicture] | None = None,
    frameworks: Packs | None = None,
    language: str = "en",
) -> SiteIndex:
    """The index of what was cleared, as it stands on the day of the made-up place."""
    loops, _ = ex.judged(cleared)
    return make_index(
        *(cleared, loops, ex.CALENDAR, ex.SETTINGS.answer_within, pictures or {}),
        translator=translator,
        frameworks=frameworks,
        language=language,
    )


def rendered(index: SiteIndex, pages: Iterable[Page], site_url: str = "") -> Iterator[Rendered]:
    """The pages, each in its language."""
    renderer = Renderer([ex.THEME], site_url, index.translator)
    for page in pages:
        yield Rendered(page, renderer.render(page.url, page.template, page.view(), page.lang))


def pages_of_records(
    index: SiteIndex, bodies: Mapping[str, str] | None = None, site_url: str = ""
) -> dict[str, Rendered]:
    """The pages of all records and translations, by their addresses."""
    made = rendered(index, record_pages(index, bodies or {}), site_url)
    return {one.url: one for one in made}


class Macros:
    """The macros of the theme, as in ``Macros()("lists.html", "news_list", news)``.

    ``lang`` is the language of the page where the site has no words in it.
    """

    def __init__(self, translator: Translator = ENGLISH, lang: str = "", top: str = "../") -> None:
        self._environment = make_environment([ex.THEME], translator, lang)
        self._top = top

    def __call__(self, file: str, name: str, *views: object, **options: object) -> str:
        """What a macro makes of these views, as HTML."""
        module = self._environment.get_template(f"engage/macros/{file}").module
        return str(getattr(module, name)(*views, **options)).replace(TOP, self._top)
