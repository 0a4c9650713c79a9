"""The page with the search form, which has every value of every filter and so needs no index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from engage_docs.i18n import Translator, translatable
from engage_docs.site.context import PageHead, Section, SiteContext, one_page
from engage_docs.site.facets import SEARCH_STATUSES

if TYPE_CHECKING:
    from engage_docs.search.document import Document


class SearchFilter(NamedTuple):
    """One filter of the form: its name in the address, its label, and its values in words."""

    name: str
    label: str
    any: str
    choices: tuple[tuple[str, str], ...]


class SearchView(NamedTuple):
    """The search page. That of a preview only says that there is no search yet."""

    head: PageHead
    filters: tuple[SearchFilter, ...]
    is_preview: bool = False


def search_view(site: SiteContext, head: PageHead) -> SearchView:
    """Return the search page, with the values that the documents of the site have."""
    projects = {project.id: project.title for project in site.index.ledger.projects.values()}
    filters = filters_of(site.documents or (), projects, site.translator)
    return SearchView(head, filters, site.is_preview)


def filters_of(
    documents: Iterable[Document], projects: Mapping[str, str], translator: Translator
) -> tuple[SearchFilter, ...]:
    """Return the filters that leave a choice."""
    say = translator.say
    found: dict[str, set[str]] = {"status": set(), "project": set(), "community": set()}
    for document in documents:
        for name, values in document.filters.items():
            found.setdefault(name, set()).update(values)
    statuses = tuple(
        (s, say(words)) for s, words in SEARCH_STATUSES.items() if s in found["status"]
    )
    titles = {project: projects[project] for project in found["project"] if project in projects}
    years = sorted(found.get("year", ()), reverse=True)
    filters = (
        SearchFilter("status", say("How it stands"), say("However it stands"), statuses),
        SearchFilter("project", say("Project"), say("All projects"), _by_words(titles)),
        SearchFilter(
            "community",
            say("Community"),
            say("All communities"),
            _by_words({c: c for c in found["community"]}),
        ),
        SearchFilter("year", say("Year"), say("All years"), tuple((year, year) for year in years)),
    )
    return tuple(one for one in filters if len(one.choices) > 1)


def _by_words(choices: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(choices.items(), key=lambda choice: (choice[1].casefold(), choice[0])))


SEARCH = Section(
    name="search",
    url="search/",
    title=translatable("Search"),
    description=translatable(
        "Search everything that people said, what was promised, and what came of it."
    ),
    make_pages=one_page("engage/search.html", search_view),
    exists=lambda site: site.has_search,
)
