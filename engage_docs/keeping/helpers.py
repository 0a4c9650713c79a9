"""Processes that help with one piece of work, and end with it.

Each has one part at a time, and gets the next when it has given back what it made of the last. So
neither parts nor results pile up, however many there are, and no process waits for another that
waits for it.
"""

from __future__ import annotations

import gc
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engage_docs.keeping.processes import let_go, many_objects

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

_AHEAD = 3
"""How many parts each process may be ahead of the one that is waited for."""

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


@dataclass(slots=True)
class _Helper(Generic[_Part]):
    """One process, and the part that it is working on with its number, if it has one."""

    process: BaseProcess
    pipe: Connection
    has: tuple[int, _Part] | None = None


@dataclass(slots=True)
class _Course(Generic[_Part, _Result]):
    """How far the work is. ``next`` is the number of the result that comes next."""

    parts: Iterator[tuple[int, _Part]]
    done: dict[int, _Result] = field(default_factory=dict)
    undone: dict[int, _Part] = field(default_factory=dict)
    next: int = 0


class Helpers(Generic[_Part, _Result]):
    """Some processes that all do the same work. They end with the ``with`` block."""

    def __init__(self, work: Callable[[_Part], _Result], count: int, context: BaseContext) -> None:
        self._work = work
        self._helpers: list[_Helper[_Part]] = []
        with suppress(OSError):  # those that cannot be started are done without
            for _ in range(count):
                self._helpers.append(self._start(context))

    def __enter__(self) -> Helpers[_Part, _Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for helper in self._helpers:
            helper.pipe.close()  # which tells it that there is no more to do
            if kind is not None:
                helper.process.terminate()
        for helper in self._helpers:
            helper.process.join()

    def _start(self, context: BaseContext) -> _Helper[_Part]:
        ours, theirs = context.Pipe()
        # A process that begins as a copy of this one has our ends of the pipes as well. As long as
        # it holds one, nobody is told that we are gone.
        is_copy = context.get_start_method() == "fork"
        copied = [ours, *(helper.pipe for helper in self._helpers)] if is_copy else []
        process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_help, args=(self._work, theirs, copied), daemon=True
        )
        process.start()
        theirs.close()
        return _Helper(process, ours)

    def results(self, parts: Iterator[_Part]) -> Iterator[_Result]:
        """What the work makes of each part, in order. What nobody else does is done here."""
        course: _Course[_Part, _Result] = _Course(enumerate(parts))
        while True:
            self._hand_out(course)
            if course.next in course.done:
                yield course.done.pop(course.next)
                course.next += 1
            elif course.next in course.undone:
                course.done[course.next] = self._work(course.undone.pop(course.next))
            elif busy := [helper for helper in self._helpers if helper.has]:
                ready = wait([helper.pipe for helper in busy])
                for helper in busy:
                    if helper.pipe in ready:
                        self._take_in(helper, course)
            elif (numbered := next(course.parts, None)) is not None:
                course.undone[numbered[0]] = numbered[1]
            else:
                return

    def _hand_out(self, course: _Course[_Part, _Result]) -> None:
        """Give a part to everybody who has none, unless they are too far ahead."""
        ahead = len(self._helpers) * _AHEAD
        for helper in list(self._helpers):
            if helper.has or len(course.done) >= ahead:
                continue
            helper.has = next(course.parts, None)
            if helper.has is None:
                return
            try:
                helper.pipe.send(helper.has[1])
            except OSError:
                self._do_without(helper, course)

    def _take_in(self, helper: _Helper[_Part], course: _Course[_Part, _Result]) -> None:
        """Take the result that a process has for us."""
        try:
            fault, result = helper.pipe.recv()
        except (EOFError, OSError):
            self._do_without(helper, course)
            return
        if fault is not None:
            raise fault
        if helper.has is not None:
            course.done[helper.has[0]] = result
            helper.has = None

    def _do_without(self, helper: _Helper[_Part], course: _Course[_Part, _Result]) -> None:
        """A process was killed: what it had is still to be done."""
        self._helpers.remove(helper)
        helper.pipe.close()
        helper.process.join()
        if helper.has is not None:
            course.undone[helper.has[0]] = helper.has[1]


def _help(work: Callable[[Any], Any], pipe: Connection, copied: list[Connection]) -> None:
    """What a helping process does: one part after another, until there are no more."""
    # Ctrl+C is for the process that everything is done for.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in copied:
        other.close()
    # What was there before stays where it is: to look at it would make a copy of it.
    gc.freeze()
    with many_objects(), suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            pipe.send(_done(work, pipe.recv()))
            let_go()


def _done(work: Callable[[Any], Any], part: Any) -> tuple[BaseException | None, Any]:
    try:
        return None, work(part)
    except Exception as fault:
        fault.add_note(traceback.format_exc())
        return fault, None
