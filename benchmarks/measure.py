"""One command, measured: seconds by the clock, seconds of computing, and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread

_LAUNCHER = Path(__file__).with_name("launcher.py")
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
    report = log.with_suffix(".json")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(_LAUNCHER), str(report), *command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        watch = _Watch(process.pid)
        code = process.wait()
    together = watch.stop()
    if code:
        said = log.read_text("utf-8", "replace").splitlines()[-_LAST_LINES:]
        raise Failed("\n".join([f"{' '.join(command)} ended with {code}:", *said]))
    alone = Usage(**json.loads(report.read_text("ascii")))
    return replace(alone, memory=max(alone.memory, together))


class _Watch:
    """Looks now and then at what the programs that a launcher started use together.

    The system itself keeps count of the largest single process only.
    """

    def __init__(self, launcher: int) -> None:
        self._launcher = launcher
        self._most = 0
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            self._most = max(self._most, *map(memory_together, _children(self._launcher)), 0)

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
    for child in _children(pid):
        yield from _family(child)


def _children(pid: int) -> list[int]:
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for one in threads for child in (one / "children").read_text().split()]
    except OSError:
        return []


def _share(pid: int) -> int:
    """A page of memory that three processes share counts as a third for each of them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
