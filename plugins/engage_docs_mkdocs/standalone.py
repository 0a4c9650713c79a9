"""``mkdocs build`` and ``mkdocs serve``: the pipeline, called from the hooks of MkDocs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.exceptions import Abort
from mkdocs.utils import clean_directory

from engage_docs.build.assembly import Prepared, request_of
from engage_docs.build.cache import Caches, open_caches
from engage_docs.build.context import BuildContext
from engage_docs.build.output import Output
from engage_docs.build.pipeline import (
    check_host,
    prepare,
    publish_manifest,
    render,
    stops,
)
from engage_docs.cli.build import say_counts
from engage_docs.findings import Finding
from engage_docs.findings.messages import count_words, finding_as_text

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from engage_docs.build.host import Host, HostRequest


class MkDocsBuild:
    """One build of MkDocs: prepared before it empties its folder, rendered at its end.

    The caches stay open between the two: pictures may lie in a temporary folder of theirs.
    ``is_preview``: it is one of ``mkdocs serve``, whose folder is a temporary one.
    """

    prepared: Prepared
    _caches: Caches

    def __init__(self) -> None:
        self.is_preview = False
        self._open = ExitStack()

    def prepare(self, config: MkDocsConfig) -> HostRequest:
        """Read, check, gate and judge everything; stop the build if anything is wrong."""
        self._open.close()  # MkDocs may have stopped in the middle of the last build
        today = datetime.now().astimezone().date()
        context, findings = BuildContext.load(Path(config.config_file_path), today, os.environ)
        if context is None:
            raise _stopped(findings)
        address = config.site_url or ""
        context = replace(
            context.with_settings(site_url=address, site_dir=config.site_dir, strict=config.strict),
            is_preview=self.is_preview,
        )
        with ExitStack() as stack:
            self._caches = stack.enter_context(open_caches(context.settings.folder, _warn))
            prepared, found = prepare(context, self._caches, Path(config.site_dir))
            findings = [*findings, *found]
            if prepared is None or stops(findings, context):
                raise _stopped(findings)
            self._open = stack.pop_all()
        _say(findings)
        self.prepared = prepared
        return request_of(prepared)

    def finish(self, host: Host, site: Path) -> None:
        """Render everything of ours into the site. Nothing is decided here any more."""
        prepared = self.prepared
        output = Output(site)
        with self._open:
            findings = check_host(prepared, host, self._caches)
            if not stops(findings, prepared.context):
                findings += render(prepared, host, output)
        if stops(findings, prepared.context):
            # MkDocs has emptied the folder before, and then put its own pages there.
            clean_directory(str(site))
            _say(findings)
            raise Abort(f"{count_words(findings)}. There is no site now: its folder is empty.")
        _say(findings)
        if self.is_preview:
            return
        findings = publish_manifest(prepared, output.digests(), site)
        _say(findings)
        say_counts(prepared.publication.report, site)
        if findings:
            raise Abort(f"{count_words(findings)}.")


def _stopped(findings: Sequence[Finding]) -> Abort:
    _say(findings)
    return Abort(f"{count_words(findings)}. Nothing was built; the site is as it was.")


def _say(findings: Iterable[Finding]) -> None:
    for finding in findings:
        _warn(finding_as_text(finding))


def _warn(text: str) -> None:
    click.echo(text, err=True)
