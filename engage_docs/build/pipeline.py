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
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from engage_docs.build.assembly import (
    BRAND_CSS,
    Prepared,
    Publication,
    export_files,
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
from engage_docs.build.manifest import hash_files, public_half, write_manifest
from engage_docs.build.output import Output, load_last_build, save_last_build
from engage_docs.build.own_pages import (
    check_places,
    details_in_host,
    details_in_settings,
    details_in_sources,
)
from engage_docs.build.preview import PreviewSite
from engage_docs.build.reading import Reading, with_errors
from engage_docs.build.rendering import file_of, render_pages
from engage_docs.build.search_index import searching
from engage_docs.build.swap import MARKER, MARKER_WORDS, build_beside
from engage_docs.build.workers import map_when_slow
from engage_docs.config import Settings
from engage_docs.config.meaning import of_settings, without_silenced
from engage_docs.findings import Finding, Place, Problem, Severity, has_errors, in_order
from engage_docs.findings.building import NO_CATALOGUE, SEARCH_LEFT_OUT
from engage_docs.findings.paths import as_typed
from engage_docs.gate import clear
from engage_docs.i18n import has_catalogue
from engage_docs.loops import judge
from engage_docs.media.branding import prepare_branding
from engage_docs.media.cache import sweep
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
from engage_docs.search import Document, SearchProblem, documents_of, find_program
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
    records are left out until none has an error; what was left out is said all the same.
    """
    reading = read(context, caches)
    said: list[Finding] = []
    while True:
        publication = publish(reading, context)
        prepared, findings = _prepare(reading, publication, context, caches, site_folder)
        mistaken = with_errors(findings) & reading.contents.keys()
        if prepared is not None or not context.force or not mistaken:
            break
        said += [finding for finding in findings if finding.place.path in mistaken]
        reading = reading.without(mistaken)
    forget_withheld(reading, publication.cleared, caches)
    return prepared, in_order([*said, *findings])


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
    found, of_search = _what_can_be_found(index, publication, bodies.html, settings)
    site = SiteContext(index, publication.report, settings, SECTIONS, documents=found)
    cards = ShareCards()
    if context.cards_are_made:
        name, url = settings.site_name, settings.site_url
        words = card_words(site)
        cards = prepare_cards(words, settings.brand, name, url, media.cards, caches.report)
    return Prepared(
        *(context, publication, bodies.html, pictures, documents),
        *(branding, cards, site, tuple(details)),
    ), in_order([*findings, *without_silenced(of_search, settings)])


def render(prepared: Prepared, host: Host, output: Output) -> list[Finding]:
    """Write every file of a site that has changed, and take the others over from the last build.

    Returns what could not be made, such as a search whose program stopped.
    """
    with searching(prepared.site, host.documents, output) as finish_search:
        for path, data in host.files.items():
            output.write(path, data)
        render_pages(
            pages_of(prepared, host),
            render_setup(prepared, host),
            theme_digest(prepared.context.settings),
            output,
        )
        for made in (prepared.pictures, prepared.documents, prepared.branding, prepared.cards):
            for path, source in made.files.items():
                output.copy(path, source)
        for path, data in export_files(prepared, host).items():
            output.write(path, data)
        findings = finish_search()
    output.write(MARKER, MARKER_WORDS)
    digests = output.digests() if host.files else hash_files(output.folder)
    output.write(MANIFEST, public_half(digests, prepared.context.as_of).encode())
    return findings


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: a report if the new site is in place.

    ``problem`` is what kept it from its place, though everything in it was right.
    """

    findings: list[Finding]
    problem: Problem | None = None
    report: Report | None = None


def build(context: BuildContext, caches: Caches, make: HostMaker, live: Path) -> Built:
    """Build a site beside the one at ``live``, and put it in its place.

    Whatever goes wrong, the site that was there stays as it was. The whole manifest, which is for
    the team, is written beside the site.
    """
    prepared, findings = prepare(context, caches, live)
    if prepared is None or stops(findings, context):
        return Built(findings)
    host = make_host(prepared, make, caches)
    findings += details_around(prepared, host, caches)
    if stops(findings, context):
        return Built(findings)
    last = load_last_build(caches.results, live)
    outputs: list[Output] = []

    def fill(folder: Path) -> None:
        outputs.append(Output(folder, live, last))
        findings.extend(render(prepared, host, outputs[0]))
        if stops(findings, context):
            raise _StoppedError

    try:
        problem = build_beside(live, fill)
    except _StoppedError:
        return Built(findings)
    if problem is not None:
        return Built(findings, problem)
    save_last_build(caches.results, live, outputs[0])
    publish_manifest(prepared, outputs[0].digests(), live)
    return Built(findings, report=prepared.publication.report)


def preview_of(
    context: BuildContext, caches: Caches, make: HostMaker
) -> tuple[PreviewSite | None, list[Finding]]:
    """Return a site that can be looked at without being built; None if something in it is wrong.

    Its pages are rendered when a browser asks for them. It has no search index.
    """
    prepared, findings = prepare(context, caches, context.settings.site_folder)
    if prepared is None:
        return None, findings
    host = make_host(prepared, make, caches)
    findings += details_around(prepared, host, caches)
    if has_errors(findings):
        return None, findings
    files: dict[str, bytes | Path] = {**host.files}
    if prepared.branding.css:
        files[BRAND_CSS] = prepared.branding.css.encode()
    for made in (prepared.pictures, prepared.documents, prepared.branding, prepared.cards):
        files |= made.files
    pages = {file_of(page[0].url): page for page in pages_of(prepared, host)}
    exports = cache(partial(export_files, prepared, host))
    return PreviewSite(render_setup(prepared, host), pages, files, exports), findings


def publish_manifest(prepared: Prepared, files: Mapping[str, str], site: Path) -> None:
    """Write the team's manifest beside a site that is in place."""
    origins = {**prepared.pictures.origins, **prepared.documents.origins}
    write_manifest(prepared.publication.cleared, origins, files, prepared.context.as_of, site)


def details_around(prepared: Prepared, host: Host, caches: Caches) -> list[Finding]:
    """Return what looks like a personal detail in the owner's pages and in the frames of ours."""
    settings = prepared.context.settings
    found = details_in_host(host, settings, caches.results)
    return without_silenced(without_known(found, prepared.details), settings)


def stops(findings: Iterable[Finding], context: BuildContext) -> bool:
    """Whether there is an error, or in a strict build a warning."""
    worst = (Severity.ERROR, Severity.WARNING) if context.settings.strict else (Severity.ERROR,)
    return any(finding.severity in worst for finding in findings)


class _StoppedError(Exception):
    """A finding of the last step stops a build before the new site takes its place."""


def _what_can_be_found(
    index: SiteIndex, publication: Publication, bodies: Mapping[str, str], settings: Settings
) -> tuple[tuple[Document, ...] | None, list[Finding]]:
    """What the search of a site finds; None for a site without one, which is said if it is news."""
    if not settings.search or not index.ledger.records:
        return None, []
    at = Place(str(as_typed(settings.config_file)))
    try:
        find_program()
    except SearchProblem as problem:
        return None, [Finding(SEARCH_LEFT_OUT, at, {"reason": str(problem)})]
    cleared, loops = publication.cleared, publication.loops
    return documents_of(cleared, loops, bodies, index.translator, settings.language), []


def _of_language(settings: Settings) -> Iterator[Finding]:
    if not has_catalogue(settings.language):
        at = Place(str(as_typed(settings.config_file)))
        yield Finding(NO_CATALOGUE, at, {"language": settings.language})
