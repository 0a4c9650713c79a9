"""Which files are as they were: told by what the system says of a file, without opening it."""

from __future__ import annotations

import os
from typing import NamedTuple

from engage_docs.keeping.plain import dump, load
from engage_docs.store import Store, key_of

_KIND = "files"

# Some file systems count time in steps of two seconds. What was changed so shortly before it was
# looked at may change once more and look the same: git calls such files racy.
_STEP = 3_000_000_000

Look = tuple[int, int, int, int]
"""Size, time of the last change of the content, inode, time of the last change of anything."""


class Known(NamedTuple):
    """What is known of a file that looks as it did: the key of its reading, and its outcome.

    ``outline`` is a digest of the outline of its record; empty if it gave none.
    """

    key: str
    outline: str


def look_at(path: str) -> Look | None:
    """What the system says of a file, links followed; None where it says nothing."""
    try:
        seen = os.stat(path)  # noqa: PTH116 - ten thousand times
    except OSError:
        return None
    return seen.st_size, seen.st_mtime_ns, seen.st_ino, seen.st_ctime_ns


def is_settled(look: Look, now_ns: int) -> bool:
    """Whether any later change is sure to show.

    ``now_ns`` is a time before the file was looked at. A time that lies ahead tells nothing.
    """
    return max(look[1], look[3]) + _STEP < now_ns


def load_known(store: Store, folder: str, basis: str) -> dict[str, tuple[Look, Known]]:
    """What was known of the files of a folder when it was last looked through, by their paths.

    ``basis`` is what the readings depend on besides the files. With another basis nothing is
    known.
    """
    name = key_of(folder)
    data = store.get_many(_KIND, [name]).get(name)
    if data is None:
        return {}
    kept = load(data)
    if kept["basis"] != basis:
        return {}
    return {
        path: ((size, changed, inode, touched), Known(key, outline))
        for path, (size, changed, inode, touched, key, outline) in kept["files"].items()
    }


def keep_known(store: Store, folder: str, basis: str, files: dict[str, tuple[Look, Known]]) -> None:
    """Remember what is known of these files."""
    plain = {path: [*look, *known] for path, (look, known) in files.items()}
    store.put_many(_KIND, {key_of(folder): dump({"basis": basis, "files": plain})})
