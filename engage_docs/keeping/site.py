"""A site, opened: its settings, and what lies in its folder of records."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from engage_docs.findings import Finding, in_order
from engage_docs.keeping.inventory import Inventory
from engage_docs.keeping.processes import many_objects
from engage_docs.keeping.readings import Reading, basis_of
from engage_docs.keeping.settings_kept import settings_of
from engage_docs.keeping.taking import take_inventory
from engage_docs.settings import Settings
from engage_docs.settings.meaning import own_frameworks_of
from engage_docs.store import FILE, FOLDER, Store

if TYPE_CHECKING:
    from engage_docs.keeping.spare import Spare


@dataclass(frozen=True, slots=True)
class Site:
    """A site as it lies in its folder. To be closed: ``with open_site(...) as site``.

    ``settings`` and ``inventory`` are None when the configuration could not be read.
    ``findings`` are about the configuration and the frameworks. The packs of terms that the
    records may use are ``inventory.basis.frameworks``.
    """

    settings: Settings | None
    inventory: Inventory | None
    findings: list[Finding]

    def __enter__(self) -> Site:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        if self.inventory is not None:
            self.inventory.store.close()

    def readings(self) -> list[Reading]:
        """What every file gave, in the order of their paths."""
        if self.inventory is None:
            return []
        with many_objects():
            return self.inventory.readings(range(len(self.inventory.held)))


def open_site(
    config_file: Path,
    say: Callable[[str], None] = lambda _: None,
    now_ns: int | None = None,
    spare: Spare | None = None,
    meanwhile: Callable[[Settings, Store], None] = lambda _, __: None,
) -> Site:
    """Read the settings, and look through the folder of records.

    ``say`` is told if the store could not be used. ``now_ns`` is the time, in nanoseconds since
    1970. ``spare`` is a process for a little work. ``meanwhile`` is called before the records are
    known, for what can begin then.
    """
    is_kept = (config_file.parent / FOLDER / FILE).exists()
    store = Store.open(config_file.parent, say) if is_kept else None
    settings, findings = settings_of(config_file, store)
    if settings is None:
        if store is not None:
            store.close()
        return Site(None, None, in_order(findings))
    own, found = own_frameworks_of(settings)
    store = store or Store.open(settings.folder, say)
    basis = basis_of(settings, own)
    with many_objects():
        now_ns = time.time_ns() if now_ns is None else now_ns
        inventory = take_inventory(
            settings, basis, store, now_ns, spare, partial(meanwhile, settings, store)
        )
    return Site(settings, inventory, findings + found)
