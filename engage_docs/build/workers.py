"""Worker processes for a step that has much to do.

Processes are started anew (``spawn``), so that the same happens on every system. What a worker
needs for all its work is given to it once, as plain values, when it starts.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from typing import Generic, TypeVar, cast

Setup = TypeVar("Setup")
Tool = TypeVar("Tool")
Work = TypeVar("Work")
Result = TypeVar("Result")

_WAITING = 2
"""How many chunks may wait for each worker: more would only take memory."""
_SLOW = 0.5  # seconds
_FEW = 4


class ParallelStep(Generic[Setup, Tool, Work, Result]):
    """A step that can be done in several processes.

    ``prepare`` makes, once in each process, what ``run`` needs for all its work. Both are
    functions of a module, and ``Setup``, ``Work`` and ``Result`` are plain values, so that they
    can travel. ``enough`` is how many pieces of work are worth starting processes for, ``chunk``
    how many go to a process at a time.
    """

    def __init__(
        self,
        prepare: Callable[[Setup], Tool],
        run: Callable[[Tool, Work], Result],
        *,
        enough: int,
        chunk: int,
    ) -> None:
        self.prepare, self.run = prepare, run
        self.enough, self.chunk = enough, chunk

    def map(self, setup: Setup, work: Iterable[Work]) -> Iterator[Result]:
        """Return the result of each piece of work, in order.

        Work may still be made while the workers are busy with the first of it.
        """
        every = iter(work)
        first = list(islice(every, self.enough))
        processes = number_of_processes()
        if len(first) < self.enough or processes < 2:
            tool = self.prepare(setup) if first else None
            yield from (self.run(cast("Tool", tool), one) for one in chain(first, every))
            return
        with ProcessPoolExecutor(
            processes,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self.prepare, setup),
        ) as executor:
            waiting: deque[Future[list[Result]]] = deque()
            for chunk in _chunks(chain(first, every), self.chunk):
                waiting.append(executor.submit(_run, self.run, chunk))
                if len(waiting) > processes * _WAITING:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()


def map_when_slow(function: Callable[[Work], Result], values: Iterable[Work]) -> Iterator[Result]:
    """Apply a function of a module to each value, in order, as the builtin ``map`` does.

    It is for work of which nobody knows beforehand how long it takes, such as pictures that may
    have been made before. Processes are started once it has taken half a second.
    """
    every = iter(values)
    began = time.monotonic()
    for one in every:
        yield function(one)
        if time.monotonic() - began > _SLOW:
            break
    step = ParallelStep(_no_setup, partial(_apply, function), enough=_FEW, chunk=1)
    yield from step.map(None, every)


def number_of_processes() -> int:
    """Return how many processes may work at once. ``ENGAGE_PROCESSES`` sets another number."""
    asked = os.environ.get("ENGAGE_PROCESSES", "")
    return int(asked) if asked.isdecimal() else min(os.cpu_count() or 1, 8)


def _no_setup(setup: None) -> None:
    return setup


def _apply(function: Callable[[Work], Result], tool: None, work: Work) -> Result:
    del tool
    return function(work)


def _chunks(work: Iterator[Work], size: int) -> Iterator[list[Work]]:
    chunk: list[Work] = []
    for one in work:
        chunk.append(one)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


# The one thing that a worker process remembers: it lives for one step only.
_tools: list[object] = []


def _begin(prepare: Callable[[Setup], Tool], setup: Setup) -> None:
    _tools[:] = [prepare(setup)]


def _run(run: Callable[[Tool, Work], Result], chunk: Sequence[Work]) -> list[Result]:
    tool = cast("Tool", _tools[0])  # the one that _begin made with the same step's ``prepare``
    return [run(tool, one) for one in chunk]
