"""``engage init``: start a site of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import click

from engage_docs.cli.console import UserError, write_line

_STARTER = Path(__file__).parent / "starter" / "site"
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
    files = starter_files()
    if blocked := _in_the_way(folder, files):
        shown = [f"  {folder / name}" for name in blocked[:_LISTED]]
        if len(blocked) > _LISTED:
            shown.append(f"  and {len(blocked) - _LISTED} more")
        cure = "Choose a folder that is not there yet: engage init my-site"
        raise UserError(
            "\n".join(["Nothing was written, because these are in the way:", *shown, cure])
        )
    write_starter(folder)
    write_line(f"Your site is in the folder {folder}: {len(files)} files.")
    write_line()
    write_line("What to do next:")
    steps = [
        ("engage build", "build the site"),
        ("engage serve", "look at it in a web browser"),
        ("engage loops", "list what is still open"),
    ]
    if folder.resolve() != Path.cwd():
        typed = f'"{folder}"' if " " in str(folder) else str(folder)
        steps.insert(0, (f"cd {typed}", "go into the folder"))
    width = max(len(command) for command, _ in steps)
    for command, meaning in steps:
        write_line(f"  {command.ljust(width)}   {meaning}")
    write_line()
    write_line("README.md in that folder says how to put your own records in.")


def starter_files() -> dict[str, bytes]:
    """Return the files of the starter site: path, with slashes, and content."""
    paths = sorted(path for path in _STARTER.rglob("*") if path.is_file())
    names = (path.relative_to(_STARTER).as_posix() for path in paths)
    # A file with the real name would be the rules of our own repository.
    names = (".gitignore" if name == "gitignore" else name for name in names)
    return {name: path.read_bytes() for name, path in zip(names, paths, strict=True)}


def write_starter(folder: Path) -> None:
    """Write the starter site. The caller has seen to it that nothing is in the way."""
    for name, content in starter_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)


def _in_the_way(folder: Path, names: Iterable[str]) -> list[str]:
    """The paths that would be overwritten, or that stand where a folder must go."""
    blocked = {name for name in names if _is_there(folder / name)}
    for parent in {str(parent) for name in names for parent in PurePosixPath(name).parents}:
        if _is_there(folder / parent) and not (folder / parent).is_dir():
            blocked.add(parent)
    return sorted(blocked)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()
