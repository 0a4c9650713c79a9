"""The command line of the benchmarks: see ``python -m benchmarks --help``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import benchmarks
from benchmarks.chart import chart
from benchmarks.getting import ROOT, get_programs
from benchmarks.measure import Failed
from benchmarks.page import measured, renewed
from benchmarks.results import Measurement, Run, read_results, this_machine, write_results
from benchmarks.rows import ROWS, Bench, tidy_up
from benchmarks.tools import all_tools

RESULTS = ROOT / "benchmarks" / "results.json"
PAGE, CHART = ROOT / "docs" / "speed.md", ROOT / "docs" / "speed.svg"
_MOST = ("cold", "edit", "preview", "reports", "start-up", "search")


@dataclass(frozen=True, slots=True)
class Plan:
    """How large a run is. ``fewer``: edits are also measured with so many records."""

    records: int
    rounds: int
    rows: Sequence[str]
    fewer: int = 0
    photos: int = 0


PLANS = {
    "small": Plan(300, 3, (*_MOST, "photos"), photos=20),
    "full": Plan(10_000, 5, _MOST, fewer=1000),
    "photos": Plan(20, 5, ("photos",), photos=1000),
    "growth": Plan(10_000, 5, ("growth",)),
}


def main() -> None:
    arguments = _arguments()
    if arguments.run == ["docs"]:
        write_docs(read_results(RESULTS))
        return
    folder = arguments.folder.resolve()
    sites = folder / "sites"
    sites.mkdir(parents=True, exist_ok=True)
    programs = get_programs(folder)
    tools = all_tools(programs)
    failures: list[str] = []
    for name in arguments.run:
        plan = _changed(PLANS[name], arguments)
        bench = Bench(
            *(sites, tools, programs.engage, plan.records, plan.fewer),
            *(plan.photos, plan.rounds, _say),
        )
        run = _run(bench, plan.rows, programs.versions, failures)
        print(measured(run))
        if run.measurements and not (arguments.rows or arguments.records):
            _keep(name, run)
    tidy_up(sites)
    if failures:
        sys.exit("\n".join(failures))


def _changed(plan: Plan, arguments: argparse.Namespace) -> Plan:
    """The plan with what was asked for otherwise."""
    asked = {name: getattr(arguments, name) for name in ("records", "rounds", "rows")}
    return replace(plan, **{name: value for name, value in asked.items() if value})


def _run(
    bench: Bench, rows: Sequence[str], versions: Mapping[str, str], failures: list[str]
) -> Run:
    """Measure the rows. A row that fails goes to ``failures``: the others still count."""
    machine = this_machine()
    taken: list[Measurement] = []
    for row in rows:
        try:
            taken += ROWS[row](bench)
        except Failed as failure:
            failures.append(f"{row}: {failure}")
    return Run(date.today().isoformat(), machine, versions, tuple(taken))


def _keep(name: str, run: Run) -> None:
    runs = read_results(RESULTS) | {name: run}
    write_results(RESULTS, runs)
    write_docs(read_results(RESULTS))


def write_docs(runs: dict[str, Run]) -> None:
    """Write the page and the chart anew from what was measured."""
    PAGE.write_text(renewed(PAGE.read_text("utf-8"), runs), "utf-8")
    CHART.write_text(chart(runs), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=benchmarks.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("run", nargs="+", choices=[*PLANS, "docs"])
    parser.add_argument("--rows", nargs="+", choices=ROWS, help="only these; nothing is kept")
    parser.add_argument("--records", type=int, help="so many; nothing is kept")
    parser.add_argument("--rounds", type=int, help="how often; as the run has it, if left out")
    parser.add_argument(
        "--folder",
        type=Path,
        default=ROOT / ".bench",
        help="where the peers and the made-up sites lie; .bench, if left out",
    )
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
