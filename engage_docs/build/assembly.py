"""What a prepared site gives to its host, to rendering, and to other programs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urljoin

import msgspec

from engage_docs.build.cache import Caches, digest, digest_of_folder, program_digest
from engage_docs.build.context import BuildContext
from engage_docs.build.host import (
    FrameValues,
    Host,
    HostMaker,
    HostRequest,
    SectionPage,
    fill_card,
    frame_name,
)
from engage_docs.build.rendering import RenderSetup, template_errors_in
from engage_docs.config import Settings
from engage_docs.exports.citations import resource_files
from engage_docs.exports.frameworks import framework_files
from engage_docs.exports.sitemap import sitemap_files
from engage_docs.findings import Finding
from engage_docs.gate import Cleared
from engage_docs.loops import Loops
from engage_docs.media.branding import Branding
from engage_docs.media.model import CARD_SIZE
from engage_docs.media.prepare import Documents, Pictures, ShareCards
from engage_docs.records.guidance import Resource
from engage_docs.reports import Report, as_csv, as_json
from engage_docs.site.context import SiteContext
from engage_docs.site.introduction import read_introduction
from engage_docs.site.page import Page
from engage_docs.site.record_pages import record_pages
from engage_docs.site.statement import STATEMENT

_OF_ENVIRONMENT = re.compile(r"!ENV\s+(\[[^\]]*\]|[^\s#]+)")
_NAME = re.compile(r"\w+")
BRAND_CSS = "assets/engage/brand.css"
_HOST_STEP = "host"


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
    """A whole site before it is rendered: everything that its pages are made of.

    ``details`` are the personal details that were found, ``left_out`` the findings about records
    that were left out by force.
    """

    context: BuildContext
    publication: Publication
    bodies: Mapping[str, str]
    pictures: Pictures
    documents: Documents
    branding: Branding
    cards: ShareCards
    site: SiteContext
    details: tuple[Finding, ...]
    left_out: tuple[Finding, ...] = ()


def request_of(prepared: Prepared) -> HostRequest:
    """Return what the host has to make for a site."""
    context, site = prepared.context, prepared.site
    say = context.translator.say
    names = {section.name for section in site.present}
    own_statement = context.settings.pages_folder / f"{STATEMENT.name}.md"
    return HostRequest(
        sections=tuple(
            SectionPage(one.name, one.url, say(one.title), say(one.description), one.in_menu)
            for one in site.present
        ),
        as_of=context.as_of.isoformat(),
        audience=context.audience,
        drafts=context.drafts,
        search=site.has_search,
        has_statement=STATEMENT.name in names or own_statement.is_file(),
        languages=_other_languages(site),
        footer=tuple((one.url, say(one.title)) for one in site.present if one.in_footer),
        logo=prepared.branding.logo,
        style_sheet=BRAND_CSS if prepared.branding.css else "",
        card_size=CARD_SIZE if prepared.cards.files else None,
        site_url=context.settings.site_url,
    )


def make_host(prepared: Prepared, make: HostMaker, caches: Caches) -> Host:
    """Return the host of a site: as it was, while nothing has changed that it is made of.

    Raises :class:`~engage_docs.build.rendering.OwnTemplateError`.
    """
    request = request_of(prepared)
    step = f"{_HOST_STEP} {request.audience}{' with drafts' * request.drafts}"
    key = digest(
        program_digest(), msgspec.msgpack.encode(request), *_host_inputs(prepared.context.settings)
    )
    data = caches.results.get(step, key)
    if data is not None:
        return msgspec.msgpack.decode(data, type=Host)
    own = prepared.context.settings.theme_folder
    with template_errors_in([own] if own else []):
        host = make(request)
    if host.is_steady:
        caches.results.put_alone(step, key, msgspec.msgpack.encode(host))
    return host


def pages_of(prepared: Prepared, host: Host) -> Iterator[tuple[Page, FrameValues, str]]:
    """Yield every page of ours, with what it puts into its frame, and the name of that frame."""
    introductions = {name: read_introduction(html) for name, html in host.introductions.items()}
    site = replace(prepared.site, introductions=introductions)
    first_pages = {section.url: section.name for section in site.present}
    for page in (*record_pages(site.index, prepared.bodies), *site.pages()):
        name = first_pages.get(page.url)
        frame = name or frame_name(page.section, page.url.count("/"), page.lang)
        card = prepared.cards.picture_of(page.section, page.project)
        values = FrameValues(page.url, page.title, page.description)
        if card is not None:
            values = values._replace(card=card.url, card_words=card.words)
        yield page, values, frame


def host_files(prepared: Prepared, host: Host) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the host by its path in the site."""
    own = {page.path for page in host.own_pages}
    for path, data in host.files.items():
        yield path, with_card(prepared, data) if path in own else data


def with_card(prepared: Prepared, page: bytes) -> bytes:
    """Return a page that the owner wrote, with the picture that goes with a link to it."""
    card = prepared.cards.picture_of("home")
    return page if card is None else fill_card(page, card.url, card.words)


def render_setup(prepared: Prepared, host: Host) -> RenderSetup:
    """Return what a process needs to render the pages of a site."""
    settings = prepared.context.settings
    folders = (settings.theme_folder, _theme_folder())
    return RenderSetup(
        tuple(str(folder) for folder in folders if folder),
        settings.language,
        settings.site_url,
        host.frames,
    )


def export_files(prepared: Prepared, host: Host, pages: Iterable[Page]) -> dict[str, bytes]:
    """Return what other programs read, by its path in the site, and the team's style sheet.

    ``pages`` are all pages of ours.
    """
    context, index = prepared.context, prepared.site.index
    report, settings = prepared.publication.report, context.settings
    records = index.ledger.records.values()
    files = {
        "open-loops.json": as_json(report).encode(),
        "open-loops.csv": as_csv(report).encode(),
        **framework_files(context.frameworks, records, context.as_of),
        **resource_files(record for record in records if isinstance(record, Resource)),
    }
    if prepared.branding.css:
        files[BRAND_CSS] = prepared.branding.css.encode()
    # A site that is not for everybody is not offered to search engines.
    if settings.site_url and context.audience == "public":
        ours = (page.url for page in pages if not page.is_part)
        every = sorted({urljoin(settings.site_url, url) for url in (*host.urls, *ours)})
        files |= sitemap_files(every)
    return files


def theme_digest(settings: Settings) -> bytes:
    """Return a digest of everything that the pages of a site share: templates, and versions."""
    own = settings.theme_folder
    of_theme = digest_of_folder(own) if own and own.is_dir() else b""
    return digest(program_digest(), of_theme, settings.language, settings.site_url)


def _theme_folder() -> Path:
    """The folder of our own templates."""
    found = find_spec("engage_docs_theme")
    if found is None or found.origin is None:
        raise FileNotFoundError("engage_docs_theme")
    return Path(found.origin).parent


def _host_inputs(settings: Settings) -> Iterator[bytes]:
    """Digests of everything that MkDocs makes a host of, besides the request."""
    yield theme_digest(settings)
    for file in (settings.config_file, *settings.inherited):
        yield file.read_bytes()
        for names in _OF_ENVIRONMENT.findall(file.read_text("utf-8", errors="replace")):
            yield repr([os.environ.get(name) for name in _NAME.findall(names)]).encode()
    yield str(settings.config_file.resolve()).encode()
    if settings.pages_folder.is_dir():
        yield digest_of_folder(settings.pages_folder)


def _other_languages(site: SiteContext) -> tuple[str, ...]:
    """The languages of records other than the site's."""
    ledger, other = site.index.ledger, site.index.other_lang
    found = {other(record.lang) for record in ledger.records.values()}
    found |= {translation.lang or "" for translation in ledger.translations.values()}
    return tuple(sorted(filter(None, found)))
