"""The outlines of all records, by the keys of their readings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engage_docs.keeping.plain import dump, load
from engage_docs.store import Store, key_of

if TYPE_CHECKING:
    from engage_docs.groups import Outline

_KIND = "outlines"
_PARTS = ("id", "project", "type", "refers_to", "said", "commitments")


def load_outlines(store: Store, folder: str, basis: str) -> dict[str, Outline | None]:
    """What was kept of a folder: None for a file that gives no record.

    ``basis`` is what the readings depend on besides the files. With another basis nothing is
    known.
    """
    name = key_of(folder)
    data = store.get_many(_KIND, [name]).get(name)
    if data is None:
        return {}
    kept = load(data)
    if kept["basis"] != basis:
        return {}
    from engage_docs.groups import Outline  # not needed where nothing has changed

    return {
        key: Outline(plain[0], plain[1], plain[2], *map(tuple, plain[3:])) if plain else None
        for key, plain in kept["outlines"].items()
    }


def keep_outlines(
    store: Store, folder: str, basis: str, outlines: Mapping[str, Outline | None]
) -> None:
    """Keep these outlines, and no others."""
    plain = {key: one and [getattr(one, name) for name in _PARTS] for key, one in outlines.items()}
    store.put_many(_KIND, {key_of(folder): dump({"basis": basis, "outlines": plain})})
