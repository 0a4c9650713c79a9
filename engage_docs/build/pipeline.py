"""The one assembly line, from a folder of records to a site.

``engage check``, ``loops``, ``build``, ``serve`` and the MkDocs plugin all go this way, and no
other. Each function here is a few steps in a row; what a step does stands in its own module::

    read    files -> records and findings            (cached by content)
    check   links between records
    gate    what may be published, to whom, on which day: the only door out
    judge   how every loop stands
    render  pages whose values have changed, exports, the search, the manifest

A step takes values and gives values. Nothing is written before everything was read, checked,
gated and judged: :func:`prepare` comes before :func:`render`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin

import msgspec

from engage_docs.build.bodies import convert_bodies
from engage_docs.build.cache import Caches, digest, program_digest
from engage_docs.build.context import BuildContext
from engage_docs.build.host import (
    FrameValues,
    Host,
    HostMaker,
    HostRequest,
    SectionPage,
    frame_name,
)
from engage_docs.build.manifest import NAME as MANIFEST
from engage_docs.build.manifest import public_half
from engage_docs.build.output import Output
from engage_docs.build.own_pages import check_places
from engage_docs.build.reading import Reading, read_records, with_errors
from engage_docs.build.rendering import RenderSetup, render_pages
from engage_docs.config import of_settings, without_silenced
from engage_docs.exports.citations import resource_files
from engage_docs.exports.frameworks import frameworks_file
from engage_docs.exports.sitemap import sitemap_files
from engage_docs.findings import Finding, has_errors, in_order
from engage_docs.gate import Cleared, clear, without_private_parts
from engage_docs.links import Ledger, check_links, link
from engage_docs.loops import Loops, judge
from engage_docs.media import (
    Branding,
    Cards,
    Documents,
    Pictures,
    prepare_branding,
    prepare_cards,
    prepare_documents,
    prepare_pictures,
)
from engage_docs.reports import Report, as_csv, as_json, make_report
from engage_docs.site.index import make_index
from engage_docs.site.page import Page


@dataclass(frozen=True, slots=True)
class Publication:
    """What one audience may see on one day, and how every loop in it stands.

    ``findings`` say what was left out and why.
    """

    cleared: Cleared
    loops: Loops
    report: Report
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A whole site before it is rendered: everything that its pages are made of."""

    context: BuildContext
    publication: Publication
    bodies: Mapping[str, str]
    pictures: Pictures
    documents: Documents
    branding: Branding
    cards: Cards
    site: SiteContext
    details: tuple[Finding, ...]


def read(context: BuildContext, caches: Caches) -> Reading:
    """Read all records, and check the links between them."""
    reading = read_records(context, caches.results)
    linked = check_links(reading.records)
    of_packs = frameworks_of(context.settings)[1]
    return replace(reading, findings=(*reading.findings, *linked, *of_packs))


def check(reading: Reading, context: BuildContext, with_advice: bool = False) -> list[Finding]:
    """Return every finding of every step: what is wrong, and what the public would not be shown.

    ``with_advice``: also what would make the records easier to read.
    """
    found = [*reading.findings, *reading.details, *reading.barriers]
    found += clear(reading.records, "public", context.as_of)[1]
    found += of_settings(context.settings)
    if with_advice:
        found += [advice for record in reading.records for advice in find_hard_words(record)]
    return in_order(without_silenced(found, context.settings))


def publish(reading: Reading, context: BuildContext) -> Publication:
    """Put the records through the gate, and judge what came through."""
    cleared, findings = clear(reading.records, context.audience, context.as_of, context.drafts)
    loops = judge(cleared.ledger, context.as_of, context.rules)
    report = make_report(loops, cleared.ledger, context.settings)
    return Publication(cleared, loops, report, [*findings, *of_settings(context.settings)])


def judge_for_the_team(reading: Reading, context: BuildContext) -> tuple[Loops, Ledger]:
    """Judge all records that could be read, published or not. Private parts are left out."""
    ledger = link(without_private_parts(reading.records)[0])
    return judge(ledger, context.as_of, context.rules), ledger


def forget_withheld(reading: Reading, context: BuildContext, caches: Caches) -> None:
    """Delete from the caches what was made from files that are gone, or are not published.

    The last step of every run, whatever it was for. What is read again next time because of it
    are records that nobody may see today.
    """
    cleared = clear(reading.records, context.audience, context.as_of, context.drafts)[0]
    records = cleared.ledger.pages.values()
    shown = {record.at.path for record in records}
    results, media = caches
    results.keep_only(frozenset(c for path, c in reading.contents.items() if path in shown))
    sweep(media.pictures, frozenset(picture_entries(records)), caches.report)
    sweep(media.documents, frozenset(document_entries(records)), caches.report)


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
        prepared, findings = _prepare(reading, context, caches, site_folder)
        mistaken = with_errors(findings) & reading.contents.keys()
        if prepared is not None or not context.force or not mistaken:
            break
        said += [finding for finding in findings if finding.place.path in mistaken]
        reading = reading.without(mistaken)
    return prepared, in_order([*said, *findings])


def _prepare(
    reading: Reading, context: BuildContext, caches: Caches, site_folder: Path
) -> tuple[Prepared | None, list[Finding]]:
    settings = context.settings
    publication = publish(reading, context)
    cleared, loops = publication.cleared, publication.loops
    bodies = convert_bodies(cleared, context, caches.results, reading.contents)
    pictures, of_pictures = prepare_pictures(cleared, settings)
    documents, of_documents = prepare_documents(cleared, settings)
    branding, of_branding = prepare_branding(settings)
    details = [*reading.details, *bodies.details, *details_in_sources(settings)]
    findings = [
        *reading.findings,
        *publication.findings,
        *check_places(settings, site_folder, cleared.ledger.pages, reading.findings),
        *of_branding,
        *bodies.findings,
        *of_pictures,
        *of_documents,
        *details,
    ]
    if not has_catalogue(settings.language):
        at = Place(str(as_typed(settings.config_file)))
        findings.append(Finding(NO_CATALOGUE, at, {"language": settings.language}))
    findings = in_order(without_silenced(findings, settings))
    forget_withheld(reading, context, caches)
    if has_errors(findings):
        return None, findings
    index = make_index(
        cleared,
        loops,
        calendar=context.calendar,
        answer_within=settings.answer_within,
        pictures=pictures.shown,
        documents=documents.shown,
        translator=context.translator,
        frameworks=context.frameworks,
        language=settings.language,
    )
    found = search_documents(index, bodies.html) if settings.search else None
    site = SiteContext(index, publication.report, settings, SECTIONS, documents=found)
    cards = Cards()
    if context.cards_are_made:
        cards = prepare_cards(card_words(site), settings)
    return Prepared(
        *(context, publication, bodies.html, pictures, documents),
        *(branding, cards, site, tuple(details)),
    ), findings


def request_of(prepared: Prepared) -> HostRequest:
    """Return what the host has to make for a site."""
    context, site = prepared.context, prepared.site
    say = context.translator.say
    names = {section.name for section in site.present}
    statement = context.settings.docs_folder / f"{ACCESSIBILITY}.md"
    return HostRequest(
        sections=tuple(
            SectionPage(one.name, one.url, say(one.title), say(one.description), one.in_menu)
            for one in site.present
        ),
        as_of=context.as_of.isoformat(),
        audience=context.audience,
        drafts=context.drafts,
        search=site.has_search,
        has_statement=ACCESSIBILITY in names or statement.is_file(),
        languages=other_languages(site.index),
        footer=tuple((one.url, say(one.title)) for one in site.present if one.in_footer),
        logo=prepared.branding.logo,
        style_sheet=SHEET if prepared.branding.sheet else "",
        card_size=CARD_SIZE if prepared.cards.files else None,
        site_url=context.settings.site_url,
    )


def make_host(prepared: Prepared, make: HostMaker, caches: Caches) -> Host:
    """Return the host of a site: as it was, while nothing has changed that it is made of."""
    request = request_of(prepared)
    key = digest(program_digest(), msgspec.msgpack.encode(request), *_host_inputs(prepared))
    data = caches.results.get(_HOST_STEP, key)
    if data is not None:
        return msgspec.msgpack.decode(data, type=Host)
    host = make(request)
    if host.is_steady:
        caches.results.put_alone(_HOST_STEP, key, msgspec.msgpack.encode(host))
    return host


def pages_of(prepared: Prepared, host: Host) -> Iterator[tuple[Page, FrameValues, str]]:
    """Yield every page of ours, with what it puts into its frame, and the name of that frame."""
    introductions = {name: read_introduction(html) for name, html in host.introductions.items()}
    site = replace(prepared.site, introductions=introductions)
    first_pages = {section.url: section.name for section in site.present}
    for page in (*record_pages(site.index, prepared.bodies), *site.pages()):
        name = first_pages.get(page.url)
        frame = name or frame_name(page.section, page.url.count("/"), page.lang)
        card = prepared.cards.of(page.section, page.project)
        values = FrameValues(page.url, page.title, page.description)
        if card is not None:
            values = values._replace(card=card.url, card_words=card.words)
        yield page, values, frame


def render_setup(prepared: Prepared, host: Host) -> RenderSetup:
    """Return what a process needs to render the pages of a site."""
    settings = prepared.context.settings
    folders = (settings.theme_folder, theme_folder())
    return RenderSetup(
        tuple(str(folder) for folder in folders if folder),
        settings.language,
        settings.site_url,
        host.frames,
    )


def render(prepared: Prepared, host: Host, output: Output) -> list[Finding]:
    """Write every file of a site that has changed, and take the others over from the last build.

    Returns what could not be made, such as a search whose program stopped.
    """
    site, settings = prepared.site, prepared.context.settings
    with searching(site, host.documents, output) as finish_search:
        for path, data in host.files.items():
            output.write(path, data)
        render_pages(
            pages_of(prepared, host),
            render_setup(prepared, host),
            digest(program_digest(), *_theme_inputs(settings), settings.language),
            output,
        )
        for files in (prepared.pictures, prepared.documents, prepared.branding, prepared.cards):
            for path, source in files.files.items():
                output.copy(path, source)
        for path, data in _exports(prepared, host).items():
            output.write(path, data)
        findings = finish_search()
    output.write(MARKER, MARKER_WORDS)
    digests = output.digests() if host.files else hash_files(output.folder)
    output.write(MANIFEST, public_half(digests, prepared.context.as_of).encode())
    return findings


def _exports(prepared: Prepared, host: Host) -> dict[str, bytes]:
    """What other programs read, by its path in the site."""
    context, site = prepared.context, prepared.site
    report, index, settings = prepared.publication.report, site.index, context.settings
    texts = {"open-loops.json": as_json(report), "open-loops.csv": as_csv(report)}
    texts |= frameworks_file(index.ledger, context.frameworks, context.as_of)
    texts |= resource_files(index.ledger)
    if prepared.branding.sheet:
        texts[SHEET] = prepared.branding.sheet
    files = {path: text.encode("utf-8", errors="xmlcharrefreplace") for path, text in texts.items()}
    # A site that is not for everybody is not offered to search engines.
    if settings.site_url and context.audience == "public":
        ours = (page.url for page, _, _ in pages_of(prepared, host) if not page.is_part)
        every = sorted({urljoin(settings.site_url, url) for url in (*host.urls, *ours)})
        files |= sitemap_files(every)
    return files


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build. ``is_done``: the new site is in place.

    ``problem`` is what kept it from its place, though everything in it was right.
    """

    is_done: bool
    findings: list[Finding]
    problem: Problem | None = None
    report: Report | None = None


def build(context: BuildContext, caches: Caches, make: HostMaker, live: Path) -> Built:
    """Build a site beside the one at ``live``, and put it in its place.

    Whatever goes wrong, the site that was there stays as it was. The whole manifest, which is for
    the team, is written beside the site.
    """
    prepared, findings = prepare(context, caches, live)
    if prepared is None or _stops(findings, context):
        return Built(False, findings)
    host = make_host(prepared, make, caches)
    findings += new_details(details_in_host(host, context.settings, caches.results), prepared)
    if _stops(findings, context):
        return Built(False, findings)
    outputs: list[Output] = []

    def fill(folder: Path) -> None:
        output = Output(folder, live, load_last_build(caches.results, live))
        findings.extend(render(prepared, host, output))
        if _stops(findings, context):
            raise _StoppedError
        outputs.append(output)

    try:
        problem = build_beside(live, fill)
    except _StoppedError:
        return Built(False, findings)
    if problem is not None:
        return Built(False, findings, problem)
    save_last_build(caches.results, live, outputs[0])
    write_manifest(prepared, outputs[0].digests(), live)
    return Built(True, findings, report=prepared.publication.report)


class _StoppedError(Exception):
    """A finding of the last step stops the build before the new site takes its place."""


def _stops(findings: list[Finding], context: BuildContext) -> bool:
    """Whether there is an error, or in a strict build a warning."""
    worst = (Severity.ERROR, Severity.WARNING) if context.settings.strict else (Severity.ERROR,)
    return any(finding.severity in worst for finding in findings)
