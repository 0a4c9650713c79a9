"""The last index, kept so that a build with the same documents need not make it anew."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from engage_docs import __version__
from engage_docs.search.documents import Document
from engage_docs.search.index import is_needed

_BROKEN = (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError)


def kept_index(
    folder: Path,
    documents: Sequence[Document],
    language: str,
    version: str,
    make: Callable[[], dict[str, bytes]],
    *,
    any_will_do: bool = False,
) -> dict[str, bytes]:
    """The index of the documents: the one that is kept in ``folder``, or else a new one.

    ``any_will_do``: an index that was made of other documents is good enough, for a preview.
    Deleting the folder is always safe. What is damaged there is made anew.
    """
    path = folder / f"{_key(documents, language, version)}.zip"
    for kept in (path, *(_all(folder) if any_will_do else ())):
        if files := _read(kept):
            return files
    files = make()
    _keep(path, files)
    return files


def _key(documents: Sequence[Document], language: str, version: str) -> str:
    digest = hashlib.sha256(json.dumps([__version__, version, language]).encode())
    for document in documents:
        text = json.dumps(asdict(document), sort_keys=True)
        digest.update(text.encode())
    return digest.hexdigest()[:32]


def _all(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("*.zip"))


def _read(path: Path) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(path) as kept:
            files = {name: kept.read(name) for name in kept.namelist()}
    except _BROKEN:
        return None
    return files if files and all(map(is_needed, files)) else None


def _keep(path: Path, files: dict[str, bytes]) -> None:
    """Keep this index and no other. Where that cannot be, the next build makes it anew."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in _all(path.parent):
            old.unlink()
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".new")
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w") as kept:
            for name, data in files.items():
                kept.writestr(name, data)
        Path(temporary).replace(path)
    except OSError:
        return
