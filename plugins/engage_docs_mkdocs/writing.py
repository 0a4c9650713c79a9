"""What we write beside the pages that MkDocs writes: records, pictures, exports, the sitemap."""

from __future__ import annotations

import shutil
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from engage_docs.build import manifest, mark
from engage_docs.exports.citations import resource_files
from engage_docs.exports.frameworks import framework_files
from engage_docs.exports.sitemap import sitemap_files
from engage_docs.records.guidance import Resource
from engage_docs.reports import report_files
from engage_docs_mkdocs.branding import SHEET
from engage_docs_mkdocs.frame import file_of
from engage_docs_mkdocs.frames import Frames
from engage_docs_mkdocs.prepare import Prepared
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
    publication = prepared.publication
    records, as_of = publication.cleared.ledger.records.values(), publication.loops.as_of
    exports = report_files(report)
    exports |= framework_files(publication.frameworks, records, as_of)
    exports |= resource_files(r for r in records if isinstance(r, Resource))
    # A site that is not for everybody is not offered to search engines.
    if config.site_url and publication.cleared.audience == "public":
        exports |= sitemap_files(sorted(urljoin(config.site_url, url) for url in urls))
    for name, data in exports.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    mark(site)
    _write(site / manifest.NAME, manifest.public_half(manifest.hash_files(site), as_of))


def write_manifest(prepared: Prepared, site: Path) -> None:
    """Write the whole manifest, which is for the team, beside the site and not into it."""
    cleared, as_of = prepared.publication.cleared, prepared.publication.loops.as_of
    text = manifest.whole_manifest(manifest.hash_files(site), cleared, prepared.origins, as_of)
    write_beside(site, cleared.audience, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", errors="xmlcharrefreplace"))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
