"""The starter site: the files beside this module, and the function that writes them."""

from __future__ import annotations

from importlib.resources import files as resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

_DOT_FILES = {"gitignore": ".gitignore"}


def files() -> dict[str, bytes]:
    """Return the files of the starter site: path, with slashes, and content."""
    return dict(sorted(_walk(resources(__name__) / "site", "").items()))


def in_the_way(folder: Path) -> list[str]:
    """Return the paths that would be overwritten, or that stand where a folder must go."""
    names = list(files())
    blocked = {name for name in names if _is_there(folder / name)}
    for name in names:
        for parent in PurePosixPath(name).parents:
            path = folder / parent
            if _is_there(path) and not path.is_dir():
                blocked.add(str(parent))
    return sorted(blocked)


def write(folder: Path) -> None:
    """Write the starter site. The caller has seen to it that nothing is in the way."""
    for name, content in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)


def _walk(folder: Traversable, prefix: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for each in folder.iterdir():
        name = prefix + _DOT_FILES.get(each.name, each.name)
        if each.is_dir():
            found |= _walk(each, f"{name}/")
        else:
            found[name] = each.read_bytes()
    return found


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()
