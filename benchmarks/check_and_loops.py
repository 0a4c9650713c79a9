"""How long ``engage check`` and ``engage loops`` take, as whole commands.

    python benchmarks/check_and_loops.py --records 10000 --rounds 5

*Cold* is with nothing kept, *warm* with nothing changed since the last time, *one edit* after one
record was changed, *start-up* warm on 20 records. Prints the median of all rounds in seconds of the
clock and of the processors, and the ratio to a plain read of the same files in the same run, since
machines differ and are never quiet.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import write_corpus

COMMANDS = {
    "check": ["check"],
    "loops": ["loops", "--as-of", "2026-11-23", "--format", "json"],
}
A_FEW = 20
LONG_AGO = 1_700_000_000

Times = tuple[float, float]
"""Seconds of the clock, seconds of the processors."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Time engage check and engage loops.")
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        many, few = Path(name) / "many", Path(name) / "few"
        count = write_corpus(many, arguments.records)
        write_corpus(few, A_FEW)
        for folder in (many, few):
            settle(folder)
        print(f"{count} records, median of {arguments.rounds} rounds")
        measure(many, few, arguments.rounds)


def settle(folder: Path) -> None:
    """Give the files an old date: those of this very moment would be read twice."""
    for path in folder.rglob("*.md"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    time.sleep(4)


def measure(many: Path, few: Path, rounds: int) -> None:
    """Time each case in turn, ``rounds`` times over, and print a line for each."""
    times: dict[str, list[Times]] = {}
    records = sorted(many.rglob("project-*/*.md"))

    def note(name: str, work: Callable[[], None]) -> None:
        times.setdefault(name, []).append(timed(work))

    for number in range(rounds):
        note("reading the files", lambda: read_all(many))
        for name, words in COMMANDS.items():
            shutil.rmtree(many / ".engage", ignore_errors=True)
            note(f"{name}, cold", lambda words=words: run(many, words))
            note(f"{name}, warm", lambda words=words: run(many, words))
            edit(records[(number * 37) % len(records)])
            note(f"{name}, one edit", lambda words=words: run(many, words))
        note("check, start-up", lambda: run(few, COMMANDS["check"]))
    base = statistics.median(clock for clock, _ in times["reading the files"])
    print(f"{'':20} {'clock':>9} {'processors':>12} {'times the reading':>18}")
    for name, values in times.items():
        clock, processors = (statistics.median(part) for part in zip(*values, strict=True))
        print(f"{name:20} {clock:7.3f} s {processors:10.3f} s {clock / base:18.1f}")


def timed(work: Callable[[], None]) -> Times:
    start, used = time.perf_counter(), processors_used()
    work()
    return time.perf_counter() - start, processors_used() - used


def processors_used() -> float:
    """Seconds that this process and those that it started have had of a processor."""
    parts = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(part.ru_utime + part.ru_stime for part in parts)


def read_all(folder: Path) -> None:
    for path in folder.rglob("*.md"):
        path.read_bytes()


def edit(record: Path) -> None:
    with record.open("a", encoding="utf-8") as file:
        file.write("One more line.\n")


def run(folder: Path, words: list[str]) -> None:
    command = [sys.executable, "-c", "from engage_docs.cli import main; main()", *words]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
