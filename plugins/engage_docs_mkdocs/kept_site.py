"""What is known of the last build of a site: what lies where, and what each file was made from.

It has several parts, so that little has to be written where little has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from engage_docs.building.tree import Look, Record
from engage_docs.findings import Finding
from engage_docs.keeping.plain import dump, load
from engage_docs.report.values import Counts
from engage_docs.store import Store, key_of
from engage_docs_mkdocs.kept_trees import Trees, trees_from_bytes, trees_to_bytes

_KIND = "sites"
_SOURCES = "sources of"
_TREES = ("files later", "files")
_STANDBY = Path(".engage") / "standby"


def standby_of(folder: Path, live: Path) -> Path:
    """Where the folder lies that takes turns with the site at ``live``: never in the site.

    ``folder`` is that of the settings.
    """
    return folder / _STANDBY / live.name


class Source(NamedTuple):
    """What a group was drawn from, by name, and the files that it gave."""

    inputs: Mapping[str, str]
    files: Sequence[str]


@dataclass(frozen=True, slots=True)
class Before:
    """The last build.

    ``trees`` are the live one and the one on standby.
    ``outputs`` are the files that are made of many records: by path, a digest of what each was made
    from and one of its bytes. ``pages`` are the pages about everything as they were drawn without
    cards, ``layout`` a digest of what they were drawn from, ``found`` the personal details in them.
    ``keys`` stand for the groups and for all that each was drawn from.
    """

    trees: Trees = field(default_factory=Trees)
    outputs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    layout: str = ""
    pages: Sequence[Any] = ()
    found: Any = ()
    keys: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """How the last build went.

    ``before`` are the sources of the groups before it, ``now`` those after it. ``fresh`` are the
    sources of the groups that were drawn, ``written`` the files that were.
    """

    before: Sequence[Source]
    now: Sequence[Source]
    fresh: Sequence[Source]
    written: Sequence[str]


@dataclass(slots=True)
class Made:
    """What a build made, to be known the next time. ``digests`` are those of all files.

    ``sources`` are those of the groups that the last build did not have, ``fresh`` the keys of
    those that were drawn, ``written`` the files that were.
    """

    counts: Counts
    findings: list[Finding]
    outputs: dict[str, tuple[str, str]]
    layout: str
    pages: list[Any]
    found: Any
    keys: list[str]
    sources: Mapping[str, Source]
    fresh: Sequence[str]
    written: Sequence[str]
    digests: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Any] = field(default_factory=dict)


def load_before(store: Store, live: Path) -> Before:
    """What is known of the last build of the site at ``live``."""
    found = _load(store, live, ("outputs", "pages"))
    names = [_name(live, part) for part in _TREES]
    trees = store.get_many(_KIND, names)
    if found is None or len(trees) < len(names):
        return Before()
    outputs, pages = found
    later, whole = (trees[name] for name in names)
    return Before(
        trees_from_bytes(whole, later),
        _rows(outputs["outputs"]),
        pages["layout"],
        pages["pages"],
        outputs["found"],
        outputs["keys"],
    )


def load_course(store: Store, live: Path) -> Course | None:
    """How the last build of the site at ``live`` went."""
    found = _load(store, live, ("course", "outputs"))
    if found is None:
        return None
    course, outputs = found
    every = {*course["before"], *outputs["keys"]}
    kept = store.get_many(f"{_SOURCES} {key_of(str(live))}", every)
    sources = {key: Source(*load(data)) for key, data in kept.items()}

    def of(keys: Sequence[str]) -> list[Source]:
        return [sources[key] for key in keys if key in sources]

    now, fresh = of(outputs["keys"]), of(course["fresh"])
    return Course(of(course["before"]), now, fresh, course["written"])


def keep(
    store: Store,
    live: Path,
    before: Before,
    made: Made,
    record: Record,
    live_folders: Mapping[str, Look],
) -> None:
    """Remember what was made. ``before`` is what was known until now."""
    trees = trees_to_bytes(before.trees, record, live_folders)
    parts: dict[str, Any] = {
        "outputs": {
            "outputs": _columns(made.outputs),
            "keys": made.keys,
            "found": made.found,
        },
        "course": {"before": before.keys, "fresh": made.fresh, "written": made.written},
    }
    if made.layout != before.layout:
        parts["pages"] = {"layout": made.layout, "pages": made.pages}
    kept = {_name(live, part): dump(plain) for part, plain in parts.items()}
    kept |= {_name(live, part): data for part, data in zip(_TREES, trees, strict=False)}
    store.put_many(_KIND, kept)
    kind = f"{_SOURCES} {key_of(str(live))}"
    store.put_many(kind, {key: dump(source) for key, source in made.sources.items()})
    store.sweep(kind, {*before.keys, *made.keys})


def _name(live: Path, part: str) -> str:
    return key_of(str(live), part)


def _load(store: Store, live: Path, parts: Sequence[str]) -> list[Any] | None:
    """Parts of what is kept of a site; None if one of them is missing."""
    names = [_name(live, part) for part in parts]
    found = store.get_many(_KIND, names)
    return [load(found[name]) for name in names] if len(found) == len(names) else None


def _columns(rows: Mapping[str, tuple[Any, ...]]) -> list[Sequence[Any]]:
    """A table as columns, the names first: JSON reads and writes that faster than rows."""
    return [list(rows), *zip(*rows.values(), strict=True)]


def _rows(columns: Sequence[Sequence[Any]]) -> dict[str, tuple[Any, ...]]:
    """The table that was made into columns."""
    return dict(zip(columns[0], zip(*columns[1:], strict=True), strict=True))
