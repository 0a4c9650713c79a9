"""``engage loops``: what is still open."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection
from datetime import date
from pathlib import Path

import click

from engage_docs.build.cache import open_caches
from engage_docs.build.checking import judge_for_the_team
from engage_docs.build.context import BuildContext
from engage_docs.cli.console import UserError, progress, write_document, write_error, write_line
from engage_docs.cli.exit_codes import ExitCode
from engage_docs.cli.options import clock, config_option, day_option, find_config, unknown
from engage_docs.findings import Severity
from engage_docs.findings.messages import finding_as_text, plural
from engage_docs.loops import FLAGS
from engage_docs.reports import as_csv, as_json, as_markdown, as_text, make_report

_WRITERS = {"text": as_text, "markdown": as_markdown, "json": as_json, "csv": as_csv}


def _flag_names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """Names of flags with commas between them."""
    known = [flag.name for flag in FLAGS]
    parts = [part for value in values for part in value.split(",") if part.strip()]
    names = ["-".join(part.lower().split()) for part in parts]
    for name in names:
        if name not in known:
            raise unknown("flag", name, known)
    return frozenset(names)


@click.command(short_help="List what is still open.")
@day_option("As it stands on this day. Today, if left out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_WRITERS)),
    default="text",
    show_default=True,
    help="text for the screen, markdown for minutes, csv for a spreadsheet, json for programs.",
)
@click.option("-p", "--project", metavar="ID", help="Only this project.")
@click.option("-o", "--owner", metavar="NAME", help="Only promises with this owner.")
@click.option(
    "--fail-on",
    "fail_on",
    callback=_flag_names,
    multiple=True,
    metavar="FLAG,...",
    help="End with 1 if a loop has one of these flags. For programs that watch over the records.",
)
@config_option
@click.pass_context
def loops(
    ctx: click.Context,
    as_of: date | None,
    form: str,
    project: str | None,
    owner: str | None,
    fail_on: frozenset[str],
    config_file: Path,
) -> None:
    """List what is still open: what nobody has answered, what is overdue, who was not told.

    This is the team's own list. It counts every record that can be read, also those that are not
    published.

    \b
    For example:
      engage loops
      engage loops --project eye-checks --as-of 2026-11-23
      engage loops --owner "eye screening team" --format markdown
      engage loops --format csv > open-loops.csv
      engage loops --fail-on overdue,not-told
    """
    config = find_config(config_file)
    with progress("Reading the records"):
        context, findings = BuildContext.load(config, clock(ctx)(), os.environ, as_of=as_of)
        if context is None:
            raise UserError("\n".join(finding_as_text(f) for f in findings))
        with open_caches(context.settings.folder, write_error) as caches:
            reading, judged, ledger = judge_for_the_team(context, caches)
    owners = [entry.commitment.owner for entry in ledger.commitments.values()]
    projects = {record.project for record in ledger.records.values()}
    _must_be_known("project", project, {*ledger.projects, *projects})
    if owner is None or owner.casefold() not in {name.casefold() for name in owners if name}:
        _must_be_known("owner", owner, {name for name in owners if name})
    report = make_report(judged, ledger, context.settings, project, owner)
    found = (*findings, *reading.findings)
    if errors := sum(finding.severity is Severity.ERROR for finding in found):
        write_error(
            f"There {'is' if errors == 1 else 'are'} {plural(errors, 'error')} in the records. "
            "What cannot be read is not in this list. To see the errors, type: engage check"
        )
    if form == "text":
        write_line(as_text(report).rstrip("\n"))
    else:
        write_document(_WRITERS[form](report))
    counts = Counter(flag for row in report.rows for flag in row.flags)
    failing = ", ".join(
        f"{counts[flag.name]} {flag.label.lower()}"
        for flag in FLAGS
        if flag.name in fail_on and counts[flag.name]
    )
    if failing:
        write_error(f"Stopped with 1, as --fail-on asks: {failing}.")
        ctx.exit(ExitCode.FINDINGS)


def _must_be_known(kind: str, name: str | None, known: Collection[str]) -> None:
    """Refuse a name that nobody has: an empty list would look as if all were well."""
    if name is not None and name not in known:
        raise unknown(kind, name, sorted(known))
