"""The last index, kept so that a build with the same documents need not make it anew."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

from engage_docs import __version__
from engage_docs.search.document import Document
from engage_docs.search.index import is_needed
from engage_docs.search.program import Files

_BROKEN = (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError)
_parts_of = attrgetter(*(part.name for part in fields(Document)))


@contextmanager
def kept_index(
    folder: Path,
    documents: Sequence[Document],
    language: str,
    version: str,
    make: Callable[[], AbstractContextManager[Files]],
    *,
    any_will_do: bool = False,
) -> Iterator[Files]:
    """The index of the documents: the one that is kept in ``folder``, or else a new one.

    ``make`` begins with a new one, which is made while the block is at work.
    ``any_will_do``: an index that was made of other documents is good enough, for a preview.
    Deleting the folder is always safe. What is damaged there is made anew.
    """
    path = folder / f"{_key(documents, language, version)}.zip"
    for kept in (path, *(_all(folder) if any_will_do else ())):
        if files := _read(kept):
            yield lambda found=files: found  # type: ignore[misc]
            return
    with make() as made:
        yield lambda: _keep(path, made())


def _key(documents: Sequence[Document], language: str, version: str) -> str:
    digest = hashlib.sha256(json.dumps([__version__, version, language]).encode())
    for document in documents:
        digest.update(json.dumps(_parts_of(document), sort_keys=True).encode())
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


def _keep(path: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """Keep this index and no other. Where that cannot be, the next build makes it anew."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in _all(path.parent):
            old.unlink()
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".new")
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w") as kept:
            for name, data in files.items():
                kept.writestr(name, data)
        Path(temporary).replace(path)
    return files
