"""What is known of the last build of a site: what lies where, and what each file was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engage_docs.building.tree import Known, Record
from engage_docs.findings import Finding
from engage_docs.keeping.plain import dump, load
from engage_docs.report.values import Counts
from engage_docs.store import Store, key_of

_KIND = "sites"
_STANDBY = Path(".engage") / "standby"


def standby_of(folder: Path, live: Path) -> Path:
    """Where the folder lies that takes turns with the site at ``live``: never in the site.

    ``folder`` is that of the settings.
    """
    return folder / _STANDBY / live.name


@dataclass(frozen=True, slots=True)
class Before:
    """The last build.

    ``tree`` is what lies on standby, ``live_folders`` how the folders of the live site looked.
    ``outputs`` are the files that are made of many records: by path, a digest of what each was made
    from and one of its bytes. ``pages`` are the pages about everything as they were drawn without
    cards, ``layout`` a digest of what they were drawn from, ``found`` the personal details in them.
    ``sources`` are what each group was drawn from. ``reasons`` say why a file was written.
    """

    tree: Record = field(default_factory=Record)
    live_folders: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    outputs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    layout: str = ""
    pages: Sequence[Any] = ()
    found: Any = ()
    sources: Sequence[tuple[Mapping[str, str], Sequence[str]]] = ()
    reasons: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Made:
    """What a build made, to be known the next time. ``digests`` are those of all files."""

    counts: Counts
    findings: list[Finding]
    outputs: dict[str, tuple[str, str]]
    layout: str
    pages: list[Any]
    found: Any
    sources: list[tuple[Mapping[str, str], Sequence[str]]]
    reasons: dict[str, Sequence[str]]
    digests: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Any] = field(default_factory=dict)


def load_before(store: Store, live: Path) -> Before:
    """What is known of the last build of the site at ``live``."""
    name = key_of(str(live))
    data = store.get_many(_KIND, [name]).get(name)
    if data is None:
        return Before()
    plain = load(data)
    return Before(
        Record(
            {path: Known(*known) for path, known in plain["files"].items()},
            {path: tuple(look) for path, look in plain["folders"].items()},
        ),
        {path: tuple(look) for path, look in plain["live folders"].items()},
        {path: tuple(output) for path, output in plain["outputs"].items()},
        plain["layout"],
        plain["pages"],
        plain["found"],
        plain["sources"],
        plain["reasons"],
    )


def keep(
    store: Store,
    live: Path,
    made: Made,
    record: Record,
    live_folders: Mapping[str, tuple[int, int]],
) -> None:
    """Remember what was made."""
    plain = {
        "files": record.files,
        "folders": record.folders,
        "live folders": live_folders,
        "outputs": made.outputs,
        "layout": made.layout,
        "pages": made.pages,
        "found": made.found,
        "sources": made.sources,
        "reasons": made.reasons,
    }
    store.put_many(_KIND, {key_of(str(live)): dump(plain)})
