"""A folder of files that is brought up to date, and the second one that follows it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engage_docs.building.tree import (
    Record,
    Tree,
    follow,
    is_as_known,
    link_all,
    looks_after,
    may_follow,
    put,
)

FILES = {"index.html": b"home", "a/index.html": b"a", "a/b/c/index.html": b"c", "d/x.css": b"x"}


def filled(folder: Path, files: dict[str, bytes], before: Record | None = None) -> Record:
    """Bring a folder to these files, and return what is known of it then."""
    was = before or Record()
    tree = Tree(folder, was)
    for name, data in files.items():
        tree.put(name, data)
    record, gone = tree.finish()
    if before is None:  # long ago, so that what is done next shows however coarse the clock is
        for one in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            os.utime(one, (1_000_000, 1_000_000))
    return Record(record.files, looks_after(folder, tree.written | gone, was.folders))


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def test_only_what_changes_is_written(folder: Path) -> None:
    before = filled(folder, FILES)
    files = FILES | {"a/index.html": b"other", "e/f/index.html": b"new"}
    del files["a/b/c/index.html"]
    after = filled(folder, files, before)
    assert files_in(folder) == files
    assert not (folder / "a" / "b").exists()
    assert is_as_known(folder, after)
    assert after.folders == looks_after(folder, after.files)
    assert {n for n in files if before.files.get(n) != after.files[n]} == {
        "a/index.html",
        "e/f/index.html",
    }


def more(folder: Path) -> None:
    (folder / "a" / "b" / "more.html").write_text("more")


def a_folder(folder: Path) -> None:
    (folder / "a" / "more").mkdir()


def fewer(folder: Path) -> None:
    (folder / "d" / "x.css").unlink()


def another(folder: Path) -> None:
    (folder / "d" / "y.css").write_text("y")
    (folder / "d" / "y.css").replace(folder / "d" / "x.css")


def written_into(folder: Path) -> None:
    with (folder / "d" / "x.css").open("ab") as file:
        file.write(b"more")


CHANGES = [more, a_folder, fewer, another, written_into]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_by_hand_is_noticed(folder: Path, change: Callable[[Path], None]) -> None:
    known = filled(folder, FILES)
    assert is_as_known(folder, known)
    change(folder)
    assert not is_as_known(folder, known)
    everything = may_follow(folder, known.files, known.folders)
    assert everything == (change is written_into)  # such a file lies in both trees
    assert may_follow(folder, ["index.html"], known.folders)
    assert may_follow(folder, ["a/index.html"], known.folders) != (change is a_folder)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_by_hand_while_we_work_elsewhere_is_noticed_the_next_time(
    folder: Path, change: Callable[[Path], None]
) -> None:
    before = filled(folder, FILES)
    change(folder)
    after = filled(folder, FILES | {"index.html": b"other"}, before)
    assert not is_as_known(folder, after)


def test_a_file_is_never_written_into(folder: Path, tmp_path: Path) -> None:
    put(folder, "a/b/index.html", b"old")
    os.link(folder / "a" / "b" / "index.html", tmp_path / "other.html")
    put(folder, "a/b/index.html", b"new")
    assert (tmp_path / "other.html").read_bytes() == b"old"
    assert (folder / "a" / "b" / "index.html").read_bytes() == b"new"


@pytest.mark.parametrize("processes", [1, 2])
def test_a_second_folder_gets_what_is_as_it_was_known(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    files = {f"{n % 7}/{n}/index.html": b"%d" % n for n in range(40)}
    known = filled(folder, files)
    written_into_one = folder / "1" / "8" / "index.html"
    written_into_one.write_bytes(b"changed by hand")
    (folder / "2" / "9" / "index.html").unlink()
    monkeypatch.setattr("engage_docs.building.tree._AT_ONCE", 3)
    monkeypatch.setattr("engage_docs.building.tree._SECONDS_EACH", 1.0)
    monkeypatch.setattr("engage_docs.keeping.processes._processors", lambda: processes)
    linked = link_all(folder, tmp_path / "second", known)
    for name in ("1/8/index.html", "2/9/index.html"):
        del files[name]
    assert files_in(tmp_path / "second") == files
    assert linked == Record({name: known.files[name] for name in files})


def test_a_second_folder_follows(folder: Path, tmp_path: Path) -> None:
    before = filled(folder, FILES)
    second = tmp_path / "second"
    link_all(folder, second, before)
    looks = looks_after(second, before.files)
    tree = Tree(folder, before)
    for name, data in {"index.html": b"other", "a/b/index.html": b"new", "d/x.css": b"x"}.items():
        tree.put(name, data)
    record, gone = tree.finish()
    follow(second, folder, tree.written, gone)
    assert files_in(second) == files_in(folder)
    assert is_as_known(second, Record(record.files, looks_after(second, record.files)))
    looks = looks_after(second, tree.written | gone, looks)
    assert looks == looks_after(second, record.files)
