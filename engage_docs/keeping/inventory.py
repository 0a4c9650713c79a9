"""What lies in the folder of records: which files, what each gave, and which belong together.

Files that are as they were are not opened. Those that were changed are read, and what they gave is
kept. Records are only made when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from engage_docs.findings import Finding
from engage_docs.keeping.files import Known, Look, is_settled, keep_known, load_known, look_at
from engage_docs.keeping.outlines import (
    PlainOutline,
    digest_of,
    from_plain,
    keep_outlines,
    load_outlines,
    to_plain,
)
from engage_docs.keeping.plain import dump, load
from engage_docs.keeping.processes import in_parts, many_objects
from engage_docs.keeping.readings import (
    Basis,
    Reading,
    from_bytes,
    key_of_reading,
    outline_in,
    outline_of_reading,
    to_bytes,
)
from engage_docs.reading.folder import RecordFile, bytes_of, find_files
from engage_docs.settings import Settings
from engage_docs.store import Store, key_of

if TYPE_CHECKING:
    from engage_docs.groups import Outline
    from engage_docs.keeping.spare import Spare
    from engage_docs.linking import Addresses

_KIND = "readings"
_GROUPS = "groups"
_FEW = 100
_AT_ONCE = 250
_SECONDS_EACH = 0.0004

_Result: TypeAlias = tuple[str, bytes, PlainOutline] | Finding
"""The key of a reading, the reading as bytes, and its outline; or why the file cannot be read."""


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
        key = key_of(held.outline for held in self.held)
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
        held = self.held
        return [
            key_of([part for n in group for part in (held[n].file.shown, held[n].key)])
            for group in self.groups
        ]

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
        kept = self.store.get_many(_KIND, [k for k in keys.values() if k not in self.fresh])
        return {
            number: self.fresh.get(key) or kept.get(key) or self._read_again(number)
            for number, key in keys.items()
        }

    def let_go(self) -> None:
        """Let go of what was read this time. Whoever asks for it gets it from the store."""
        self.fresh.clear()

    def _read_again(self, number: int) -> bytes:
        """Read a file of which nothing is kept any more: the store was damaged or swept."""
        from engage_docs.keeping import steps

        held = self.held[number]
        data = bytes_of(held.file)
        if isinstance(data, Finding):
            self.steady = False
            return to_bytes(Reading(None, [data]), held.file.shown)
        if key_of_reading(self.basis, held.file, data) != held.key:
            self.steady = False
        reading = steps.read(self.basis, held.file, data)
        outline = digest_of(to_plain(outline_of_reading(reading)))
        return to_bytes(reading, held.file.shown, outline)


def take_inventory(
    settings: Settings,
    basis: Basis,
    store: Store,
    now_ns: int,
    spare: Spare | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Inventory:
    """Look through the folder of records, and read what was changed since the last time.

    ``now_ns`` is the time, in nanoseconds since 1970. ``spare`` is a process for a little work;
    ``meanwhile`` is called while it is at it, or else before anything is read.
    """
    shown_root = (settings.folder / settings.records).as_posix()
    folder = settings.records
    files, findings = find_files(settings.records_folder, shown_root)
    known = load_known(store, folder, basis.key)
    paths = [file.shown[len(shown_root) :] for file in files]
    as_they_were: dict[str, tuple[Look, Known]] = {}
    changed: dict[RecordFile, Look | None] = {}
    for file, path in zip(files, paths, strict=True):
        look = look_at(file.path)
        was = known.get(path)
        if was is not None and was[0] == look:
            as_they_were[path] = was
        else:
            changed[file] = look
    taken = _take_in(list(changed), basis, store, folder, spare, meanwhile)
    held = tuple(
        Held(file, *one)
        for file, path in zip(files, paths, strict=True)
        if (one := was[1] if (was := as_they_were.get(path)) else taken.known.get(file.shown))
    )
    newly_settled = {
        file.shown[len(shown_root) :]: (look, taken.known[file.shown])
        for file, look in changed.items()
        if file.shown in taken.known and look is not None and is_settled(look, now_ns)
    }
    if newly_settled or len(as_they_were) < len(known):
        store.put_many(_KIND, taken.fresh)
        store.sweep(_KIND, {one.key for one in held})
        keep_known(store, folder, basis.key, as_they_were | newly_settled)
    elif taken.fresh:
        store.put_many(_KIND, taken.fresh)
    findings += taken.findings
    return Inventory(
        basis,
        store,
        settings.records_folder,
        folder,
        held,
        findings,
        taken.fresh,
        taken.outlines,
        taken.kept_outlines,
        spare=spare,
    )


@dataclass(slots=True)
class _Taken:
    """What was found out about changed files: by their shown paths, and by the keys of readings."""

    known: dict[str, Known] = field(default_factory=dict)
    fresh: dict[str, bytes] = field(default_factory=dict)
    outlines: dict[str, PlainOutline] = field(default_factory=dict)
    kept_outlines: dict[str, PlainOutline] | None = None
    findings: list[Finding] = field(default_factory=list)


def _take_in(
    files: Sequence[RecordFile],
    basis: Basis,
    store: Store,
    folder: str,
    spare: Spare | None,
    meanwhile: Callable[[], None],
) -> _Taken:
    """Read files, but for those of which it is known what their content gives."""
    taken = _Taken()
    if not files:
        meanwhile()
        return taken
    if len(files) > _FEW:
        taken.kept_outlines = load_outlines(store, folder, basis.key)
    nothing = taken.kept_outlines is not None and not taken.kept_outlines
    unknown = files if nothing else _take_known(files, basis, store, taken)
    for results in _read(unknown, basis, spare, meanwhile):
        for shown, result in results:
            if isinstance(result, Finding):
                taken.findings.append(result)
            else:
                key, data, outline = result
                taken.known[shown] = Known(key, digest_of(outline))
                taken.fresh[key] = data
                taken.outlines[key] = outline
    return taken


def _read(
    files: Sequence[RecordFile], basis: Basis, spare: Spare | None, meanwhile: Callable[[], None]
) -> Iterable[list[tuple[str, _Result]]]:
    """Read files, some at a time."""
    parts = [(basis, part) for part in _parts(files)]
    if spare and len(parts) == 1:
        results = spare.ask(_read_part, parts[0])
        meanwhile()
        return [results()]
    meanwhile()
    if parts and not spare:
        from engage_docs.keeping import steps

        steps.make_ready(basis)
    return in_parts(_read_part, parts, len(files) * _SECONDS_EACH, spare)


def _take_known(
    files: Sequence[RecordFile], basis: Basis, store: Store, taken: _Taken
) -> list[RecordFile]:
    """Take in the files of which it is known what their content gives; return the others.

    Where many files are to be looked at, ``taken.kept_outlines`` has the outlines that are kept.
    """
    keys: dict[str, str] = {}
    for file in files:
        data = bytes_of(file)
        if isinstance(data, Finding):
            taken.findings.append(data)
        else:
            keys[file.shown] = key_of_reading(basis, file, data)
    outlines = taken.kept_outlines
    if outlines is None:
        kept = store.get_many(_KIND, keys.values())
        digests = {key: outline_in(reading) for key, reading in kept.items()}
    else:
        digests = {key: digest_of(outlines[key]) for key in keys.values() if key in outlines}
    unknown: list[RecordFile] = []
    for file in files:
        key = keys.get(file.shown, "")
        if key in digests:
            taken.known[file.shown] = Known(key, digests[key])
        elif key:
            unknown.append(file)
    return unknown


def _read_part(part: tuple[Basis, list[RecordFile]]) -> list[tuple[str, _Result]]:
    """Read some files: what each gave, by its shown path."""
    basis, files = part
    with many_objects():
        return [(file.shown, _read_one(basis, file)) for file in files]


def _read_one(basis: Basis, file: RecordFile) -> _Result:
    from engage_docs.keeping import steps

    data = bytes_of(file)
    if isinstance(data, Finding):
        return data
    reading = steps.read(basis, file, data)
    key = key_of_reading(basis, file, data)
    outline = to_plain(outline_of_reading(reading))
    return key, to_bytes(reading, file.shown, digest_of(outline)), outline


def _parts(files: Iterable[RecordFile]) -> Iterator[list[RecordFile]]:
    rest = iter(files)
    while part := list(islice(rest, _AT_ONCE)):
        yield part
