"""What was measured, as values and as a file of JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measure import Usage


@dataclass(frozen=True, slots=True)
class Written:
    """What a tool wrote: HTML pages and their bytes, files of all kinds and theirs."""

    pages: int
    html: int
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Measurement:
    """One tool in one row, over all rounds. ``missing``: why there are none."""

    row: str
    tool: str
    name: str
    records: int
    rounds: tuple[Usage, ...] = ()
    written: Written | None = None
    missing: str = ""

    @property
    def seconds(self) -> float:
        """The median by the clock."""
        return median(one.seconds for one in self.rounds)

    @property
    def cpu(self) -> float:
        """The median of computing."""
        return median(one.cpu for one in self.rounds)

    @property
    def memory(self) -> int:
        """The median of the most memory, in bytes."""
        return round(median(one.memory for one in self.rounds))


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine in general words. ``load``: how many programs were at work when it began."""

    system: str
    cores: int
    gigabytes: int
    load: float


@dataclass(frozen=True, slots=True)
class Run:
    """All measurements of one go."""

    day: str
    machine: Machine
    versions: Mapping[str, str]
    measurements: tuple[Measurement, ...]


def this_machine() -> Machine:
    """The machine we are on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    load = round(os.getloadavg()[0], 1)
    return Machine(platform.system(), os.cpu_count() or 1, round(memory / 2**30), load)


def count(folder: Path) -> Written:
    """What lies in a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = [path.stat().st_size for path in files if path.suffix == ".html"]
    return Written(len(pages), sum(pages), len(files), sum(path.stat().st_size for path in files))


def read_results(path: Path) -> dict[str, Run]:
    """The runs in a file, by their names; none if there is no file."""
    if not path.exists():
        return {}
    data = json.loads(path.read_text("utf-8"))
    return {name: _run(run) for name, run in data.items()}


def write_results(path: Path, runs: Mapping[str, Run]) -> None:
    """Write runs into a file that :func:`read_results` reads."""
    data = {name: asdict(run) for name, run in sorted(runs.items())}
    path.write_text(json.dumps(_rounded(data), indent=1, ensure_ascii=False) + "\n", "utf-8")


def _rounded(value: Any) -> Any:
    """Times to the tenth of a millisecond: more is noise."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return value


def _run(data: dict[str, Any]) -> Run:
    measurements = tuple(_measurements(data["measurements"]))
    return Run(data["day"], Machine(**data["machine"]), data["versions"], measurements)


def _measurements(data: Iterable[dict[str, Any]]) -> Iterable[Measurement]:
    for one in data:
        rounds = tuple(Usage(**usage) for usage in one["rounds"])
        written = Written(**one["written"]) if one["written"] else None
        yield Measurement(**{**one, "rounds": rounds, "written": written})
