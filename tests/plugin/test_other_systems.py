"""What differs between systems: processes, disks, consoles, names of files, and files held open."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from made_site import DROP_IN, Site, fingerprints

from engage_docs.build import workers
from engage_docs.build.bodies import CONVERTING
from engage_docs.build.reading import PARSING
from engage_docs.build.rendering import RENDERING
from tests.builds import build_site, steady_files

ENGAGE = "import sys; from engage_docs.cli import main; main(sys.argv[1:])"
PICTURES = 6


def add_pictures(site: Site) -> None:
    for number in range(PICTURES):
        site.picture(f"content/records/park/bench-{number}.png")
    photos = "".join(
        f"  - file: bench-{number}.png\n    alt: A bench.\n    consent: agreed\n"
        for number in range(PICTURES)
    )
    record = site.folder / "content/records/park/benches.md"
    record.write_text(record.read_text().replace("about:", f"photos:\n{photos}about:"))


def test_a_site_that_many_processes_make_is_that_which_one_makes(
    site: Site, make_site: Callable[[str], Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are started anew (``spawn``) on every system, as Windows and macOS do it."""
    other = make_site("other")
    for each in (site, other):
        add_pictures(each)
        each.set("site_url: https://exampleton.example/")
    monkeypatch.setenv("ENGAGE_PROCESSES", "1")
    assert build_site(site.config) == 0
    monkeypatch.setenv("ENGAGE_PROCESSES", "2")
    for step in (PARSING, CONVERTING, RENDERING):
        monkeypatch.setattr(step, "enough", 2)
        monkeypatch.setattr(step, "chunk", 2)
    monkeypatch.setattr(workers, "_SLOW", 0)
    monkeypatch.chdir(other.folder)
    assert build_site(other.config) == 0
    assert steady_files(other.out) == steady_files(site.out)
    assert list((other.out / "pictures").iterdir())


def end_at_once(tool: object, work: object) -> None:
    del tool, work
    os._exit(9)


def test_a_worker_that_is_killed_leaves_the_site(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_site(site.config) == 0
    before = fingerprints(site.out)
    monkeypatch.setenv("ENGAGE_PROCESSES", "2")
    monkeypatch.setattr(RENDERING, "enough", 1)
    monkeypatch.setattr(RENDERING, "run", end_at_once)
    site.write("content/pages/said.md", "# Heard\n")
    assert build_site(site.config) != 0
    assert "Traceback" not in capsys.readouterr().err
    assert fingerprints(site.out) == before
    assert not (site.folder / "site.building").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_console_that_lacks_letters_shows_others_in_their_place(site: Site, command: str) -> None:
    site.write("content/records/park/drop-in.md", DROP_IN.replace("id: drop-in", "id: ł 公園"))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ENGAGE, command],
        cwd=site.folder,
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    said = (done.stdout + done.stderr).decode("cp1252")
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert '"? ??" cannot be used as a short name.' in said


def test_a_site_is_in_all_letters_whatever_the_console_has(site: Site) -> None:
    title = "title: Łazienki 公園"
    site.write("content/records/park/drop-in.md", DROP_IN.replace("title: Drop-in", title))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ENGAGE, "build"],
        cwd=site.folder,
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Łazienki 公園" in site.page("records/drop-in")


@pytest.mark.parametrize("name", ["con", "nul", "aux", "com1"])
def test_a_name_that_no_folder_can_have_on_windows_is_a_finding(
    site: Site, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for line in ("id: drop-in", "project: park"):
        text = DROP_IN.replace(line, f"{line.partition(':')[0]}: {name}")
        site.write("content/records/park/drop-in.md", text)
        assert build_site(site.config) == 1, line
        said = capsys.readouterr().err
        assert f'"{name}" cannot be used as a short name: Windows keeps it for a device.' in said
        assert f"such as {name}-1 [id-reserved]" in said


def test_names_of_communities_places_and_topics_get_folders_that_all_systems_can_make(
    site: Site,
) -> None:
    named = "communities: [Con, Aux, Nul]\ntopics: [PRN, a:b, 'x?']\nplace: Com1\nrecording: agreed"
    record = site.folder / "content/records/park/drop-in.md"
    record.write_text(DROP_IN.replace("recording: agreed", named))
    assert build_site(site.config) == 0
    names = {
        part.lower() for path in site.out.rglob("*") for part in path.relative_to(site.out).parts
    }
    assert not {name.partition(".")[0] for name in names} & {"con", "aux", "nul", "prn", "com1"}
    assert not [name for name in names if set(name) & set('<>:"|?*\\') or name.endswith((".", " "))]


def test_a_file_of_the_site_that_another_program_holds_open(site: Site) -> None:
    """The program goes on reading the old file, and the new site takes its place.

    Windows refuses to rename a folder in which a file is open: there the build ends with
    ``cannot-write``, and the site is as it was. Once the file is closed, the next build succeeds.
    """
    assert build_site(site.config) == 0
    before = fingerprints(site.out)
    page = site.out / "records/benches/index.html"
    text = page.read_text(encoding="utf-8")
    record = site.folder / "content/records/park/benches.md"
    record.write_text(record.read_text().replace("They are green.", "They are blue."))
    with page.open(encoding="utf-8") as held:
        code = build_site(site.config)
        assert held.read() == text
        if sys.platform == "win32":
            assert code == 1
            assert fingerprints(site.out) == before
        else:
            assert code == 0
    assert build_site(site.config) == 0
    assert "They are blue." in site.page("records/benches")
    assert not (site.folder / "site.building").exists()
