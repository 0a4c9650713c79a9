"""The tool itself as a part of every key: another version may give other results."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import engage_docs

# These take no part in what is kept of records, findings and loops.
_OTHER_FOLDERS = frozenset(
    (
        "__pycache__",
        "bodies",
        "building",
        "cards",
        "charts",
        "cli",
        "documents",
        "pictures",
        "posters",
        "reference",
        "search",
        "site",
        "starter",
    )
)


@cache
def program() -> str:
    """A digest of everything that reads, checks and judges records: our code, Python and YAML."""
    return digest_of_code([Path(engage_docs.__file__).parent], _OTHER_FOLDERS)


def digest_of_code(folders: Iterable[Path], without: frozenset[str] = frozenset()) -> str:
    """A digest of the files in these folders, other than in folders with a name in ``without``.

    The bytes count and not the dates, so that what was kept serves on another machine too.
    """
    about = f"{engage_docs.__version__} {sys.version} {sorted(_reader_of_yaml())}"
    digest = sha256(about.encode())
    for folder in folders:
        for path, name in sorted(_files(str(folder), without)):
            digest.update(f"{name} {_digest_of_file(path)} ".encode())
    return digest.hexdigest()


@cache
def _digest_of_file(path: str) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds of times in a moment
        return sha256(file.readall()).hexdigest()


def _reader_of_yaml() -> Iterator[str]:
    """What reads YAML: its version, and whether a part of it is in C. It takes long to import."""
    spec = find_spec("yaml")
    if spec is None or spec.origin is None:
        return
    folder = Path(spec.origin).parent
    yield sha256((folder / "__init__.py").read_bytes()).hexdigest()
    yield from (name for name in os.listdir(folder) if name.startswith("_yaml."))  # noqa: PTH208


def _files(folder: str, without: frozenset[str], above: str = "") -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in without:
                    yield from _files(entry.path, without, f"{above}{entry.name}/")
            elif not entry.name.endswith(".pyc"):
                yield entry.path, above + entry.name
