"""Paths as people know them."""

from __future__ import annotations

import os
from pathlib import Path


def as_typed(path: str | Path) -> Path:
    """Return a path as a person in this folder would type it."""
    whole = Path(path)
    if not whole.is_absolute():
        return whole
    for folder in (_folder_as_typed(), Path.cwd()):
        if whole.is_relative_to(folder):
            return whole.relative_to(folder)
    return whole


def _folder_as_typed() -> Path:
    """The folder we are in, under the name that the person knows: a link is not resolved.

    A shell keeps that name in PWD. A program that starts us in another folder may leave its own
    there.
    """
    said, here = os.environ.get("PWD"), Path.cwd()
    try:
        return Path(said) if said and os.path.samefile(said, here) else here  # noqa: PTH121
    except OSError:
        return here
