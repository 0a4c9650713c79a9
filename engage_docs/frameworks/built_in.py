"""The frameworks that come with the software: one file each beside this module.

The order is that of the documents: Coulter 2010, the guide of Public Health England 2015, the
pathway of NICE 2017, the Health Creation Alliance, the guide of the Community Champions.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from engage_docs.frameworks.model import Pack
from engage_docs.frameworks.names import BUILT_IN
from engage_docs.frameworks.reader import read_built_in


@cache
def built_in_packs() -> tuple[Pack, ...]:
    """Every built-in pack, in order. The files are read on the first call."""
    folder = files(__package__)
    return tuple(
        read_built_in((folder / f"{name}.yml").read_text(encoding="utf-8"), f"{name}.yml")
        for name in BUILT_IN
    )
