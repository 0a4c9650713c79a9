"""Putting a new folder in the place of an old one.

Where the system can exchange two folders in one step (Linux, macOS), the live path never goes
away, not for a moment. Elsewhere the old folder is set aside and the new one moved in; if a crash
falls between the two, :func:`recover` puts the old one back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_CANNOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


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
