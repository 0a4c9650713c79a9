"""What lies in the folder of records: which files, what each gave, and which belong together.

Records are only made when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engage_docs.findings import Finding
from engage_docs.keeping.outlines import (
    PlainOutline,
    digest_of,
    from_plain,
    keep_outlines,
    load_outlines,
    to_plain,
)
from engage_docs.keeping.plain import dump, load
from engage_docs.keeping.readings import (
    Basis,
    Reading,
    from_bytes,
    key_of_reading,
    outline_of_reading,
    to_bytes,
)
from engage_docs.reading.folder import RecordFile, bytes_of
from engage_docs.store import Store, key_of

if TYPE_CHECKING:
    from engage_docs.groups import Outline
    from engage_docs.keeping.spare import Spare
    from engage_docs.linking import Addresses

READINGS = "readings"
"""The kind of what is kept of the files."""

_GROUPS = "groups"


class Held(NamedTuple):
    """One file that should be a record. ``key`` stands for its content and all it was read by.

    ``outline`` is a digest of the outline of its record; empty if it gives none.
    """

    file: RecordFile
    key: str
    outline: str


@dataclass
class Inventory:
    """What lies in the folder of records.

    ``root`` is the folder, ``folder`` its name in the settings. ``held`` are the files in the
    order of their paths, ``findings`` about files that are not among them. ``fresh`` and
    ``fresh_outlines`` are what was found out this time, by the keys of readings;
    ``kept_outlines`` is what was kept, if it is loaded. ``steady`` turns False when a file changed
    while we were looking: then nothing that is made of the records may be kept. ``spare`` is a
    process for a little work, if there is one.
    """

    basis: Basis
    store: Store
    root: Path
    folder: str
    held: tuple[Held, ...]
    findings: list[Finding]
    fresh: dict[str, bytes]
    fresh_outlines: dict[str, PlainOutline]
    kept_outlines: dict[str, PlainOutline] | None = None
    steady: bool = True
    spare: Spare | None = None

    @cached_property
    def outlines(self) -> list[Outline | None]:
        """The outline of each file; None where it gives no record."""
        kept = self.kept_outlines
        if kept is None:
            kept = load_outlines(self.store, self.folder, self.basis.key)
        found = kept | self.fresh_outlines
        known = {held.key: found[held.key] for held in self.held if held.key in found}
        missing = [n for n, held in enumerate(self.held) if held.key not in known]
        for number, reading in zip(missing, self.readings(missing), strict=True):
            known[self.held[number].key] = to_plain(outline_of_reading(reading))
        if known.keys() != kept.keys() and self.steady:
            keep_outlines(self.store, self.folder, self.basis.key, known)
        return [from_plain(known[held.key]) for held in self.held]

    @cached_property
    def groups(self) -> list[tuple[int, ...]]:
        """The groups of records that know nothing of each other, as numbers in ``held``.

        They are as they were as long as all outlines are, which most edits leave alone.
        """
        # Each with an end of its own: one file without a record is not the same as no file.
        key = key_of("".join([f"{held.outline} " for held in self.held]))
        if (kept := self.store.get_many(_GROUPS, [key]).get(key)) is not None:
            return [tuple(group) for group in load(kept)]
        from engage_docs.groups import groups_of  # not needed where nothing has changed

        groups = groups_of(self.outlines)
        if self.steady:
            self.store.put_many(_GROUPS, {key: dump(groups)})
            self.store.sweep(_GROUPS, {key})
        return groups

    @cached_property
    def keys(self) -> list[str]:
        """For each group a digest of its files: where they lie, and what each gave."""
        # No path has the sign NUL in it, so one long text is as good as many.
        parts = [f"{held.file.shown}\0{held.key}" for held in self.held]
        return [key_of("\0".join([parts[n] for n in group])) for group in self.groups]

    @property
    def read_anew(self) -> list[int]:
        """The groups of which a file has been read this time."""
        read = {number for number, held in enumerate(self.held) if held.key in self.fresh}
        return [n for n, group in enumerate(self.groups) if not read.isdisjoint(group)]

    @cached_property
    def addresses(self) -> Addresses:
        """The addresses of everything."""
        from engage_docs.groups import addresses_of

        return addresses_of(self.outlines)

    def readings(self, numbers: Sequence[int]) -> list[Reading]:
        """What these files gave."""
        found = self.bytes_of_readings(numbers)
        return [from_bytes(found[n], self.held[n].file.shown) for n in numbers]

    def bytes_of_readings(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """What these files gave, as it is kept, by their numbers."""
        keys = {number: self.held[number].key for number in numbers}
        kept = self.store.get_many(READINGS, [k for k in keys.values() if k not in self.fresh])
        return {
            number: self.fresh.get(key) or kept.get(key) or self._read_again(number)
            for number, key in keys.items()
        }

    def let_go(self) -> None:
        """Let go of what was read this time. Whoever asks for it gets it from the store."""
        self.fresh.clear()

    def _read_again(self, number: int) -> bytes:
        """Read a file of which nothing is kept any more: the store was damaged or swept.

        What it gives is kept, unless the file has changed since we looked.
        """
        from engage_docs.keeping import steps

        held = self.held[number]
        data = bytes_of(held.file)
        if isinstance(data, Finding):
            self.steady = False
            return to_bytes(Reading(None, [data]), held.file.shown)
        reading = steps.read(self.basis, held.file, data)
        outline = digest_of(to_plain(outline_of_reading(reading)))
        found = to_bytes(reading, held.file.shown, outline)
        if key_of_reading(self.basis, held.file, data) == held.key:
            self.store.put_many(READINGS, {held.key: found})
        else:
            self.steady = False
        return found
