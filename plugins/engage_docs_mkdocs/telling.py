"""What a build says to the person at the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engage_docs.findings import Finding
from engage_docs.messages import finding_as_text
from engage_docs.report import summary

if TYPE_CHECKING:
    from engage_docs_mkdocs.prepare import Prepared


def say_findings(findings: Iterable[Finding]) -> None:
    """All findings, beside the output."""
    for finding in findings:
        click.echo(finding_as_text(finding), err=True)


def say_the_end(prepared: Prepared, site: str | Path) -> None:
    """How the loops stand, and where to look."""
    place = as_typed(site)
    click.echo(summary(prepared.publication.report).rstrip())
    click.echo("Where to look:")
    click.echo(f"  the site        {place / 'index.html'}")
    click.echo(f"  what is open    {place / 'still-open' / 'index.html'}")
    click.echo(f"  for a program   {place / 'open-loops.json'}, {place / 'open-loops.csv'}")


def as_typed(path: str | Path) -> Path:
    """A path as a person in this folder would type it."""
    whole = Path(path)
    if not whole.is_absolute():
        return whole
    # Not resolved: a link stays as the person knows it.
    here = Path(os.environ.get("PWD") or Path.cwd())
    for folder in (here, Path.cwd()):
        if whole.is_relative_to(folder):
            return whole.relative_to(folder)
    return whole
