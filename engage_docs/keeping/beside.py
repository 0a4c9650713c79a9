"""Something that a process of its own finds out beside what this one does."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Generic, TypeVar

from engage_docs.keeping.processes import can_fork, end_with

_Result = TypeVar("_Result")


class Beside(Generic[_Result]):
    """What ``work`` gives, found out by a copy of this process that begins at once.

    ``work`` must change nothing: where this program may only use one processor, or the other
    process was killed, it is done here, when somebody asks for the result. That is a plain value.
    """

    def __init__(self, work: Callable[[], _Result]) -> None:
        self._work = work
        self._back: IO[bytes] | None = None
        self._process = 0
        if can_fork():
            with suppress(OSError):
                self._start()

    def result(self) -> _Result:
        """What the work gave. To be asked for once."""
        back, self._back = self._back, None
        if back is None:
            return self._work()
        try:
            with back:
                result: _Result = pickle.load(back)  # noqa: S301 - from our own process
        except (OSError, EOFError, pickle.PickleError):
            return self._work()
        finally:
            self._wait()
        return result

    def close(self) -> None:
        """Nobody will ask for the result any more."""
        if self._back is not None:
            self._back.close()  # so that the other process is not kept from ending
            self._back = None
            self._wait()

    def _wait(self) -> None:
        with suppress(OSError):
            os.waitpid(self._process, 0)

    def _start(self) -> None:
        back, result = os.pipe()
        parent = os.getpid()
        self._process = os.fork()
        if self._process:
            os.close(result)
            self._back = os.fdopen(back, "rb")
            return
        try:
            os.close(back)
            end_with(parent)
            with os.fdopen(result, "wb") as there:
                pickle.dump(self._work(), there, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)
