"""The end of a build: a last look at the finished site, the manifest, and a word to the team."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import Abort

from engage_docs.build.pipeline import without_silenced
from engage_docs.findings import has_errors
from engage_docs.findings.messages import count_words
from engage_docs_mkdocs.details import details_in_site
from engage_docs_mkdocs.frame import file_of
from engage_docs_mkdocs.frames import Frames
from engage_docs_mkdocs.prepare import Prepared
from engage_docs_mkdocs.telling import say_findings, say_the_end
from engage_docs_mkdocs.writing import write_manifest
from engage_docs_mkdocs.writing_manifest import not_written


def look_once_more(site: Path, prepared: Prepared, frames: Frames) -> None:
    """Search the finished site for personal details, and stop before it is put in place.

    The main parts of records' pages were searched before. The frame around them is the same for
    many, and is searched on the first page that has it.
    """
    settings = prepared.publication.settings
    looked_at = {
        file_of(page) for page in prepared.records if page.url not in frames.first_pages.values()
    }
    found = details_in_site(site, settings.allow_details, prepared.details, looked_at)
    found = without_silenced(found, settings)
    say_findings(found)
    if has_errors(found):
        raise Abort(f"{count_words(found)} in the finished pages. The site is as it was.")


def finish(prepared: Prepared, site: Path) -> None:
    """Write the manifest beside the site that is now in place, and say how things stand."""
    try:
        write_manifest(prepared, site)
    except OSError as error:
        raise Abort(not_written(error)) from error
    say_the_end(prepared, site)
