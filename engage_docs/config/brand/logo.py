"""The logo: found in the two folders where it may lie, and made anew from its pixels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from engage_docs.config.brand.model import Brand
from engage_docs.findings import Problem
from engage_docs.findings.brand import LOGO_OUTSIDE
from engage_docs.media.pictures import Picture, prepare_picture

_ABSOLUTE = re.compile(r"[/\\~]|[A-Za-z]:|[A-Za-z]+://")


def prepare_logo(
    brand: Brand, folders: Sequence[Path], forbidden: Path, cache: Path
) -> Picture | Problem:
    """Make the files of the logo, or say why it cannot be shown.

    ``folders`` are where it may lie, the likeliest first. What lies in ``forbidden``, the folder
    of the records, is never a logo: only the gate publishes from there.
    """
    outside = Problem(LOGO_OUTSIDE, {"file": _printable(brand.logo)})
    if "\0" in brand.logo or _ABSOLUTE.match(brand.logo):
        return outside
    folder = next((one for one in folders if _is_there(one / brand.logo)), folders[0])
    source = folder / brand.logo
    if not _lies_in(source, folder) or _lies_in(source, forbidden):
        return outside
    return prepare_picture(source, (), False, cache)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that no file system takes
        return False


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder when every link on the way is followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)[:80]
