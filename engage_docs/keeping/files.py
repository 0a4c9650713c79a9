"""Which files are as they were: told by what the system says of a file, without opening it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

from engage_docs.keeping.columns import from_bytes, to_bytes
from engage_docs.store import Store, key_of

_KIND = "looks"
_WIDTH = 7  # columns: a path, a look, and what is known of the file

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
    columns: list[Sequence[Any]] = [*from_bytes(data)]
    [kept_with], paths, *looks, keys, outlines = columns
    if kept_with != basis:
        return {}
    known = map(Known, keys, outlines)
    return dict(zip(paths, zip(zip(*looks, strict=True), known, strict=True), strict=True))


def keep_known(store: Store, folder: str, basis: str, files: dict[str, tuple[Look, Known]]) -> None:
    """Remember what is known of these files."""
    rows = [(path, *look, *known) for path, (look, known) in files.items()]
    columns = zip(*rows, strict=True) if rows else [()] * _WIDTH
    store.put_many(_KIND, {key_of(folder): to_bytes([[basis], *columns])})
