"""A running preview: how long from saving a record until its new page comes over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.edits import Edit
from benchmarks.measure import Command, Failed

_TO_START = 900.0
_TO_CHANGE = 300.0
_TO_END = 20.0
_ASK_EVERY = 0.01


def seconds_to_page(
    command: Command,
    port: int,
    folder: Path,
    edits: Sequence[Edit],
    log: Path,
    rest: float = 2.0,
) -> list[float]:
    """Start the preview, make each edit in turn, and say how long each took to be seen.

    ``rest``: seconds before each edit, since a person does not save again at once.
    """
    found = []
    with _running(command, folder, log):
        for edit in edits:
            address = f"http://127.0.0.1:{port}/{edit.url}"
            _wait_for(address, "", _TO_START)
            time.sleep(rest)
            start = time.perf_counter()
            edit.make()
            _wait_for(address, edit.mark, _TO_CHANGE)
            found.append(time.perf_counter() - start)
    return found


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _running(command: Command, folder: Path, log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """As a person ends it, with Ctrl and C, so that it tidies up; and if that does not do, firmly.

    One that was started in the background by a shell may not listen to the first.
    """
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        os.killpg(process.pid, sign)
        try:
            process.wait(_TO_END)
        except subprocess.TimeoutExpired:
            continue
        return


def _wait_for(address: str, words: str, patience: float) -> None:
    """Ask again and again until the page is there with these words on it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        page = _page(address)
        if page is not None and words in page:
            return
        time.sleep(_ASK_EVERY)
    raise Failed(f"{address} did not show the change within {patience:.0f} seconds.")


def _page(address: str) -> str | None:
    """The page at an address; None if there is none yet."""
    try:
        with urlopen(address, timeout=_TO_CHANGE) as answer:  # noqa: S310 - our own computer
            return str(answer.read().decode("utf-8"))
    except (URLError, ConnectionError, TimeoutError):
        return None
