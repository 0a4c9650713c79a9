"""``engage loops``: what is still open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from engage_docs.cli.options import config_option, day_option, find_config, today_of, unknown
from engage_docs.cli.say import Plain, busy, give, say, warn
from engage_docs.findings import Finding, Severity
from engage_docs.flow import judge_for_the_team, take_stock
from engage_docs.judging.flags import FLAGS
from engage_docs.linking.ledger import Ledger
from engage_docs.messages import finding_as_text, plural
from engage_docs.report import Report, as_csv, as_json, as_markdown, as_text, make_report

_DATA_FORMS = {"markdown": as_markdown, "json": as_json, "csv": as_csv}


def _flag_names(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    values: tuple[str, ...],
) -> frozenset[str]:
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
    type=click.Choice(["text", *_DATA_FORMS]),
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
    with busy("Reading the records"):
        stock = take_stock(config)
        if stock.settings is None:
            raise Plain("\n".join(finding_as_text(f) for f in stock.findings))
        day = today_of(ctx, as_of, stock.settings)
        judged, ledger = judge_for_the_team(stock, day)
    _must_be_known(project, owner, ledger)
    _warn_of_errors(stock.findings)
    report = make_report(judged, ledger, stock.settings, project, owner)
    if form == "text":
        say(as_text(report).rstrip("\n"))
    else:
        give(_DATA_FORMS[form](report))
    if failing := _failing(fail_on, report):
        warn(f"Stopped with 1, as --fail-on asks: {failing}.")
        ctx.exit(1)


def _must_be_known(project: str | None, owner: str | None, ledger: Ledger) -> None:
    """Refuse a name that nobody has: an empty list would look as if all were well."""
    if project is not None and project not in _projects(ledger):
        raise unknown("project", project, sorted(_projects(ledger)))
    owners = {e.commitment.owner for e in ledger.commitments.values() if e.commitment.owner}
    if owner is not None and owner.casefold() not in {name.casefold() for name in owners}:
        raise unknown("owner", owner, sorted(owners))


def _projects(ledger: Ledger) -> set[str]:
    return {*ledger.projects, *(record.project for record in ledger.records.values())}


def _warn_of_errors(findings: Iterable[Finding]) -> None:
    errors = sum(1 for finding in findings if finding.severity is Severity.ERROR)
    if errors:
        warn(
            f"There {'is' if errors == 1 else 'are'} {plural(errors, 'error')} in the records. "
            "What cannot be read is not in this list. To see the errors, type: engage check"
        )


def _failing(wanted: frozenset[str], report: Report) -> str:
    """How many loops have each of these flags, in words. Empty where none has."""
    counts = {f: sum(f.name in row.flags for row in report.rows) for f in FLAGS if f.name in wanted}
    return ", ".join(f"{number} {f.label.lower()}" for f, number in counts.items() if number)
