"""The search page and its index, as MkDocs takes them in."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, InclusionLevel

from engage_docs.build.pipeline import without_silenced
from engage_docs.findings import Finding, Place
from engage_docs.findings.building import SEARCH_LEFT_OUT, SEARCH_NOT_MADE
from engage_docs.i18n import Translator
from engage_docs.search import (
    Document,
    SearchProblem,
    documents_of,
    find_program,
    index_in_the_making,
    kept_index,
    page_document,
    search_page,
)
from engage_docs.search.page import DESCRIPTION, TITLE
from engage_docs.search.place import FOLDER, URL
from engage_docs.site.page import OVERVIEWS
from engage_docs.site.page import Page as SitePage
from engage_docs_mkdocs.context import KEY, safe, set_section
from engage_docs_mkdocs.prepare import Prepared, language_of_site
from engage_docs_mkdocs.telling import as_typed, say_findings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_CACHE = Path(".engage") / "search"
_PAGE = "search.md"
_SECTION = "search"


@dataclass(frozen=True, slots=True)
class Search:
    """What can be found among the records, and the program that makes the index of it.

    ``translator`` is the language of the site. ``own`` are the pages that the owner wrote, by their
    addresses: they come in as MkDocs makes them. ``introduce`` gives the main part of the search
    page below the owner's own words.
    """

    documents: tuple[Document, ...]
    introduce: Callable[[str], str]
    translator: Translator
    program: Path
    version: str
    own: dict[str, Document] = field(default_factory=dict)


def prepare_search(config: MkDocsConfig, prepared: Prepared) -> Search | None:
    """What the search needs; None for a site without one, which is said unless it was asked for."""
    publication = prepared.publication
    ledger = publication.cleared.ledger
    if not publication.settings.search or not ledger.records:
        return None
    try:
        program, version = find_program()
    except SearchProblem as problem:
        finding = Finding(SEARCH_LEFT_OUT, _config_file(config), {"reason": str(problem)})
        said = without_silenced([finding], publication.settings)
        say_findings(said)
        if said and config.strict:
            raise Abort("No search, and strict is on. The site is as it was.") from None
        return None
    documents = documents_of(
        publication.cleared,
        publication.loops,
        prepared.stories,
        prepared.translator,
        language_of_site(config),
    )
    documents += documents_of_overviews(prepared.sections, prepared.translator)
    projects = {project.id: project.title for project in ledger.projects.values()}
    folders = [Path(folder) for folder in config.theme.dirs]

    def introduce(words: str) -> str:
        return search_page(folders, documents, projects, words, prepared.translator)

    return Search(documents, introduce, prepared.translator, program, version)


def documents_of_overviews(
    sections: Mapping[str, SitePage], translator: Translator
) -> tuple[Document, ...]:
    """A document for each section that sums up all records. ``sections`` by their names.

    They are found by what they are, and not by each name in them: that is what the records are
    found by.
    """
    return tuple(
        page_document(page.url, page.title, html.escape(page.description), translator)
        for name in OVERVIEWS
        if (page := sections.get(name))
    )


def add_page(files: Files, config: MkDocsConfig, search: Search | None) -> Files:
    """Add the search page, unless the owner wrote one: that becomes its introduction."""
    if search is not None and not any(map(_is_page, files.documentation_pages())):
        generated = File.generated(config, _PAGE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(generated)
    return files


def tell_theme(config: MkDocsConfig, search: Search | None, nav: Navigation) -> None:
    """Tell the theme whether there is a search, and whether the menu leads to it already."""
    in_menu = any(_is_page(page.file) for page in nav.pages)
    told = {"search": search is not None, "search_in_menu": in_menu}
    config.extra[KEY] = config.extra[KEY] | told


def content(main: str, page: Page, search: Search | None) -> str:
    """The main part of the search page; that of any other page stays as it is."""
    if search is None or not _is_page(page.file):
        return main
    return search.introduce(main)


def for_page(page: Page, config: MkDocsConfig, search: Search | None) -> None:
    """What the frame of the search page needs. A page of the owner's own can be found from now."""
    if search is None:
        return
    if not _is_page(page.file):
        if not config.extra[KEY]["section"]:
            title = html.unescape(str(page.title))
            search.own[page.url] = page_document(
                page.url, title, page.content or "", search.translator
            )
    else:
        set_section(config, _SECTION)
        if page.file.generated_by:
            page.title = safe(search.translator.say(TITLE))
            page.meta["description"] = safe(search.translator.say(DESCRIPTION))


def write_search(
    config: MkDocsConfig, prepared: Prepared, search: Search | None, old: bool
) -> None:
    """Write the index into the site. ``old``: one of earlier records will do, for a preview."""
    if search is None:
        return
    own = sorted(search.own.values(), key=lambda document: document.url)
    documents = (*search.documents, *own)
    language = str(config.theme.get("language") or "en")
    try:
        with kept_index(
            prepared.publication.settings.folder / _CACHE,
            documents,
            language,
            search.version,
            lambda: index_in_the_making(search.program, documents, language),
            any_will_do=old,
        ) as files:
            index = files()
    except SearchProblem as problem:
        say_findings([Finding(SEARCH_NOT_MADE, _config_file(config), {"reason": str(problem)})])
        raise Abort("The search could not be made, so the site is not complete.") from None
    for name, data in index.items():
        path = Path(config.site_dir) / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _config_file(config: MkDocsConfig) -> Place:
    return Place(str(as_typed(config.config_file_path)))


def _is_page(file: File) -> bool:
    return file.dest_uri == f"{URL}index.html"
