"""Work in several processes, where there is so much of it that this pays."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

_MOST = 4

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


def in_parts(
    work: Callable[[_Part], _Result], parts: Sequence[_Part], seconds: float
) -> Iterator[_Result]:
    """Yield what ``work`` makes of each part, in order.

    ``seconds`` is about how long all of it takes in one process. A second process takes a moment
    to start, so little work stays in this one. ``work`` is a function of a module, and a part and
    its result are plain values: they travel between processes.
    """
    count = min(_processors(), _MOST, len(parts))
    if count < 2 or seconds < _worth_it():
        yield from map(work, parts)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        with ProcessPoolExecutor(count, _context(), _leave_stopping_to_us) as pool:
            for result in pool.map(work, parts):
                done += 1
                yield result
    except (BrokenProcessPool, OSError):  # one was killed, or none could be started
        yield from map(work, parts[done:])


@contextmanager
def many_objects() -> Iterator[None]:
    """While many objects are made, do not look again and again for those out of use.

    What is made here is in use until the end, so Python would look through all of it in vain.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _leave_stopping_to_us() -> None:
    """In a helping process: Ctrl+C is for the process that everything is done for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _worth_it() -> float:
    """From how many seconds on more processes pay. One that starts from nothing imports it all."""
    return 0.4 if _may_fork() else 3.0


def _may_fork() -> bool:
    """Whether a process may begin as a copy of this one: only if this one has no other threads."""
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> BaseContext:
    import multiprocessing

    return multiprocessing.get_context("fork" if _may_fork() else "spawn")
