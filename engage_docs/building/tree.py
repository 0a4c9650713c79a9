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
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from engage_docs.keeping.processes import in_parts

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_AT_ONCE = 1000
_SECONDS_EACH = 0.00008

Look = tuple[int, int]
"""When a folder was last changed, and its inode."""


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
    folders: Mapping[str, Look] = field(default_factory=dict)


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
    try:
        file = os.open(path, _NEW_FILE, 0o666)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108 - ten thousand times
        file = os.open(path, _NEW_FILE, 0o666)
    except FileNotFoundError:
        _make_folder(path.rpartition("/")[0])
        file = os.open(path, _NEW_FILE, 0o666)
    with open(file, "wb", buffering=0) as whole:  # noqa: PTH123
        while data:
            data = data[whole.write(data) :]


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
    if not _folders_as_known(folder, record.folders):
        return False
    try:
        with _looking_into(folder) as look:
            for name, known in record.files.items():
                seen = look(name)
                if (seen.st_size, seen.st_mtime_ns, seen.st_ino) != known[1:]:
                    return False
    except OSError:
        return False
    return True


def may_follow(standby: Path, changed: Iterable[str], looks: Mapping[str, Look]) -> bool:
    """Whether a tree that stood still can follow one in which these files were written or removed.

    Only where something is to be changed must it be as it was known (``looks``). What a person did
    elsewhere in it shows when it is looked at as a whole, before it becomes the site again.
    """
    touched = {name: look for name in _folders(changed) if (look := looks.get(name))}
    return _folders_as_known(standby, touched)


def _folders_as_known(folder: Path, looks: Mapping[str, Look]) -> bool:
    """Whether no name in these folders has come, has gone, or was given to another file."""
    if not looks:
        return False
    try:
        with _looking_into(folder) as look_at:
            for name, look in looks.items():
                seen = look_at(name or ".")
                if (seen.st_mtime_ns, seen.st_ino) != look:
                    return False
    except OSError:
        return False
    return True


@contextmanager
def _looking_into(folder: Path) -> Iterator[Callable[[str], os.stat_result]]:
    """What says how something in a folder looks, by its path in there."""
    if os.stat not in os.supports_dir_fd:
        top = str(folder)
        yield lambda name: os.lstat(f"{top}/{name}")
        return
    opened = os.open(folder, os.O_RDONLY)  # the system finds its way to the folder only once
    try:
        yield partial(os.stat, dir_fd=opened, follow_symlinks=False)
    finally:
        os.close(opened)


def link_all(source: Path, target: Path, record: Record) -> Record:
    """Make a folder with every file of another one that is as it was known, by hard links.

    Raises OSError where the disk has no such links.
    """
    names = list(record.files)
    parts = [
        (str(source), str(target), {name: record.files[name] for name in names[n : n + _AT_ONCE]})
        for n in range(0, len(names), _AT_ONCE)
    ]
    found: dict[str, Known] = {}
    for linked in in_parts(_link_some, parts, len(names) * _SECONDS_EACH):
        found |= {name: record.files[name] for name in linked}
    return Record(found)


def _link_some(part: tuple[str, str, Mapping[str, Known]]) -> list[str]:
    """Link some files of a folder; return the names of those that were as they were known."""
    source, target, files = part
    linked: list[str] = []
    for name, known in files.items():
        here = f"{source}/{name}"
        try:
            seen = os.lstat(here)
        except OSError:
            continue
        if (seen.st_size, seen.st_mtime_ns, seen.st_ino) == known[1:]:
            _link(here, f"{target}/{name}")
            linked.append(name)
    return linked


def follow(standby: Path, live: Path, written: Iterable[str], gone: Iterable[str]) -> None:
    """Bring a standby to the state of the live folder: nothing stays in it that is not there."""
    remove(standby, gone)
    for name in written:
        _link(f"{live}/{name}", f"{standby}/{name}")


def _link(here: str, there: str) -> None:
    """Give a file a second name, be it that of another file so far."""
    try:
        os.link(here, there)
    except FileExistsError:
        os.unlink(there)  # noqa: PTH108 - ten thousand times
        os.link(here, there)
    except FileNotFoundError:
        _make_folder(there.rpartition("/")[0])
        os.link(here, there)


def _make_folder(path: str) -> None:
    """Make a folder. In most cases the one above is there, so this is not asked first."""
    try:
        os.mkdir(path)  # noqa: PTH102 - ten thousand times
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    except FileExistsError:  # another process was faster
        pass


def looks_after(
    folder: Path, changed: Iterable[str], before: Mapping[str, Look] = MappingProxyType({})
) -> dict[str, Look]:
    """How every folder in a tree looks, now that these files were written or removed.

    ``before``: how they looked until then. Those in which nothing was changed are not looked at
    again, so what a person does in them meanwhile shows the next time.
    """
    looks = dict(before)
    top = str(folder)
    for name in _folders(changed):
        try:
            looks[name] = _look_at_folder(top, name)
        except FileNotFoundError:
            looks.pop(name, None)
    return looks


def throw_away(folder: Path) -> None:
    """Remove a folder and everything in it."""
    shutil.rmtree(folder, ignore_errors=True)


def _folders(names: Iterable[str]) -> Iterator[str]:
    """The folders on the way to these files, the topmost among them."""
    seen = {""}
    yield ""
    for name in names:
        above = name.rpartition("/")[0]
        while above not in seen:
            seen.add(above)
            yield above
            above = above.rpartition("/")[0]


def _look_at_folder(top: str, name: str) -> Look:
    seen = os.lstat(f"{top}/{name}" if name else top)
    return seen.st_mtime_ns, seen.st_ino


def _look_at(folder: Path, name: str, digest: str) -> Known:
    seen = os.lstat(f"{folder}/{name}")
    return Known(digest, seen.st_size, seen.st_mtime_ns, seen.st_ino)
