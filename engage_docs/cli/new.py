"""``engage new``: write the file of a new record."""

from __future__ import annotations

import os
from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

import click

from engage_docs.build.cache import open_caches
from engage_docs.build.checking import read_and_forget
from engage_docs.build.context import BuildContext
from engage_docs.cli.console import UserError, progress, write_error, write_line
from engage_docs.cli.drafting import clean, draft, quoted, slug
from engage_docs.cli.options import as_when, clock, config_option, find_config, unknown
from engage_docs.findings.messages import finding_as_text
from engage_docs.parsing.words import listed
from engage_docs.records.addresses import is_identifier
from engage_docs.records.model import Record
from engage_docs.records.registry import RECORD_TYPES, RecordType

_HELP = f"""Write the file of a new record, with every field explained in it.

TYPE is {listed(list(RECORD_TYPES))}. TITLE goes in quotation marks. Nothing that is there already
is overwritten.

\b
For example:
  engage new engagement "Drop-in at the library" --project eye-checks
  engage new follow-up "A second clinic" --project eye-checks --date 2026-06-22
  engage new project "Eye checks nearer home" --id eye-checks
"""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """What a new record is called, and where its file goes."""

    id: str
    path: Path
    known: dict[str, str]


@click.command(help=_HELP, short_help="Write the file of a new record.")
@click.argument("type_name", metavar="TYPE")
@click.argument("title")
@click.option("-p", "--project", metavar="ID", help="The id of the project it belongs to.")
@click.option(
    "-d", "--date", "day", metavar="DATE", help="The day it happened. Today, if left out."
)
@click.option(
    "--id", "record_id", metavar="ID", help="A short name. Made from the title, if left out."
)
@config_option
@click.pass_context
def new(
    ctx: click.Context,
    type_name: str,
    title: str,
    project: str | None,
    day: str | None,
    record_id: str | None,
    config_file: Path,
) -> None:
    """Write the file of a new record."""
    record_type = _type_named(type_name)
    config = find_config(config_file)
    today = clock(ctx)()
    with progress("Reading the records"):
        context, findings = BuildContext.load(config, today, os.environ)
        if context is None:
            raise UserError("\n".join(finding_as_text(finding) for finding in findings))
        with open_caches(context.settings.folder, write_error) as caches:
            reading = read_and_forget(context, caches)
    folder, day = context.settings.records_folder, day or today.isoformat()
    record = _plan(record_type, title, project, day, record_id, folder, reading.records)
    _write_new(record.path, draft(record_type, record.known, context.frameworks))
    _tell(record, record_type)


def _plan(
    record_type: RecordType,
    title: str,
    project: str | None,
    day: str,
    record_id: str | None,
    folder: Path,
    records: Sequence[Record],
) -> NewRecord:
    """Return the names of a new record. What is wrong with those that were given is raised."""
    when = as_when(day)
    if isinstance(when, str):
        raise UserError(when)
    start = when.first or when.last
    stamp = start.isoformat() if start else "undated"
    if not clean(title):
        example = 'engage new engagement "..."'
        raise UserError(f"The title is empty. Write one in quotation marks: {example}")
    named = slug(title) or f"{record_type.name}-{stamp}"
    ids = {record.id for record in records}
    own_id = _checked_id(record_id, ids) if record_id else _free(named, ids)
    alone = record_type.own_folder
    home = own_id if alone else _project_named(project, _projects(folder, records))
    file_name = f"{record_type.name}.md" if alone else f"{stamp}-{record_id or named}.md"
    known = {"type": record_type.name, "id": own_id, "title": quoted(title)}
    if not alone:
        known |= {"project": home, "date": quoted(day) if not when.first else day}
    path = folder / home / file_name
    if not path.resolve().is_relative_to(folder.resolve()):  # a link, or dots
        raise UserError(f"{path} is outside the folder of the records, so nothing was written.")
    return NewRecord(own_id, path, known)


def _write_new(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UserError(
            f"There is a file {_shown(path)} already, so nothing was written.\n"
            "Open that one, or give the new record another title or another date."
        ) from None


def _type_named(name: str) -> RecordType:
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    for record_type in RECORD_TYPES.values():
        if wanted in (record_type.name, record_type.plural):
            return record_type
    raise unknown("type of record", name, RECORD_TYPES)


def _project_named(name: str | None, known: Collection[str]) -> str:
    if name is not None and name in known:
        return name
    advice = 'To start a project: engage new project "Its title"'
    if name is not None:
        raise UserError(f"{unknown('project', name, known).message}\n{advice}")
    listed = f"You can use: {', '.join(known)}.\n" if known else ""
    ask = "Say which project it belongs to, with --project and the project's id."
    raise UserError(f"{ask}\n{listed}{advice}")


def _checked_id(record_id: str, taken: Container[str]) -> str:
    if not is_identifier(record_id):
        suggestion = slug(record_id)
        hint = f" For example: {suggestion}" if suggestion else ""
        raise UserError(
            f"'{clean(record_id)}' cannot be an id. An id has small letters, digits and "
            f"hyphens only.{hint}"
        )
    if record_id in taken:
        raise UserError(f"There is a record with the id '{record_id}' already. Choose another one.")
    return record_id


def _free(name: str, taken: Container[str]) -> str:
    """The name, with a number behind it where another record has it already."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(free for free in names if free not in taken)


def _projects(folder: Path, records: Iterable[Record]) -> list[str]:
    """The projects, and folders named like one: its record may have a mistake and not be read."""
    folders = folder.iterdir() if folder.is_dir() else ()
    names = {f.name for f in folders if f.is_dir() and is_identifier(f.name)}
    return sorted({*names, *(record.id for record in records if record.type == "project")})


def _tell(record: NewRecord, record_type: RecordType) -> None:
    write_line(f"Written: {_shown(record.path)}")
    write_line(f"Its id is {record.id}. Other records use it to link to this one.")
    write_line()
    write_line("What to do next:")
    write_line("  1. Open the file in a text editor and fill it in.")
    write_line("  2. To look for mistakes, type:   engage check")
    if record_type.name == "engagement":
        write_line(
            f"  A promise in it has the address {record.id}/c1, a thing said {record.id}/s1."
        )


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
