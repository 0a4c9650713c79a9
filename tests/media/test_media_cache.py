"""The cache of finished files: what is not wanted goes, and a build can do without it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from engage_docs.media.cache import (
    DamagedEntry,
    MediaFolders,
    look_up,
    media_folders,
    store,
    sweep,
)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A value of the tests."""

    title: str
    file_names: tuple[str, ...]


def entry(letter: str) -> str:
    return letter * 64


def stored(folder: Path, letter: str) -> Leaflet:
    """Store a leaflet in which only this letter stands."""
    data = letter.encode()
    name = f"{sha256(data).hexdigest()[:20]}.pdf"
    leaflet = Leaflet(letter, (name,))
    store(folder, entry(letter), "recipe", leaflet, {name: data})
    return leaflet


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def refuse(line: str) -> None:
    raise AssertionError(line)


def test_what_was_stored_is_found_by_its_entry_and_recipe(tmp_path: Path) -> None:
    leaflet = stored(tmp_path, "a")
    assert look_up(tmp_path, entry("a"), "recipe", Leaflet) == leaflet
    assert look_up(tmp_path, entry("a"), "another recipe", Leaflet) is None
    assert look_up(tmp_path, entry("b"), "recipe", Leaflet) is None


def test_a_file_that_does_not_pass_is_damage(tmp_path: Path) -> None:
    stored(tmp_path, "a")
    with pytest.raises(DamagedEntry):
        look_up(tmp_path, entry("a"), "recipe", Leaflet, lambda data: data != b"a")


def test_a_manifest_of_another_entry_is_damage(tmp_path: Path) -> None:
    stored(tmp_path, "a")
    (tmp_path / f"{entry('a')}.json").rename(tmp_path / f"{entry('b')}.json")
    with pytest.raises(DamagedEntry):
        look_up(tmp_path, entry("b"), "recipe", Leaflet)


def test_what_nobody_wants_is_deleted(tmp_path: Path) -> None:
    kept, gone = stored(tmp_path, "a"), stored(tmp_path, "b")
    sweep(tmp_path, {entry("a")}, refuse)
    assert names(tmp_path) == {f"{entry('a')}.json", *kept.file_names}
    assert look_up(tmp_path, entry("a"), "recipe", Leaflet) == kept
    assert not {*gone.file_names} & names(tmp_path)


def test_half_written_files_and_those_of_a_damaged_manifest_are_deleted(tmp_path: Path) -> None:
    stored(tmp_path, "a")
    (tmp_path / f"{entry('a')}.json").write_bytes(b"[" * 99_999)
    (tmp_path / f".{entry('b')}.json.{'0' * 16}.tmp").write_bytes(b"half")
    sweep(tmp_path, {entry("a")}, refuse)
    assert names(tmp_path) == {f"{entry('a')}.json"}


def test_a_file_that_two_entries_need_stays_for_one(tmp_path: Path) -> None:
    leaflet = stored(tmp_path, "a")
    store(tmp_path, entry("b"), "recipe", leaflet, {leaflet.file_names[0]: b"a"})
    sweep(tmp_path, [entry("b")], refuse)
    assert look_up(tmp_path, entry("b"), "recipe", Leaflet) == leaflet


def test_nothing_of_somebody_else_is_deleted(tmp_path: Path) -> None:
    for name in ("holiday.jpg", "notes.json", "letter.pdf", ".notes.tmp", "card.png"):
        (tmp_path / name).write_text("mine")
    (tmp_path / f"{entry('a')}.json").mkdir()
    before = names(tmp_path)
    sweep(tmp_path, (), refuse)
    assert names(tmp_path) == before


def test_a_cache_that_is_not_there_or_no_folder(tmp_path: Path) -> None:
    sweep(tmp_path / "none", (), refuse)
    (tmp_path / "file").touch()
    said: list[str] = []
    sweep(tmp_path / "file", (), said.append)
    assert len(said) == 1


def test_what_cannot_be_deleted_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(tmp_path, "a")
    stored(tmp_path, "b")

    def read_only(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    said: list[str] = []
    monkeypatch.setattr(Path, "unlink", read_only)
    sweep(tmp_path, {entry("a")}, said.append)
    assert len(said) == 1
    assert "permission denied" in said[0]
    assert "Delete the folder" in said[0]
    said.clear()
    sweep(tmp_path, {entry("a"), entry("b")}, said.append)
    assert said == []


def test_the_folders_of_the_cache_lie_below_its_root(tmp_path: Path) -> None:
    with media_folders(tmp_path / ".engage", refuse) as folders:
        assert folders.pictures == tmp_path / ".engage" / "pictures"
        stored(folders.documents, "a")
    assert names(tmp_path / ".engage") == {"documents"}
    assert len(names(tmp_path / ".engage" / "documents")) == 2


def test_without_a_cache_there_are_temporary_folders_and_one_line(tmp_path: Path) -> None:
    root = tmp_path / ".engage"
    root.write_text("a file where the folder should be")
    said: list[str] = []
    with media_folders(root, said.append) as folders:
        used = [getattr(folders, name) for name in MediaFolders.__slots__]
        for folder in used:
            stored(folder, "a")
    assert len(said) == 1
    assert "cannot be written" in said[0]
    assert not any(folder.exists() for folder in used)
    assert root.read_text() == "a file where the folder should be"


def test_one_folder_that_cannot_be_written_leaves_the_others(tmp_path: Path) -> None:
    root = tmp_path / ".engage"
    root.mkdir()
    (root / "cards").touch()
    said: list[str] = []
    with media_folders(root, said.append) as folders:
        assert folders.pictures == root / "pictures"
        assert folders.cards.parent != root
    assert len(said) == 1
