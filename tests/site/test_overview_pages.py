"""The pages that sum up all records: how we engage, and the quality statements."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.site.guided import Drawn, drawn

TESTS = Path(__file__).parents[1]
PROJECT_AND_NOTHING = """\
--- other.md
---
type: project
id: other
title: The other project
evaluation:
  plan: yes
  fed_back: no
---
"""


@cache
def reach() -> Drawn:
    """The records that the sums are tested with."""
    return drawn((TESTS / "reach" / "records.txt").read_text("utf-8"))


@cache
def counted() -> Drawn:
    """The nine projects that were counted by hand."""
    case = TESTS / "quality" / "quality-cases" / "nine-projects.txt"
    return drawn(case.read_text("utf-8").partition("=== counts\n")[0])


def part(text: str, start: str, end: str) -> str:
    """What stands between two headings."""
    return text.partition(start)[2].partition(end)[0]


def test_how_we_engage_begins_with_words() -> None:
    text = reach().text("how-we-engage/")
    assert "We asked people 4 times. 2 communities took part." in text
    assert "1 engagement does not say who took part." in text
    assert "1 engagement is still to come and not counted." in text


def test_what_is_not_written_down_is_said() -> None:
    text = reach().text("how-we-engage/")
    assert "20 people took part, counted at 2 of 4 engagements." in text
    assert "2 do not say how many came." in text
    assert "Who came twice is counted twice." in text


def test_those_whom_nobody_met_come_with_who_named_them() -> None:
    text = part(reach().text("how-we-engage/"), "Who was not reached", "How people were asked")
    assert "Night workers The project The bus is for them, and no record says" in text
    assert "Drivers They were asked once, and nobody came." in text
    assert "The choir (profile) Those who work on Thursdays." in text
    assert "Riders" not in text


def test_where_nobody_was_missed_the_page_says_what_it_cannot_know() -> None:
    site = drawn(
        "--- m.md\n---\ntype: engagement\nid: m\ntitle: M\ndate: 2026-01-05\nrecording: agreed\n"
        "communities: Riders\n---\n"
    )
    assert "Who is named nowhere does not show here." in site.text("how-we-engage/")


def test_terms_stand_in_their_own_words_and_rungs_in_the_order_of_the_ladder() -> None:
    chart = part(reach().text("how-we-engage/"), "How much say people had", "What keeps people")
    assert 0 < chart.rindex("Information") < chart.rindex("Consultation")
    assert "Access to transport" in reach().text("how-we-engage/")


def test_the_guidance_is_named_with_its_page() -> None:
    text = reach().text("how-we-engage/")
    assert "The guidance calls it consultation fatigue." in text
    assert "“Evidence of effectiveness” (pp. 31 to 35)" in text


def test_each_time_that_a_community_was_asked_has_its_record() -> None:
    page = reach().seen("how-we-engage/asked/")
    text = reach().text("how-we-engage/asked/")
    assert "Asked 3 times. Something came of it, and they were told: once." in text
    assert "12 people took part. 2 things said: 1 is answered and 1 has no answer." in text
    assert "How many of them came is not written down." in text
    assert "Nobody came." in text
    assert "../../records/first/" in page.links
    assert "../how-we-engage/asked/" in reach().seen("how-we-engage/").links


def test_many_times_are_turned_page_by_page() -> None:
    meetings = "".join(
        f"--- m{number:02}.md\n---\ntype: engagement\nid: m{number:02}\ntitle: M{number}\n"
        f"date: 2025-01-{number % 28 + 1:02}\nrecording: agreed\ncommunities: Riders\n---\n"
        for number in range(60)
    )
    site = drawn(meetings)
    assert "Riders (continued)" in site.text("how-we-engage/asked/page/2/")
    assert "Asked 60 times." in site.text("how-we-engage/asked/page/2/")
    assert site.pages["how-we-engage/asked/page/2/"].is_part


def test_a_site_without_a_word_on_quality_has_no_such_pages() -> None:
    site = drawn("")
    assert [url for url in site.pages if url.startswith("quality")] == []
    assert "quality/" not in " ".join(site.seen("a-to-z/").links)


def test_a_measure_is_a_number_out_of_a_number_with_who_is_in_each() -> None:
    text = counted().text("quality/")
    first = part(
        text, "monitored against measures agreed within the evaluation plan.", "Proportion"
    )
    assert first.startswith(" 2 of 5 projects with an evaluation plan. In both numbers ")
    both, _, second = first.partition("Only in the second number")
    assert ("A, everything" in both, "B, monitored" in both, "C, fed back" in both) == (
        True,
        True,
        False,
    )
    assert (
        "D, only in the denominator, by its own word (Evaluation): says that it is not checked"
        in second
    )
    assert "E, only in the denominator, for want of a word (Evaluation): does not say" in second


def test_those_in_neither_number_stand_with_the_reason() -> None:
    text = part(counted().text("quality/"), "In neither number of these measures", "Identifying")
    without, _, unknown = text.partition("do not say whether they have an evaluation plan")
    assert "1 project says that it has no evaluation plan" in without
    assert "F, no plan" in without
    assert without.endswith("4 projects ")  # G, H, I and the hall
    assert all(name in unknown for name in ("G, measures", "H, nothing", "I, told", "The hall"))


def test_nothing_is_graded_and_no_share_stands_alone() -> None:
    for url in counted().pages:
        if url.startswith("quality"):
            assert "%" not in counted().text(url)
            assert "per cent" not in counted().text(url)
    assert "This is no grade." in counted().text("quality/")


def test_every_project_has_a_page_that_says_in_which_number_it_is() -> None:
    assert "This project is in both numbers of the measure." in counted().text("quality/a/")
    assert "This project is only in the second number" in counted().text("quality/e/")
    text = counted().text("quality/f/")
    assert "This project is in neither number of the measure." in text
    assert "Evaluation plan: No." in text
    assert "Evaluation plan: Not written down." in counted().text("quality/h/")


def test_the_page_of_a_project_quotes_its_records_and_names_what_is_missing() -> None:
    site = drawn(
        PROJECT_AND_NOTHING
        + """\
--- meeting.md
---
type: engagement
id: meeting
title: The meeting
project: other
date: 2026-03-14
recording: agreed
purpose:
  why: To hear what matters.
  aims: [needs]
assets:
  - name: the choir
    found_by: people at the meeting
quality:
  - statement: priorities-structure
    words: people chose the three aims
    evidence: the flipchart
  - statement: priorities-outcome-a
---
"""
    )
    text = site.text("quality/other/")
    assert "Members of the local community are involved in setting priorities" in text
    assert "To hear what matters." in text
    assert "People chose the three aims. What shows it" in text
    assert "the flipchart" in text
    assert "What was done is not written down." in text
    assert "Nothing is written down on 1 measure" in text
    assert "The choir" in text
    assert "../../records/meeting/" in site.seen("quality/other/").links
    assert "../../quality/other/" in site.seen("records/other/").links
    assert "../../quality/hall/" not in site.seen("records/hall/").links


def test_that_people_were_told_is_shown_and_not_counted() -> None:
    case = TESTS / "quality" / "quality-cases" / "told-and-not-asked-for.txt"
    bundle = case.read_text("utf-8").partition("=== counts\n")[0]
    bundle = bundle.replace("id: hall\ntitle: The hall", "id: house\ntitle: The house")
    site = drawn(bundle.replace("project: hall", "project: house"))
    text = site.text("quality/house/")
    assert "A record says that people were told" in text
    assert "0 of 1 project with an evaluation plan." in site.text("quality/")


@pytest.mark.parametrize("site", [reach, counted])
def test_every_link_leads_to_a_page_and_an_anchor(site: object) -> None:
    made: Drawn = site()  # type: ignore[operator]
    for url in made.pages:
        if not url.startswith(("how-we-engage", "quality")):
            continue
        for link in made.seen(url).links:
            path, _, anchor = re.sub(r"^(\.\./)+", "", link).partition("#")
            assert path in made.pages, (url, link)
            if anchor:
                assert anchor in made.seen(path).ids, (url, link)


def test_both_stand_in_the_a_to_z_and_one_on_the_first_page() -> None:
    site = drawn(PROJECT_AND_NOTHING + (TESTS / "reach" / "records.txt").read_text("utf-8"))
    text = site.text("a-to-z/")
    assert "How we engage Page" in text
    assert "Quality statements Page" in text
    assert "How we engage" in site.text("")
