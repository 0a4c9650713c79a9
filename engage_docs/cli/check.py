"""``engage check``: every mistake in every record, all at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from engage_docs.build.cache import open_caches
from engage_docs.build.checking import check as check_records
from engage_docs.build.context import BuildContext
from engage_docs.cli.console import (
    UserError,
    progress,
    write_document,
    write_error,
    write_finding,
    write_line,
)
from engage_docs.cli.exit_codes import ExitCode
from engage_docs.cli.options import clock, config_option, find_config
from engage_docs.findings import Finding, has_errors, in_order
from engage_docs.findings.messages import count_words, finding_as_github, findings_as_json, plural


@click.command(short_help="Look for mistakes in the records.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for notes beside the lines on GitHub.",
)
@click.option(
    "--advice", is_flag=True, help="Also point at long sentences, hard words and short forms."
)
@config_option
@click.pass_context
def check(
    ctx: click.Context, paths: tuple[Path, ...], form: str, advice: bool, config_file: Path
) -> None:
    """Look for mistakes in the records.

    Each mistake is shown with its file, its line and its column, and with what to do about it.
    If you name files or folders, only the mistakes in them are shown. All records are read in
    any case, so that links between them can be followed.

    Ends with 0 if there is no error, and with 1 if there is one.

    \b
    For example:
      engage check
      engage check content/records/eye-checks
      engage check --advice
      engage check --format json > findings.json
    """
    config = find_config(config_file)
    if missing := [str(path) for path in paths if not path.exists()]:
        raise UserError(f"There is no file or folder {', '.join(missing)}. Check the name.")
    with progress("Reading the records"):
        context, findings = BuildContext.load(config, clock(ctx)(), os.environ)
        files: set[str] = set()
        if context is not None:
            with open_caches(context.settings.folder, write_error) as caches:
                reading, found = check_records(context, caches, advice)
            findings = in_order([*findings, *found])
            files = set(reading.contents)
    if paths:
        findings = [finding for finding in findings if _lies_in(finding.place.path, paths)]
        files = {file for file in files if _lies_in(file, paths)}
    _show(findings, len(files), form)
    if has_errors(findings):
        ctx.exit(ExitCode.FINDINGS)


def _show(findings: Sequence[Finding], files: int, form: str) -> None:
    if form == "json":
        write_document(findings_as_json(findings, files))
        return
    if form == "github":
        for finding in findings:
            write_document(finding_as_github(finding))
        return
    for finding in findings:
        write_finding(finding)
    write_line(last_line(findings, files))


def last_line(findings: Sequence[Finding], files: int) -> str:
    """How many mistakes there are, in how many records."""
    words = count_words(findings, " and ")
    if not words:
        return f"No mistakes found in {plural(files, 'record')}."
    return f"{words} in {plural(files, 'record')}"


def _lies_in(path: str, wanted: Sequence[Path]) -> bool:
    whole = Path(path).resolve()
    return any(whole.is_relative_to(each.resolve()) for each in wanted)
