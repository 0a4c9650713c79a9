"""What a build says to the person at the terminal."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engage_docs.findings import Finding
from engage_docs.findings.messages import finding_as_text
from engage_docs.reports import Report, summary
from engage_docs.reports.report import Counts

if TYPE_CHECKING:
    from engage_docs_mkdocs.prepare import Prepared


def say_findings(findings: Iterable[Finding]) -> None:
    """All findings, beside the output."""
    for finding in findings:
        click.echo(finding_as_text(finding), err=True)


@contextlib.contextmanager
def say_warnings_once() -> Iterator[None]:
    """Say what our own steps warn of, such as a damaged store, and say the same thing only once."""
    log, handler = logging.getLogger("engage_docs"), _Once()
    passed_on, log.propagate = log.propagate, False
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.propagate = passed_on


class _Once(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._said: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self._said:
            self._said.add(message)
            click.echo(message, err=True)


def say_the_end(prepared: Prepared, site: str | Path) -> None:
    """How the loops stand, and where to look."""
    report = prepared.publication.report
    say_counts(report.counts, report.as_of, site)


def say_counts(counts: Counts, as_of: date, site: str | Path) -> None:
    """How the loops stand, and where to look."""
    place = as_typed(site)
    click.echo(summary(Report(as_of, "", counts, (), {})).rstrip())
    click.echo("Where to look:")
    click.echo(f"  the site        {place / 'index.html'}")
    click.echo(f"  what is open    {place / 'still-open' / 'index.html'}")
    click.echo(f"  for a program   {place / 'open-loops.json'}, {place / 'open-loops.csv'}")


def as_typed(path: str | Path) -> Path:
    """A path as a person in this folder would type it."""
    whole = Path(path)
    if not whole.is_absolute():
        return whole
    for folder in (_folder_as_typed(), Path.cwd()):
        if whole.is_relative_to(folder):
            return whole.relative_to(folder)
    return whole


def _folder_as_typed() -> Path:
    """The folder we are in, under the name that the person knows: a link is not resolved.

    A shell keeps that name in PWD. A program that starts us in another folder may leave its own
    there.
    """
    said, here = os.environ.get("PWD"), Path.cwd()
    try:
        return Path(said) if said and os.path.samefile(said, here) else here  # noqa: PTH121
    except OSError:
        return here
