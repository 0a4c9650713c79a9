"""Everything that is done before the folder of the site is touched.

Read, check, gate, judge, convert, and draw every page; stop here if anything is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from engage_docs.build.pipeline import (
    Publication,
    Stock,
    choose_as_of,
    personal_details,
    publish,
    take_stock,
    without_mistaken_records,
    without_silenced,
)
from engage_docs.findings import Finding, Place, Severity, has_errors, in_order
from engage_docs.findings.building import NO_CATALOGUE
from engage_docs.findings.messages import count_words
from engage_docs.i18n import Translator, has_catalogue, translator_for
from engage_docs.site.page import Page, ShownPicture
from engage_docs.site.renderer import SiteRenderer
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.branding import Branding, prepare_branding
from engage_docs_mkdocs.checks import check_places
from engage_docs_mkdocs.details import details_in_own_pages, details_in_pages_of_records
from engage_docs_mkdocs.papers import prepare_documents
from engage_docs_mkdocs.photos import prepare_photos
from engage_docs_mkdocs.sharing import Sharing, prepare_sharing
from engage_docs_mkdocs.stories import convert_stories
from engage_docs_mkdocs.telling import as_typed, say_findings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@dataclass(frozen=True, slots=True)
class Prepared:
    """A whole site in memory: what was cleared, every page, and the files of its pictures.

    ``sections`` are their first pages as they are when the owner wrote nothing above them.
    ``files`` are the pictures and documents by their path in the site, ``origins`` the record and
    the file of it that each was made from. ``details`` are the findings of personal details.
    ``stories`` are the texts of the records as safe HTML, by the records' ids. ``pictures`` are
    those that may be shown, by the record's id and the file that it names. ``translator`` is the
    language of the site. ``introduce`` gives the main part of a section below the owner's own
    words, which are safe HTML.
    """

    publication: Publication
    renderer: SiteRenderer
    sections: Mapping[str, Page]
    records: tuple[Page, ...]
    files: Mapping[str, Path]
    origins: Mapping[str, tuple[str, str]]
    details: Sequence[Finding]
    branding: Branding
    sharing: Sharing
    stories: Mapping[str, str]
    pictures: Mapping[tuple[str, str], ShownPicture]
    translator: Translator
    introduce: Callable[[str, str], str]

    def other_pages(self) -> Iterator[Page]:
        """The pages that are no section's first and no record's, drawn when asked for."""
        cleared, loops = self.publication.cleared, self.publication.loops
        return self.renderer.other_pages(cleared, loops, self.publication.report)


def prepare(config: MkDocsConfig, asked: Asked) -> Prepared:
    """Make everything ready, say all findings, and stop the build if there is an error."""
    stock = take_stock(as_typed(config.config_file_path))
    if asked.force and stock.settings is not None:
        prepared, findings = _prepare_by_force(config, stock, asked)
    else:
        prepared, findings = _prepare(config, stock, asked)
    say_findings(findings)
    if prepared is None or has_errors(findings):
        raise Abort(f"{count_words(findings)}. Nothing was built; the site is as it was.")
    if config.strict and any(f.severity is Severity.WARNING for f in findings):
        raise Abort(f"{count_words(findings)}, and strict is on. The site is as it was.")
    return prepared


def _prepare_by_force(
    config: MkDocsConfig, stock: Stock, asked: Asked
) -> tuple[Prepared | None, list[Finding]]:
    """Leave out records until no record has an error. What was left out is said all the same."""
    said = [f for f in stock.findings if f.severity is Severity.ERROR]
    stock = without_mistaken_records(stock)
    prepared, findings = _prepare(config, stock, asked)
    while has_errors(findings):
        fewer = without_mistaken_records(stock, findings)
        if len(fewer.records) == len(stock.records):
            break
        said += [f for f in findings if f.severity is Severity.ERROR]
        stock = fewer
        prepared, findings = _prepare(config, stock, asked)
    say_findings(in_order(said))
    return prepared, findings


def _prepare(
    config: MkDocsConfig, stock: Stock, asked: Asked
) -> tuple[Prepared | None, list[Finding]]:
    if stock.settings is None:
        return None, stock.findings
    today = datetime.now().astimezone().date()
    as_of = choose_as_of(asked.as_of, stock.settings, os.environ, today)
    publication = publish(stock, as_of, asked.audience, asked.drafts)
    stories, of_stories = convert_stories(publication, config)
    branding, of_branding = prepare_branding(config, stock.settings)
    photos, of_photos = prepare_photos(publication)
    documents, of_documents = prepare_documents(publication)
    allowed = stock.settings.allow_details
    details = [*personal_details(stock), *details_in_own_pages(config, allowed)]
    findings = [
        *stock.findings,
        *publication.findings,
        *check_places(config, publication, stock.findings),
        *of_branding,
        *without_silenced([*of_stories, *of_photos, *of_documents, *details], stock.settings),
    ]
    if has_errors(findings):
        return None, in_order(findings)
    language = language_of_site(config)
    translator = translator_for(language)
    if not has_catalogue(language):
        at = Place(str(as_typed(config.config_file_path)))
        unknown = Finding(NO_CATALOGUE, at, {"language": language})
        findings += without_silenced([unknown], stock.settings)
    renderer = SiteRenderer(
        [Path(folder) for folder in config.theme.dirs],
        stock.settings,
        publication.calendar,
        search=stock.settings.search,
        translator=translator,
        frameworks=publication.frameworks,
        language=language,
    )
    sections = {
        name: draw_section(renderer, publication, name, photos.shown)
        for name in renderer.sections(publication.cleared)
    }
    records = tuple(
        renderer.record_pages(
            publication.cleared, publication.loops, stories, photos.shown, documents.shown
        )
    )
    ledger = publication.cleared.ledger
    only_in_pages = [*details_in_pages_of_records(records, ledger.pages, allowed, details)]
    details += only_in_pages
    findings += without_silenced(only_in_pages, stock.settings)
    sharing = Sharing()
    if config.site_url and asked.audience == "public" and not asked.drafts:
        words = renderer.card_words(publication.cleared, publication.loops)
        sharing = prepare_sharing(config, stock.settings.brand, words, stock.settings.folder)
    files = {**photos.files, **documents.files, **branding.files, **sharing.files}
    origins = photos.origins | documents.origins
    prepared = Prepared(
        *(publication, renderer, sections, records, files, origins),
        *(details, branding, sharing, stories, photos.shown, translator),
        lambda name, words: draw_section(renderer, publication, name, photos.shown, words).main,
    )
    return prepared, in_order(findings)


def draw_section(
    renderer: SiteRenderer,
    publication: Publication,
    section: str,
    pictures: Mapping[tuple[str, str], ShownPicture],
    introduction: str = "",
) -> Page:
    """The page of one section of the menu."""
    return renderer.section_page(
        *(section, publication.cleared, publication.loops, publication.report),
        *(introduction, pictures),
    )


def language_of_site(config: MkDocsConfig) -> str:
    """The tag of the language that the owner of the site writes."""
    return str(config.theme.get("language") or "en")
