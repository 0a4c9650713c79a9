"""engage new."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("site")

RECORDS = Path("content/records")


def new(run, *args, project="high-street"):
    return run("new", *args, "--project", project)


def test_it_writes_the_file_and_says_where(run):
    result = new(run, "engagement", "Drop-in at the café", "--date", "14 March 2026")
    path = RECORDS / "high-street/2026-03-14-drop-in-at-the-cafe.md"
    assert f"Written: {path}" in result.output
    assert path.is_file()
    assert result.exit_code == 0


def test_it_says_what_to_do_next(run):
    output = new(run, "engagement", "Drop-in").output
    assert "engage check" in output
    assert "drop-in/c1" in output


def test_today_is_the_date_if_none_is_given(run):
    new(run, "engagement", "Drop-in")
    text = (RECORDS / "high-street/2026-11-23-drop-in.md").read_text("utf-8")
    assert "\ndate: 2026-11-23\n" in text


def test_the_date_is_written_as_it_was_given(run):
    new(run, "engagement", "Drop-in", "--date", "spring 2026")
    text = (RECORDS / "high-street/2026-03-01-drop-in.md").read_text("utf-8")
    assert "\ndate: spring 2026\n" in text


def test_a_date_that_is_none_is_explained(run):
    result = new(run, "engagement", "Drop-in", "--date", "31 June 2026")
    assert "does not exist" in result.output
    assert result.exit_code == 2


def test_a_new_record_only_has_to_be_filled_in(run):
    new(run, "engagement", 'A "title": with #signs')
    codes = {line.rpartition("[")[2] for line in run("check").output.splitlines()[:-1]}
    assert codes == {"item-not-filled-in]", "record-not-shown]"}


def test_an_id_of_ones_own(run):
    new(run, "engagement", "Drop-in", "--id", "library")
    text = (RECORDS / "high-street/2026-11-23-library.md").read_text("utf-8")
    assert "\nid: library\n" in text


def test_an_id_that_cannot_be_one(run):
    result = new(run, "engagement", "Drop-in", "--id", "My Library")
    assert "For example: my-library" in result.output
    assert result.exit_code == 2


def test_an_id_that_is_taken(run):
    result = new(run, "engagement", "Drop-in", "--id", "walkabout")
    assert "There is a record with the id 'walkabout' already" in result.output
    assert result.exit_code == 2


def test_the_same_title_gets_another_id(run):
    new(run, "engagement", "Walkabout")
    text = (RECORDS / "high-street/2026-11-23-walkabout.md").read_text("utf-8")
    assert "\nid: walkabout-2\n" in text


def test_nothing_is_overwritten(run):
    new(run, "engagement", "Drop-in")
    path = RECORDS / "high-street/2026-11-23-drop-in.md"
    path.write_text("mine", encoding="utf-8")
    result = new(run, "engagement", "Drop-in")
    assert "nothing was written" in result.output
    assert path.read_text("utf-8") == "mine"
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("title", "name"),
    [("ক্লিনিক", "2026-11-23-ক্লিনিক.md"), ("👋", "2026-11-23-engagement-2026-11-23.md")],
)
def test_titles_in_other_scripts(run, title, name):
    new(run, "engagement", title)
    assert (RECORDS / "high-street" / name).is_file()


def test_an_empty_title(run):
    result = new(run, "engagement", "  ")
    assert "The title is empty" in result.output
    assert result.exit_code == 2


def test_an_unknown_type_is_named_with_the_nearest_and_all(run):
    result = new(run, "engagment", "Drop-in")
    assert "Did you mean 'engagement'?" in result.output
    assert "you-said-we-did" in result.output
    assert result.exit_code == 2


@pytest.mark.parametrize("name", ["Follow up", "follow_up", "follow-ups"])
def test_a_type_may_be_written_in_other_ways(run, name):
    assert new(run, name, "News").exit_code == 0


def test_an_unknown_project_is_named_with_the_nearest_and_a_way_on(run):
    result = new(run, "engagement", "Drop-in", project="hi-street")
    assert "Did you mean 'high-street'?" in result.output
    assert "engage new project" in result.output
    assert result.exit_code == 2


def test_no_project(run):
    result = run("new", "engagement", "Drop-in")
    assert "--project" in result.output
    assert "high-street" in result.output
    assert result.exit_code == 2


@pytest.mark.parametrize("project", ["..", "../..", "/tmp", ".", ""])  # noqa: S108
def test_no_project_leads_out_of_the_records(site, run, project):
    before = everything_in(site.parent)
    assert new(run, "engagement", "Drop-in", project=project).exit_code == 2
    assert everything_in(site.parent) == before


def everything_in(folder):
    """Every path, but for what is kept to save time."""
    return sorted(p for p in folder.rglob("*") if ".engage" not in p.parts)


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
def test_no_link_leads_out_of_the_records(site, run, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (site / RECORDS / "linked").symlink_to(tmp_path / "elsewhere")
    result = new(run, "engagement", "Drop-in", project="linked")
    assert "outside the folder of the records" in result.output
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_project_gets_a_folder_of_its_own(run):
    result = run("new", "project", "Eye checks nearer home", "--id", "eye-checks")
    assert (RECORDS / "eye-checks/project.md").is_file()
    assert result.exit_code == 0


def test_a_new_project_is_free_of_mistakes_but_for_blanks(run):
    run("new", "project", "Eye checks", "--id", "eye-checks")
    assert new(run, "follow-up", "News", project="eye-checks").exit_code == 0
    codes = {line.rpartition("[")[2] for line in run("check").output.splitlines()[:-1]}
    assert codes == {"required]"}
