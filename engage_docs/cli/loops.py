"""``engage loops``: what is still open."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from engage_docs.cli.options import config_option, day_option, find_config, today_of, unknown
from engage_docs.cli.say import Plain, busy, give, say, warn
from engage_docs.findings import count_errors
from engage_docs.keeping.answers import get_answer, keep_answer, key_of_answer
from engage_docs.keeping.inventory import Inventory
from engage_docs.keeping.listed import Listed, list_inventory
from engage_docs.keeping.plain import dump, load
from engage_docs.keeping.site import open_site
from engage_docs.messages import finding_as_text, plural
from engage_docs.settings import Settings

_FORMS = ("text", "markdown", "json", "csv")


def _flag_names(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    values: tuple[str, ...],
) -> frozenset[str]:
    """Names of flags with commas between them."""
    if not values:
        return frozenset()
    from engage_docs.judging.flags import FLAGS  # and all the judges with it

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
    type=click.Choice(_FORMS),
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
    with busy("Reading the records"), open_site(config, warn) as site:
        if site.settings is None or site.inventory is None:
            raise Plain("\n".join(finding_as_text(f) for f in site.findings))
        day = today_of(ctx, as_of, site.settings)
        told = _told(site.inventory, site.settings, day, form, project, owner)
    _warn_of_errors(told.errors + count_errors(site.findings))
    if form == "text":
        say(told.text.rstrip("\n"))
    else:
        give(told.text)
    if failing := _failing(fail_on, told.flags):
        warn(f"Stopped with 1, as --fail-on asks: {failing}.")
        ctx.exit(1)


@dataclass(frozen=True, slots=True)
class _Told:
    """A report in one of its forms. ``flags`` counts the rows that have each flag."""

    text: str
    errors: int
    flags: dict[str, int]


def _told(
    inventory: Inventory,
    settings: Settings,
    day: date,
    form: str,
    project: str | None,
    owner: str | None,
) -> _Told:
    """The report that is asked for: the one of the last time, if nothing has changed since."""
    kind, asked = f"loops as {form}", json.dumps([project, owner])
    key = key_of_answer(inventory, kind, asked, day.isoformat(), repr(settings))
    kept = get_answer(inventory.store, kind, key)
    if kept is not None:
        head, _, rest = kept.partition(b"\n")
        return _Told(rest.decode("utf-8", "surrogatepass"), **load(head))
    listed = list_inventory(inventory, settings, day)
    _must_be_known(project, owner, listed)
    from engage_docs.report import as_csv, as_json, as_markdown, as_text, report_of

    forms = dict(zip(_FORMS, (as_text, as_markdown, as_json, as_csv), strict=True))
    report = report_of(listed.rows, listed.titles, day, settings.calendar, project, owner)
    text = forms[form](report)
    flags = Counter(flag for row in report.rows for flag in row.flags)
    told = _Told(text, listed.errors, dict(flags))
    if inventory.steady:
        head = dump({"errors": told.errors, "flags": told.flags})
        keep_answer(
            inventory.store, kind, key, head + b"\n" + text.encode("utf-8", "surrogatepass")
        )
    return told


def _must_be_known(project: str | None, owner: str | None, listed: Listed) -> None:
    """Refuse a name that nobody has: an empty list would look as if all were well."""
    if project is not None and project not in listed.projects:
        raise unknown("project", project, sorted(listed.projects))
    if owner is not None and owner.casefold() not in {name.casefold() for name in listed.owners}:
        raise unknown("owner", owner, sorted(listed.owners))


def _warn_of_errors(errors: int) -> None:
    if errors:
        warn(
            f"There {'is' if errors == 1 else 'are'} {plural(errors, 'error')} in the records. "
            "What cannot be read is not in this list. To see the errors, type: engage check"
        )


def _failing(wanted: frozenset[str], counts: Mapping[str, int]) -> str:
    """How many loops have each of these flags, in words. Empty where none has."""
    if not wanted:
        return ""
    from engage_docs.judging.flags import FLAGS

    found = {f: counts.get(f.name, 0) for f in FLAGS if f.name in wanted}
    return ", ".join(f"{number} {f.label.lower()}" for f, number in found.items() if number)
