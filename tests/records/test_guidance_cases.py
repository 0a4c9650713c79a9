"""Golden cases: the fields of the guidance, read with the built-in frameworks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engage_docs.dates import Due, load_calendar
from engage_docs.frameworks import load_packs
from engage_docs.parsing import parse_record
from engage_docs.records.guidance import Decision, Moment, Review
from engage_docs.records.model import Engagement, Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from engage_docs.findings import Finding
    from engage_docs.records.model import Record
    from engage_docs.records.parts import Remark, Tag

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.md"))
PACKS = load_packs()
CALENDAR = load_calendar("england-and-wales")


def read(name: str) -> tuple[Record | None, list[Finding]]:
    path = HERE / "cases" / f"{name}.md"
    return parse_record(path.read_bytes(), path.name, "eye-checks", name, CALENDAR, PACKS.find)


def terms(tags: tuple[Tag, ...]) -> list[tuple[str, str]]:
    return [(tag.written, tag.term) for tag in tags]


def words(remarks: tuple[Remark, ...]) -> dict[str, str]:
    return {remark.tag.term or remark.tag.written: remark.words for remark in remarks}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, golden: Callable[[str, Path], None]) -> None:
    _, findings = read(path.stem)
    text = "".join(
        f"{f.place.line}:{f.place.column} {f.severity} {f.code.name}: {f.sentence} | {f.cure}\n"
        for f in findings
    )
    golden(text, path.with_suffix(".findings"))


def test_a_project_keeps_the_words_and_the_terms_they_mean() -> None:
    project, _ = read("project")
    assert isinstance(project, Project)
    assert project.purpose is not None
    assert project.purpose.why == "Make eye checks easier to reach."
    assert terms(project.purpose.aims) == [
        ("needs", "roles-of-engagement/needs"),
        ("service design", "roles-of-engagement/service-design"),
    ]
    assert project.participation is not None
    assert project.participation.now is not None
    assert project.participation.now.term == "wilcox-ladder/consultation"
    assert project.participation.aim is not None
    assert project.participation.aim.written == "Deciding together"
    assert words(project.plan) == {
        "good-project/purpose": "Fewer people miss their checks.",
        "good-project/goals": "A second clinic by summer.",
    }
    assert words(project.why)["starting-from-why/shared"] == "Nobody should go blind from diabetes."
    assert project.evaluation is not None
    assert (project.evaluation.plan, project.evaluation.monitored) == (True, False)
    assert project.evaluation.fed_back is None
    assert [o.outcome.term for o in project.outcomes] == [
        "outcomes/improved-access",
        "core-concepts/equity",
    ]
    assert project.outcomes[0].evidence[0].what == "figures of the clinic"
    assert project.assets[0].used_in[0].address == "eye-checks-market"
    assert project.quality[1].statement.term == "quality-statements/evaluation-process-a"


def test_one_plain_word_is_enough() -> None:
    record, _ = read("engagement")
    assert isinstance(record, Engagement)
    assert terms(record.method) == [("drop-in", ""), ("survey", "participatory-methods/surveys")]
    assert record.purpose is not None
    assert record.purpose.why == "find out what keeps people away"
    assert [b.barrier.term for b in record.barriers] == [
        "barriers/transport",
        "barriers/language",
        "barriers/numeracy",
    ]
    assert record.assets[0].name == "the lunch club"
    assert record.roles[0].role.term == "peer-and-lay-roles/volunteer-health-roles"


def test_words_that_are_no_terms_are_kept() -> None:
    record, findings = read("words-of-ones-own")
    assert isinstance(record, Engagement)
    assert terms(record.method) == [("a walk along the canal", "")]
    assert record.participation is not None
    assert record.participation.now is not None
    assert record.participation.now.written == "co-production"
    assert record.participation.aim is not None
    assert (record.participation.aim.written, record.participation.aim.term) == (
        "power-shairing",
        "",
    )
    assert record.barriers[0].done == "we met in the park"
    assert words(record.marks) == {"everybody laughed": "Often."}
    assert not [f for f in findings if f.severity == "error"]


def test_the_last_day_for_a_challenge_is_a_day() -> None:
    decision, _ = read("decision")
    assert isinstance(decision, Decision)
    assert decision.challenge is not None
    assert isinstance(decision.challenge.until, Due)
    assert str(decision.challenge.until.day) == "2026-06-29"
    assert list(words(decision.grounds)) == [
        f"accountability-for-reasonableness/{name}"
        for name in ("publicity", "reasonableness", "appeals", "enforcement")
    ]


def test_a_review_keeps_both_sides_apart() -> None:
    review, _ = read("review")
    assert isinstance(review, Review)
    assert review.by_team is not None
    assert review.by_participants is not None
    mark = "high-quality-engagement/accessible"
    assert words(review.by_team.marks)[mark] == "There was an interpreter."
    assert words(review.by_participants.marks)[mark] == "The interpreter left at noon."


def test_a_term_inside_another_is_found_by_its_words() -> None:
    moment, _ = read("moment")
    assert isinstance(moment, Moment)
    assert [tag.term for tag in moment.building_blocks] == [
        "building-blocks/connected",
        "building-blocks/physical-space",
    ]
