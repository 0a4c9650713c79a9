"""Rows of a long table that are other ones than when it was kept as a whole.

Little changes from one build to the next, and to write a long table takes long.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

_Row = TypeVar("_Row")

MANY = 1000
"""With so many rows that have changed, the table is kept anew as a whole."""


def changed_rows(was: Mapping[str, _Row], now: Mapping[str, _Row]) -> dict[str, _Row | None]:
    """The rows that are other ones than before; None for those that are gone.

    A row that was not touched has to be the same object.
    """
    gone: dict[str, _Row | None] = dict.fromkeys(was.keys() - now.keys())
    return gone | {name: row for name, row in now.items() if was.get(name) is not row}


def change(table: dict[str, _Row], rows: Mapping[str, _Row | None]) -> None:
    """Bring a table up to date."""
    for name, row in rows.items():
        if row is None:
            table.pop(name, None)
        else:
            table[name] = row
