"""``mkdocs build`` and ``mkdocs serve``: the pipeline, called from the hooks of MkDocs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.exceptions import Abort

from engage_docs.build.cache import Cache
from engage_docs.build.context import BuildContext
from engage_docs.build.output import Output
from engage_docs.build.own_pages import details_in_host
from engage_docs.build.pipeline import (
    Prepared,
    new_details,
    prepare,
    render,
    request_of,
    stops,
    write_manifest,
)
from engage_docs.cli.build import say_counts
from engage_docs.findings import Finding
from engage_docs.findings.messages import count_words, finding_as_text

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from engage_docs.build.host import Host, HostRequest


class MkDocsBuild:
    """One build of MkDocs: prepared before it empties its folder, rendered at its end."""

    prepared: Prepared

    @property
    def records_folder(self) -> Path:
        """Where the records are: a change of one makes another site."""
        return self.prepared.context.settings.records_folder

    def prepare(self, config: MkDocsConfig) -> HostRequest:
        """Read, check, gate and judge everything; stop the build if anything is wrong."""
        today = datetime.now().astimezone().date()
        context, findings = BuildContext.load(Path(config.config_file_path), today, os.environ)
        if context is not None:
            changed = replace(
                context.settings,
                site_url=config.site_url or "",
                site_dir=config.site_dir,
                strict=config.strict,
            )
            context = replace(context, settings=changed)
            with Cache(changed.folder, _warn) as cache:
                prepared, found = prepare(context, cache, Path(config.site_dir))
            findings = [*findings, *found]
            _say(findings)
            if prepared is not None and not stops(findings, context):
                self.prepared = prepared
                return request_of(prepared)
        else:
            _say(findings)
        raise Abort(f"{count_words(findings)}. Nothing was built; the site is as it was.")

    def finish(self, host: Host, site: Path) -> None:
        """Render everything of ours into the site. Nothing is decided here any more."""
        prepared = self.prepared
        context = prepared.context
        with Cache(context.settings.folder, _warn) as cache:
            findings = new_details(details_in_host(host, context.settings, cache), prepared)
        output = Output(site)
        findings += render(prepared, host, output)
        _say(findings)
        if stops(findings, context):
            raise Abort(f"{count_words(findings)}. The site is not complete.")
        write_manifest(prepared, output.digests_of_all(), site)
        say_counts(prepared.publication.report, site)


def _say(findings: Iterable[Finding]) -> None:
    for finding in findings:
        _warn(finding_as_text(finding))


def _warn(text: str) -> None:
    click.echo(text, err=True)
