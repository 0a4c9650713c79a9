"""The pages of decisions, moments, communities, reviews, resources and plans."""

from __future__ import annotations

import json
import re

import pytest

from engage_docs.exports.citations import resource_files
from engage_docs.records.guidance import Resource
from tests.site.guided import records_of
from tests.site.whole_site import Drawn, drawn

MEETING = """\
--- meeting.md
---
type: engagement
id: meeting
title: The meeting
date: 2026-03-14
recording: agreed
communities: [Bengali elders]
barriers:
  - barrier: transport
    done: A minibus came.
  - language
said:
  - id: s1
    words: The hall is cold.
---
"""
DECISION = """\
--- decision.md
---
type: decision
id: decision
title: The heating
date: 2026-11-01
by: the board
decided: The heating is mended
reasons: people said that it is cold
rests_on: [meeting/s1, meeting]
grounds:
  publicity: It is on the board.
challenge:
  how: write to us
  until: {until}
enforced: the board looks at it
changes:
  - date: 2026-11-20
    what: It is mended in spring
---
"""
PROFILE = """\
--- profile.md
---
type: community
id: profile
title: Bangladeshi elders
also_called: [Bengali elders]
recording: agreed
in_their_words: We came first.
spoken_for_by: the committee
we_miss: [people at home]
---
"""
REVIEW = """\
--- review.md
---
type: review
id: review
title: Looking back
date: 2026-03-20
engagement: meeting
recording: agreed
by_team:
  marks:
    accessible: There was an interpreter.
    where-people-are: We sat in the library.
by_participants:
  number: 1
  marks:
    accessible: The interpreter left at noon.
    connections: We meet every week now.
---
"""
RESOURCES = """\
--- one.md
---
type: resource
id: one
title: The guide
category: [evidence, guidance]
place: England
abstract: It sorts {everything} & 100% of it.
citation:
  title: A guide to community-centred approaches
  authors: [Jane South, A & B]
  year: 2015
  publisher: Public Health England
  url: https://www.gov.uk/guide
---
--- two.md
---
type: resource
id: two
title: A map
category: method
place: Wales
---
"""


def decision(until: str = "2026-11-29", bundle: str = DECISION) -> str:
    return drawn(MEETING + bundle.replace("{until}", until)).text("records/decision/")


@pytest.mark.parametrize(
    ("until", "says"),
    [
        ("2026-11-29", "That is 28 days after the day of the decision, every day counted."),
        ("2026-11-29", "6 days are left."),
        ("2026-11-24", "1 day is left."),
        ("2026-11-23", "Today is the last day."),
        ("2026-11-22", "That day has passed."),
        ("10 working days", "Last day: 13 November 2026"),
    ],
)
def test_how_long_people_can_object_is_counted_in_calendar_days(until: str, says: str) -> None:
    assert says in decision(until)


def test_a_decision_shows_what_it_rests_on_and_which_grounds_are_not_written_down() -> None:
    text = decision()
    assert "Why it was decided People said that it is cold." in text
    assert "“The hall is cold.”" in text
    assert "The decision also rests on: The meeting" in text
    assert re.search(r"Publicity .*? It is on the board\. Reasonableness", text)
    assert re.search(r"Enforcement .*? Not written down\.", text)
    assert "Decided byThe board" in text
    assert "20 November 2026 It is mended in spring. Why: Not written down." in text


def test_a_decision_about_which_nothing_is_written_says_so() -> None:
    bundle = (
        "--- d.md\n---\ntype: decision\nid: decision\ntitle: D\ndate: 2026-11-01\n"
        "decided: Yes we do\n---\n"
    )
    text = decision(bundle=bundle)
    assert "No reason is written down." in text
    assert "Nothing that anybody said is linked to this decision." in text
    assert "How people can object is not written down." in text
    assert text.count("Not written down.") == 4


def test_an_engagement_leads_to_its_reviews_and_to_what_was_decided() -> None:
    site = drawn(MEETING + DECISION.replace("{until}", "2026-11-29") + REVIEW)
    links = site.seen("records/meeting/").links
    assert "../../records/decision/" in links
    assert "../../records/review/" in links
    text = site.text("records/meeting/")
    assert "What was done about it is not written down." in text
    assert "A minibus came." in text


def test_a_withheld_record_is_not_named_by_a_decision() -> None:
    hidden = MEETING.replace("recording: agreed", "recording: agreed\npublish: draft")
    records = records_of(hidden + DECISION.replace("{until}", "2026-11-29"))
    shown = [r for r in records if r.publish == "yes"]
    text = Drawn(shown).text("records/decision/")
    assert "a record that is not shown" in text
    assert "The meeting" not in text


def test_a_review_shows_first_where_one_side_is_silent() -> None:
    text = drawn(MEETING + REVIEW).text("records/review/")
    order = [
        text.index(words)
        for words in (
            "Only the team says something on these",
            "We sat in the library.",
            "Only people who took part say something on these",
            "We meet every week now.",
            "Both say something on these",
            "There was an interpreter.",
            "The interpreter left at noon.",
            "Neither says anything on these",
            "Valuing people's time fairly",
        )
    ]
    assert order == sorted(order)
    assert "1 person was asked." in text
    assert text.count("They say nothing on this.") == 2


def test_a_review_without_the_people_who_took_part_says_so() -> None:
    bundle = REVIEW.partition("by_participants:")[0] + "---\n"
    text = drawn(MEETING + bundle).text("records/review/")
    assert "Nobody asked them, or it is not written down." in text


def test_the_page_of_a_community_has_its_profile_and_what_was_found_where_it_was_met() -> None:
    site = drawn(MEETING + PROFILE)
    text = site.text("communities/bangladeshi-elders/")
    assert "“We came first.”" in text
    assert "We do not reach People at home" in text
    assert "For whom they speak is not written down." in text
    assert "A minibus came. Found at: The meeting" in text
    assert "../../records/profile/" in site.seen("communities/bangladeshi-elders/").links
    assert "communities/bengali-elders/" not in site.pages
    assert "../../communities/bangladeshi-elders/" in site.seen("records/meeting/").links
    assert "../../communities/bangladeshi-elders/" in site.seen("records/profile/").links


def test_stories_stand_by_building_block_and_are_filtered_by_each() -> None:
    moment = (
        "--- {i}.md\n---\ntype: moment\nid: {i}\ntitle: {t}\ndate: 2026-01-0{n}\n"
        "recording: agreed\n{m}---\n"
    )
    site = drawn(
        moment.format(i="a", t="The key", n=1, m="building_blocks: [physical-space, connected]\n")
        + moment.format(i="b", t="The song", n=2, m="building_blocks: connected\n")
        + moment.format(i="c", t="The wait", n=3, m="")
        + moment.format(i="d", t="The bench", n=4, m="building_blocks: connected\n")
    )
    text = site.text("moments/")
    order = [text.rindex(w) for w in ("People need to be connected", "The song", "The key")]
    assert order[1] < order[2]
    assert text.index("People need space") < text.index("The key") < text.index("Other stories")
    connected = set(re.findall("The [a-z]+", site.text("moments/block/connected/")))
    assert connected >= {"The key", "The song", "The bench"}
    assert "The wait" not in connected
    assert "moments/block/space/" not in site.pages, "one story: the filter leads to it"


def test_resources_are_filtered_by_category_and_place() -> None:
    site = drawn(RESOURCES)
    filters = re.findall(r'<a href="\.\./([^"]*)">([^<]*)</a>', site.pages["resources/"].main)
    assert ("records/one/", "Guidance") in filters
    assert ("records/two/", "Wales") in filters
    page = site.text("records/one/")
    assert (
        "Jane South, A & B (2015). A guide to community-centred approaches. Public Health England. "
        "https://www.gov.uk/guide"
    ) in page
    assert {"../../resources/one.json", "../../resources/one.bib"} <= set(
        site.seen("records/one/").links
    )


def test_resources_are_files_for_reference_managers() -> None:
    resources = (r for r in records_of(RESOURCES) if isinstance(r, Resource))
    files = {path: data.decode() for path, data in resource_files(resources).items()}
    assert sorted(files) == [
        "resources.bib",
        "resources.json",
        "resources/one.bib",
        "resources/one.json",
        "resources/two.bib",
        "resources/two.json",
    ]
    one, two = json.loads(files["resources.json"])
    assert one == {
        "id": "one",
        "type": "document",
        "title": "A guide to community-centred approaches",
        "author": [{"literal": "Jane South"}, {"literal": "A & B"}],
        "issued": {"date-parts": [[2015]]},
        "publisher": "Public Health England",
        "URL": "https://www.gov.uk/guide",
        "abstract": "It sorts {everything} & 100% of it.",
        "event-place": "England",
        "keyword": "evidence, guidance",
    }
    assert two["title"] == "A map"
    bib = files["resources/one.bib"]
    assert "author = {{Jane South} and {A \\& B}}" in bib
    assert "abstract = {It sorts \\{everything\\} \\& 100\\% of it.}" in bib
    assert bib.count("{") - bib.count("\\{") == bib.count("}") - bib.count("\\}")


def test_no_resource_no_file() -> None:
    assert resource_files([]) == {}


def test_a_plan_shows_every_mark_and_how_the_goals_changed() -> None:
    bundle = """\
--- p.md
---
type: project
id: p
title: The lamp
plan:
  goals: A lamp by winter.
  a word of our own: Something.
goal_changes:
  - date: 2026-05-02
    before: a bus
    now: a lamp
    reason: it is dark
---
"""
    site = drawn(bundle)
    text = site.text("plans/p/")
    assert "2 of 18 marks of a good project are written down." in text
    assert text.count("Not written down.") == 16
    assert "A word of our own Something." in text
    assert "2 May 2026 A lamp. Until then: A bus. Why: It is dark." in text
    assert "../../plans/p/" in site.seen("records/p/").links


def test_a_project_without_a_plan_has_no_page_for_it() -> None:
    site = drawn("")
    assert not [url for url in site.pages if url.startswith("plans/")]
    assert "glossary/" not in site.pages


def test_the_glossary_has_the_frameworks_in_use_and_no_others() -> None:
    site = drawn(MEETING)
    assert {url for url in site.pages if url.startswith("glossary/")} == {
        "glossary/",
        "glossary/barriers/",
    }
    page = site.text("glossary/barriers/")
    assert "Digital exclusion People have no device" in page
    assert "National Institute for Health and Care Excellence, 2017" in page


def test_a_quotation_in_the_glossary_is_word_for_word() -> None:
    bundle = MEETING.replace("barriers:", "participation: power-sharing\nbarriers:")
    text = drawn(bundle).text("glossary/ladder-of-participation/")
    assert "“Community and health organisations" in text


def test_every_name_on_a_list_has_something_said_of_it() -> None:
    """Also a word of somebody's own, which no framework explains."""
    moment = "--- moment.md\n---\ntype: moment\nid: moment\ntitle: A key\ndate: 2026-03-14\n"
    page = drawn(f"{moment}building_blocks: [connected, a cup of tea]\nrecording: agreed\n---\n")
    html = page.pages["records/moment/"].main
    assert "A cup of tea" in html or "a cup of tea" in html
    lists = re.findall(r"<div><dt>.*?</div>", html, re.DOTALL)
    assert lists
    assert all("<dd" in entry for entry in lists)


def test_what_is_measured_stands_in_one_place() -> None:
    project = "--- plan.md\n---\ntype: project\nid: plan\ntitle: A plan\nevaluation:\n  plan: yes\n"
    measures = "  measures:\n    - who comes\n    - what: who stays\n      agreed_with: the club\n"
    html = drawn(f"{project}{measures}---\n").pages["records/plan/"].main
    (entry,) = re.findall(r"<div><dt>Measured</dt>.*?</div>", html, re.DOTALL)
    assert re.findall(r"<dd>(.*?)</dd>", entry) == [
        "Who comes",
        "Who stays (agreed with: the club)",
    ]
