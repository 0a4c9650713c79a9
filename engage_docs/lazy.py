"""Packages whose parts are imported when they are first asked for.

A command should not wait for what it does not use. A package that imports all that it offers makes
everybody wait who wants one thing of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def on_demand(package: str, offers: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package. ``offers``: the names that it offers, by their modules."""
    homes = {name: module for module, names in offers.items() for name in names}

    def get(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, value)  # the next time nobody asks here
        return value

    return get
