"""Building beside the live site: what fails changes nothing, and what is not ours stays."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engage_docs.build import swap
from engage_docs.build.swap import MARKER, build_beside, mark
from engage_docs.findings import Place
from engage_docs.findings.building import (
    BUILD_RUNNING,
    CANNOT_WRITE,
    DISK_FULL,
    SITE_HOLDS_OTHERS,
    SITE_IS_A_FILE,
    SITE_NOT_OURS,
)

HOLD_THE_LOCK = """
import sys, time
from pathlib import Path
from engage_docs.build.swap import build_beside

def build(folder):
    print("building", flush=True)
    time.sleep(60)

build_beside(Path(sys.argv[1]), build)
"""


def writes(text: str) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        (folder / "records").mkdir()
        (folder / "index.html").write_text(text)
        (folder / "records" / "one.html").write_text(text * 2)

    return build


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names_in(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


@pytest.fixture(params=["exchange", "aside"])
def live(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A live site with an old build in it, on a system with and without an exchange in one step."""
    if request.param == "aside":
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    live = tmp_path / "site"
    assert build_beside(live, writes("old")) is None
    return live


def test_the_new_site_takes_the_place_of_the_old_one_and_nothing_is_left_beside_it(
    live: Path,
) -> None:
    assert build_beside(live, writes("new")) is None
    assert (live / "index.html").read_text() == "new"
    assert (live / MARKER).is_file()
    assert names_in(live.parent) == ["site"]


def test_pages_that_are_no_longer_made_are_gone(live: Path) -> None:
    assert build_beside(live, lambda folder: (folder / "only.html").touch()) is None
    assert sorted(content(live)) == [MARKER, "only.html"]


@pytest.mark.parametrize("error", [ValueError("a fault"), KeyboardInterrupt(), SystemExit(1)])
def test_a_build_that_fails_leaves_the_old_site(live: Path, error: BaseException) -> None:
    before = content(live)

    def fails(folder: Path) -> None:
        writes("new")(folder)
        raise error

    with pytest.raises(type(error)):
        build_beside(live, fails)
    assert content(live) == before
    assert names_in(live.parent) == ["site"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_one_plain_problem(live: Path, number: int) -> None:
    before = content(live)

    def fills(folder: Path) -> None:
        writes("new")(folder)
        raise OSError(number, os.strerror(number))

    problem = build_beside(live, fills)
    assert problem is not None
    assert problem.code is DISK_FULL
    assert content(live) == before


def test_a_disk_that_fills_up_while_files_are_flushed_is_noticed_before_the_swap(
    live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = content(live)
    monkeypatch.setattr(swap, "flush", full)
    problem = build_beside(live, writes("new"))
    assert problem is not None
    assert problem.code is DISK_FULL
    assert content(live) == before


def test_an_error_about_a_file_that_was_read_goes_on_to_the_caller(live: Path) -> None:
    def fails(_: Path) -> None:
        Path("/no/such/record.md").read_text()

    with pytest.raises(FileNotFoundError):
        build_beside(live, fails)


def test_a_folder_one_may_not_write_in_is_a_plain_problem(
    live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(live)
    mkdir = Path.mkdir

    def refused(self: Path, *args: Any, **options: Any) -> None:
        if self.name == "site.building":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        mkdir(self, *args, **options)

    monkeypatch.setattr(Path, "mkdir", refused)
    problem = build_beside(live, writes("new"))
    assert problem is not None
    assert problem.code is CANNOT_WRITE
    assert "permission denied (site.building)" in problem.at(Place("site")).sentence
    assert content(live) == before


def test_a_move_that_fails_puts_the_old_site_back(
    live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(live)
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    rename = Path.rename

    def busy(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", busy)
    problem = build_beside(live, writes("new"))
    assert problem is not None
    assert problem.code is CANNOT_WRITE
    assert content(live) == before


def test_a_folder_that_we_did_not_make_is_left_alone(tmp_path: Path) -> None:
    live = tmp_path / "site"
    live.mkdir()
    (live / "letter.odt").write_text("mine")
    built: list[Path] = []
    problem = build_beside(live, built.append)
    assert problem is not None
    assert problem.code is SITE_NOT_OURS
    assert not built
    assert content(live) == {"letter.odt": b"mine"}


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    problem = build_beside(tmp_path / "site", writes("new"))
    assert problem is not None
    assert problem.code is SITE_IS_A_FILE
    assert (tmp_path / "site").read_text() == "mine"


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    live = tmp_path / "site"
    live.mkdir()
    assert build_beside(live, writes("new")) is None
    assert (live / "index.html").read_text() == "new"


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    assert build_beside(tmp_path / "a" / "b" / "site", writes("new")) is None
    assert (tmp_path / "a" / "b" / "site" / "index.html").is_file()


def test_a_repository_inside_the_site_is_not_taken_away(live: Path) -> None:
    (live / ".git").mkdir()
    before = content(live)
    problem = build_beside(live, writes("new"))
    assert problem is not None
    assert problem.code is SITE_HOLDS_OTHERS
    assert ".git" in problem.at(Place(str(live))).sentence
    assert content(live) == before


def test_a_link_to_the_site_stays_a_link(live: Path) -> None:
    link = live.with_name("public")
    link.symlink_to(live)
    assert build_beside(link, writes("new")) is None
    assert link.is_symlink()
    assert (live / "index.html").read_text() == "new"


def test_what_a_killed_build_left_behind_is_cleaned_by_the_next(live: Path) -> None:
    work = live.with_name("site.building")
    (work / "new").mkdir(parents=True)
    (work / "new" / "half.html").write_text("half")
    (work / "lock").touch()
    assert build_beside(live, writes("new")) is None
    assert sorted(content(live)) == [MARKER, "index.html", "records/one.html"]
    assert names_in(live.parent) == ["site"]


def test_a_crash_between_the_two_moves_is_mended_by_the_next_build(live: Path) -> None:
    before = content(live)
    work = live.with_name("site.building")
    work.mkdir()
    live.rename(work / "old")

    def fails(_: Path) -> None:
        assert content(live) == before
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        build_beside(live, fails)
    assert content(live) == before


def test_two_builds_at_once(live: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_THE_LOCK, str(live)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "building\n"
        before = content(live)
        problem = build_beside(live, writes("new"))
        other.kill()
    assert problem is not None
    assert problem.code is BUILD_RUNNING
    assert content(live) == before
    assert build_beside(live, writes("new")) is None, "the lock of a dead process is free"


def test_the_mode_of_the_folder_stays(live: Path) -> None:
    live.chmod(0o750)
    assert build_beside(live, writes("new")) is None
    assert live.stat().st_mode & 0o777 == 0o750


def test_a_site_that_mkdocs_built_with_our_plugin_may_be_replaced(tmp_path: Path) -> None:
    live = tmp_path / "site"
    writes("old")(_made(live))
    mark(live)
    assert build_beside(live, writes("new")) is None


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
