"""``engage init``: start a site of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from engage_docs.cli.console import UserError, write_line
from engage_docs.cli.starter import files, in_the_way, write

_LISTED = 10


@click.command(short_help="Start a site of your own.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Start a site in the folder DIR. The folder is made if it is not there.

    The site has an example in it that builds at once, in a place that does not exist. Look at
    it, then put your own records in its place. Nothing that is there already is overwritten.

    \b
    For example:
      engage init our-promises
    """
    blocked = in_the_way(folder)
    if blocked:
        raise UserError(_say_blocked(folder, blocked))
    write(folder)
    write_line(f"Your site is in the folder {folder}: {len(files())} files.")
    write_line()
    write_line("What to do next:")
    steps = (
        [(f"cd {_typed(folder)}", "go into the folder")] if folder.resolve() != Path.cwd() else []
    )
    steps += [
        ("engage build", "build the site"),
        ("engage serve", "look at it in a web browser"),
        ("engage loops", "list what is still open"),
    ]
    width = max(len(command) for command, _ in steps)
    for command, meaning in steps:
        write_line(f"  {command.ljust(width)}   {meaning}")
    write_line()
    write_line("README.md in that folder says how to put your own records in.")


def _say_blocked(folder: Path, blocked: list[str]) -> str:
    shown = [f"  {folder / name}" for name in blocked[:_LISTED]]
    if len(blocked) > _LISTED:
        shown.append(f"  and {len(blocked) - _LISTED} more")
    return "\n".join(
        [
            "Nothing was written, because these are in the way:",
            *shown,
            "Choose a folder that is not there yet: engage init my-site",
        ]
    )


def _typed(folder: Path) -> str:
    text = str(folder)
    return f'"{text}"' if " " in text else text
