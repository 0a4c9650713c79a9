"""Looking through the folder of records.

Files that are as they were are not opened. Those that were changed are read, and what they gave is
kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from engage_docs.findings import Finding
from engage_docs.keeping.files import (
    NOT_SETTLED,
    Known,
    KnownFiles,
    Look,
    Row,
    is_settled,
    keep_known,
    load_known,
    look_at,
)
from engage_docs.keeping.inventory import READINGS, Held, Inventory
from engage_docs.keeping.outlines import PlainOutline, digest_of, load_outlines, to_plain
from engage_docs.keeping.processes import in_parts, many_objects
from engage_docs.keeping.readings import (
    Basis,
    key_of_reading,
    outline_in,
    outline_of_reading,
    to_bytes,
)
from engage_docs.reading.folder import RecordFile, bytes_of, find_files
from engage_docs.settings import Settings
from engage_docs.store import Store

if TYPE_CHECKING:
    from engage_docs.keeping.spare import Spare

_FEW = 100
_AT_ONCE = 250
_SECONDS_EACH = 0.0004

_Result: TypeAlias = tuple[str, bytes, PlainOutline] | Finding
"""The key of a reading, the reading as bytes, and its outline; or why the file cannot be read."""


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
    as_they_were: dict[str, Row] = {}
    changed: dict[RecordFile, Look | None] = {}
    for file, path in zip(files, paths, strict=True):
        look = look_at(file.path)
        was = known.rows.get(path)
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
    now_known = as_they_were | {
        file.shown[len(shown_root) :]: (_as_kept(look, now_ns), taken.known[file.shown])
        for file, look in changed.items()
        if file.shown in taken.known
    }
    if now_known != known.rows:
        _let_go(store, known, as_they_were, held)
        keep_known(store, folder, basis.key, known, now_known)
    store.put_many(READINGS, taken.fresh)
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


def _as_kept(look: Look | None, now_ns: int) -> Look:
    return look if look is not None and is_settled(look, now_ns) else NOT_SETTLED


def _let_go(
    store: Store, known: KnownFiles, as_they_were: Mapping[str, Row], held: Sequence[Held]
) -> None:
    """Let go of readings that no file gives any more."""
    if not known.rows:
        store.sweep(READINGS, {one.key for one in held})
        return
    gone = {one.key for path, (_, one) in known.rows.items() if path not in as_they_were}
    store.remove(READINGS, gone.difference(one.key for one in held))


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
        kept = store.get_many(READINGS, keys.values())
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
