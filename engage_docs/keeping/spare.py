"""A spare process for a little work: it gets ready while this one finds out what there is to do.

After an edit there is little to read and to draw, but much to import for it. So that is done beside
all that has to be done first.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from select import select
from typing import IO, Any, TypeVar, cast

from engage_docs.keeping.processes import can_fork, end_with, many_objects

_ROOM = 1_048_576  # bytes: as much as Linux gives to anybody

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


class Spare:
    """One process, as long as it is at hand. Whatever it does not do is done here.

    ``get_ready`` are the steps in which it gets ready, as long as nothing is asked of it. Where
    this program may only use one processor there is no other process. What travels between the two
    are plain values, as with other helping processes.
    """

    def __init__(self, *get_ready: Callable[[], object]) -> None:
        self._process = 0
        self._to: IO[bytes] | None = None
        self._back: IO[bytes] | None = None
        self._unread = 0
        if can_fork():
            with suppress(OSError):
                self._start(get_ready)

    def __enter__(self) -> Spare:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._process:
            with suppress(OSError):
                os.kill(self._process, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(self._process, 0)
        for pipe in (self._to, self._back):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process, self._to, self._back = 0, None, None

    @property
    def is_at_hand(self) -> bool:
        """Whether there is such a process still."""
        return self._to is not None

    def begin(self, work: Callable[[_Part], object], part: _Part) -> None:
        """Have something done there that nobody waits for: what comes next needs it."""
        if self._to is None:
            return
        try:
            self._ask(work, part)
            self._unread += 1
        except (OSError, pickle.PickleError):
            self.close()

    def do(self, work: Callable[[_Part], _Result], part: _Part) -> _Result:
        """What ``work`` makes of a part. ``work`` is a function of a module, or a ``partial``."""
        return self.ask(work, part)()

    def ask(self, work: Callable[[_Part], _Result], part: _Part) -> Callable[[], _Result]:
        """Have something done there. What is given waits for the result, and is to be called once.

        Nothing else is to be asked for before that.
        """
        if self._to is not None:
            try:
                self._ask(work, part)
                return partial(self._answer, work, part)
            except (OSError, pickle.PickleError):
                self.close()
        return partial(work, part)

    def _answer(self, work: Callable[[_Part], _Result], part: _Part) -> _Result:
        is_done, result = False, None
        try:
            if self._back is None:
                raise EOFError
            for _ in range(self._unread):
                pickle.load(self._back)  # noqa: S301 - from our own process
            self._unread = 0
            is_done, result = pickle.load(self._back)  # noqa: S301 - from our own process
        except (OSError, EOFError, pickle.PickleError):
            self.close()
        # What goes wrong there goes wrong here once more, and is told as usual.
        return cast("_Result", result) if is_done else work(part)

    def _ask(self, work: Callable[[_Part], object], part: _Part) -> None:
        if self._to is not None:
            pickle.dump((work, part), self._to, pickle.HIGHEST_PROTOCOL)
            self._to.flush()

    def _start(self, get_ready: Iterable[Callable[[], object]]) -> None:
        tasks, to = os.pipe()
        back, results = os.pipe()
        for pipe in (to, results):
            _make_room(pipe)
        parent = os.getpid()
        self._process = os.fork()
        if self._process:
            os.close(tasks)
            os.close(results)
            self._to, self._back = os.fdopen(to, "wb"), os.fdopen(back, "rb")
            return
        try:
            os.close(to)
            os.close(back)
            end_with(parent)
            _serve(get_ready, os.fdopen(tasks, "rb"), os.fdopen(results, "wb"))
        finally:
            os._exit(0)


def _make_room(pipe: int) -> None:
    """See to it that whoever writes into a pipe need not wait for the other to read."""
    import fcntl  # there is no such thing where no process begins as a copy

    with suppress(OSError, AttributeError):  # this system does not know it, or gives less room
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


def _serve(get_ready: Iterable[Callable[[], object]], tasks: IO[bytes], results: IO[bytes]) -> None:
    """Do one thing after another, until there is nobody any more who asks."""
    steps = iter(get_ready)
    with many_objects(), suppress(EOFError, OSError):
        while True:
            while not select([tasks], [], [], 0)[0] and (step := next(steps, None)):
                step()
            work, part = pickle.load(tasks)  # noqa: S301 - from the process that began this one
            pickle.dump(_done(work, part), results, pickle.HIGHEST_PROTOCOL)
            results.flush()


def _done(work: Callable[[Any], Any], part: Any) -> tuple[bool, Any]:
    try:
        return True, work(part)
    except Exception:
        return False, None
