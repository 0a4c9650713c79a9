"""The boundaries of judging, as golden cases: each file is a small set of records with a day or
more, and how every loop stands on it.

A case file begins with ``# what it shows`` and ``as of: DAY …``; then come the records, each
under ``--- name.md``; the part under ``=== stands`` is what is expected.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from engage_docs.findings import has_errors
from engage_docs.links import check_links, link
from engage_docs.loops import Loops, Rules, judge
from engage_docs.records.model import Record
from tests.bundles import CALENDAR, good_records

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
EXPECTED = "=== stands\n"


def read_case(text: str) -> tuple[list[date], list[Record]]:
    records_text, _, _ = text.partition(EXPECTED)
    days = re.search(r"^as of: (.*)$", records_text, re.MULTILINE)
    assert days is not None
    return [date.fromisoformat(d) for d in days[1].split()], good_records(records_text)


def standing(loops: Loops) -> list[str]:
    lines = []
    for address, said in loops.said.items():
        flags = ", ".join(f.name for f in said.flags)
        lines.append(f"{address}: {said.status}; {_state(said.open)}; [{flags}]")
    for address, commitment in loops.commitments.items():
        flags = ", ".join(f.name for f in commitment.flags)
        timeliness = commitment.timeliness or "no day set"
        late = f" by {commitment.days_overdue} days" if commitment.days_overdue else ""
        slips = "".join(
            f"; moved from {s.earlier.as_written} to {s.later.as_written}"
            f" ({s.decision.by or 'nobody named'}, {s.decision.day}, {s.decision.reason})"
            for s in commitment.slips
        )
        lines.append(
            f"{address}: {commitment.status}, {timeliness}{late}; {_state(commitment.open)};"
            f" [{flags}]{slips}"
        )
    for address, claim in loops.claims.items():
        flags = ", ".join(f.name for f in claim.flags)
        lines.append(f"{address}: claim; {_state(claim.open)}; [{flags}]")
    return lines


def _state(is_open: bool) -> str:
    return "open" if is_open else "closed"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.stem)
def test_every_loop_stands_as_the_case_says(case: Path, request: pytest.FixtureRequest) -> None:
    text = case.read_text(encoding="utf-8")
    days, records = read_case(text)
    assert not has_errors(check_links(records))
    actual = ""
    for day in days:
        loops = judge(link(records), day, Rules(CALENDAR))
        actual += f"{day}\n" + "".join(f"  {line}\n" for line in standing(loops))
    if request.config.getoption("--update-golden", default=False):
        case.write_text(text.partition(EXPECTED)[0] + EXPECTED + actual, encoding="utf-8")
    assert text.partition(EXPECTED)[2] == actual
