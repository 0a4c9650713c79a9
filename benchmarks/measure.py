"""One command, measured: seconds by the clock, seconds of computing, and memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_PAUSE = 0.2
_LAST_LINES = 20

Command = Sequence[str]


class Failed(Exception):  # noqa: N818 - it is said to a person
    """A command ended with an error. The text is the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run took: ``seconds`` by the clock, ``cpu`` seconds, and ``memory`` in bytes.

    ``cpu`` and ``memory`` are those of the command with all the programs that it started.
    ``memory`` is the most at any moment.
    """

    seconds: float
    cpu: float
    memory: int


def run(commands: Sequence[Command], folder: Path, log: Path) -> Usage:
    """Run commands in turn in ``folder``, and measure them together. Raises :class:`Failed`."""
    os.sync()  # what was written before is not written at the cost of this run
    each = [_run(command, folder, log) for command in commands]
    return Usage(
        sum(one.seconds for one in each),
        sum(one.cpu for one in each),
        max(one.memory for one in each),
    )


def _run(command: Command, folder: Path, log: Path) -> Usage:
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        watch = _Watch(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    together = watch.stop()
    if process.returncode:
        said = log.read_text("utf-8", "replace").splitlines()[-_LAST_LINES:]
        raise Failed("\n".join([f"{' '.join(command)} ended with {process.returncode}:", *said]))
    unit = 1024 if os.uname().sysname == "Linux" else 1  # the BSDs and macOS count in bytes
    return Usage(seconds, used.ru_utime + used.ru_stime, max(used.ru_maxrss * unit, together))


class _Watch:
    """Looks now and then at what a program and those it started use together.

    The system itself keeps count of the largest single process only.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            self._most = max(self._most, memory_together(self._pid))

    def stop(self) -> int:
        self._over.set()
        self._thread.join()
        return self._most


def memory_together(pid: int) -> int:
    """Bytes that a process and those it started use now; what they share is counted once.

    0 if it has started none (the system's own count is exact then), and where the system does
    not tell.
    """
    family = list(_family(pid))
    return sum(map(_share, family)) if len(family) > 1 else 0


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [child for one in threads for child in (one / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _share(pid: int) -> int:
    """A page of memory that three processes share counts as a third for each of them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
