"""``kill -9`` at moments of a rebuild by the real command: what is then in the published folder."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random

from tests.builds import steady_files
from tests.trust.marked import good_records
from tests.trust.sites import Site, ended

_RECORD = "content/records/good/meeting.md"


@dataclass
class Killed:
    """How many builds were killed, and what each found. ``torn`` must be empty."""

    builds: int = 0
    left_old: int = 0
    left_new: int = 0
    while_writing: int = 0
    torn: list[str] = field(default_factory=list)


class Rebuilt:
    """A site that is rebuilt from one state of its records to the other, for ever.

    ``seconds`` is how long a build takes, ``last_seconds`` how much of that is left when the new
    site is written and not yet in place.
    """

    def __init__(self, folder: Path, good_of_each_type: int) -> None:
        files, _ = good_records(good_of_each_type)
        self.site = Site(folder, files)
        self.work = folder / "site.building"
        self.new = self.work / "new"
        text = files["good/meeting.md"]
        self.texts = [text + b"One.\n", text + b"Two.\n"]
        self.states: list[dict[str, str]] = []
        self.seconds = self.last_seconds = 0.0
        for text in self.texts:
            self.site.write(_RECORD, text)
            began = time.monotonic()
            build = self.site.command()
            _wait_for(self.is_written, build.poll)
            written = time.monotonic()
            built = ended(build)
            self.seconds, self.last_seconds = time.monotonic() - began, time.monotonic() - written
            assert built.code == 0, built.text
            self.states.append(steady_files(self.site.out))
        assert self.states[0] != self.states[1]

    def is_writing(self) -> bool:
        """Whether a build is at work on the new site."""
        return self.new.is_dir()

    def is_written(self) -> bool:
        """Whether the last file of the new site is there, and it is not yet in place."""
        return (self.new / "manifest.json").exists()

    def live(self) -> int | None:
        """Which of the two sites is published; None when it is neither."""
        now = steady_files(self.site.out)
        return self.states.index(now) if now in self.states else None

    def begin_the_other(self) -> int:
        """Write the records of the site that is not published; its number."""
        other = 1 - (self.live() or 0)
        self.site.write(_RECORD, self.texts[other])
        return other

    def build_succeeds(self) -> bool:
        """Whether the next build puts the other site in place, and leaves nothing behind."""
        other = self.begin_the_other()
        built = ended(self.site.command())
        return built.code == 0 and self.live() == other and not self.work.exists()


def kill(rebuilt: Rebuilt, kills: int, seed: int) -> Killed:
    """Kill so many builds, at moments that are spread over the time a build takes.

    Every other kill waits until the new site is being written, or is whole and about to be put in
    place: those are the shorter parts of a build.
    """
    chance, found = Random(seed), Killed()  # noqa: S311
    kinds = cycle(["any", "writing", "any", "swap"])
    for number, kind in zip(range(kills), kinds, strict=False):
        new = rebuilt.begin_the_other()
        build = rebuilt.site.command()
        if kind == "any":
            time.sleep(rebuilt.seconds * (number + chance.random()) / kills)
        elif kind == "writing":
            _wait_for(rebuilt.is_writing, build.poll)
            time.sleep(chance.uniform(0, rebuilt.seconds / 10))
        else:
            _wait_for(rebuilt.is_written, build.poll)
            time.sleep(chance.uniform(0, rebuilt.last_seconds))
        found.while_writing += rebuilt.is_writing()
        build.kill()
        build.communicate()
        found.builds += 1
        live = rebuilt.live()
        if live is None:
            found.torn.append(
                f"kill {number} ({kind}): {sorted(steady_files(rebuilt.site.out))[:5]}"
            )
            return found
        found.left_new += live == new
        found.left_old += live != new
    return found


def _wait_for(there: Callable[[], bool], poll: Callable[[], int | None]) -> None:
    while not there() and poll() is None:
        time.sleep(0.001)
