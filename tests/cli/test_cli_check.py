"""engage check."""

import json
import re
import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("site")

BROKEN_RECORDS = Path(__file__).parents[1] / "parsing/broken"
BROKEN = "---\ntype: engagement\nid: broken\ntitle: Broken\ndate: 31 June 2026\nplaec: here\n---\n"


@pytest.fixture
def broken(site):
    path = site / "content/records/high-street/broken.md"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def test_the_starter_site_has_no_mistakes(run):
    result = run("check")
    assert result.output == "No mistakes found in 4 records.\n"
    assert result.exit_code == 0


@pytest.mark.usefixtures("broken")
def test_all_mistakes_come_at_once_with_their_places(run):
    result = run("check")
    assert "content/records/high-street/broken.md:5:7: error: " in result.output
    assert "content/records/high-street/broken.md:6:1: error: " in result.output
    assert result.exit_code == 1


@pytest.mark.usefixtures("broken")
def test_the_last_line_counts(run):
    last = run("check").output.splitlines()[-1]
    assert last.startswith("2 errors and 1 warning in 5 records")


def test_a_warning_alone_is_no_failure(site, run):
    path = site / "content/records/high-street/project.md"
    path.write_text(
        path.read_text("utf-8").replace("type: project\n", "type: project\npublish: draft\n")
    )
    result = run("check")
    assert "warning: " in result.output
    assert result.exit_code == 0


@pytest.mark.usefixtures("broken")
def test_only_the_paths_that_were_asked_for(run):
    result = run("check", "content/records/high-street/project.md")
    assert result.output == "No mistakes found in 1 record.\n"
    assert result.exit_code == 0


@pytest.mark.usefixtures("broken")
def test_a_folder_stands_for_all_in_it(run):
    assert run("check", "content/records/high-street").exit_code == 1


def test_links_are_followed_beyond_the_paths(run):
    result = run("check", "content/records/high-street/2026-06-22-benches.md")
    assert result.output == "No mistakes found in 1 record.\n"


def test_a_path_that_is_not_there_is_a_wrong_command(run):
    result = run("check", "nowhere.md")
    assert "There is no file or folder nowhere.md" in result.output
    assert result.exit_code == 2


@pytest.mark.usefixtures("broken")
def test_as_json(run):
    document = json.loads(run("check", "--format", "json").output)
    assert document["records"] == 5
    assert document["counts"]["error"] == len(
        [f for f in document["findings"] if f["severity"] == "error"]
    )


@pytest.mark.usefixtures("broken")
def test_as_notes_on_github(run):
    lines = run("check", "--format", "github").output.splitlines()
    assert lines
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)


def test_without_settings_it_says_what_to_do(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert "There is no site_config.yml in this folder" in result.output
    assert "engage init my-site" in result.output
    assert result.exit_code == 2


def test_a_settings_file_elsewhere(run, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    result = run("check", "-f", "site-of-ours/site_config.yml")
    assert result.output == "No mistakes found in 4 records.\n"


def test_the_folder_of_the_settings_file_will_do(run, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert run("check", "-f", "site-of-ours").exit_code == 0


def test_broken_settings_are_a_finding(site, run):
    (site / "site_config.yml").write_text("site_name: [\n", encoding="utf-8")
    result = run("check")
    assert "site_config.yml:" in result.output
    assert result.exit_code == 1


def test_a_whole_folder_of_broken_records(site, run):
    """The issue's own promise: sixty differently broken records, sixty findings, no traceback."""
    shutil.copytree(BROKEN_RECORDS, site / "content/records/broken")
    result = run("check")
    located = re.findall(r"(?m)^content/records/broken/\S+\.md:\d+:\d+: error: ", result.output)
    assert len(located) >= 60
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == 1


def test_no_broken_record_hides_another(site, run):
    shutil.copytree(BROKEN_RECORDS, site / "content/records/broken")
    document = json.loads(run("check", "--format", "json").output)
    named = {Path(finding["path"]).name for finding in document["findings"]}
    assert {path.name for path in BROKEN_RECORDS.glob("*.md")} <= named


WRITING = """---
type: project
id: words
title: Words
---
Read more [here](https://example.org/report). The meeting is on 03/04/2026.

Fourteen people walked from the bus stop to the library and stopped wherever somebody wanted to show
us something, such as a kerb, a lamp, a bench or a door that was too heavy.
"""


@pytest.fixture
def writing(site):
    path = site / "content/records/high-street/words.md"
    path.write_text(WRITING, encoding="utf-8")
    return path


@pytest.mark.usefixtures("writing")
def test_what_keeps_readers_out_is_said_without_being_asked(run):
    result = run("check")
    assert "words.md:6:11: warning: " in result.output
    assert "words.md:6:65: note: " in result.output
    assert "long-sentence" not in result.output
    assert result.exit_code == 0


@pytest.mark.usefixtures("writing")
def test_long_sentences_and_hard_words_are_said_when_asked(run):
    assert "words.md:8:1: note: " in run("check", "--advice").output
