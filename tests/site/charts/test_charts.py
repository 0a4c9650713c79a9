"""Charts say what the loops say, in words, in numbers and in shapes."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.links import link
from engage_docs.loops import Rules, judge
from engage_docs.loops.values import Loops
from engage_docs.site import facets
from engage_docs.site.charts import (
    Chart,
    charts_for_project,
    charts_for_promises,
    charts_for_said,
    loops_by_project,
)
from engage_docs.site.charts.chart import Bar, draw_bars
from engage_docs.site.charts.loops import STANDINGS, standing_of
from engage_docs.site.charts.svg import WIDTH, number, tag
from engage_docs.site.charts.timeline import periods_between
from tests.bundles import CALENDAR, good_records
from tests.site.rendered import Macros

AS_OF = date(2026, 11, 23)
ASSETS = Path(__file__).parents[3] / "theme" / "engage_docs_theme"
GEOMETRY = {
    *("viewBox", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "d", "width", "height"),
    *("class", "text-anchor", "aria-hidden", "focusable"),
}
MEETING = """\
--- meeting.md
---
type: engagement
id: meeting
title: Meeting <b>& more</b>
project: hall
date: 2026-03-10
said:
  - id: s1
    words: It is cold in the hall.
  - id: s2
    words: Where is the key?
  - id: s3
    words: Is there a ramp?
commitments:
  - id: c1
    we_will: mend the heating
    answers: s1
    due: 2026-04-30
  - id: c2
    we_will: hang up the key
    due: 2026-12-31
  - id: c3
    we_will: paint the door
---
"""
NEWS = """\
--- warm.md
---
type: follow-up
id: warm
title: Warm
project: hall
date: 2026-05-12
about: meeting/c1
outcome: done
what_happened: The heating works.
told:
  - who: everybody
---
--- key.md
---
type: follow-up
id: key
title: Key
project: hall
date: 2026-03-24
about: meeting/s2
outcome: answered
what_happened: It hangs by the door.
---
"""


class Seen(HTMLParser):
    """Every element of a drawing with its attributes, and the words in it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def loops_of(text: str) -> Loops:
    return judge(link(good_records(text)), AS_OF, Rules(CALENDAR))


def by_name(charts: tuple[Chart, ...]) -> dict[str, Chart]:
    return {chart.name: chart for chart in charts}


def test_how_the_promises_stand() -> None:
    (chart,) = charts_for_promises(loops_of(MEETING + NEWS))
    assert chart.sentence == (
        "Of 3 promises, 1 is without a date, 1 is not due yet and 1 is done. "
        "The one done came late."
    )
    assert chart.rows == (("No date given", "1"), ("Not due yet", "1"), ("Done", "1"))
    assert Counter(Seen(chart.svg).words) == Counter(cell for row in chart.rows for cell in row)


def test_all_alike_is_said_in_one_go() -> None:
    one = MEETING.replace("  - id: c2", "x").partition("x")[0] + "---\n"
    (chart,) = charts_for_promises(loops_of(one))
    assert chart.sentence == "The one promise is overdue."
    (chart,) = charts_for_promises(loops_of(one + NEWS.partition("--- key.md")[0]))
    assert chart.sentence == "The one promise is done. It was done late."


def test_how_long_answers_took() -> None:
    chart = by_name(charts_for_said(loops_of(MEETING + NEWS), 20))["answers"]
    assert chart.sentence == (
        "Half of the 2 answers came on the same day. The slowest took 10 working days. "
        "1 thing has no answer yet. The longest wait so far is 179 working days."
    )
    assert chart.rows == (
        ("On the same day", "1"),
        ("In 1 to 20 working days", "1"),
        ("No answer yet", "1"),
    )


def test_the_answer_time_is_where_one_bar_ends() -> None:
    chart = by_name(charts_for_said(loops_of(MEETING + NEWS), 9))["answers"]
    assert ("In 10 to 27", "1") in chart.rows


def test_a_project_over_time() -> None:
    chart = by_name(charts_for_project(loops_of(MEETING + NEWS)))["timeline"]
    assert chart.sentence == (
        "From March 2026 to 23 November 2026: 3 things said, 3 promises, 2 done or answered and "
        "1 time told. The last of it was in May 2026."
    )
    assert chart.rows == (
        ("March 2026", "3 things said, 3 promises and 1 done or answered"),
        ("May 2026", "1 done or answered and 1 time told"),
    )
    assert Seen(chart.svg).words[-2:] == ["Mar 2026", "23 Nov 2026"]
    assert chart.note == "A larger mark stands for more in the same month."


def test_a_date_that_is_not_exact_says_so() -> None:
    loops = loops_of(MEETING.replace("2026-03-10", "2025"))
    chart = by_name(charts_for_project(loops))["timeline"]
    assert chart.note.endswith("Where only a month or a year is known, the last day of it counts.")


def test_a_date_that_nobody_knows_stands_in_the_table() -> None:
    loops = loops_of(MEETING.replace("2026-03-10", "not known") + NEWS)
    chart = by_name(charts_for_project(loops))["timeline"]
    assert chart.rows[-1] == ("Date not known", "3 things said and 3 promises")
    unknown = loops_of(MEETING.replace("2026-03-10", "not known"))
    assert "timeline" not in by_name(charts_for_project(unknown))


def test_nothing_to_draw_is_no_chart() -> None:
    empty = Loops(AS_OF, {}, {}, {})
    assert charts_for_promises(empty) == charts_for_said(empty) == charts_for_project(empty) == ()


def test_a_project_where_all_stand_alike_has_no_chart_of_it() -> None:
    charts = by_name(charts_for_project(loops_of(MEETING.partition("commitments:")[0] + "---\n")))
    assert list(charts) == ["timeline"]


def test_projects_are_taken_apart() -> None:
    other = MEETING.replace("meeting", "stall").replace("project: hall", "project: park")
    park = "--- park.md\n---\ntype: project\nid: park\ntitle: The park\n---\n"
    loops = loops_of(MEETING + park + other)
    parts = loops_by_project(loops)
    assert list(parts) == ["hall", "park"]
    assert parts["park"].said.keys() == {"stall/s1", "stall/s2", "stall/s3"}
    assert sum(len(part.commitments) for part in parts.values()) == len(loops.commitments)


def test_year_by_year() -> None:
    early = MEETING.replace("meeting", "early").replace("2026-03-10", "2024-03-12")
    answers = [
        NEWS.partition("--- key.md")[2]
        .replace("id: key", f"id: answer-{i}")
        .replace("2026-03-24", day)
        .replace("meeting/s2", about)
        for i, (day, about) in enumerate([("2024-03-19", "early/s2"), ("2026-03-17", "meeting/s2")])
    ]
    text = early + MEETING + "".join(f"--- a{i}.md{a}" for i, a in enumerate(answers))
    text = re.sub(r"    answers: s1\n", "", text)
    chart = by_name(charts_for_said(loops_of(text)))["answer-years"]
    assert chart.rows == (
        ("2024", "within 5 working days (1 of 3 things answered)"),
        ("2026", "within 5 working days (1 of 3 things answered)"),
    )


def every_chart() -> list[Chart]:
    loops = loops_of(MEETING + NEWS)
    return [*charts_for_promises(loops), *charts_for_said(loops), *charts_for_project(loops)]


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: chart.name)
def test_the_drawing_has_geometry_and_classes_only(chart: Chart) -> None:
    names = {key for _, attrs in Seen(chart.svg).elements for key in attrs}
    assert names <= {name.lower() for name in GEOMETRY}


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: chart.name)
def test_every_class_has_a_rule(chart: Chart) -> None:
    css = (ASSETS / "assets" / "engage" / "charts.css").read_text(encoding="utf-8")
    used = {c for _, attrs in Seen(chart.svg).elements for c in (attrs.get("class") or "").split()}
    assert {name for name in used if f".{name}" not in css} == set()


def test_the_same_loops_give_the_same_charts() -> None:
    assert every_chart() == every_chart()


def test_on_a_page_words_are_escaped_and_the_drawing_is_not() -> None:
    chart = Chart("promises", "<i>", "a & b", draw_bars([Bar("<b>", 1, "1")]), ("x",), (("<u>",),))
    page = Macros()("figures.html", "charts", [chart])
    assert "<svg" in page
    for raw in ("<i>", "<b>", "<u>", "a & b", "style="):
        assert raw not in page
    assert "&lt;b&gt;" in page


@given(st.lists(st.integers(0, 10**9), max_size=40))
def test_bars_stay_inside_and_something_can_be_seen(values: list[int]) -> None:
    seen = Seen(draw_bars([Bar("x", value, str(value), "striped") for value in values]))
    widths = [float(attrs["width"] or 0) for tag, attrs in seen.elements if tag == "rect"]
    assert len(widths) == sum(value > 0 for value in values)
    assert all(3 <= width <= WIDTH - 2 for width in widths)
    for tag_, attrs in seen.elements:
        if tag_ == "path" and attrs["class"] == "stripes":
            xs = [float(x) for x in re.findall(r"[ML]([\d.-]+)", attrs["d"] or "")]
            assert all(0.99 <= x <= WIDTH - 0.99 for x in xs)


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(days, days)
def test_any_time_falls_into_few_periods(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    periods = periods_between(first, last)
    assert 1 <= periods.count <= 18
    assert periods.place(first) == 0
    assert periods.place(last) == periods.count - 1
    assert len({periods.name(place) for place in range(periods.count)}) == periods.count
    middle = first + (last - first) / 2
    assert 0 <= periods.place(middle) < periods.count


@given(st.floats(-1e6, 1e6))
def test_numbers_are_short_and_never_minus_nothing(value: float) -> None:
    said = number(value)
    assert re.fullmatch(r"-?\d+(\.\d{1,2})?", said)
    assert said != "-0"
    assert abs(float(said) - value) < 0.006


@given(st.text(min_size=1))
def test_no_text_breaks_out_of_a_drawing(words: str) -> None:
    drawn = tag("text", words, class_=words)
    assert drawn.count("<") == 2
    assert drawn.count('"') == 2


def test_ten_thousand_of_everything() -> None:
    item = "  - id: s{0}\n    words: Number {0}.\n"
    records = [
        f"--- m{n}.md\n---\ntype: engagement\nid: m{n}\ntitle: M\nproject: hall\n"
        f"date: {AS_OF - timedelta(days=9 * n)}\nsaid:\n"
        + "".join(item.format(i) for i in range(50))
        + "---\n"
        for n in range(200)
    ]
    loops = loops_of("".join(records))
    (chart,) = charts_for_project(loops)[:1]
    assert "10,000 things said" in chart.sentence
    assert len(chart.svg) < 10_000


def test_promises_stand_here_as_on_the_page_of_promises() -> None:
    assert list(STANDINGS) == list(facets.STANDINGS)
    for loop in loops_of(MEETING + NEWS).commitments.values():
        assert standing_of(loop) in facets.STANDINGS
