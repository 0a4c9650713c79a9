"""Building beside the live site, and putting the new one in its place: what fails changes nothing.

Killed at any moment, there is the old site or the new one.
Where the system can exchange two folders in one step (Linux, macOS), the live path never goes
away, not for a moment. Elsewhere the old folder is set aside and the new one moved in; if a crash
falls between the two, :func:`recover` puts the old one back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from engage_docs.findings import Problem
from engage_docs.findings.building import (
    BUILD_RUNNING,
    CANNOT_WRITE,
    DISK_FULL,
    SITE_HOLDS_OTHERS,
    SITE_IS_A_FILE,
    SITE_NOT_OURS,
)

MARKER: Final = ".made-by-engage-docs"
MARKER_WORDS: Final = b"""\
engage-docs made this folder. Each build replaces the whole of it,
so do not keep anything of your own in here.
"""
_FULL = (errno.ENOSPC, errno.EDQUOT)
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_CANNOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


@dataclass(frozen=True, slots=True)
class _Places:
    """The live site, and the folder beside it that we work in."""

    live: Path

    @property
    def work(self) -> Path:
        return self.live.with_name(f"{self.live.name}.building")

    @property
    def lock(self) -> Path:
        return self.work / "lock"

    @property
    def new(self) -> Path:
        return self.work / "new"

    @property
    def old(self) -> Path:
        return self.work / "old"


def build_beside(live: Path, build: Callable[[Path], None]) -> Problem | None:
    """Let ``build`` fill a new folder, then put it in the place of ``live``.

    Returns what kept the new site from being put in place, or None. Whatever ``build`` raises,
    other than trouble with the disk, goes on to the caller. In every case but success the live
    site is as it was.
    """
    places = _Places(live.resolve())
    try:
        places.work.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(places.lock, timeout=0):
                try:
                    return _build_and_swap(places, build)
                finally:
                    if sys.platform != "win32":  # an open file cannot be removed there
                        places.lock.unlink(missing_ok=True)
        except Timeout:
            return Problem(BUILD_RUNNING)
        finally:
            _remove_work(places)
    except OSError as error:
        if error.errno in _FULL:
            return Problem(DISK_FULL)
        if not _is_about(error, places):
            raise
        reason = (error.strerror or "it did not work").rstrip(".")
        reason = reason[:1].lower() + reason[1:]
        return Problem(CANNOT_WRITE, {"reason": reason, "path": _short(error, places)})


def mark(folder: Path) -> None:
    """Mark a folder as one that we made and may replace."""
    place = folder / MARKER
    if not place.is_file() or place.read_bytes() != MARKER_WORDS:
        place.unlink(missing_ok=True)
        place.write_bytes(MARKER_WORDS)


def refusal(folder: Path) -> Problem | None:
    """Return why a folder may not be replaced; None when it may: it is ours, empty or not there."""
    if not folder.is_dir():
        return Problem(SITE_IS_A_FILE, {"site": folder.name}) if folder.exists() else None
    if (folder / MARKER).is_file() or not any(folder.iterdir()):
        return None
    return Problem(SITE_NOT_OURS, {"site": folder.name})


def _build_and_swap(places: _Places, build: Callable[[Path], None]) -> Problem | None:
    recover(places.live, places.old)
    if problem := refusal(places.live):
        _tidy(places)
        return problem
    _tidy(places)
    try:
        places.new.mkdir(parents=True)
        build(places.new)
        mark(places.new)
        if places.live.is_dir():
            shutil.copymode(places.live, places.new)
        # Asked again: the build may have taken minutes.
        if problem := refusal(places.live) or _others_in(places.live, places.new):
            return problem
        put_in_place(places.new, places.live, places.old)
    finally:
        recover(places.live, places.old)
        _tidy(places)
    return None


def _tidy(places: _Places) -> None:
    """Remove what a build left behind, be it this one or one that was killed."""
    for leftover in (places.new, places.old):
        shutil.rmtree(leftover, ignore_errors=True)


def _remove_work(places: _Places) -> None:
    """Remove the folder that we worked in, unless another build works there now."""
    with suppress(OSError):
        if sys.platform == "win32":
            places.lock.unlink()
        places.work.rmdir()


def _others_in(live: Path, new: Path) -> Problem | None:
    """Hidden things at the top of the live site that the new one lacks, such as ``.git``.

    A build does not make such things, so somebody put them there. MkDocs lets them be; a swap
    would take them away.
    """
    if not live.is_dir():
        return None
    made = {entry.name for entry in new.iterdir()}
    found = {entry.name for entry in live.iterdir() if entry.name.startswith(".")}
    others = sorted(found - made - {MARKER})
    if not others:
        return None
    return Problem(SITE_HOLDS_OTHERS, {"site": live.name, "others": ", ".join(others)})


def _is_about(error: OSError, places: _Places) -> bool:
    """Whether an error is about the site's own place, not about something that was read."""
    names = [Path(str(name)) for name in (error.filename, error.filename2) if name]
    ours = (places.live, places.work)
    return any(name == one or one in name.parents for name in names for one in ours) or any(
        name in places.work.parents for name in names
    )


def _short(error: OSError, places: _Places) -> str:
    path = Path(str(error.filename or error.filename2))
    try:
        return str(path.relative_to(places.live.parent))
    except ValueError:
        return str(path)


def put_in_place(new: Path, live: Path, aside: Path) -> None:
    """Put ``new`` at ``live``. The old folder, if any, is then at ``new`` or at ``aside``."""
    flush(new)
    if not live.exists():
        new.rename(live)
    elif not _exchange(new, live):
        live.rename(aside)
        new.rename(live)
    _flush_folder(live.parent)


def recover(live: Path, aside: Path) -> None:
    """Put the old folder back if a crash fell between the two steps of a swap."""
    if aside.is_dir() and not live.exists():
        aside.rename(live)


def flush(folder: Path) -> None:
    """Have the system write a folder to the disk, so that a power cut after the swap finds it."""
    sync = _system_call("syncfs") if sys.platform == "linux" else None
    if sync is None:
        if hasattr(os, "sync"):
            os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if sync(handle) != 0:
            raise _last_error(folder)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # the swap is done; some network disks cannot flush a folder
        pass
    finally:
        os.close(handle)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the disk cannot."""
    first, second = os.fsencode(one), os.fsencode(other)
    if (swap := _system_call("renameat2")) and sys.platform == "linux":
        failed = swap(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif (swap := _system_call("renamex_np")) and sys.platform == "darwin":
        failed = swap(first, second, _RENAME_SWAP)
    else:
        return False
    if not failed:
        return True
    if ctypes.get_errno() in _CANNOT_HERE:
        return False
    raise _last_error(other)


def _system_call(name: str) -> Callable[..., int] | None:
    """A function of the C library, or None where there is no such function."""
    if sys.platform == "win32":
        return None
    function: Callable[..., int] | None = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    return function


def _last_error(path: Path) -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number), str(path))
