"""A build that takes over what has not changed gives the same bytes as a build from nothing.

Random edits, the same each time, every kind of them once; ``ENGAGE_EDITS=200`` makes more.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from edits import Edits
from made_site import CONFIG, Site, fingerprints

from tests.builds import build_site, steady_files

EDITS = int(os.environ.get("ENGAGE_EDITS", "0"))
SEED = 20261123
MADE = (".engage", "site", "site.building", "manifest.json")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def from_nothing(site: Site, folder: Path, patch: pytest.MonkeyPatch) -> Site:
    """A copy of the sources of a site in another folder, where we then are."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site.folder, folder, ignore=shutil.ignore_patterns(*MADE))
    be_in(folder, patch)
    copy = Site.__new__(Site)
    copy.folder, copy.config, copy.out = folder, folder / "site_config.yml", folder / "site"
    return copy


def be_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.chdir(folder)
    patch.setenv("PWD", str(folder))


def test_any_edits_give_the_same_site_as_a_build_from_nothing(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    edits = Edits(site, SEED, monkeypatch)
    assert build_site(Path("site_config.yml")) == 0
    for number in range(EDITS or len(edits.every)):
        edits.edit()
        be_in(site.folder, monkeypatch)
        assert build_site(Path("site_config.yml")) == 0, edits.done
        warm = fingerprints(site.out), (site.folder / "manifest.json").read_text()
        cold = from_nothing(site, tmp_path / "an empty folder", monkeypatch)
        if number % 5 == 4 and "change_version" not in edits.done:
            done = run(cold.folder, "mkdocs", "build", "-q", "-f", "site_config.yml")
            assert done.returncode == 0, done.stderr
        else:
            assert build_site(Path("site_config.yml")) == 0, edits.done
        assert warm[0] == fingerprints(cold.out), edits.done
        assert warm[1] == (cold.folder / "manifest.json").read_text(), edits.done


def test_words_change_their_own_pages_and_no_other(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits = Edits(site, SEED, monkeypatch)
    assert build_site(site.config) == 0
    before = {path: path.stat().st_ino for path in site.out.rglob("*") if path.is_file()}
    path = edits.meetings["meeting-1"]
    path.write_text(path.read_text() + "\nOne more sentence.\n")
    assert build_site(site.config) == 0
    now = {path: path.stat().st_ino for path in site.out.rglob("*") if path.is_file()}
    written = {path.relative_to(site.out).as_posix() for path in now if now[path] != before[path]}
    assert written == {"records/meeting-1/index.html", "manifest.json"}


def test_without_a_change_nothing_is_written_and_mkdocs_does_not_run(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor where sites for others are built in between."""
    site.set()
    as_of = date(2026, 6, 28)
    assert build_site(site.config, as_of) == 0
    assert build_site(site.config, as_of, "participants") == 0
    before = {path: path.stat().st_ino for path in site.out.rglob("*") if path.is_file()}
    monkeypatch.setattr("engage_docs_mkdocs.host.make_host", None)
    assert build_site(site.config, as_of) == 0
    assert build_site(site.config, as_of, "participants") == 0
    now = {path: path.stat().st_ino for path in site.out.rglob("*") if path.is_file()}
    assert {path.name for path in now if now[path] != before[path]} <= {"manifest.json"}


def test_a_build_on_a_disk_without_links_gives_the_same_site(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    edits = Edits(site, SEED, monkeypatch)
    assert build_site(Path("site_config.yml")) == 0
    edits.change_words()
    assert build_site(Path("site_config.yml")) == 0
    cold = from_nothing(site, tmp_path / "cold", monkeypatch)
    assert build_site(Path("site_config.yml")) == 0
    assert fingerprints(site.out) == fingerprints(cold.out)


def test_what_other_plugins_and_hooks_do_they_do_each_time(site: Site) -> None:
    site.write("site_config.yml", CONFIG.replace("  - engage:", "  - search\n  - engage:"))
    site.write(
        "hooks.py",
        "import pathlib\n"
        "def on_page_markdown(markdown, **_):\n"
        "    return markdown.replace('parks team', pathlib.Path('name.txt').read_text())\n",
    )
    site.config.write_text(site.config.read_text() + "hooks: [hooks.py]\n")
    for name in ("gardeners", "rangers"):
        site.write("name.txt", name)
        assert build_site(site.config) == 0
        assert f"We are the {name}." in site.page("about")
    assert (site.out / "search" / "search_index.json").is_file()
    assert steady_files(site.out)
