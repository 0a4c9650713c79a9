"""engage init, and the starter site."""

import re
import subprocess
import sys

from engage_docs.cli.start import starter_files


def test_it_writes_every_file(tmp_path, run):
    result = run("init", str(tmp_path / "ours"))
    written = {
        p.relative_to(tmp_path / "ours").as_posix()
        for p in (tmp_path / "ours").rglob("*")
        if p.is_file()
    }
    assert written == set(starter_files())
    assert result.exit_code == 0


def test_it_prints_the_next_commands(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    output = run("init", "ours").output
    assert all(command in output for command in ("cd ours", "engage build", "engage serve"))


def test_a_folder_with_a_space_is_quoted(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert 'cd "our promises"' in run("init", "our promises").output


def test_the_folder_itself_needs_no_cd(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "cd " not in run("init", ".").output


def test_what_else_is_there_stays(tmp_path, run):
    (tmp_path / "notes.txt").write_text("mine")
    assert run("init", str(tmp_path)).exit_code == 0
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_nothing_is_written_if_one_file_is_in_the_way(tmp_path, run):
    (tmp_path / "README.md").write_text("mine")
    result = run("init", str(tmp_path))
    assert str(tmp_path / "README.md") in result.output
    assert [p.name for p in tmp_path.iterdir()] == ["README.md"]
    assert result.exit_code == 2


def test_a_file_in_the_place_of_a_folder_is_in_the_way(tmp_path, run):
    (tmp_path / "content").write_text("mine")
    result = run("init", str(tmp_path))
    assert f"  {tmp_path / 'content'}\n" in result.output
    assert result.exit_code == 2


def test_a_file_in_the_place_of_the_site_is_in_the_way(tmp_path, run):
    (tmp_path / "ours").write_text("mine")
    assert run("init", str(tmp_path / "ours")).exit_code == 2


def test_a_second_time_lists_what_is_there(tmp_path, run):
    run("init", str(tmp_path))
    result = run("init", str(tmp_path))
    assert "site_config.yml" in result.output
    assert result.exit_code == 2


def test_it_has_an_example_of_each_type():
    texts = [
        c.decode() for name, c in starter_files().items() if name.startswith("content/records/")
    ]
    types = {re.search(r"(?m)^type: (.+)$", text)[1] for text in texts}
    assert types == {"project", "engagement", "follow-up", "you-said-we-did"}


def test_the_ignored_folders_have_their_file():
    assert b"/site/" in starter_files()[".gitignore"]


def test_the_starter_site_builds_at_once(tmp_path):
    run_for_real("init", "ours", folder=tmp_path)
    done = run_for_real("build", "--as-of", "2026-11-23", folder=tmp_path / "ours")
    site = tmp_path / "ours/site"
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert (site / "index.html").is_file()
    assert (site / "open-loops.json").is_file()
    assert {path.name for path in (site / "records").iterdir()} == {
        "high-street",
        "walkabout",
        "benches",
        "summer-poster",
    }


def run_for_real(*args, folder):
    program = "from engage_docs.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *args],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
