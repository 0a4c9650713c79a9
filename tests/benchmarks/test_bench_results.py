"""From what was measured to figures, tables and the chart; and docs/speed.md says just that."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.chart import chart
from benchmarks.figures import Figure, figures_of
from benchmarks.getting import PEERS
from benchmarks.measure import Usage
from benchmarks.page import ROWS as SAID
from benchmarks.page import goals, measured, renewed, written
from benchmarks.results import Machine, Measurement, Run, Written, read_results, write_results
from engage_docs.config.palette import contrast

ROOT = Path(__file__).parents[2]
RESULTS = read_results(ROOT / "benchmarks/results.json")
SVG = "{http://www.w3.org/2000/svg}"


def taking(row, tool, *seconds, records=10_000, memory=1_000_000, name=None):
    rounds = tuple(Usage(one, one, memory) for one in seconds)
    made = Written(records, records * 800, records, records * 1000)
    return Measurement(row, tool, name or tool, records, rounds, made)


def run_of(*measurements):
    return Run("2026-11-25", Machine("Linux", 2, 24, 0.1), {"Hugo": "0.168.0"}, measurements)


def figure(name, **runs):
    return next(one for one in figures_of(runs) if one.name.startswith(name))


def test_the_page_is_what_the_results_give():
    page = (ROOT / "docs/speed.md").read_text("utf-8")
    assert RESULTS
    assert renewed(page, RESULTS) == page
    assert page.count("<!-- made: ") == page.count("<!-- end -->") == 7


def test_the_chart_is_what_the_results_give():
    assert (ROOT / "docs/speed.svg").read_text("utf-8") == chart(RESULTS)


def test_the_versions_measured_are_the_versions_asked_for():
    pins = (PEERS / "requirements.txt").read_text("utf-8")
    for run in RESULTS.values():
        assert f"hugo=={run.versions['Hugo']}\n" in pins
        assert f"mkdocs-material=={run.versions['Material for MkDocs']}\n" in pins


def test_results_come_back_as_they_were_written(tmp_path):
    runs = {
        "full": run_of(
            taking("cold", "engage", 1.5, 2.5), replace(taking("cold", "x"), written=None)
        )
    }
    write_results(tmp_path / "results.json", runs)
    assert read_results(tmp_path / "results.json") == runs
    assert read_results(tmp_path / "none.json") == {}


def test_a_ratio_is_the_middle_of_the_ratios_of_each_round():
    ours, hugo = taking("cold", "engage", 10, 30, 20), taking("cold", "hugo", 10, 10, 40)
    assert figure("Cold build, against", full=run_of(ours, hugo)).value == 1.0


def test_an_edit_is_compared_with_one_of_as_many_records():
    run = run_of(
        *(taking("edit", "engage", 3), taking("edit", "hugo", 4)),
        *(taking("edit", "engage", 1, records=1000), taking("edit", "hugo", 2, records=1000)),
    )
    assert figure("One edit, the whole command", full=run).value == 0.75
    assert figure("The same with 1,000 records", full=run).value == 0.5
    assert "| 0.75× |" in measured(run)
    assert "| 0.50× |" in measured(run)


def test_only_pages_count_as_html():
    assert figure("HTML written", full=run_of(taking("cold", "engage", 1))).value == 8.0


def test_growth_is_many_against_few():
    few = taking("growth", "engage", 10, records=10_000)
    many = taking("growth", "engage", 105, records=100_000)
    assert figure("Cold build of 100,000", growth=run_of(few, many)).value == 10.5


def test_memory_is_compared_with_hugo():
    run = run_of(taking("cold", "engage", 1, memory=300), taking("cold", "hugo", 1, memory=1000))
    assert figure("Most memory", full=run).value == 0.3


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (0.5, "aim reached"),
        (1.0, "aim reached"),
        (1.004, "aim reached"),
        (1.01, "goal reached"),
        (1.7, "goal reached"),
        (1.71, "goal missed"),
        (None, "not measured"),
    ],
)
def test_the_verdict(value, verdict):
    assert Figure("Cold", value, "×", 1.7, 1.0).verdict == verdict


def test_a_figure_without_a_goal_has_no_verdict():
    assert Figure("Photos", 300.0, "s").verdict == "no goal"
    assert Figure("Photos", 1.9, "s", 2.0).verdict == "goal reached"


def test_small_runs_say_nothing_about_the_goals():
    assert goals({"small": run_of(taking("cold", "engage", 1), taking("cold", "hugo", 1))}) == (
        "Not measured yet.\n"
    )


def test_what_is_not_there_says_so():
    gone = Measurement("cold", "commonmark", "CommonMark", 300, missing="not there")
    assert "| CommonMark | 300 | not there |" in measured(run_of(gone, taking("cold", "hugo", 1)))
    assert measured(None) == "Not measured yet.\n"


def test_what_each_tool_wrote_is_said():
    runs = {"full": run_of(taking("cold", "hugo", 1, name="Hugo"), taking("edit", "hugo", 1))}
    table = written(runs)
    assert table.splitlines()[2:] == ["| Hugo | 10,000 | 10,000 | 8.0 MB | 10,000 | 10.0 MB |"]


def test_words_around_the_tables_stay():
    page = "Before.\n<!-- made: small -->\nold\n<!-- end -->\nAfter.\n"
    assert renewed(page, {}) == (
        "Before.\n<!-- made: small -->\n\nNot measured yet.\n\n<!-- end -->\nAfter.\n"
    )


def test_every_row_that_was_measured_has_a_name():
    assert {one.row for run in RESULTS.values() for one in run.measurements} <= SAID.keys()


@pytest.fixture
def drawn():
    full = run_of(
        taking("cold", "engage", 10, name="engage-docs & more"), taking("cold", "hugo", 5)
    )
    return ET.fromstring(chart({"full": full}))  # noqa: S314 - made just here


def test_the_chart_says_in_words_what_it_shows(drawn):
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == "title desc"
    title, description = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")
    assert (title.get("id"), description.get("id")) == ("title", "desc")
    assert title.text
    assert "engage-docs & more: 10.0 seconds; hugo: 5.00 seconds" in description.text


def test_bars_are_as_long_as_their_numbers_and_stay_in_the_picture(drawn):
    bars = [bar for bar in drawn.iter(f"{SVG}rect") if bar.get("class") != "ground"]
    widths = [int(bar.get("width")) for bar in bars[:2]]
    assert widths[0] == pytest.approx(2 * widths[1], abs=1)
    assert [bar.get("class") for bar in bars[:2]] == ["ours", "other"]
    width, height = (int(drawn.get(side)) for side in ("width", "height"))
    for shape in (*bars, *drawn.iter(f"{SVG}text")):
        assert 0 <= int(shape.get("x")) <= width
        assert 0 <= int(shape.get("y")) <= height


def test_the_chart_can_be_read_in_light_and_dark(drawn):
    style = drawn.find(f"{SVG}style").text
    light, dark, forced = re.split(r"@media", style)
    for part in (light, dark):
        colours = dict(re.findall(r"(?:\.)?(\w+) \{[^}]*fill: (#\w+)", part))
        assert contrast(colours["text"], colours["ground"]) >= 7
        assert contrast(colours["ours"], colours["ground"]) >= 3
        assert contrast(colours["other"], colours["ground"]) >= 3
    assert "prefers-color-scheme: dark" in dark
    assert "forced-colors: active" in forced
    assert min(int(size) for size in re.findall(r"(\d+)px", style)) >= 16
