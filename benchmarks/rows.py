"""What is measured. Each function is one row, with all its tools in turn, round by round."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import AS_OF
from benchmarks.edits import edit_of
from benchmarks.measure import Command, Failed, Usage, run
from benchmarks.photos import write_album
from benchmarks.preview import free_port, seconds_to_page
from benchmarks.results import Measurement, Written, count
from benchmarks.tools import Tool

COLD = ("engage", "commonmark", "hugo", "hugo-lean", "eleventy", "mkdocs", "mkdocs-menu")
SEARCH = ("engage-search", "hugo-search")
EDIT = ("engage", "hugo")
PREVIEW = ("engage", "hugo")
_GROWN = 10
_FEW = 20
_ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Bench:
    """Where and how often things are measured."""

    folder: Path
    tools: Mapping[str, Tool]
    engage: str
    records: int
    fewer: int
    photos: int
    rounds: int
    say: Callable[[str], None]

    @property
    def log(self) -> Path:
        return self.folder / "last.log"

    def put_aside(self, path: Path) -> None:
        """Take a file or a folder away, if it is there, and delete it only when all is measured.

        Where many files have just been deleted, ext4 takes a quarter of a millisecond to make a
        new one: it passes over each place that was given free in the last minutes. Whoever builds
        next would pay for that.
        """
        aside = self.folder / _ASIDE
        aside.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):
            path.rename(aside / str(sum(1 for _ in aside.iterdir())))


def cold(bench: Bench) -> list[Measurement]:
    """Everything from nothing, with no search."""
    return _from_nothing(bench, "cold", COLD, bench.records)


def search(bench: Bench) -> list[Measurement]:
    """Everything from nothing, with a search."""
    return _from_nothing(bench, "search", SEARCH, bench.records)


def growth(bench: Bench) -> list[Measurement]:
    """Everything from nothing, with ten times as many records."""
    return [
        one
        for records in (bench.records, bench.records * _GROWN)
        for one in _from_nothing(bench, "growth", ("engage",), records)
    ]


def _from_nothing(bench: Bench, row: str, keys: Sequence[str], records: int) -> list[Measurement]:
    sites = {key: _Site.made(bench, key, records) for key in keys}
    taken: dict[str, list[Usage]] = {key: [] for key in keys}
    for number in range(bench.rounds):
        for key, site in sites.items():
            if site.missing:
                continue
            site.clear(bench)
            taken[key].append(run(site.tool.build, site.folder, bench.log))
            bench.say(f"{row} {number + 1}: {site.tool.name} {taken[key][-1].seconds:.2f} s")
    return [site.measured(row, taken[key]) for key, site in sites.items()]


def edit(bench: Bench) -> list[Measurement]:
    """The whole command again, after one edit. Every tool has built its site before."""
    return [one for records in _sizes(bench) for one in _edit(bench, records)]


def _sizes(bench: Bench) -> list[int]:
    """The numbers of records with which edits are measured."""
    return [bench.records, bench.fewer] if bench.fewer else [bench.records]


def _edit(bench: Bench, records: int) -> list[Measurement]:
    sites = {key: _Site.made(bench, key, records) for key in EDIT}
    taken: dict[str, list[Usage]] = {key: [] for key in EDIT}
    for site in sites.values():
        if not site.missing:
            run(site.tool.build, site.folder, bench.log)
    for number in range(bench.rounds):
        for key, site in sites.items():
            if site.missing:
                continue
            change = edit_of(site.tool, site.folder, number, "edit")
            change.make()
            taken[key].append(run(site.tool.build, site.folder, bench.log))
            page = site.folder / site.tool.output / change.url / "index.html"
            if change.mark not in page.read_text("utf-8"):
                raise Failed(f"{site.tool.name} did not take in a change.")
            bench.say(
                f"edit {number + 1}, {records:,} records: "
                f"{site.tool.name} {taken[key][-1].seconds:.2f} s"
            )
    return [site.measured("edit", taken[key]) for key, site in sites.items()]


def preview(bench: Bench) -> list[Measurement]:
    """From saving a record to its page over HTTP, while a preview runs."""
    return [_preview(bench, key, records) for records in _sizes(bench) for key in PREVIEW]


def _preview(bench: Bench, key: str, records: int) -> Measurement:
    site = _Site.made(bench, key, records)
    edits = [
        edit_of(site.tool, site.folder, number + bench.rounds, "preview")
        for number in range(bench.rounds)
    ]
    port = free_port()
    assert site.tool.serve is not None  # noqa: S101 - those of PREVIEW have one
    seconds = seconds_to_page(site.tool.serve(port), port, site.folder, edits, bench.log)
    shown = ", ".join(f"{one:.2f}" for one in seconds)
    bench.say(f"preview, {records:,} records: {site.tool.name} {shown} s")
    return site.measured("preview", [Usage(one, 0, 0) for one in seconds])


def reports(bench: Bench) -> list[Measurement]:
    """``engage check`` and ``engage loops``: with nothing kept, and again with nothing changed."""
    site = _Site.made(bench, "engage", bench.records)
    commands: dict[str, Command] = {
        "check": (bench.engage, "check"),
        "loops": (bench.engage, "loops", "--as-of", str(AS_OF), "--format", "json"),
    }
    taken: dict[str, list[Usage]] = {}
    for _ in range(bench.rounds):
        for name, command in commands.items():
            site.clear(bench)
            for state in ("cold", "warm"):
                usage = run((command,), site.folder, bench.log)
                taken.setdefault(f"{name}-{state}", []).append(usage)
                bench.say(f"{name}, {state}: {usage.seconds:.2f} s")
    return [site.measured(row, rounds) for row, rounds in taken.items()]


def start_up(bench: Bench) -> list[Measurement]:
    """``engage check`` with hardly any records: what every command costs."""
    site = _Site.made(bench, "engage", _FEW)
    run(((bench.engage, "check"),), site.folder, bench.log)
    taken = [run(((bench.engage, "check"),), site.folder, bench.log) for _ in range(bench.rounds)]
    bench.say(f"start-up: {', '.join(f'{one.seconds:.2f}' for one in taken)} s")
    return [site.measured("start-up", taken)]


def photos(bench: Bench) -> list[Measurement]:
    """A site with many photos: from nothing, once, and then again with nothing changed."""
    tool, number = bench.tools["engage"], bench.photos
    folder = bench.folder / f"photos-{number}"
    if not (folder / "made").exists():
        bench.say(f"Drawing {number} photos …")
        bench.put_aside(folder)
        write_album(folder, number)
        (folder / "made").write_text("", "utf-8")
    site = _Site(tool, folder, number, frozenset(("content", "site_config.yml", "made")))
    site.clear(bench)
    first = run(tool.build, folder, bench.log)
    bench.say(f"photos, first build: {first.seconds:.2f} s")
    again = [run(tool.build, folder, bench.log) for _ in range(bench.rounds)]
    bench.say(f"photos, second build: {', '.join(f'{one.seconds:.2f}' for one in again)} s")
    return [site.measured("photos-first", [first]), site.measured("photos-second", again)]


@dataclass(frozen=True, slots=True)
class _Site:
    """A tool with a corpus in a folder. ``sources``: what lay in it before anything was built."""

    tool: Tool
    folder: Path
    records: int
    sources: frozenset[str]
    missing: str = ""

    @classmethod
    def made(cls, bench: Bench, key: str, records: int) -> _Site:
        """The site, written anew."""
        tool = bench.tools[key]
        folder = bench.folder / key
        bench.put_aside(folder)
        if tool.most is not None and records > tool.most:
            return cls(tool, folder, records, frozenset(), f"left out: {tool.why}")
        if tool.may_refuse and (missing := _refusal(bench, tool)):
            return cls(tool, folder, records, frozenset(), missing)
        tool.write(folder, records)
        sources = frozenset(path.name for path in folder.iterdir())
        return cls(tool, folder, records, sources)

    def clear(self, bench: Bench) -> None:
        """Take away whatever was not there in the beginning: what was built, and what was kept."""
        for path in list(self.folder.iterdir()):
            if path.name not in self.sources:
                bench.put_aside(path)

    def measured(self, row: str, rounds: Sequence[Usage]) -> Measurement:
        written = self._written() if row in ("cold", "search", "growth") else None
        name = self.tool.name
        return Measurement(
            row, self.tool.key, name, self.records, tuple(rounds), written, self.missing
        )

    def _written(self) -> Written | None:
        """What was built: a tool that leaves records out would only seem to be fast."""
        if self.missing:
            return None
        written = count(self.folder / self.tool.output)
        if written.pages < self.records:
            raise Failed(f"{self.tool.name} made {written.pages} pages of {self.records} records.")
        return written


def _refusal(bench: Bench, tool: Tool) -> str:
    """Why a tool does not build with its settings, if so: tried with a few records."""
    folder = bench.folder / f"{tool.key}-tried"
    bench.put_aside(folder)
    tool.write(folder, _FEW)
    try:
        run(tool.build, folder, bench.log)
    except Failed as failure:
        bench.say(f"{tool.name} is not there: {failure}")
        return "not there"
    return ""


def tidy_up(folder: Path) -> None:
    """Delete what benches in this folder have put aside."""
    shutil.rmtree(folder / _ASIDE, ignore_errors=True)


ROWS: Mapping[str, Callable[[Bench], list[Measurement]]] = {
    "cold": cold,
    "edit": edit,
    "preview": preview,
    "reports": reports,
    "start-up": start_up,
    "search": search,
    "photos": photos,
    "growth": growth,
}
