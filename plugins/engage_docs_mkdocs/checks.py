"""Whether folders lie apart, and whether the owner's pages and ours can stand side by side."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File
from mkdocs.utils import is_markdown_file

from engage_docs.build import refusal
from engage_docs.build.pipeline import Publication
from engage_docs.findings import Finding, Place
from engage_docs.findings.building import (
    NEEDS_DIRECTORY_URLS,
    RECORD_AMONG_PAGES,
    RECORDS_NOT_APART,
    TWO_PAGES_AT_ONE_ADDRESS,
)
from engage_docs.findings.settings import PAGES_IN_RECORDS, RECORDS_IN_PAGES
from engage_docs.records.addresses import page_url
from engage_docs.records.registry import RECORD_TYPES
from engage_docs_mkdocs.telling import as_typed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_TYPE = re.compile(
    r"\A\ufeff?\s*---\s*\n(?:(?!---).*\n)*?type:\s*[\"']?(" + "|".join(RECORD_TYPES) + r")\b"
)


def check_places(
    config: MkDocsConfig, publication: Publication, known: Sequence[Finding]
) -> Iterator[Finding]:
    """Everything about where things lie that the settings alone do not show."""
    at = Place(str(as_typed(config.config_file_path)))
    if not any(finding.code in (RECORDS_IN_PAGES, PAGES_IN_RECORDS) for finding in known):
        yield from _folders_apart(config, publication.settings.records_folder, at)
    if not config.use_directory_urls:
        yield Finding(NEEDS_DIRECTORY_URLS, at)
    if problem := refusal(Path(config.site_dir)):
        yield problem.at(Place(str(as_typed(config.site_dir))))
    yield from _pages(config, publication.cleared.ledger.pages)


def _folders_apart(config: MkDocsConfig, records: Path, at: Place) -> Iterator[Finding]:
    """The records lie in no folder that MkDocs copies or clears. Links are followed."""
    ours = records.resolve()
    folders = {
        "the folder of the pages": [config.docs_dir, *_links(config.docs_dir)],
        "the folder of the site": [config.site_dir],
        "a folder of the theme": config.theme.dirs,
    }
    for name, paths in folders.items():
        for path in paths:
            other = Path(path).resolve()
            if ours.is_relative_to(other) or other.is_relative_to(ours):
                values = {"records": as_typed(records), "other": f"{name} ({as_typed(path)})"}
                yield Finding(RECORDS_NOT_APART, at, values)
                break


def _links(docs_dir: str) -> Iterator[str]:
    """MkDocs follows links in the folder of the pages, and publishes what they lead to."""
    seen: set[str] = set()
    for folder, folders, files in os.walk(docs_dir, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        paths = (os.path.join(folder, name) for name in sorted((*folders, *files)))  # noqa: PTH118
        yield from (path for path in paths if os.path.islink(path))  # noqa: PTH114


def _pages(config: MkDocsConfig, record_ids: Iterable[str]) -> Iterator[Finding]:
    taken = {f"{page_url(record_id)}index.html" for record_id in record_ids}
    docs = Path(config.docs_dir)
    for path in sorted(docs.rglob("*")):
        if not is_markdown_file(path.name):
            continue
        place = Place(str(as_typed(path)))
        name = path.relative_to(docs).as_posix()
        page = File(name, config.docs_dir, config.site_dir, use_directory_urls=True)
        if page.dest_uri in taken:
            yield Finding(TWO_PAGES_AT_ONE_ADDRESS, place, {"url": page.url})
        if found := _TYPE.match(_beginning(path)):
            yield Finding(RECORD_AMONG_PAGES, place, {"kind": found[1]})


def _beginning(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(4000)
    except OSError:
        return ""
