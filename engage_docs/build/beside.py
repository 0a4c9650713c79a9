"""The whole of it: lock, tidy up, build beside the live site, swap, tidy up."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engage_docs.build.lock import locked
from engage_docs.build.marker import mark, others_in, refusal
from engage_docs.build.swap import put_in_place, recover
from engage_docs.findings import Problem
from engage_docs.findings.building import BUILD_RUNNING, CANNOT_WRITE, DISK_FULL

_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class _Places:
    """The live site, and the folder beside it that we work in. ``standby`` see below."""

    live: Path
    standby: Path | None = None

    @property
    def work(self) -> Path:
        return self.live.with_name(f"{self.live.name}.building")

    @property
    def lock(self) -> Path:
        return self.work / "lock"

    @property
    def new(self) -> Path:
        return self.standby or self.work / "new"

    @property
    def aside(self) -> Path:
        return self.work / "old"


def build_beside(
    live: Path,
    build: Callable[[Path], None],
    standby: Path | None = None,
    settle: Callable[[], None] | None = None,
) -> Problem | None:
    """Let ``build`` fill a new folder, then put it in the place of ``live``.

    ``standby`` is a folder on the same disk that ``build`` brings up to date instead of filling a
    new one. Afterwards the old site lies there, and ``settle`` has to see to it. It is removed if
    anything went wrong.

    Returns what kept the new site from being put in place, or None. Whatever ``build`` raises,
    other than trouble with the disk, goes on to the caller. In every case but success the live
    site is as it was.
    """
    places = _Places(live.resolve(), standby)
    try:
        places.live.parent.mkdir(parents=True, exist_ok=True)
        with locked(places.lock) as ours:
            if not ours:
                return Problem(BUILD_RUNNING)
            return _build_and_swap(places, build, settle)
    except OSError as error:
        if error.errno in _FULL:
            return Problem(DISK_FULL)
        if not _is_about(error, places):
            raise
        reason = (error.strerror or "it did not work").rstrip(".")
        reason = reason[:1].lower() + reason[1:]
        return Problem(CANNOT_WRITE, {"reason": reason, "path": _short(error, places)})


def _build_and_swap(
    places: _Places, build: Callable[[Path], None], settle: Callable[[], None] | None
) -> Problem | None:
    recover(places.live, places.aside)
    if problem := refusal(places.live):
        return problem
    _tidy(places, keep_standby=True)
    done = False
    try:
        places.new.mkdir(parents=True, exist_ok=places.standby is not None)
        build(places.new)
        mark(places.new)
        if places.live.is_dir():
            shutil.copymode(places.live, places.new)
        # Asked again: the build may have taken minutes.
        if problem := refusal(places.live) or others_in(places.live, places.new):
            return problem
        put_in_place(places.new, places.live, places.aside)
        done = True
    finally:
        recover(places.live, places.aside)
        _tidy(places, keep_standby=done)
    if settle is not None:
        settle()
    return None


def _tidy(places: _Places, *, keep_standby: bool) -> None:
    """Remove what a build left behind, be it this one or one that was killed."""
    leftovers = [places.work / "new", places.aside]
    if places.standby is not None and not keep_standby:
        leftovers.append(places.standby)
    for leftover in leftovers:
        shutil.rmtree(leftover, ignore_errors=True)


def _is_about(error: OSError, places: _Places) -> bool:
    """Whether an error is about the site's own place, not about something that was read."""
    names = [Path(str(name)) for name in (error.filename, error.filename2) if name]
    ours = (places.live, places.work, places.new)
    return any(name == one or one in name.parents for name in names for one in ours) or any(
        name in places.work.parents for name in names
    )


def _short(error: OSError, places: _Places) -> str:
    path = Path(str(error.filename or error.filename2))
    try:
        return str(path.relative_to(places.live.parent))
    except ValueError:
        return str(path)
