"""The outlines of all records, by the keys of their readings.

They stay plain data until somebody asks which records belong together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from engage_docs.keeping.plain import dump, load
from engage_docs.store import Store, key_of

if TYPE_CHECKING:
    from engage_docs.groups import Outline

_KIND = "outlines"
_DIGITS = 24  # of a digest: enough for any number of records

PlainOutline: TypeAlias = list[Any] | None
"""The parts of an outline; None for a file that gives no record."""


def to_plain(outline: Outline | None) -> PlainOutline:
    """An outline as plain data."""
    return None if outline is None else [*outline[:3], *map(list, outline[3:])]


def from_plain(plain: PlainOutline) -> Outline | None:
    """The outline that was made into plain data."""
    from engage_docs.groups import Outline  # not needed where nothing has changed

    return None if plain is None else Outline._make(plain)


def digest_of(plain: PlainOutline) -> str:
    """A digest of an outline; empty for a file that gives no record."""
    return "" if plain is None else key_of(dump(plain))[:_DIGITS]


def load_outlines(store: Store, folder: str, basis: str) -> dict[str, PlainOutline]:
    """What was kept of a folder.

    ``basis`` is what the readings depend on besides the files. With another basis nothing is
    known.
    """
    name = key_of(folder)
    data = store.get_many(_KIND, [name]).get(name)
    kept = {} if data is None else load(data)
    outlines: dict[str, PlainOutline] = kept["outlines"] if kept.get("basis") == basis else {}
    return outlines


def keep_outlines(
    store: Store, folder: str, basis: str, outlines: Mapping[str, PlainOutline]
) -> None:
    """Keep these outlines, and no others."""
    store.put_many(_KIND, {key_of(folder): dump({"basis": basis, "outlines": outlines})})
