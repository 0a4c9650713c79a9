"""A site, opened: its settings, and what lies in its folder of records."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engage_docs.findings import Finding, in_order
from engage_docs.frameworks.packs import Packs
from engage_docs.keeping.inventory import Inventory, take_inventory
from engage_docs.keeping.processes import many_objects
from engage_docs.keeping.readings import basis_of
from engage_docs.settings import Settings, read_settings
from engage_docs.settings.meaning import frameworks_of
from engage_docs.store import Store


@dataclass(frozen=True, slots=True)
class Site:
    """A site as it lies in its folder.

    ``settings`` and ``inventory`` are None when the configuration could not be read.
    ``findings`` are about the configuration and the frameworks.
    """

    settings: Settings | None
    inventory: Inventory | None
    findings: list[Finding]
    frameworks: Packs


def open_site(config_file: Path, say: Callable[[str], None], now_ns: int | None = None) -> Site:
    """Read the settings, and look through the folder of records.

    ``say`` is told if the store could not be used. ``now_ns`` is the time, in nanoseconds since
    1970.
    """
    settings, findings = read_settings(config_file)
    if settings is None:
        return Site(None, None, in_order(findings), Packs())
    frameworks, found = frameworks_of(settings)
    store = Store.open(settings.folder, say)
    basis = basis_of(settings, frameworks)
    with many_objects():
        now_ns = time.time_ns() if now_ns is None else now_ns
        inventory = take_inventory(settings, basis, store, now_ns)
    return Site(settings, inventory, findings + found, frameworks)
