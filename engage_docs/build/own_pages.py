"""The owner's own pages: whether they can stand beside ours, and lie where nothing leaks."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath

from engage_docs.build.cache import Cache, digest, files_below, program_digest
from engage_docs.build.host import Host
from engage_docs.build.swap import refusal
from engage_docs.config import Settings
from engage_docs.findings import Finding, Place
from engage_docs.findings.building import (
    NEEDS_DIRECTORY_URLS,
    RECORD_AMONG_PAGES,
    RECORDS_NOT_APART,
    SITE_IN_THEME,
    TWO_PAGES_AT_ONE_ADDRESS,
)
from engage_docs.findings.encoding import decode_findings, encode_findings
from engage_docs.findings.paths import as_typed
from engage_docs.findings.settings import PAGES_IN_RECORDS, RECORDS_IN_PAGES
from engage_docs.frameworks import Packs
from engage_docs.privacy import check_html, check_source, check_values
from engage_docs.records.addresses import page_url
from engage_docs.records.registry import RECORD_TYPES

# What MkDocs takes for Markdown.
_MARKDOWN = frozenset((".markdown", ".mdown", ".mkdn", ".mkd", ".md"))
_INDEXES = frozenset(("index", "README"))
_STEP = "own page"
_TYPE = re.compile(
    r"\A\ufeff?\s*---\s*\n(?:(?!---).*\n)*?type:\s*[\"']?(" + "|".join(RECORD_TYPES) + r")\b"
)


def check_places(
    settings: Settings, site: Path, record_ids: Collection[str], known: Sequence[Finding]
) -> Iterator[Finding]:
    """Return every finding about where things lie.

    ``site`` is the folder that the site is built into, ``known`` what the settings alone have
    shown.
    """
    at = Place(str(as_typed(settings.config_file)))
    if not any(finding.code in (RECORDS_IN_PAGES, PAGES_IN_RECORDS) for finding in known):
        yield from _folders_apart(settings, site, at)
    if not settings.use_directory_urls:
        yield Finding(NEEDS_DIRECTORY_URLS, at)
    if problem := refusal(site):
        yield problem.at(Place(str(as_typed(site))))
    taken = {f"{page_url(record_id)}index.html" for record_id in record_ids}
    for path in own_pages(settings.pages_folder):
        place = Place(str(as_typed(path)))
        url = _url_of(path.relative_to(settings.pages_folder))
        if f"{url}index.html" in taken:
            yield Finding(TWO_PAGES_AT_ONE_ADDRESS, place, {"url": url})
        if found := _TYPE.match(_beginning(path)):
            yield Finding(RECORD_AMONG_PAGES, place, {"kind": found[1]})


def details_in_sources(settings: Settings) -> list[Finding]:
    """Return what looks like a personal detail in the text of the owner's pages."""
    found: list[Finding] = []
    for path in own_pages(settings.pages_folder):
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
        found += check_source(text, str(as_typed(path)), settings.allow_details)
    return found


def details_in_settings(settings: Settings, packs: Packs) -> list[Finding]:
    """Return what looks like a personal detail in the texts of the settings and of own packs."""
    at = Place(str(as_typed(settings.config_file)))
    texts = (settings.accessibility, settings.organisation, packs.own)
    return check_values(texts, at, settings.allow_details)


def details_in_host(host: Host, settings: Settings, cache: Cache) -> list[Finding]:
    """Return what looks like a personal detail in the finished pages of the host, and in frames.

    The frame around our pages is the same for many: that of each section's first page is looked
    through.
    """
    texts = {path: data for path, data in host.files.items() if path.endswith(".html")}
    texts |= {name: html.encode() for name, html in host.frames.items() if " " not in name}
    allowed = settings.allow_details
    found = cache.map(
        _STEP,
        list(texts.items()),
        key=lambda item: digest(program_digest(), *item, *allowed),
        owner=lambda item: b"",  # noqa: ARG005 - no words of records
        compute=lambda some: (
            encode_findings(check_html(html.decode("utf-8", "replace"), path, allowed))
            for path, html in some
        ),
    )
    return [finding for data in found for finding in decode_findings(data)]


def own_pages(folder: Path) -> Iterator[Path]:
    """Return the Markdown files of the owner, in the order of their paths."""
    return (path for path in files_below(folder) if path.suffix.lower() in _MARKDOWN)


def _url_of(name: Path) -> str:
    """The address of an own page, as MkDocs gives it."""
    path = PurePosixPath(name.as_posix())
    folder = path.parent if path.stem in _INDEXES else path.with_suffix("")
    return "" if str(folder) == "." else f"{folder}/"


def _folders_apart(settings: Settings, site: Path, at: Place) -> Iterator[Finding]:
    """The records lie in no folder that MkDocs copies or clears, nor the site in one it copies.

    Links are followed.
    """
    theme = settings.theme_folder
    if theme and site.resolve().parent.is_relative_to(theme.resolve()):
        yield Finding(SITE_IN_THEME, at, {"site": as_typed(site), "theme": as_typed(theme)})
    ours = settings.records_folder.resolve()
    folders: dict[str, list[Path]] = {
        "the folder of the pages": [settings.pages_folder, *_links(settings.pages_folder)],
        "the folder of the site": [site],
        "a folder of the theme": [settings.theme_folder] if settings.theme_folder else [],
    }
    for name, paths in folders.items():
        for path in paths:
            other = path.resolve()
            if ours.is_relative_to(other) or other.is_relative_to(ours):
                shown = f"{name} ({as_typed(path)})"
                values = {"records": as_typed(settings.records_folder), "other": shown}
                yield Finding(RECORDS_NOT_APART, at, values)
                break


def _links(folder: Path) -> Iterator[Path]:
    """MkDocs follows links in the folder of the pages, and publishes what they lead to."""
    seen: set[str] = set()
    for here, folders, files in os.walk(folder, followlinks=True):
        real = os.path.realpath(here)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        paths = (Path(here, name) for name in sorted((*folders, *files)))
        yield from (path for path in paths if path.is_symlink())


def _beginning(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(4000)
    except OSError:
        return ""
