"""What we write beside the pages that MkDocs writes: records, pictures, exports, the sitemap."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from engage_docs.build import manifest
from engage_docs.build.pipeline import frameworks_json
from engage_docs.build.swap import mark
from engage_docs.exports.citations import resource_files
from engage_docs.records.guidance import Resource
from engage_docs.reports import as_csv, as_json
from engage_docs_mkdocs.branding import SHEET
from engage_docs_mkdocs.frame import file_of
from engage_docs_mkdocs.frames import Frames
from engage_docs_mkdocs.prepare import Prepared
from engage_docs_mkdocs.sitemap import sitemap_files
from engage_docs_mkdocs.writing_manifest import write_beside

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def write_site(config: MkDocsConfig, prepared: Prepared, frames: Frames, files: Files) -> None:
    """Write everything of ours into the site. Nothing is decided here any more."""
    site = Path(config.site_dir)
    report = prepared.publication.report
    urls = [file.page.url for file in files.documentation_pages() if file.page is not None]
    # The other pages are drawn one by one, and none is kept: they are many.
    for page in chain(prepared.records, prepared.other_pages()):
        _write(site / file_of(page), frames.around(page))
        if not page.is_part:
            urls.append(page.url)
    for name, source in prepared.files.items():
        _copy(source, site / name)
    if prepared.branding.sheet:
        _write(site / SHEET, prepared.branding.sheet)
    _write(site / "open-loops.json", as_json(report))
    _write(site / "open-loops.csv", as_csv(report))
    _write(site / "frameworks.json", frameworks_json(prepared.publication))
    records = prepared.publication.cleared.ledger.records.values()
    for name, text in resource_files(r for r in records if isinstance(r, Resource)).items():
        _write(site / name, text)
    # A site that is not for everybody is not offered to search engines.
    if config.site_url and prepared.publication.cleared.audience == "public":
        _write_sitemap(site, sorted(urljoin(config.site_url, url) for url in urls))
    mark(site)
    as_of = prepared.publication.loops.as_of
    _write(site / manifest.NAME, manifest.public_half(manifest.hash_files(site), as_of))


def write_manifest(prepared: Prepared, site: Path) -> None:
    """Write the whole manifest, which is for the team, beside the site and not into it."""
    cleared, as_of = prepared.publication.cleared, prepared.publication.loops.as_of
    text = manifest.whole_manifest(manifest.hash_files(site), cleared, prepared.origins, as_of)
    write_beside(site, cleared.audience, text)


def _write_sitemap(site: Path, urls: Iterable[str]) -> None:
    for name, data in sitemap_files(urls).items():
        (site / name).write_bytes(data)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", errors="xmlcharrefreplace"))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
