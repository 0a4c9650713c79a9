"""The page with the form: drawn with every value of every filter, so that it needs no index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from engage_docs.i18n import ENGLISH, Translator, for_templates, translatable
from engage_docs.search.document import Document
from engage_docs.search.documents import STATUSES
from engage_docs.site.introduction import Introduction, read_introduction

TITLE = translatable("Search")
DESCRIPTION = translatable(
    "Search everything that people said, what was promised, and what came of it."
)
_TEMPLATE = "engage/search.html"


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of the form: its name in the address, its label, and its values in words."""

    name: str
    label: str
    any: str
    choices: tuple[tuple[str, str], ...]


def search_page(
    template_folders: Sequence[Path],
    documents: Iterable[Document],
    projects: Mapping[str, str],
    introduction: str = "",
    translator: Translator = ENGLISH,
) -> str:
    """The main part of the page, as HTML.

    ``projects`` are the titles of the projects by their ids. ``introduction`` is HTML that is
    already safe.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # most builds need none

    intro = read_introduction(introduction) if introduction.strip() else Introduction("", "")
    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in template_folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= for_templates(translator)
    main = environment.get_template(_TEMPLATE).render(
        base="../",
        heading=Markup(intro.heading),  # noqa: S704 - safe already, see above
        introduction=Markup(intro.rest),  # noqa: S704
        filters=filters_of(documents, projects, translator),
    )
    return main.strip() + "\n"


def filters_of(
    documents: Iterable[Document], projects: Mapping[str, str], translator: Translator = ENGLISH
) -> tuple[Filter, ...]:
    """The filters that leave a choice."""
    say = translator.say
    found: dict[str, set[str]] = {"status": set(), "project": set(), "community": set()}
    for document in documents:
        for name, values in document.filters.items():
            found.setdefault(name, set()).update(values)
    statuses = tuple((s, say(words)) for s, words in STATUSES.items() if s in found["status"])
    titles = {project: projects[project] for project in found["project"] if project in projects}
    years = sorted(found.get("year", ()), reverse=True)
    filters = (
        Filter("status", say("How it stands"), say("However it stands"), statuses),
        Filter("project", say("Project"), say("All projects"), _by_words(titles)),
        Filter(
            "community",
            say("Community"),
            say("All communities"),
            _by_words({c: c for c in found["community"]}),
        ),
        Filter("year", say("Year"), say("All years"), tuple((year, year) for year in years)),
    )
    return tuple(one for one in filters if len(one.choices) > 1)


def _by_words(choices: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(choices.items(), key=lambda choice: (choice[1].casefold(), choice[0])))
