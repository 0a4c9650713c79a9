"""The findings about links, as golden cases: a set of records, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage_docs.findings import in_order
from engage_docs.findings.messages import finding_as_text
from engage_docs.links import check_links, link
from tests.bundles import good_records

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
EXPECTED = "=== findings\n"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.stem)
def test_links_give_the_findings_of_the_case(case: Path, request: pytest.FixtureRequest) -> None:
    text = case.read_text(encoding="utf-8")
    records_text, _, expected = text.partition(EXPECTED)
    findings = in_order(check_links(good_records(records_text)))
    actual = "".join(f"{finding_as_text(f)}\n" for f in findings)
    if request.config.getoption("--update-golden"):
        case.write_text(records_text + EXPECTED + actual, encoding="utf-8")
    assert actual == expected


def test_the_way_back_of_every_link_is_in_the_ledger() -> None:
    records = good_records((CASES[0].parent / "no-mistake.txt").read_text().partition(EXPECTED)[0])
    ledger = link(records)
    assert ledger.said["meeting/s1"].answered_by == ("meeting/c1",)
    assert ledger.commitments["meeting/c1"].answers == ("meeting/s1",)
    assert [f.id for f in ledger.commitments["meeting/c1"].follow_ups] == ["news"]
    assert [f.id for f in ledger.said["meeting/s1"].follow_ups] == ["news"]


def test_a_link_that_leads_nowhere_is_left_out_of_the_ledger() -> None:
    case = CASES[0].parent / "unknown-address.txt"
    ledger = link(good_records(case.read_text().partition(EXPECTED)[0]))
    assert ledger.commitments["meeting/c1"].follow_ups == ()
