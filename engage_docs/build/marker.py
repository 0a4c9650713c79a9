"""The mark by which we know a folder that we made: only such a folder is ever replaced."""

from __future__ import annotations

from pathlib import Path

from engage_docs.findings import Problem
from engage_docs.findings.building import SITE_HOLDS_OTHERS, SITE_IS_A_FILE, SITE_NOT_OURS

MARKER = ".made-by-engage-docs"
WORDS = b"""\
engage-docs made this folder. Each build replaces the whole of it,
so do not keep anything of your own in here.
"""


def mark(folder: Path) -> None:
    """Mark a folder as one that we made and may replace, if it is not marked yet."""
    place = folder / MARKER
    if not place.is_file() or place.read_bytes() != WORDS:
        place.unlink(missing_ok=True)
        place.write_bytes(WORDS)


def refusal(folder: Path) -> Problem | None:
    """Why a folder may not be replaced; None when it may (it is ours, empty or not there)."""
    if not folder.is_dir():
        return Problem(SITE_IS_A_FILE, {"site": folder.name}) if folder.exists() else None
    if (folder / MARKER).is_file() or not any(folder.iterdir()):
        return None
    return Problem(SITE_NOT_OURS, {"site": folder.name})


def others_in(live: Path, new: Path) -> Problem | None:
    """Hidden things at the top of the live site that the new one lacks, such as ``.git``.

    A build does not make such things, so somebody put them there. MkDocs lets them be; a swap
    would take them away.
    """
    if not live.is_dir():
        return None
    made = {entry.name for entry in new.iterdir()}
    found = {entry.name for entry in live.iterdir() if entry.name.startswith(".")}
    others = sorted(found - made - {MARKER})
    if not others:
        return None
    return Problem(SITE_HOLDS_OTHERS, {"site": live.name, "others": ", ".join(others)})
