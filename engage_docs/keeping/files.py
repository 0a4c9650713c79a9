"""Which files are as they were: told by what the system says of a file, without opening it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from engage_docs.keeping.changes import MANY, change, changed_rows
from engage_docs.keeping.columns import from_bytes, to_bytes
from engage_docs.keeping.plain import dump, load
from engage_docs.store import Store, key_of

_KIND = "looks at files"
_WIDTH = 7  # columns: a path, a look, and what is known of the file

# Some file systems count time in steps of two seconds. What was changed so shortly before it was
# looked at may change once more and look the same: git calls such files racy.
_STEP = 3_000_000_000

Look = tuple[int, int, int, int]
"""Size, time of the last change of the content, inode, time of the last change of anything."""

NOT_SETTLED: Look = (-1, -1, -1, -1)
"""Of a file that may change once more and look the same. No file looks like this."""


class Known(NamedTuple):
    """What is known of a file that looks as it did: the key of its reading, and its outcome.

    ``outline`` is a digest of the outline of its record; empty if it gave none.
    """

    key: str
    outline: str


Row = tuple[Look, Known]
"""How a file looked, and what is known of it."""


class KnownFiles(NamedTuple):
    """What is known of files, by their paths.

    ``mark`` names the table that is kept as a whole, ``later`` are the rows that are other ones
    than in it; None for those that are gone.
    """

    rows: dict[str, Row]
    mark: str = ""
    later: Mapping[str, Row | None] = MappingProxyType({})


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


def load_known(store: Store, folder: str, basis: str) -> KnownFiles:
    """What was known of the files of a folder when it was last looked through, by their paths.

    ``basis`` is what the readings depend on besides the files. With another basis nothing is
    known.
    """
    whole, later = _names(folder)
    found = store.get_many(_KIND, (whole, later))
    if len(found) < 2:
        return KnownFiles({})
    columns: list[Sequence[Any]] = [*from_bytes(found[whole])]
    [kept_with, mark], paths, *looks, keys, outlines = columns
    plain = load(found[later])
    if kept_with != basis or plain["mark"] != mark:
        return KnownFiles({})
    known = map(Known, keys, outlines)
    rows = dict(zip(paths, zip(zip(*looks, strict=True), known, strict=True), strict=True))
    changed: dict[str, Row | None] = {
        path: None if row is None else (tuple(row[:-2]), Known(*row[-2:]))
        for path, row in plain["later"].items()
    }
    change(rows, changed)
    return KnownFiles(rows, mark, changed)


def keep_known(
    store: Store, folder: str, basis: str, before: KnownFiles, rows: dict[str, Row]
) -> None:
    """Remember what is known of these files. ``before`` is what was known until now."""
    whole, later = _names(folder)
    changed = {**before.later, **changed_rows(before.rows, rows)}
    if before.mark and len(changed) < MANY:
        store.put_many(_KIND, {later: _later_to_bytes(before.mark, changed)})
        return
    mark = os.urandom(8).hex()
    flat = [(path, *look, *known) for path, (look, known) in rows.items()]
    columns = zip(*flat, strict=True) if flat else [()] * _WIDTH
    kept = {whole: to_bytes([[basis, mark], *columns]), later: _later_to_bytes(mark, {})}
    store.put_many(_KIND, kept)


def _later_to_bytes(mark: str, changed: Mapping[str, Row | None]) -> bytes:
    rows = {path: None if row is None else [*row[0], *row[1]] for path, row in changed.items()}
    return dump({"mark": mark, "later": rows})


def _names(folder: str) -> tuple[str, str]:
    return key_of(folder), key_of(folder, "later")
