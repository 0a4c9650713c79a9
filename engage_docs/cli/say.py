"""How the commands speak: plain sentences, colour only as an extra, and no tracebacks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

import click

from engage_docs.findings import Finding, Severity
from engage_docs.findings.messages import finding_as_text

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


class Plain(click.ClickException):
    """Something the person who typed the command can put right. Shown without ceremony."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file or sys.stderr)


@contextmanager
def busy(doing: str) -> Iterator[None]:
    """Say on a terminal what takes a moment, and wipe it away afterwards."""
    wanted = _is_terminal(sys.stderr)
    if wanted:
        click.echo(f"{doing} ...", err=True, nl=False)
    try:
        yield
    finally:
        if wanted:
            click.echo("\r" + " " * (len(doing) + 4) + "\r", err=True, nl=False)


def soften(*streams: object) -> None:
    """Let a terminal that lacks a letter show another one in its place, rather than stop."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(text: str = "") -> None:
    """A line for the person at the terminal."""
    click.echo(text)


def warn(text: str) -> None:
    """A line beside the output: it never mixes with a report that goes into a file."""
    click.echo(text, err=True)


def give(text: str) -> None:
    """A document, such as JSON. Into a file or a pipe it goes as UTF-8, whatever the terminal."""
    if _is_terminal(sys.stdout):
        click.echo(text, nl=not text.endswith("\n"))
    else:
        click.echo((text if text.endswith("\n") else text + "\n").encode("utf-8"), nl=False)


def in_colour(stream: object, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour what goes to a stream: see https://no-color.org."""
    wanted = not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    return wanted and _is_terminal(stream)


def show_finding(finding: Finding) -> None:
    """A finding as text, its severity in colour. The word says the same without it."""
    text = finding_as_text(finding)
    if in_colour(sys.stdout):
        word = f"{finding.severity.value}:"
        styled = click.style(word, fg=_COLOURS[finding.severity], bold=True)
        text = text.replace(f": {word}", f": {styled}", 1)
    click.echo(text)


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())
