"""Options and helps that several commands share."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from engage_docs.cli.console import UserError
from engage_docs.dates import When, read_when
from engage_docs.findings import Place, Problem

CONFIG_NAME = "site_config.yml"

Command = Callable[..., Any]


def config_option(command: Command) -> Command:
    """``-f/--config``: the settings file of the site."""
    return click.option(
        *("-f", "--config", "config_file"),
        type=click.Path(path_type=Path),
        default=Path(CONFIG_NAME),
        show_default=True,
        metavar="FILE",
        help="The settings file of the site.",
    )(command)


def find_config(config_file: Path) -> Path:
    """The settings file, or a plain word on what to do when it is not there."""
    if config_file.is_file():
        return config_file
    if config_file.is_dir():
        return find_config(config_file / CONFIG_NAME)
    if config_file == Path(CONFIG_NAME):
        raise UserError(
            f"There is no {CONFIG_NAME} in this folder ({Path.cwd()}).\n"
            "If you have a site already, go into its folder first:   cd my-site\n"
            "If you want to start one, type:                         engage init my-site"
        )
    raise UserError(
        f"There is no settings file {config_file}. "
        f"Check the name after -f, or leave it out to use {CONFIG_NAME} in this folder."
    )


def day_option(help_text: str) -> Callable[[Command], Command]:
    """``--as-of``: one day, in any way that a record may write it."""
    return click.option("--as-of", metavar="DATE", callback=_one_day, help=help_text)


def _one_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    when = as_when(value)
    if isinstance(when, str):
        raise click.BadParameter(when, ctx, param)
    if when.first is None or when.first != when.last:
        problem = f'"{value}" is not one day. Write for example 2026-11-23.'
        raise click.BadParameter(problem, ctx, param)
    return when.last


def as_when(text: str) -> When | str:
    """A date as a record may write it, or the words that say why it cannot be read."""
    when = read_when(text)
    if isinstance(when, Problem):
        finding = when.at(Place(""))
        return f"{finding.sentence} {finding.cure}"
    return when


def unknown(kind: str, name: str, known: Iterable[str]) -> UserError:
    """An error for a name nobody knows: the nearest ones first, then the whole list."""
    names = list(known)
    near = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.6)
    lines = [f"There is no {kind} called '{name}'."]
    if near:
        lines[0] += f" Did you mean '{near[0]}'?"
    if names:
        lines.append(f"You can use: {', '.join(names)}.")
    return UserError("\n".join(lines))


def clock(ctx: click.Context) -> Callable[[], date]:
    """What tells the day: a test puts its own clock into ``ctx.obj``."""
    own: Callable[[], date] | None = (ctx.obj or {}).get("today")
    return own or (lambda: datetime.now(tz=UTC).astimezone().date())
