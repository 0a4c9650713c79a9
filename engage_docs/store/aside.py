"""Bytes that are put aside in a file for the time of one run, so that they take no memory."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO


class Aside:
    """Bytes by their names, in a file that has no name and goes away with the program.

    A process that begins as a copy of this one can get what was put aside before. In one that
    begins from nothing there is nothing aside.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, tuple[int, int]] = {}
        self._file: IO[bytes] | None = None
        self._end = 0

    def __reduce__(self) -> tuple[type[Aside], tuple[Path]]:
        return Aside, (self._folder,)

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def close(self) -> None:
        """Let go of everything."""
        if self._file is not None:
            self._file.close()
        self._places.clear()

    def add(self, values: Mapping[str, bytes]) -> None:
        """Put these aside."""
        if self._file is None:
            self._file = _nameless(self._folder)
        self._file.seek(self._end)
        for name, data in values.items():
            self._file.write(data)
            self._places[name] = self._end, len(data)
            self._end += len(data)
        self._file.flush()

    def get(self, name: str) -> bytes | None:
        """What was put aside under a name."""
        place = self._places.get(name)
        if place is None or self._file is None:
            return None
        start, length = place
        if hasattr(os, "pread"):  # which does not move where a copy of this process is reading
            return os.pread(self._file.fileno(), length, start)
        self._file.seek(start)
        return self._file.read(length)


def _nameless(folder: Path) -> IO[bytes]:
    """A new file: in the folder, or where nobody may write there, wherever such files lie."""
    import tempfile  # which takes a while, and is not needed where nothing is drawn

    with suppress(OSError):
        return tempfile.TemporaryFile(dir=folder)
    return tempfile.TemporaryFile()
