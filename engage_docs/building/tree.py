"""A folder of files that is brought up to date: what is as it should be is left alone.

Two such folders hold the same site: the live one, and one on standby that nobody publishes. A build
brings the standby up to date and exchanges the two; then the other gets the same changes. Most
files are one file under two names (hard links), so the second folder takes next to no room.

A file is never written into, since it may be part of the live site: the name is given to a new
one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Known(NamedTuple):
    """What is known of a file: the digest of its bytes, and what the system says of it."""

    sha256: str
    size: int
    changed_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a folder: its files by their paths, and its folders with their looks."""

    files: Mapping[str, Known] = field(default_factory=dict)
    folders: Mapping[str, tuple[int, int]] = field(default_factory=dict)


class Tree:
    """A folder that is brought up to date. ``record`` is what was known of it before."""

    def __init__(self, folder: Path, record: Record) -> None:
        self.folder = folder
        self._record = record
        self._wanted: dict[str, str] = {}
        self.written: set[str] = set()

    def digest_of(self, name: str) -> str | None:
        """The digest of a file as it lies there; None if there is none."""
        known = self._record.files.get(name)
        return None if known is None or name in self.written else known.sha256

    def keep(self, name: str, digest: str) -> bool:
        """Say that a file is wanted as it is. False if it is not there, and has to be written."""
        if self.digest_of(name) != digest:
            return False
        self._wanted[name] = digest
        return True

    def take(self, name: str, digest: str) -> None:
        """Say that a file has been written by :func:`put`."""
        self._wanted[name] = digest
        self.written.add(name)

    def put(self, name: str, data: bytes) -> str:
        """Write a file, if it is not there already, and return its digest."""
        digest = hashlib.sha256(data).hexdigest()
        if not self.keep(name, digest):
            put(self.folder, name, data)
            self.take(name, digest)
        return digest

    def copy(self, name: str, source: Path) -> None:
        """Copy a file whose name says what is in it, if it is not there already."""
        known = self.digest_of(name)
        if known is None or not self.keep(name, known):
            self.put(name, source.read_bytes())

    def digests(self) -> dict[str, str]:
        """The digest of each file that is wanted, by its path, in order of paths."""
        return dict(sorted(self._wanted.items()))

    def finish(self) -> tuple[Record, set[str]]:
        """Remove what is not wanted. Returns what is now known, and what was removed."""
        gone = set(self._record.files) - set(self._wanted)
        remove(self.folder, gone)
        files = {
            name: _look_at(self.folder, name, digest)
            if name in self.written
            else self._record.files[name]
            for name, digest in self._wanted.items()
        }
        return Record(files), gone


def put(folder: Path, name: str, data: bytes) -> None:
    """Give a name to a new file with these bytes."""
    path = f"{folder}/{name}"
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - ten thousand times
    try:
        file = open(path, "wb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = open(path, "wb")  # noqa: PTH123, SIM115
    with file:
        file.write(data)


def remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files, and the folders that are empty then."""
    for name in names:
        path = folder / name
        with suppress(FileNotFoundError):
            path.unlink()
        for above in path.parents:
            if above == folder:
                break
            try:
                above.rmdir()
            except OSError:
                break


def is_as_known(folder: Path, record: Record) -> bool:
    """Whether everything lies in a folder as it was when we left it, and nothing else."""
    if not record.folders:
        return False
    top = str(folder)
    try:
        for name, look in record.folders.items():
            if _look_at_folder(top, name) != look:
                return False
        for name, known in record.files.items():
            seen = os.lstat(f"{top}/{name}")
            if (seen.st_size, seen.st_mtime_ns, seen.st_ino) != known[1:]:
                return False
    except OSError:
        return False
    return True


def link_all(source: Path, target: Path, record: Record) -> Record:
    """Make a folder with every file of another one that is as it was known, by hard links.

    Raises OSError where the disk has no such links.
    """
    found: dict[str, Known] = {}
    made: set[str] = set()
    for name, known in record.files.items():
        here = f"{source}/{name}"
        try:
            seen = os.lstat(here)
        except OSError:
            continue
        if (seen.st_size, seen.st_mtime_ns, seen.st_ino) != known[1:]:
            continue
        there = f"{target}/{name}"
        above = there.rpartition("/")[0]
        if above not in made:
            os.makedirs(above, exist_ok=True)  # noqa: PTH103
            made.add(above)
        os.link(here, there)
        found[name] = known
    return Record(found)


def follow(standby: Path, live: Path, written: Iterable[str], gone: Iterable[str]) -> None:
    """Bring a standby to the state of the live folder: nothing stays in it that is not there."""
    remove(standby, gone)
    for name in written:
        path = standby / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        os.link(live / name, path)


def with_folders(folder: Path, record: Record) -> Record:
    """The record with the looks of all folders as they are now."""
    return Record(record.files, {n: _look_at_folder(str(folder), n) for n in _folders(record)})


def throw_away(folder: Path) -> None:
    """Remove a folder and everything in it."""
    shutil.rmtree(folder, ignore_errors=True)


def _folders(record: Record) -> Iterator[str]:
    seen = {""}
    yield ""
    for name in record.files:
        above = name.rpartition("/")[0]
        while above not in seen:
            seen.add(above)
            yield above
            above = above.rpartition("/")[0]


def _look_at_folder(top: str, name: str) -> tuple[int, int]:
    seen = os.lstat(f"{top}/{name}" if name else top)
    return seen.st_mtime_ns, seen.st_ino


def _look_at(folder: Path, name: str, digest: str) -> Known:
    seen = os.lstat(f"{folder}/{name}")
    return Known(digest, seen.st_size, seen.st_mtime_ns, seen.st_ino)
