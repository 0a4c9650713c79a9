"""The process measures agree with cases that were counted by hand, and nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage_docs.frameworks import load_packs
from engage_docs.records.model import Project
from engage_docs.records.parts import Asset, Measure, Purpose, QualityNote, Role, View
from engage_docs.stats.quality import (
    FED_BACK,
    MONITORED,
    STATEMENTS,
    Bearing,
    Proportion,
    Reason,
    bearings_of,
    proportions,
    says_anything,
    statement_of,
)
from tests.bundles import read_bundle

CASES = sorted((Path(__file__).parent / "quality-cases").glob("*.txt"))


def listed(rows: tuple[Project, ...]) -> str:
    return ", ".join(row.id for row in rows) or "nobody"


def reasoned(rows: tuple[tuple[Project, Reason], ...]) -> str:
    return ", ".join(f"{row.id} {reason}" for row, reason in rows) or "nobody"


def told(measure: Proportion) -> str:
    return (
        f"{measure.measure}: {len(measure.numerator)} of {len(measure.denominator)}\n"
        f"  counts: {listed(measure.numerator)}\n"
        f"  only in the denominator: {reasoned(measure.left_out)}\n"
        f"  in neither: {reasoned(measure.beyond)}\n"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_measures_are_those_counted_by_hand(case: Path) -> None:
    bundle, _, expected = case.read_text("utf-8").partition("=== counts\n")
    records, findings = read_bundle(bundle)
    assert findings == []
    projects = [record for record in records if isinstance(record, Project)]
    assert "".join(told(measure) for measure in proportions(projects)) == expected


def test_there_are_cases() -> None:
    assert len(CASES) >= 3


def test_the_order_of_the_projects_makes_no_difference() -> None:
    records, _ = read_bundle(CASES[0].read_text("utf-8").partition("=== counts\n")[0])
    projects = [record for record in records if isinstance(record, Project)]
    assert len(projects) > 1
    assert proportions(projects) == proportions(reversed(projects))


def test_the_measures_and_statements_are_terms_of_the_framework() -> None:
    packs = load_packs()
    pack = packs.pack("quality-statements")
    assert pack is not None
    assert tuple(term.id for term in pack.terms) == STATEMENTS
    process = [term.id for term in pack.every_term() if term.group == "Process"]
    assert process == [MONITORED, FED_BACK]


EVERYTHING = """\
--- hall.md
---
type: project
id: hall
title: The hall
purpose:
  why: A warm hall for everybody.
  aims: [needs]
evaluation:
  plan: yes
  measures: [how warm it is]
roles:
  - role: bridging-roles
    did: asked their neighbours
assets:
  - name: the choir
    found_by: people at the first meeting
quality:
  - statement: evaluation-structure-b
    words: people chose the measures
  - statement: something of our own
    words: this is about no statement
---
--- meeting.md
---
type: engagement
id: meeting
title: Meeting at the hall
project: hall
date: 2026-03-14
recording: agreed
quality: priorities
---
--- seen.md
---
type: review
id: seen
title: How it was
project: hall
date: 2026-03-20
engagement: meeting
recording: agreed
by_participants:
  who: six people who came
  words: We would have liked more time.
---
"""


def bearings() -> list[Bearing]:
    records, _ = read_bundle(EVERYTHING, load_packs().find)
    return [bearing for record in records for bearing in bearings_of(record)]


def test_what_bears_on_a_statement_is_found_with_its_record() -> None:
    found = [(b.term.partition("/")[2], b.record_id, type(b.said)) for b in bearings()]
    assert found == [
        ("evaluation-structure-b", "hall", QualityNote),
        ("priorities", "hall", Purpose),
        ("evaluation", "hall", Measure),
        ("assets", "hall", Asset),
        ("roles", "hall", Role),
        ("priorities", "meeting", QualityNote),
        ("evaluation", "seen", View),
    ]
    assert {b.project for b in bearings()} == {"hall"}


def test_a_word_of_somebodys_own_bears_on_no_statement() -> None:
    records, findings = read_bundle(EVERYTHING, load_packs().find)
    assert [f.code.name for f in findings] == ["term-unknown"]
    notes = [b.said for r in records for b in bearings_of(r) if isinstance(b.said, QualityNote)]
    assert "this is about no statement" not in [note.words for note in notes]


def test_every_measure_belongs_to_its_statement() -> None:
    pack = load_packs().pack("quality-statements")
    assert pack is not None
    for statement in pack.terms:
        for term in statement.with_inner():
            assert statement_of(f"{pack.id}/{term.id}") == statement.id
    assert statement_of("barriers/transport") == ""


def test_a_record_without_a_word_on_quality_adds_nothing() -> None:
    records, _ = read_bundle(CASES[0].read_text("utf-8").partition("=== counts\n")[0])
    assert says_anything(records)
    plain, _ = read_bundle("--- h.md\n---\ntype: project\nid: h\ntitle: H\n---\n")
    assert [record.id for record in plain] == ["h"]
    assert not says_anything(plain)
