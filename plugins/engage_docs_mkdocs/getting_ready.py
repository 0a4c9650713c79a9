"""A process that gets ready to draw a few records, while this one finds out which.

It takes long to import what draws, and most edits change one record.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import partial
from importlib import import_module
from pathlib import Path

from engage_docs.keeping.spare import Spare
from engage_docs.store import FILE, FOLDER

_NEEDED = (
    "engage_docs.keeping.steps",
    "engage_docs.frameworks.built_in",
    "engage_docs.site.renderer",
    "engage_docs.bodies.converter",
    "engage_docs_mkdocs.outset_making",
    "engage_docs_mkdocs.drawn",
)


def getting_ready(config_file: Path) -> AbstractContextManager[Spare | None]:
    """The process, to be used and closed. None where nothing is kept of the site.

    Then there is so much to do that others help.
    """
    if not (config_file.parent / FOLDER / FILE).exists():
        return nullcontext()
    return Spare(*(partial(import_module, name) for name in _NEEDED), _read_packs)


def _read_packs() -> None:
    from engage_docs.frameworks.built_in import built_in_packs  # for the spare process alone

    built_in_packs()
