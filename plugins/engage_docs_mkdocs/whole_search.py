"""What the search of a site is made of: its documents, its index and its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engage_docs.addresses import page_url
from engage_docs.search import (
    Document,
    Files,
    SearchProblem,
    document_from_plain,
    index_in_the_making,
    kept_index,
    search_page,
)
from engage_docs.speech import speech_for
from engage_docs_mkdocs.drawn import tools_for
from engage_docs_mkdocs.found_overviews import documents_of_overviews
from engage_docs_mkdocs.plan import NeedsMkDocsError, Plan
from engage_docs_mkdocs.shell import Slot

_CACHE = Path(".engage") / "search"


def documents_of_records(parts: Iterable[Iterable[Mapping[str, Any]]]) -> list[Document]:
    """What can be found of the records, in the order of the addresses, from what groups gave."""
    made = [document_from_plain(one) for some in parts for one in some]
    return sorted(made, key=lambda document: document.url)


def other_documents(plan: Plan, sections: Sequence[str]) -> tuple[Document, ...]:
    """What else can be found: the pages that sum up all records, and the owner's own pages."""
    drawn = tools_for(plan).renderer.bare_sections(sections)
    speech = speech_for(plan.shell.options.language)
    return (*documents_of_overviews(drawn, speech), *plan.shell.documents)


@contextmanager
def index_of_site(
    plan: Plan, documents: Sequence[Document], program: Path, version: str, old: bool
) -> Iterator[Files]:
    """The index of the documents, which may be made while the block is at work.

    ``old``: one of earlier records will do, for a preview.
    """
    language = plan.shell.options.language
    try:
        with kept_index(
            plan.settings.folder / _CACHE,
            documents,
            language,
            version,
            lambda: index_in_the_making(program, documents, language),
            any_will_do=old,
        ) as files:
            yield files
    except SearchProblem:
        raise NeedsMkDocsError from None


def main_of_search_page(plan: Plan, slot: Slot, documents: Sequence[Document]) -> str:
    """The main part of the search page. ``documents`` are those of the records."""
    options = plan.shell.options
    folders = [Path(folder) for folder in options.theme_folders]
    speech = speech_for(options.language)
    return search_page(folders, documents, _projects(documents), slot.introduction, speech)


def _projects(documents: Sequence[Document]) -> dict[str, str]:
    """The titles of the projects by their ids: those of their own documents."""
    titles = {document.url: document.title for document in documents}
    found = {one for document in documents for one in document.filters.get("project", ())}
    return {project: titles[page_url(project)] for project in found}
