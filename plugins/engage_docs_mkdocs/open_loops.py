"""The open loops for other programs: two files with a row for everything that people said.

They change with nearly every edit and are long, so another process writes them if there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from engage_docs.building.tree import put
from engage_docs.keeping.columns import from_bytes
from engage_docs.report.joined import RowText, joined_csv, joined_json
from engage_docs.report.values import Counts
from engage_docs.store import Store, key_of
from engage_docs_mkdocs.filling import Filling

_NAMES = ("open-loops.json", "open-loops.csv")
_ROWS = "rows"


class _Head(NamedTuple):
    """What stands above the rows."""

    as_of: date
    calendar: str
    counts: Counts


class _Task(NamedTuple):
    """What another process needs: where the rows are kept, and where the files go.

    ``digests`` are those of the files that lie there, or None.
    """

    site: Path
    kind: str
    keys: Sequence[str]
    head: _Head
    folder: Path
    digests: Sequence[str | None]


def begin_open_loops(filling: Filling, counts: Counts) -> Callable[[], None]:
    """Begin to write the files, unless they are as they were. What is given ends it."""
    plan, groups, tree = filling.plan, filling.groups, filling.tree
    inputs = key_of(plan.key, filling.digests(_ROWS))
    if all(filling.is_as_it_was(name, inputs) for name in _NAMES):
        return lambda: None
    head = _Head(plan.as_of, plan.settings.calendar, counts)
    spare = filling.ready.inventory.spare
    answer: Callable[[], list[str] | None] = lambda: None  # noqa: E731 - as it is without one
    if spare is not None and spare.is_at_hand:
        task = _Task(
            *(plan.settings.folder, filling.drawing.kind_of(_ROWS), [one.key for one in groups]),
            *(head, tree.folder, [tree.digest_of(name) for name in _NAMES]),
        )
        answer = spare.ask(_write, task)

    def end() -> None:
        if digests := answer():
            for name, digest in zip(_NAMES, digests, strict=True):
                filling.note_written(name, inputs, digest)
            return
        parts = filling.drawing.bytes_of(_ROWS, groups)
        for name, data in zip(_NAMES, _files(head, parts), strict=True):
            filling.put(name, inputs, data)

    return end


def _write(task: _Task) -> list[str] | None:
    """Write the files that are not there already. Their digests; None if a row is not kept."""
    with Store.open(task.site) as store:
        found = store.get_many(task.kind, task.keys)
    if len(found) < len(set(task.keys)):
        return None
    digests = []
    files = _files(task.head, [found[key] for key in task.keys])
    for name, data, there in zip(_NAMES, files, task.digests, strict=True):
        digests.append(sha256(data).hexdigest())
        if digests[-1] != there:
            put(task.folder, name, data)
    return digests


def _files(head: _Head, parts: Iterable[bytes]) -> tuple[bytes, bytes]:
    """What is in the files. ``parts`` are the rows of the groups."""
    rows: list[RowText] = []
    for part in parts:
        rows += map(RowText._make, zip(*from_bytes(part), strict=True))
    rows.sort()
    return joined_json(*head, rows).encode(), joined_csv(rows).encode()
