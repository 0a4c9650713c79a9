"""engage loops."""

import csv
import json

import pytest

pytestmark = pytest.mark.usefixtures("site")


def as_json(result):
    return json.loads(result.stdout)


def test_the_starter_site_has_open_loops(run):
    result = run("loops")
    assert "walkabout/c2" in result.stdout
    assert "overdue" in result.stdout
    assert result.exit_code == 0


def test_what_is_closed_is_not_in_it(run):
    assert "walkabout/c1" not in run("loops").stdout


def test_as_of_another_day(run):
    loops = as_json(run("loops", "--as-of", "14 March 2026", "--format", "json"))
    assert loops["as_of"] == "2026-03-14"
    assert {loop["address"] for loop in loops["loops"]} >= {"walkabout/c1", "walkabout/c2"}


def test_a_day_that_is_none(run):
    result = run("loops", "--as-of", "03/04/2026")
    assert "can be read in two ways" in result.output
    assert result.exit_code == 2


def test_a_period_is_not_one_day(run):
    result = run("loops", "--as-of", "March 2026")
    assert "is not one day" in result.output
    assert result.exit_code == 2


def test_source_date_epoch_is_the_day(run, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    assert as_json(run("loops", "--format", "json"))["as_of"] == "2026-05-28"


def test_as_csv(run):
    rows = list(csv.DictReader(run("loops", "--format", "csv").stdout.splitlines()))
    assert "walkabout/c2" in {row["address"] for row in rows}


def test_as_markdown(run):
    assert run("loops", "--format", "markdown").stdout.startswith("# Open loops as of 23 November")


def test_only_one_project(run):
    loops = as_json(run("loops", "--project", "high-street", "--format", "json"))
    assert {loop["project"] for loop in loops["loops"]} == {"high-street"}


def test_an_unknown_project_is_named_with_the_nearest(run):
    result = run("loops", "--project", "hihg-street")
    assert "Did you mean 'high-street'?" in result.output
    assert result.exit_code == 2


def test_only_one_owner_in_any_letters(run):
    loops = as_json(run("loops", "--owner", "Library Manager", "--format", "json"))
    assert [loop["address"] for loop in loops["loops"]] == ["walkabout/c2"]


def test_an_unknown_owner_is_not_an_empty_list(run):
    result = run("loops", "--owner", "library manger")
    assert "Did you mean 'library manager'?" in result.output
    assert result.exit_code == 2


def test_fail_on_a_flag_that_is_there(run):
    result = run("loops", "--fail-on", "not-told,overdue")
    assert "1 overdue" in result.stderr
    assert result.exit_code == 1


def test_fail_on_a_flag_that_is_not_there(run):
    assert run("loops", "--fail-on", "cannot-without-a-reason").exit_code == 0


@pytest.mark.parametrize("words", ["gone quiet", "Gone-Quiet", " gone-quiet , overdue,"])
def test_flags_may_be_written_as_words(run, words):
    assert run("loops", "--as-of", "2026-03-15", "--fail-on", words).exit_code == 0


def test_an_unknown_flag_is_named_with_the_nearest_and_all(run):
    result = run("loops", "--fail-on", "overdo")
    assert "Did you mean 'overdue'?" in result.output
    assert "not-settled" in result.output
    assert result.exit_code == 2


def test_errors_do_not_hide_the_rest(site, run):
    path = site / "content/records/high-street/broken.md"
    path.write_text("nothing of a record\n", encoding="utf-8")
    result = run("loops")
    assert "There is 1 error in the records." in result.stderr
    assert "walkabout/c2" in result.stdout
    assert result.exit_code == 0


def test_json_stays_clean_of_warnings(site, run):
    path = site / "content/records/high-street/broken.md"
    path.write_text("nothing of a record\n", encoding="utf-8")
    assert as_json(run("loops", "--format", "json"))["format"] == "engage-docs/open-loops"


def test_broken_settings_stop_it(site, run):
    (site / "site_config.yml").write_text("site_name: [\n", encoding="utf-8")
    result = run("loops")
    assert "site_config.yml:" in result.output
    assert result.exit_code == 2
