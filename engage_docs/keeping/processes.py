"""Work in several processes, where there is so much of it that this pays."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from engage_docs.keeping.spare import Spare

_MOST = 4
_KILL_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


def in_parts(
    work: Callable[[_Part], _Result],
    parts: Iterable[_Part],
    seconds: float,
    spare: Spare | None = None,
) -> Iterator[_Result]:
    """Yield what ``work`` makes of each part, in order.

    ``seconds`` is about how long all of it takes in one process. A second process takes a moment
    to start, so little work stays in this one. ``work`` is a function of a module, or a ``partial``
    of one: what that holds reaches each process once. A part and its result are plain values that
    travel between processes. Parts are asked for one by one, shortly before they are worked on.
    Little work goes to the process ``spare``, if there is one.
    """
    rest = iter(parts)
    first = list(islice(rest, 2))
    count = min(_processors(), _MOST)
    if len(first) < 2 or count < 2 or seconds < _worth_it():
        for number, part in enumerate(chain(first, rest)):
            if number:
                let_go()
            yield spare.do(work, part) if spare else work(part)
        return
    if spare:
        spare.close()
    from engage_docs.keeping.helpers import Helpers

    with Helpers(work, count, _context()) as helpers:
        yield from helpers.results(chain(first, rest))


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
            # As old as can be: otherwise Python would look through all of it right now.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def let_go() -> None:
    """Let go of what was made since the last time and is out of use, even if :func:`many_objects`.

    Of what has been there for longer nothing is looked at, so this costs next to nothing.
    """
    gc.collect(0)


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


def can_fork() -> bool:
    """Whether a process may begin as a copy of this one, and has a processor for itself."""
    return _may_fork() and _processors() > 1


def end_with(parent: int) -> None:
    """See to it that this process ends with its parent: nobody else holds the lock for it."""
    import ctypes  # not needed where no process is begun

    # Ctrl+C is for the process that everything is done for.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None).prctl(_KILL_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _context() -> BaseContext:
    import multiprocessing

    return multiprocessing.get_context("fork" if _may_fork() else "spawn")
