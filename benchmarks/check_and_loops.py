"""How long ``engage check`` and ``engage loops`` take, as whole commands.

    python benchmarks/check_and_loops.py --records 2000 --rounds 5

Prints the median of all rounds in seconds, and its ratio to a plain read of the same files in
the same run, since machines differ and are never quiet.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import write_corpus

COMMANDS = {
    "engage check": ["check"],
    "engage loops": ["loops", "--as-of", "2026-11-23", "--format", "json"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Time engage check and engage loops.")
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = write_corpus(folder, arguments.records)
        print(f"{count} records, median of {arguments.rounds} rounds")
        measure(folder, arguments.rounds)


def measure(folder: Path, rounds: int) -> None:
    """Time each command in turn, ``rounds`` times over, and print a line for each."""
    read, times = [], {name: [] for name in COMMANDS}
    for _ in range(rounds):
        read.append(seconds(lambda: read_all(folder)))
        for name, words in COMMANDS.items():
            times[name].append(seconds(lambda words=words: run(folder, words)))
    base = statistics.median(read)
    print(f"{'reading the files':20} {base:7.3f} s")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:20} {median:7.3f} s  {median / base:7.1f} times the reading")


def seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read_all(folder: Path) -> None:
    for path in folder.rglob("*.md"):
        path.read_bytes()


def run(folder: Path, words: list[str]) -> None:
    command = [sys.executable, "-c", "from engage_docs.cli import main; main()", *words]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
