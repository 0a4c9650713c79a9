"""The open-loop report: one set of rows in every form."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from engage_docs.config.model import Settings
from engage_docs.links import link
from engage_docs.loops import Rules, judge
from engage_docs.reports import as_csv, as_json, as_markdown, as_text, make_report
from engage_docs.reports.report import Report
from tests.bundles import CALENDAR, good_records

RECORDS = (Path(__file__).parent / "records.txt").read_text(encoding="utf-8")
GOLDEN = Path(__file__).parent / "golden"
SETTINGS = Settings(folder=Path(), config_file=Path("site_config.yml"), site_name="The hall")


def report(**only: str) -> Report:
    ledger = link(good_records(RECORDS))
    loops = judge(ledger, date(2026, 11, 23), Rules(CALENDAR))
    return make_report(loops, ledger, SETTINGS, **only)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("report.txt", as_text),
        ("report.md", as_markdown),
        ("report.json", as_json),
        ("report.csv", as_csv),
    ],
)
def test_the_report_reads_as_in_the_golden_file(name: str, form: Any, golden: Any) -> None:
    golden(form(report()), GOLDEN / name)


def test_every_form_has_the_same_rows() -> None:
    addresses = [row["address"] for row in json.loads(as_json(report()))["loops"]]
    assert [row["address"] for row in csv.DictReader(io.StringIO(as_csv(report())))] == addresses
    for address in addresses:
        assert address in as_text(report())
        assert address in as_markdown(report())


def test_a_cell_that_a_spreadsheet_would_run_is_made_safe() -> None:
    rows = {row["address"]: row for row in csv.DictReader(io.StringIO(as_csv(report())))}
    assert rows["meeting/s2"]["words"] == '\'=HYPERLINK("x")'


def test_a_report_of_one_owner_has_only_that_owner_rows() -> None:
    assert {row.owner for row in report(owner="Hall Team").rows} == {"hall team"}


def test_a_report_of_one_project_counts_only_that_project() -> None:
    assert report(project="elsewhere").counts.said == 0


def test_the_longest_waiting_comes_first() -> None:
    raised = [row.raised_on for row in report().rows if row.open]
    assert raised == sorted(raised, key=lambda d: d or date.max)
