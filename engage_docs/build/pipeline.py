"""The one assembly line, from a folder of records to a site.

``engage check``, ``loops``, ``build``, ``serve`` and the MkDocs plugin all go this way, and no
other. Each function here is a few steps in a row; what a step does stands in its own module::

    read    files -> records and findings            (cached by content)
    check   links between records
    gate    what may be published, to whom, on which day: the only door out
    judge   how every loop stands
    render  pages whose values have changed, exports, the search, the manifest

The first two stand in :mod:`engage_docs.build.checking`: commands that make no page start without
what makes pages. A step takes values and gives values. Nothing is written before everything was
read, checked, gated and judged: :func:`prepare` comes before :func:`render`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from markupsafe import escape

from engage_docs.build.assembly import (
    BRAND_CSS,
    Prepared,
    Publication,
    export_files,
    host_files,
    make_host,
    pages_of,
    render_setup,
    theme_digest,
)
from engage_docs.build.bodies import convert_bodies
from engage_docs.build.cache import Caches
from engage_docs.build.checking import forget_withheld, read
from engage_docs.build.context import BuildContext
from engage_docs.build.host import Host, HostMaker
from engage_docs.build.manifest import NAME as MANIFEST
from engage_docs.build.manifest import public_half, write_manifest
from engage_docs.build.output import Output, load_last_build, save_last_build
from engage_docs.build.own_pages import (
    check_places,
    details_in_host,
    details_in_settings,
    details_in_sources,
)
from engage_docs.build.preview import PreviewSite
from engage_docs.build.reading import Reading, with_errors
from engage_docs.build.rendering import OwnTemplateError, file_of, render_pages
from engage_docs.build.search_index import searching
from engage_docs.build.swap import MARKER, MARKER_WORDS, build_beside
from engage_docs.build.workers import map_when_slow
from engage_docs.config import Settings
from engage_docs.config.meaning import of_settings, without_silenced
from engage_docs.findings import Finding, Place, Severity, has_errors, in_order
from engage_docs.findings.building import (
    MANIFEST_NOT_WRITTEN,
    MKDOCS_WARNS,
    NO_CATALOGUE,
    SEARCH_LEFT_OUT,
)
from engage_docs.findings.paths import as_typed
from engage_docs.gate import clear
from engage_docs.i18n import has_catalogue
from engage_docs.loops import judge
from engage_docs.media.branding import prepare_branding
from engage_docs.media.cache import reason_of, sweep
from engage_docs.media.prepare import (
    DOCUMENT_MENDED,
    PICTURE_MENDED,
    ShareCards,
    prepare_cards,
    prepare_documents,
    prepare_pictures,
)
from engage_docs.privacy import without_known
from engage_docs.reports import Report, make_report
from engage_docs.search import Document, SearchProblem, documents_of, find_program, page_document
from engage_docs.site.context import SiteContext
from engage_docs.site.index import SiteIndex, make_index
from engage_docs.site.sections import SECTIONS
from engage_docs.site.sharing import card_words


def publish(reading: Reading, context: BuildContext) -> Publication:
    """Put the records through the gate, and judge what came through."""
    cleared, findings = clear(reading.records, context.audience, context.as_of, context.drafts)
    loops = judge(cleared.ledger, context.as_of, context.rules)
    report = make_report(loops, cleared.ledger, context.settings)
    return Publication(cleared, loops, report, [*findings, *of_settings(context.settings)])


def prepare(
    context: BuildContext, caches: Caches, site_folder: Path
) -> tuple[Prepared | None, list[Finding]]:
    """Read, check, gate and judge everything. None, if anything in it stops a build.

    ``site_folder`` is where the site goes; nothing is written there yet. With ``context.force``
    records are left out until none has an error; ``left_out`` says what was wrong with them.
    """
    reading = read(context, caches)
    left_out: list[Finding] = []
    gone: frozenset[str] = frozenset()
    while True:
        publication = publish(reading, context)
        prepared, findings = _prepare(reading, publication, context, caches, site_folder)
        mistaken = with_errors(findings, context.settings) - gone
        if prepared is not None or not context.force or not mistaken:
            break
        left_out += [finding for finding in findings if finding.place.path in mistaken]
        gone |= mistaken
        reading = reading.without(gone)
    cards = prepared.cards.entries if prepared else ()
    forget_withheld(reading, publication.cleared, caches, cards)
    if prepared is None:
        return None, in_order([*left_out, *findings])
    return replace(prepared, left_out=tuple(left_out)), findings


def _prepare(
    reading: Reading,
    publication: Publication,
    context: BuildContext,
    caches: Caches,
    site_folder: Path,
) -> tuple[Prepared | None, list[Finding]]:
    settings, cleared, media = context.settings, publication.cleared, caches.media
    records, pages = cleared.ledger.records.values(), cleared.ledger.pages.values()
    folder = settings.records_folder
    bodies = convert_bodies(cleared, context, caches.results, reading.contents)
    pictures, of_pictures = prepare_pictures(records, folder, media.pictures, mapper=map_when_slow)
    documents, of_documents = prepare_documents(
        pages, folder, media.documents, mapper=map_when_slow
    )
    branding, of_branding = prepare_branding(settings, settings.pages_folder, media.logo)
    sweep(media.logo, branding.entries, caches.report)
    if pictures.mended:
        caches.report(PICTURE_MENDED)
    if documents.mended:
        caches.report(DOCUMENT_MENDED)
    details = [
        *reading.details,
        *details_in_sources(settings),
        *details_in_settings(settings, context.frameworks),
    ]
    details += without_known(bodies.details, details)
    findings = [
        *reading.findings,
        *publication.findings,
        *check_places(settings, site_folder, cleared.ledger.pages, reading.findings),
        *of_branding,
        *bodies.findings,
        *of_pictures,
        *of_documents,
        *details,
        *_of_language(settings),
    ]
    findings = in_order(without_silenced(findings, settings))
    if has_errors(findings):
        return None, findings
    index = make_index(
        cleared,
        publication.loops,
        calendar=context.calendar,
        answer_within=settings.answer_within,
        quiet_after=settings.quiet_after,
        pictures=pictures.shown,
        documents=documents.shown,
        translator=context.translator,
        frameworks=context.frameworks,
        language=settings.language,
    )
    found, of_search = _what_can_be_found(index, publication, bodies.html, context)
    site = SiteContext(
        index,
        publication.report,
        settings,
        SECTIONS,
        documents=found,
        is_preview=context.is_preview,
    )
    if found and not context.is_preview:
        site = replace(site, documents=(*found, *_overviews(site)))
    cards = ShareCards()
    if context.cards_are_made:
        name, url = settings.site_name, settings.site_url
        words = card_words(site)
        cards = prepare_cards(words, settings.brand, name, url, media.cards, caches.report)
    prepared = Prepared(
        context=context,
        publication=publication,
        bodies=bodies.html,
        pictures=pictures,
        documents=documents,
        branding=branding,
        cards=cards,
        site=site,
        details=tuple(details),
    )
    return prepared, in_order([*findings, *without_silenced(of_search, settings)])


def render(prepared: Prepared, host: Host, output: Output) -> list[Finding]:
    """Write every file of a site that has changed, and take the others over from the last build.

    Returns what could not be made, such as a search whose program stopped.
    """
    pages = list(pages_of(prepared, host))
    with searching(prepared.site, host.documents, output) as finish_search:
        for path, data in host_files(prepared, host):
            output.write(path, data)
        try:
            render_pages(
                pages,
                render_setup(prepared, host),
                theme_digest(prepared.context.settings),
                output,
            )
        except OwnTemplateError as error:
            return [error.finding]
        for made in (prepared.pictures, prepared.documents, prepared.branding, prepared.cards):
            for path, source in made.files.items():
                output.copy(path, source)
        for path, data in export_files(prepared, host, (page for page, *_ in pages)).items():
            output.write(path, data)
        findings = finish_search()
    output.write(MARKER, MARKER_WORDS)
    output.write(MANIFEST, public_half(output.digests(), prepared.context.as_of).encode())
    return findings


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: a report if the new site is in place.

    ``left_out`` is what was wrong with records that were left out by force.
    """

    findings: list[Finding]
    report: Report | None = None
    left_out: tuple[Finding, ...] = ()


def build(context: BuildContext, caches: Caches, make: HostMaker, live: Path) -> Built:
    """Build a site beside the one at ``live``, and put it in its place.

    Whatever goes wrong, the site that was there stays as it was. The whole manifest, which is for
    the team, is written beside the site.
    """
    prepared, findings = prepare(context, caches, live)
    if prepared is None or stops(findings, context):
        return Built(findings)
    last = load_last_build(caches.results, live)
    outputs: list[Output] = []

    def fill(folder: Path) -> None:
        host = make_host(prepared, make, caches)
        findings.extend(check_host(prepared, host, caches))
        if not stops(findings, context):
            outputs.append(Output(folder, live, last))
            findings.extend(render(prepared, host, outputs[0]))
        if stops(findings, context):
            raise _StoppedError

    try:
        problem = build_beside(live, fill)
    except _StoppedError:
        return Built(findings)
    except OwnTemplateError as error:
        return Built([*findings, error.finding])
    if problem is not None:
        return Built([*findings, problem.at(Place(str(as_typed(live))))])
    save_last_build(caches.results, live, outputs[0])
    findings += publish_manifest(prepared, outputs[0].digests(), live)
    return Built(findings, prepared.publication.report, prepared.left_out)


def preview_of(
    context: BuildContext, caches: Caches, make: HostMaker
) -> tuple[PreviewSite | None, list[Finding]]:
    """Return a site that can be looked at without being built; None if something in it is wrong.

    Its pages are rendered when a browser asks for them. It has no search index.
    """
    prepared, findings = prepare(context, caches, context.settings.site_folder)
    if prepared is None:
        return None, findings
    try:
        host = make_host(prepared, make, caches)
    except OwnTemplateError as error:
        return None, [*findings, error.finding]
    findings += check_host(prepared, host, caches)
    if has_errors(findings):
        return None, findings
    files: dict[str, bytes | Path] = dict(host_files(prepared, host))
    if prepared.branding.css:
        files[BRAND_CSS] = prepared.branding.css.encode()
    for made in (prepared.pictures, prepared.documents, prepared.branding, prepared.cards):
        files |= made.files
    pages = {file_of(page[0].url): page for page in pages_of(prepared, host)}
    exports = cache(partial(export_files, prepared, host, [page for page, *_ in pages.values()]))
    return PreviewSite(render_setup(prepared, host), pages, files, exports), findings


def publish_manifest(prepared: Prepared, files: Mapping[str, str], site: Path) -> list[Finding]:
    """Write the team's manifest beside a site that is in place. Findings: it cannot be written.

    ``files`` are the hashes of all files, of which the public half of the manifest is left out.
    """
    files = {path: sha256 for path, sha256 in files.items() if path != MANIFEST}
    origins = {**prepared.pictures.origins, **prepared.documents.origins}
    try:
        write_manifest(prepared.publication.cleared, origins, files, prepared.context.as_of, site)
    except OSError as error:
        at = Place(str(as_typed(site.with_name(MANIFEST))))
        return [Finding(MANIFEST_NOT_WRITTEN, at, {"reason": reason_of(error)})]
    return []


def check_host(prepared: Prepared, host: Host, caches: Caches) -> list[Finding]:
    """Return what looks like a personal detail in what the host made, and what it warned of."""
    settings = prepared.context.settings
    details = details_in_host(host, settings, caches.results)
    at = Place(str(as_typed(settings.config_file)))
    warned = (
        Finding(MKDOCS_WARNS, at, {"said": " ".join(one.split()).rstrip(".")})
        for one in host.warnings
    )
    return without_silenced([*without_known(details, prepared.details), *warned], settings)


def stops(findings: Iterable[Finding], context: BuildContext) -> bool:
    """Whether there is an error, or in a strict build a warning."""
    worst = (Severity.ERROR, Severity.WARNING) if context.settings.strict else (Severity.ERROR,)
    return any(finding.severity in worst for finding in findings)


class _StoppedError(Exception):
    """A finding of the last step stops a build before the new site takes its place."""


def _what_can_be_found(
    index: SiteIndex, publication: Publication, bodies: Mapping[str, str], context: BuildContext
) -> tuple[tuple[Document, ...] | None, list[Finding]]:
    """What the search of a site finds; None for a site without one, which is said if it is news."""
    settings = context.settings
    if not settings.search or not index.ledger.records:
        return None, []
    if context.is_preview:
        return (), []
    at = Place(str(as_typed(settings.config_file)))
    try:
        find_program()
    except SearchProblem as problem:
        return None, [Finding(SEARCH_LEFT_OUT, at, {"reason": str(problem)})]
    cleared, loops = publication.cleared, publication.loops
    return documents_of(cleared, loops, bodies, index.translator, settings.language), []


def _overviews(site: SiteContext) -> Iterator[Document]:
    """The pages that sum up all records, among what can be found.

    They are found by what they are, and not by each name in them: that is what the records are
    found by.
    """
    say = site.translator.say
    for section in site.present:
        if section.is_overview:
            title, description = say(section.title), escape(say(section.description))
            yield page_document(section.url, title, description, site.translator)


def _of_language(settings: Settings) -> Iterator[Finding]:
    if not has_catalogue(settings.language):
        at = Place(str(as_typed(settings.config_file)))
        yield Finding(NO_CATALOGUE, at, {"language": settings.language})
