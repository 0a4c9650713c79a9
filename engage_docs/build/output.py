"""The files of a site in the making.

A file that was made from the same things as last time, and still lies in the live site as it was
written, is linked into the new folder and not made again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from engage_docs.build.cache import Cache, digest

_STEP = "output"
_PART = 16
_PAGE_KEY = 3 * _PART


class OutputFile(NamedTuple):
    """A file of the site as it was written.

    ``key`` is the digest of what it was made from; that of a page begins with the digests of what
    all pages share and of its frame (see :func:`page_key`). ``sha256`` is that of its bytes.
    ``size`` (bytes) and ``modified_ns`` are what the system says of it: as long as they are so, it
    is unchanged.
    """

    key: bytes
    sha256: str
    size: int
    modified_ns: int


class RewriteReason(StrEnum):
    """Why a file was written in a build."""

    NEW = "It was not there before."
    SHARED = "The program, its templates or the theme had changed: all pages were made anew."
    FRAME = "The frame around it had changed: the settings, the menu, the day or the theme."
    CONTENTS = "What stands on it had changed."
    TOUCHED = "The file in the site was not as the build before had left it."


class LastBuild(msgspec.Struct, frozen=True):
    """What the last build wrote: files by a digest of their path, and groups of files.

    Paths have ids of records in them, so that only their digests are kept. ``reasons`` say of each
    file that was not taken over why. ``groups`` holds the paths of files that are made together,
    such as those of the search index, by their name, after the digest of what they were made from.
    """

    files: dict[bytes, OutputFile] = msgspec.field(default_factory=dict)
    reasons: dict[bytes, RewriteReason] = msgspec.field(default_factory=dict)
    groups: dict[str, tuple[bytes, tuple[str, ...]]] = msgspec.field(default_factory=dict)


class Output:
    """The files of one site in the making, below ``folder``.

    ``live`` is the site that is there now, ``last`` what is known of how it was made. Without
    them ``folder`` itself may be a site that was there: every file in it is replaced.
    """

    def __init__(self, folder: Path, live: Path | None = None, last: LastBuild | None = None):
        self.folder = folder
        self.files: dict[str, OutputFile] = {}
        self.groups: dict[str, tuple[bytes, tuple[str, ...]]] = {}
        self.reasons: dict[str, RewriteReason] = {}
        self._live = live
        self._last = last or LastBuild()
        self._folders: set[str] = set()

    def reuse(self, path: str, key: bytes) -> bool:
        """Take a file over from the live site, if it was made from the same and is untouched.

        ``path`` is relative to the top of the site, with slashes.
        """
        known = self._unchanged(path, key)
        if known is None:
            return False
        _link_or_copy(f"{self._live}/{path}", self.place(path))
        self.files[path] = known
        return True

    def reuse_group(self, name: str, key: bytes) -> bool:
        """Take over all files of a group, if they were made from the same and are untouched."""
        known, paths = self._last.groups.get(name, (b"", ()))
        if known != key or not all(self._unchanged(path, key) for path in paths):
            return False
        for path in paths:
            self.reuse(path, key)
        self.groups[name] = key, paths
        return True

    def write(self, path: str, data: bytes, key: bytes | None = None) -> None:
        """Write a file, unless it is there. ``key`` is the digest of ``data``, if left out."""
        made_from = digest(data) if key is None else key
        if key is None and self.reuse(path, made_from):
            return
        self.add(path, write_file(self.place(path), data, made_from))

    def write_group(self, name: str, key: bytes, files: Mapping[str, bytes]) -> None:
        """Write files that are made together."""
        for path, data in files.items():
            self.write(path, data, key)
        self.groups[name] = key, tuple(files)

    def copy(self, path: str, source: Path) -> None:
        """Copy a file into the site. The name of the source has to change with its contents."""
        key = digest(str(source.name))
        if not self.reuse(path, key):
            self.write(path, source.read_bytes(), key)

    def add(self, path: str, file: OutputFile) -> None:
        """Take in a file that was written at :meth:`place`."""
        self.files[path] = file
        self.reasons[path] = self._reason(path, file.key)

    def place(self, path: str) -> str:
        """Return where a file of the site is to be written. Its folder is there."""
        above = path.rpartition("/")[0]
        if above not in self._folders:
            os.makedirs(f"{self.folder}/{above}", exist_ok=True)  # noqa: PTH103 - of every page
            self._folders.add(above)
        place = f"{self.folder}/{path}"
        if self._live is None:
            with suppress(FileNotFoundError):
                os.unlink(place)  # noqa: PTH108 - of every page
        return place

    def digests(self) -> dict[str, str]:
        """Return the SHA-256 of every file by its path, in the order of the paths."""
        return {path: self.files[path].sha256 for path in sorted(self.files)}

    def as_last_build(self) -> LastBuild:
        """Return what the next build needs to know of this one."""
        files = {digest(path): file for path, file in self.files.items()}
        reasons = {digest(path): reason for path, reason in self.reasons.items()}
        return LastBuild(files, reasons, self.groups)

    def _unchanged(self, path: str, key: bytes) -> OutputFile | None:
        known = self._last.files.get(digest(path))
        if self._live is None or known is None or known.key != key:
            return None
        try:
            seen = os.stat(f"{self._live}/{path}")  # noqa: PTH116 - asked of every page
        except OSError:
            return None
        is_as_written = (seen.st_size, seen.st_mtime_ns) == (known.size, known.modified_ns)
        return known if is_as_written else None

    def _reason(self, path: str, key: bytes) -> RewriteReason:
        known = self._last.files.get(digest(path))
        if known is None:
            return RewriteReason.NEW
        if known.key == key:
            return RewriteReason.TOUCHED
        if len(key) != _PAGE_KEY or len(known.key) != _PAGE_KEY:
            return RewriteReason.CONTENTS
        if known.key[:_PART] != key[:_PART]:
            return RewriteReason.SHARED
        if known.key[_PART:-_PART] != key[_PART:-_PART]:
            return RewriteReason.FRAME
        return RewriteReason.CONTENTS


def page_key(shared: bytes, frame: bytes, contents: bytes) -> bytes:
    """Return the key of a page: digests of what all pages share, its frame, and its contents."""
    return shared[:_PART] + frame[:_PART] + contents[:_PART]


def explain(cache: Cache, live: Path, path: str) -> str | None:
    """Return a sentence on why a file was made in the last build, or was not; None if unknown."""
    last = load_last_build(cache, live)
    name = digest(path)
    if name not in last.files:
        return None
    reason = last.reasons.get(name)
    return reason.value if reason else "It was taken over: nothing that it is made of had changed."


def write_file(place: str, data: bytes, key: bytes) -> OutputFile:
    """Write one file, also from a worker process. Its folder has to be there."""
    # Nothing is written through a link to a file of the live site: the file must be a new one.
    handle = os.open(
        place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
    )
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        seen = os.fstat(handle)
    finally:
        os.close(handle)
    return OutputFile(key, hashlib.sha256(data).hexdigest(), seen.st_size, seen.st_mtime_ns)


def load_last_build(cache: Cache, live: Path) -> LastBuild:
    """Return what is known of the build that made the site at ``live``."""
    data = cache.get(_STEP, digest(str(live.resolve())))
    if data is None:
        return LastBuild()
    try:
        return msgspec.msgpack.decode(data, type=LastBuild)
    except msgspec.DecodeError:
        return LastBuild()


def save_last_build(cache: Cache, live: Path, output: Output) -> None:
    """Keep what the next build needs to know of this one."""
    data = msgspec.msgpack.encode(output.as_last_build())
    cache.put_many(_STEP, [(digest(str(live.resolve())), b"", data)])


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without hard links
        shutil.copy2(source, target)
