"""Who was reached and who was not: sums that never guess what is not written down."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from engage_docs.frameworks import load_packs
from engage_docs.links import link
from engage_docs.loops import Loops, Rules, judge
from engage_docs.stats.reach import (
    Came,
    Headcount,
    Hindrance,
    Reach,
    ReachLine,
    Wait,
    reach_of,
)
from tests.bundles import CALENDAR, PROJECT, read_bundle

AS_OF = date(2026, 11, 23)
RECORDS = Path(__file__).with_name("records.txt").read_text("utf-8")
SAME = {"singers": "the choir"}


def community(name: str) -> str:
    key = " ".join(name.casefold().split())
    return SAME.get(key, key)


@cache
def reach(text: str = RECORDS) -> Reach:
    records, findings = read_bundle(f"--- project.md\n{PROJECT}{text}", load_packs().find)
    assert [f.sentence for f in findings if f.severity == "error"] == []
    ledger = link(records)
    loops = judge(ledger, AS_OF, Rules(CALENDAR))
    return reach_of(records, loops, community, lambda name: " ".join(name.casefold().split()))


def test_what_is_to_come_is_not_counted_yet() -> None:
    assert reach().to_come == 1
    assert reach().count.times == 4


def test_how_many_came_is_summed_up_and_what_is_not_written_down_is_counted_as_that() -> None:
    # 12 and 8 came. The first does not say how many of the choir; the third says nothing of how
    # many riders, and the fourth nothing at all.
    assert reach().count == Headcount(times=4, people=20, silent=2, partial=1)
    assert reach().nameless == 1


def test_a_community_is_one_whatever_it_is_called() -> None:
    assert reach().communities == (
        ReachLine("riders", Headcount(times=3, people=20, silent=1)),
        ReachLine("the choir", Headcount(times=1, people=0, silent=1)),
    )


def test_a_meeting_with_two_methods_counts_for_both() -> None:
    assert [(line.key, line.count.times) for line in reach().methods] == [
        ("participatory-methods/surveys", 2),
        ("drop-in", 1),
    ]
    assert reach().no_method == 2


def test_how_much_say_people_had_is_counted_by_the_rung_as_things_are() -> None:
    assert [(line.key, line.count.times) for line in reach().rungs] == [
        ("wilcox-ladder/consultation", 1),
        ("wilcox-ladder/information", 1),
    ]
    assert reach().no_rung == 2


def test_years_come_in_order_and_a_day_not_known_has_none() -> None:
    assert [(line.key, line.count.people) for line in reach().years] == [
        ("2024", 12),
        ("2025", 8),
        ("2026", 0),
    ]
    assert reach().no_year == 1


def test_a_place_is_one_whatever_its_spaces_and_capitals() -> None:
    assert [(line.key, line.count.times) for line in reach().places] == [("the hall", 2)]
    assert reach().no_place == 2


def test_a_barrier_is_counted_once_a_record_with_what_was_done() -> None:
    assert reach().barriers == (
        Hindrance("barriers/transport", times=2, done=1),
        Hindrance("barriers/language", times=1, done=0),
    )


def test_those_whom_nobody_met_are_named_with_who_named_them() -> None:
    found = {one.community: one for one in reach().not_reached}
    # Night workers are asked to a party that is still to come. Drivers were asked and none came.
    assert list(found) == ["night workers", "drivers"]
    assert [record.id for record in found["night workers"].named_by] == ["bus"]
    assert found["drivers"].invited == 1
    assert [profile.we_miss for profile in reach().missed] == [("those who work on Thursdays",)]


def test_a_profile_alone_is_no_meeting() -> None:
    alone = """\
--- choir.md
---
type: community
id: choir
title: The choir
project: hall
---
"""
    (found,) = reach(alone).not_reached
    assert found.community == "the choir"
    assert found.named_by[0].type == "community"


def test_days_from_said_to_told() -> None:
    (wait,) = reach().waits
    assert wait == Wait("hall", days=(10,), undated=0, not_told=0, going_on=3)


def test_each_time_that_a_community_was_asked_says_what_came_of_it() -> None:
    found = {asked.community: asked.occasions for asked in reach().asked}
    # The drivers were asked, too, and none of them came.
    assert list(found) == ["riders", "drivers", "the choir"]
    assert [(o.record_id, o.came, o.said, o.reached) for o in found["riders"]] == [
        ("third", Came.WAITING, 1, None),
        ("second", Came.PROMISED, 1, 8),
        ("first", Came.TOLD, 2, 12),
    ]
    assert [(o.record_id, o.came, o.said) for o in found["drivers"]] == [
        ("second", Came.NO_WORDS, 0)
    ]
    assert [(o.record_id, o.came, o.statuses) for o in found["the choir"]] == [
        ("first", Came.TOLD, (("answered", 1),))
    ]


def test_a_time_after_which_nothing_followed_is_counted() -> None:
    asked = """\
--- first.md
---
type: engagement
id: first
title: First meeting
project: hall
date: 2024-03-04
recording: agreed
communities: Riders
said:
  - id: s1
    words: The bus is late.
---
--- second.md
---
type: engagement
id: second
title: Second meeting
project: hall
date: 2025-03-04
recording: agreed
communities: Riders
---
--- third.md
---
type: engagement
id: third
title: Third meeting
project: hall
date: 2025-06-04
recording: agreed
communities: Riders
commitments:
  - id: c1
    we_will: come back
---
"""
    (riders,) = reach(asked).asked
    came = [occasion.came for occasion in riders.occasions]
    assert came == [Came.PROMISED, Came.NO_WORDS, Came.NOTHING]


def test_nothing_on_record_gives_empty_sums() -> None:
    nothing = reach_of((), Loops(AS_OF, {}, {}, {}), community, community)
    assert nothing.count == Headcount()
    assert (nothing.communities, nothing.asked, nothing.waits) == ((), (), ())
