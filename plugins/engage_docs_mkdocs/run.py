"""Building a site, as the command ``engage`` does it. MkDocs comes in only where it is needed."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path

from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.getting_ready import getting_ready
from engage_docs_mkdocs.plan import NeedsMkDocsError
from engage_docs_mkdocs.renewing import renew
from engage_docs_mkdocs.telling import say_findings, say_warnings_once


def build_site(
    config_file: Path,
    as_of: date | None = None,
    audience: str = "public",
    site_dir: Path | None = None,
    force: bool = False,
) -> int:
    """Build a site beside the one that is there, and put it in its place. 0 when that is done.

    A site that is not for the public goes to a folder of its own, so that nobody publishes it by
    mistake. ``force``: leave out every record that has an error, and build the rest.
    """
    asked = Asked(as_of, audience, force=force)
    with say_warnings_once():
        try:
            with nullcontext() if force else getting_ready(config_file) as spare:
                return renew(config_file, asked, site_dir, spare)
        except NeedsMkDocsError:
            return _with_mkdocs(config_file, asked, site_dir)


def _with_mkdocs(config_file: Path, asked: Asked, site_dir: Path | None) -> int:
    from engage_docs.settings import read_settings  # not needed where nothing has changed
    from engage_docs_mkdocs.whole_build import build_all

    settings, findings = read_settings(config_file)
    if settings is None:
        say_findings(findings)
        return 1
    return build_all(config_file, asked, site_dir)
