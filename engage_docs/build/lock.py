"""A lock that survives crashes: the system frees it when the process that holds it is gone."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold the lock at ``path`` while the block runs; yields False when another process has it.

    The file and its folder are made, and are gone again afterwards.
    """
    handle = _take(path)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            _give_back(handle, path)


def _take(path: Path) -> int | None:
    while True:
        path.parent.mkdir(exist_ok=True)
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except FileNotFoundError:  # whoever had the lock is just tidying up
            continue
        try:
            if not _try_lock(handle):
                os.close(handle)
                return None
        except BaseException:
            os.close(handle)
            raise
        if _is_still_there(handle, path):
            return handle
        os.close(handle)


def _is_still_there(handle: int, path: Path) -> bool:
    """Whether the file we locked is the one at ``path``, not one that was just removed."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _give_back(handle: int, path: Path) -> None:
    if sys.platform == "win32":  # an open file cannot be removed there
        os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()
    else:  # the file goes first: whoever locks a removed file starts again
        path.unlink(missing_ok=True)
        os.close(handle)
    with contextlib.suppress(OSError):
        path.parent.rmdir()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _TAKEN:
                return False
            raise
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _TAKEN:
                return False
            if error.errno not in _NO_LOCKS_HERE:
                raise
        return True
