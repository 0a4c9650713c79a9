"""Charts of who was reached: what is not known is said, and never drawn as nought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from engage_docs.i18n import ENGLISH
from engage_docs.loops import Loops
from engage_docs.site.charts import Chart
from engage_docs.site.charts.asked import came_chart, wait_chart
from engage_docs.site.charts.chart import Bar, draw_bars
from engage_docs.site.charts.reach import (
    barrier_chart,
    community_chart,
    method_chart,
    place_chart,
    rung_chart,
    year_chart,
)
from engage_docs.stats.reach import (
    Asked,
    Came,
    Headcount,
    Hindrance,
    Occasion,
    Reach,
    ReachLine,
    Wait,
    reach_of,
)

EMPTY = reach_of((), Loops(date(2026, 11, 23), {}, {}, {}), str, str)


def reach(**more: object) -> Reach:
    return replace(EMPTY, **more)


def there(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def line(key: str, times: int, people: int = 0, silent: int = 0) -> ReachLine:
    return ReachLine(key, Headcount(times, people, silent))


def occasion(came: Came) -> Occasion:
    return Occasion("meeting", "Meeting", None, None, 1, (), 0, came)


def test_nothing_on_record_is_no_chart() -> None:
    charts = [
        community_chart(ENGLISH, EMPTY, str),
        method_chart(ENGLISH, EMPTY, str),
        rung_chart(ENGLISH, EMPTY, str),
        place_chart(ENGLISH, EMPTY, str),
        year_chart(ENGLISH, EMPTY),
        barrier_chart(ENGLISH, (), str),
        came_chart(ENGLISH, ()),
        wait_chart(ENGLISH, (), str),
    ]
    assert charts == [None] * len(charts)


def test_how_many_came_says_what_nobody_wrote_down() -> None:
    chart = there(
        community_chart(
            ENGLISH,
            reach(
                count=Headcount(times=7, people=1240, silent=4, partial=1),
                communities=(line("riders", 3, 1240, 1), line("choir", 2, 0, 2)),
            ),
            str.capitalize,
        )
    )
    assert chart.sentence == (
        "1,240 people took part, counted at 3 of 7 engagements. "
        "4 do not say how many came. 1 says it only for some of the communities that came."
    )
    assert chart.note == "Who came twice is counted twice."
    assert chart.rows == (
        ("Riders", "1,240; 1 engagement does not say", "3"),
        ("Choir", "not written down", "2"),
    )
    assert "Riders" in chart.svg
    assert "Choir" not in chart.svg, "what is not known is not drawn as nought"


def test_where_nobody_counted_it_is_said_and_nothing_is_drawn() -> None:
    chart = there(
        community_chart(
            ENGLISH,
            reach(count=Headcount(times=2, silent=2), communities=(line("riders", 2, 0, 2),)),
            str,
        )
    )
    assert chart.sentence == "None of the 2 engagements says how many people came."
    assert chart.svg == ""


def test_methods_say_how_many_do_not_say() -> None:
    chart = there(
        method_chart(
            ENGLISH,
            reach(
                count=Headcount(times=5),
                methods=(line("survey", 3, 20, 1), line("walk", 1)),
                no_method=2,
            ),
            str.capitalize,
        )
    )
    assert chart.sentence == (
        "Most often: Survey, at 3 of 5 engagements. 2 do not say how people were met."
    )
    assert chart.note == "An engagement with two methods counts for both."
    assert chart.rows[0] == ("Survey", "20; 1 engagement does not say", "3")


def test_rungs_stay_in_the_order_of_their_ladder_and_none_is_the_best() -> None:
    rungs = (line("information", 1), line("consultation", 4))
    chart = there(rung_chart(ENGLISH, reach(count=Headcount(times=5), rungs=rungs), str))
    assert chart.sentence == "Most often: consultation, at 4 of 5 engagements."
    assert [row[0] for row in chart.rows] == ["information", "consultation"]
    assert "No rung is the best" in chart.note


def test_places_say_how_many_do_not_say() -> None:
    places = (line("the hall", 2),)
    made = reach(count=Headcount(times=3), places=places, no_place=1)
    chart = there(place_chart(ENGLISH, made, str))
    assert chart.sentence == (
        "Most often: the hall, at 2 of 3 engagements. 1 does not say where it was."
    )


def test_what_was_there_only_once_is_not_called_the_most_frequent() -> None:
    places = (line("the hall", 1), line("the park", 1))
    chart = there(place_chart(ENGLISH, reach(count=Headcount(times=2), places=places), str))
    assert chart.sentence == "2 different ones, at one engagement each."


def test_years_from_the_first_to_the_last() -> None:
    years = (line("2024", 1), line("2026", 3))
    chart = there(year_chart(ENGLISH, reach(years=years, no_year=2)))
    assert chart.sentence == (
        "4 engagements from 2024 to 2026; most of them in 2026: 3. Of 2 more the year is not known."
    )


def test_barriers_come_with_what_was_done() -> None:
    chart = there(barrier_chart(ENGLISH, (Hindrance("transport", 3, 2), Hindrance("x", 1, 0)), str))
    assert chart.sentence == (
        "Named most often: transport, in 3 records. "
        "Of 4 barriers named, 2 come with what was done about it."
    )
    assert chart.rows == (("transport", "3", "2"), ("x", "1", "0"))


def test_from_said_to_told_the_slowest_project_first() -> None:
    chart = there(
        wait_chart(
            ENGLISH,
            (
                Wait("bus", (10,), undated=0, not_told=2, going_on=1),
                Wait("hall", (0, 30, 200), undated=1, not_told=0, going_on=0),
                Wait("park", (), undated=0, not_told=0, going_on=3),
            ),
            str.capitalize,
        )
    )
    assert chart.sentence == (
        "People were told what came of 4 things they said. Half of the times it took 10 days or "
        "less. 2 more came to an end and nobody was told. Of 1 more a day is not known. "
        "4 have not come to an end yet."
    )
    assert chart.rows == (
        ("Hall", "30 days", "4 of 4 things said"),
        ("Bus", "10 days", "1 of 4 things said"),
        ("Park", "not known", "0 of 3 things said"),
    )
    assert "Park" not in chart.svg


def test_what_came_of_it_each_time() -> None:
    chart = there(
        came_chart(
            ENGLISH,
            (
                Asked("riders", (occasion(Came.NOTHING), occasion(Came.TOLD))),
                Asked("choir", (occasion(Came.NOTHING),)),
            ),
        )
    )
    assert chart.sentence == (
        "Communities were asked 3 times. Nothing came of 2 of these. "
        "1 community was asked more than once."
    )
    assert chart.rows == (
        ("Something, and they were told", "1"),
        ("Nothing", "2"),
    )


def test_where_something_came_of_every_time_nothing_else_is_said() -> None:
    chart = there(came_chart(ENGLISH, (Asked("riders", (occasion(Came.TOLD),)),)))
    assert chart.sentence == "Communities were asked 1 time."


def test_more_than_fit_are_said_to_be_left_out() -> None:
    places = tuple(line(f"place {number:02}", 1) for number in range(50))
    chart = there(place_chart(ENGLISH, reach(count=Headcount(times=50), places=places), str))
    assert chart.note == "The first 8 are drawn. The table has 40 of 50."
    assert len(chart.rows) == 40
    assert "place 07" in chart.svg
    assert "place 08" not in chart.svg


def test_a_long_label_takes_two_lines_and_leaves_room_for_the_number() -> None:
    short = draw_bars([Bar("a", 1, "1")])
    long = "Letters to residents, and the page of the council that tells of road works and more"
    drawn = draw_bars([Bar(long, 1, "1")])
    assert drawn.count("<text") == short.count("<text") + 1
    assert "…" in drawn
    assert long not in drawn


def test_a_word_without_a_break_is_cut_all_the_same() -> None:
    drawn = draw_bars([Bar("x" * 90, 1, "1,234")])
    lines = [part for part in drawn.split("<text") if "xx" in part]
    assert len(lines) == 2
    assert max(part.count("x") for part in lines) < 40


def test_a_chart_is_made_of_values_that_travel_as_bytes() -> None:
    lines = reach(methods=(line("walk", 2), line("<b>", 1)))
    asked = Asked("riders", (occasion(Came.TOLD), occasion(Came.NOTHING)))
    for chart in (method_chart(ENGLISH, lines, str), came_chart(ENGLISH, (asked,))):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(there(chart)), type=Chart) == chart
