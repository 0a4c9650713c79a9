"""Work on one group of records at a time, of which the results are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeAlias

from engage_docs.keeping.inventory import Inventory
from engage_docs.keeping.plain import dump, load
from engage_docs.keeping.processes import in_parts, many_objects
from engage_docs.keeping.readings import Reading, from_bytes
from engage_docs.store import key_of

if TYPE_CHECKING:
    from engage_docs.linking import Addresses

_AT_ONCE = 200
_SECONDS_EACH = 0.0002

Everywhere: TypeAlias = "Callable[[], Addresses]"
Work: TypeAlias = Callable[[list[Reading], Everywhere], Any]
"""A function of the readings of a group that gives plain data.

It may ask for the addresses of everything; then its result is used only as long as those are the
same. It is a function of a module (or a ``partial`` of one), so that another process can run it.
"""

_Group: TypeAlias = list[tuple[str, bytes]]


class _NotHereError(Exception):
    """The addresses of everything are asked for, and this process does not have them."""


def by_group(
    inventory: Inventory,
    kind: str,
    depends_on: str,
    work: Work,
    holds: Callable[[Any], bool] = lambda _: True,
) -> list[Any]:
    """Return what ``work`` makes of each group, in the order of ``inventory.groups``.

    ``depends_on`` is a digest of all that the results depend on besides the records of the group.
    What only some of them depend on is left to ``holds``: whether a kept result still holds good.
    Under ``kind`` only the results of this time stay kept.
    """
    store = inventory.store
    keys = [key_of(kind, depends_on, key) for key in inventory.keys]
    everywhere = _Everywhere(inventory)
    results = {
        key: kept["result"]
        for key, data in store.get_many(kind, keys).items()
        if everywhere.is_still(kept := load(data)) and holds(kept["result"])
    }
    missing = {n: key for n, key in enumerate(keys) if key not in results}
    if missing:
        fresh = {}
        for number, data in _work_out(inventory, missing, work):
            if data is None:
                data = _work_out_here(inventory, number, work, everywhere)
            fresh[keys[number]] = data
            results[keys[number]] = load(data)["result"]
        if inventory.steady:
            store.put_many(kind, fresh)
    if inventory.steady:  # also where nothing is missing: a whole group may have gone
        store.sweep(kind, set(keys))
    return [results[key] for key in keys]


class _Everywhere:
    """The addresses of everything, and whether they are what they were when a result was kept."""

    def __init__(self, inventory: Inventory) -> None:
        self._inventory = inventory
        self._digest = ""

    def digest(self) -> str:
        """A digest of all addresses, made when it is first asked for."""
        if not self._digest:
            addresses = self._inventory.addresses
            self._digest = key_of(*(getattr(addresses, one.name) for one in fields(addresses)))
        return self._digest

    def is_still(self, kept: Mapping[str, Any]) -> bool:
        """Whether a kept result holds good."""
        return not kept["everywhere"] or kept["everywhere"] == self.digest()


def _work_out(
    inventory: Inventory, missing: Mapping[int, str], work: Work
) -> Iterator[tuple[int, bytes | None]]:
    """Work on these groups: their numbers and results; None for one that asks for everything."""
    parts: list[list[int]] = []
    size = _AT_ONCE
    for number in missing:
        if size >= _AT_ONCE:
            parts.append([])
            size = 0
        parts[-1].append(number)
        size += len(inventory.groups[number])
    count = sum(len(inventory.groups[number]) for number in missing)
    every = inventory.bytes_of_readings([n for g in missing for n in inventory.groups[g]])
    tasks = [
        (
            work,
            [[(inventory.held[n].file.shown, every[n]) for n in inventory.groups[g]] for g in part],
        )
        for part in parts
    ]
    for part, results in zip(
        parts, in_parts(_work_part, tasks, count * _SECONDS_EACH, inventory.spare), strict=True
    ):
        yield from zip(part, results, strict=True)


def _work_part(task: tuple[Work, list[_Group]]) -> list[bytes | None]:
    work, groups = task
    with many_objects():
        return [_work_on(work, group) for group in groups]


def _work_on(work: Work, group: _Group) -> bytes | None:
    def not_here() -> Addresses:
        raise _NotHereError

    try:
        result = work([from_bytes(data, shown) for shown, data in group], not_here)
    except _NotHereError:
        return None
    return dump({"everywhere": "", "result": result})


def _work_out_here(inventory: Inventory, number: int, work: Work, everywhere: _Everywhere) -> bytes:
    readings = inventory.readings(inventory.groups[number])
    result = work(readings, lambda: inventory.addresses)
    return dump({"everywhere": everywhere.digest(), "result": result})
