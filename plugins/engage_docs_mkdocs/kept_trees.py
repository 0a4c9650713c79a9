"""What is known of the two trees of a site: long tables, of which little changes.

The tables are kept whole at first. After that only the rows are kept that are not as they were
then, until those are many.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple

from engage_docs.building.tree import Known, Look, Record
from engage_docs.keeping.changes import MANY, change, changed_rows
from engage_docs.keeping.columns import from_bytes, to_bytes
from engage_docs.keeping.plain import dump, load

_WIDTHS = (1 + len(Known._fields), 3, 3)  # columns: a name, and what is known of it

Row = tuple[Any, ...]
Tables = tuple[Mapping[str, Row], ...]
"""The files of both trees, and the folders of each."""


class Trees(NamedTuple):
    """What is known of the two trees.

    ``standby`` is what lies on standby, ``live_folders`` how the folders of the live site look.
    ``mark`` names the tables that are kept whole, ``later`` are the rows that are other ones than
    in those, by their names; None for a row that is gone. The trees take turns: ``is_turned`` is
    whether the one that was on standby then is the live one now.
    """

    standby: Record = Record()
    live_folders: Mapping[str, Look] = {}
    mark: str = ""
    later: Sequence[Mapping[str, Row | None]] = ()
    is_turned: bool = False


def trees_from_bytes(whole: bytes, later: bytes) -> Trees:
    """The trees that were made into bytes."""
    columns: list[Sequence[Any]] = [*from_bytes(whole)]
    plain = load(later)
    mark = columns.pop(0)[0]
    if plain["mark"] != mark:
        return Trees()
    tables = []
    for width in _WIDTHS:
        tables.append(_table(columns[:width]))
        del columns[:width]
    rows = [
        {name: None if row is None else tuple(row) for name, row in changes.items()}
        for changes in plain["later"]
    ]
    rows[0] = {name: None if row is None else Known(*row) for name, row in rows[0].items()}
    for table, changes in zip(tables, rows, strict=True):
        change(table, changes)
    files, folders, live_folders = _in_turn(tables, plain["is_turned"])
    return Trees(Record(files, folders), live_folders, mark, rows, plain["is_turned"])


def _in_turn(tables: Sequence[Any], is_turned: bool) -> Sequence[Any]:
    """The tables, first that of the tree on standby; or, from there, as they are kept."""
    files, one, other = tables
    return (files, other, one) if is_turned else (files, one, other)


def _table(columns: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """A table from its columns."""
    rows: Iterable[Row] = zip(*columns[1:], strict=True)
    if len(columns) == _WIDTHS[0]:
        rows = map(tuple.__new__, repeat(Known), rows)
    return dict(zip(columns[0], rows, strict=True))


def trees_to_bytes(before: Trees, standby: Record, live_folders: Mapping[str, Look]) -> list[bytes]:
    """The trees as bytes, first the rows that changed later. Then the whole, if it is to be kept.

    ``before`` is what was known until now.
    """
    new: Tables = (standby.files, standby.folders, live_folders)
    if before.mark:
        is_turned = not before.is_turned
        old = (before.standby.files, before.standby.folders, before.live_folders)
        pairs = zip(_in_turn(old, before.is_turned), _in_turn(new, is_turned), strict=True)
        changes = [changed_rows(was, now) for was, now in pairs]
        later = [{**known, **rows} for known, rows in zip(before.later, changes, strict=True)]
        if sum(map(len, later)) < MANY:
            return [_later_to_bytes(before.mark, later, is_turned)]
    mark = os.urandom(8).hex()
    columns = [
        column
        for width, table in zip(_WIDTHS, new, strict=True)
        for column in _columns(table, width)
    ]
    return [_later_to_bytes(mark, [{} for _ in new], False), to_bytes([[mark], *columns])]


def _later_to_bytes(mark: str, later: Sequence[Mapping[str, Row | None]], is_turned: bool) -> bytes:
    return dump({"mark": mark, "later": later, "is_turned": is_turned})


def _columns(rows: Mapping[str, Row], width: int) -> list[Sequence[Any]]:
    """A table as columns, the names first."""
    return [list(rows), *zip(*rows.values(), strict=True)] if rows else [()] * width
