"""The real command, killed, run twice at once, or on a full disk: the site is always whole."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.trust.killing import Rebuilt, kill
from tests.trust.sites import ended, hashes

KILLS = 8
SEED = 20261123

# The command, on a disk that is full from the so-and-so-manieth file on that it writes below a
# folder: a real device that is always full stands in for the file.
FULL = """
import builtins, io, os, sys
left, below = int(sys.argv[1]), sys.argv[2]
opened, opened_by_system = open, os.open

def is_full(file):
    global left
    if isinstance(file, int) or not os.path.abspath(os.fspath(file)).startswith(below):
        return False
    left -= 1
    return left < 0

def full(file, mode="r", *args, **options):
    instead = "/dev/full" if "w" in mode and is_full(file) else file
    return opened(instead, mode, *args, **options)

def full_by_system(file, flags, *args, **options):
    if flags & os.O_WRONLY and is_full(file):
        return opened_by_system("/dev/full", os.O_WRONLY)
    return opened_by_system(file, flags, *args, **options)

builtins.open = io.open = full
os.open = full_by_system
from engage_docs.cli import main
main(["build"])
"""
SMALL_FILES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from engage_docs.cli import main
main(["build"])
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and devices of Linux")


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Rebuilt:
    return Rebuilt(tmp_path_factory.mktemp("exampleton"), 1)


def test_a_killed_build_leaves_the_old_site_or_the_new_one(rebuilt: Rebuilt) -> None:
    found = kill(rebuilt, KILLS, SEED)
    assert found.torn == []
    assert found.builds == KILLS
    assert found.while_writing, "no build was killed while it wrote"
    assert rebuilt.build_succeeds()


@pytest.fixture
def running(rebuilt: Rebuilt) -> Iterator[subprocess.Popen[str]]:
    """A build that was stopped in the middle of its work."""
    rebuilt.begin_the_other()
    with rebuilt.site.command() as build:
        while not rebuilt.is_writing():
            assert build.poll() is None, "the build came to its end"
            time.sleep(0.001)
        build.send_signal(signal.SIGSTOP)
        yield build
        build.kill()


def test_the_second_of_two_builds_at_once_says_so_and_changes_nothing(
    rebuilt: Rebuilt, running: subprocess.Popen[str]
) -> None:
    before = rebuilt.live()
    other = ended(rebuilt.site.command())
    assert other.code == 1
    assert problems(other.text)[-1].endswith("[build-running]")
    assert "Traceback" not in other.text
    assert rebuilt.live() == before
    running.send_signal(signal.SIGCONT)
    assert ended(running).code == 0
    assert rebuilt.live() == 1 - (before or 0)


def test_the_lock_of_a_killed_build_keeps_nobody_out(
    rebuilt: Rebuilt, running: subprocess.Popen[str]
) -> None:
    running.kill()
    running.wait()
    assert (rebuilt.work / "lock").exists(), "the file is still there"
    assert rebuilt.build_succeeds()


@pytest.mark.parametrize("files", [0, 3, 30])
def test_a_full_disk_leaves_the_old_site_and_is_one_plain_line(
    rebuilt: Rebuilt, files: int
) -> None:
    before = rebuilt.live()
    rebuilt.begin_the_other()
    shutil.rmtree(rebuilt.site.folder / ".engage")  # so that every file has to be written
    new = str(rebuilt.new)
    built = ended(rebuilt.site.run([sys.executable, "-c", FULL, str(files), new]))
    assert built.code == 1
    assert [line[-11:] for line in problems(built.text)] == ["[disk-full]"]
    assert rebuilt.live() == before
    assert not rebuilt.work.exists()


def test_a_disk_that_takes_no_large_files_leaves_the_old_site(rebuilt: Rebuilt) -> None:
    before = rebuilt.live()
    rebuilt.begin_the_other()
    built = ended(rebuilt.site.run([sys.executable, "-c", SMALL_FILES, "2000"]))
    assert built.code != 0
    assert len(problems(built.text)) == 1, built.text
    assert rebuilt.live() == before


def test_a_disk_with_no_room_for_the_manifest_is_one_plain_line(rebuilt: Rebuilt) -> None:
    """The new site is in place by then, and whole."""
    other = rebuilt.begin_the_other()
    manifest = rebuilt.site.folder / "manifest.json"
    before = manifest.read_bytes()
    beside = str(rebuilt.site.folder / ".manifest")
    built = ended(rebuilt.site.run([sys.executable, "-c", FULL, "0", beside]))
    assert built.code == 1
    [problem] = problems(built.text)
    assert "The new site is in place, but its manifest could not be written" in problem
    assert rebuilt.live() == other
    assert manifest.read_bytes() == before
    assert not list(rebuilt.site.folder.glob(".manifest*"))


def test_pictures_that_cannot_be_saved_leave_the_old_site(rebuilt: Rebuilt, tmp_path: Path) -> None:
    """The disk takes no more once the cache is open and its four folders were tried out."""
    cache = rebuilt.site.folder / ".engage"
    cache.rename(tmp_path / "set-aside")
    before = hashes(rebuilt.site.out)
    built = ended(rebuilt.site.run([sys.executable, "-c", FULL, "5", str(cache)]))
    assert built.code == 1
    codes = {line.rpartition("[")[2] for line in problems(built.text)}
    assert codes == {"picture-not-saved]", "document-not-saved]"}
    assert hashes(rebuilt.site.out) == before
    assert rebuilt.build_succeeds()


def problems(text: str) -> list[str]:
    """What a build said went wrong, line by line; the warnings about good records are not it."""
    assert "Traceback" not in text
    return [
        line
        for line in text.splitlines()
        if not re.search(r": (warning|note): |Nothing was built; the site is as it was\.$", line)
    ]
