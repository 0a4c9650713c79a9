"""What the commands write to a terminal: plain sentences, and colour only as an extra."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

import click

from engage_docs.cli.exit_codes import ExitCode
from engage_docs.findings import Finding, Severity
from engage_docs.findings.messages import finding_as_text

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


class UserError(click.ClickException):
    """Something the person who typed the command can put right. Shown without ceremony."""

    exit_code = ExitCode.USAGE

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file or sys.stderr)


@contextmanager
def progress(doing: str) -> Iterator[None]:
    """Show on a terminal what takes a moment, and wipe it away afterwards."""
    wanted = _is_terminal(sys.stderr)
    if wanted:
        click.echo(f"{doing} ...", err=True, nl=False)
    try:
        yield
    finally:
        if wanted:
            click.echo("\r" + " " * (len(doing) + 4) + "\r", err=True, nl=False)


def replace_missing_letters(*streams: object) -> None:
    """Let a terminal that lacks a letter show another one in its place, rather than stop."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def write_line(text: str = "") -> None:
    """Write a line for the person at the terminal."""
    click.echo(text)


def write_error(text: str) -> None:
    """Write a line beside the output: it never mixes with a report that goes into a file."""
    click.echo(text, err=True)


def write_document(text: str) -> None:
    """Write a document, such as JSON: in a file or a pipe as UTF-8, whatever the terminal."""
    if _is_terminal(sys.stdout):
        click.echo(text, nl=not text.endswith("\n"))
    else:
        click.echo((text if text.endswith("\n") else text + "\n").encode("utf-8"), nl=False)


def write_finding(finding: Finding) -> None:
    """Write a finding as text, its severity in colour. The word says the same without it."""
    text = finding_as_text(finding)
    if uses_colour(sys.stdout):
        word = f"{finding.severity.value}:"
        styled = click.style(word, fg=_COLOURS[finding.severity], bold=True)
        text = text.replace(f": {word}", f": {styled}", 1)
    click.echo(text)


def uses_colour(stream: object, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour what goes to a stream: see https://no-color.org."""
    wanted = not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    return wanted and _is_terminal(stream)


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())
