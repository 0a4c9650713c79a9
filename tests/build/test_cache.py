"""The cache: a step is not done twice, and nothing stays of what is gone."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from engage_docs.build.cache import FILE, FOLDER, Cache, digest


class Upper:
    """A step over texts that counts what it was asked to do."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def over(self, cache: Cache, texts: Sequence[str]) -> list[bytes]:
        return cache.map(
            "upper",
            texts,
            key=lambda text: digest(text),
            owner=lambda text: digest("owner", text),
            compute=lambda some: [self._one(text) for text in some],
        )

    def _one(self, text: str) -> bytes:
        self.done.append(text)
        return text.upper().encode()


@pytest.fixture
def said() -> list[str]:
    return []


def owner(text: str) -> bytes:
    return digest("owner", text)


def test_what_was_made_before_is_not_made_again(tmp_path: Path, said: list[str]) -> None:
    step = Upper()
    with Cache(tmp_path, said.append) as cache:
        assert step.over(cache, ["a", "b"]) == [b"A", b"B"]
    with Cache(tmp_path, said.append) as cache:
        assert step.over(cache, ["b", "c", "b"]) == [b"B", b"C", b"B"]
    assert step.done == ["a", "b", "c"]
    assert not said


def test_nothing_stays_of_an_owner_that_is_gone(tmp_path: Path, said: list[str]) -> None:
    words = "what somebody said and withdrew"
    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, [words, "others"])
    assert words.upper().encode() in (tmp_path / FOLDER / FILE).read_bytes()
    with Cache(tmp_path, said.append) as cache:
        cache.keep_only({owner("others")})
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [FILE]
    assert words.upper().encode() not in (tmp_path / FOLDER / FILE).read_bytes()
    step = Upper()
    with Cache(tmp_path, said.append) as cache:
        step.over(cache, ["others"])
    assert not step.done


def test_what_belongs_to_no_record_stays(tmp_path: Path, said: list[str]) -> None:
    with Cache(tmp_path, said.append) as cache:
        cache.put_alone("host", b"1", b"one")
        cache.put_alone("host", b"2", b"two")
        cache.keep_only(set())
        assert cache.get("host", b"1") is None
        assert cache.get("host", b"2") == b"two"


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, said: list[str], damage: bytes) -> None:
    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, ["a"])
    (tmp_path / FOLDER / FILE).write_bytes(damage)
    for _ in range(2):
        with Cache(tmp_path, said.append) as cache:
            assert Upper().over(cache, ["a"]) == [b"A"]
    assert len(said) == (1 if damage else 0)
    step = Upper()
    with Cache(tmp_path, said.append) as cache:
        step.over(cache, ["a"])
    assert not step.done


def test_a_cut_in_any_place_costs_one_line_at_most(tmp_path: Path, said: list[str]) -> None:
    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, [f"text {n}" * 50 for n in range(100)])
    whole = (tmp_path / FOLDER / FILE).read_bytes()
    for cut in range(0, len(whole), 1499):
        (tmp_path / FOLDER / FILE).write_bytes(whole[:cut] + b"\xff" * (len(whole) - cut))
        said.clear()
        with Cache(tmp_path, said.append) as cache:
            assert Upper().over(cache, ["text 7" * 50]) == [b"TEXT 7" * 50]
        assert len(said) <= 1


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / FOLDER).write_text("mine")
    with Cache(tmp_path, said.append) as cache:
        assert Upper().over(cache, ["a"]) == [b"A"]
    assert (tmp_path / FOLDER).read_text() == "mine"
    assert len(said) == 1


def test_a_table_of_another_layout_is_replaced(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / FOLDER).mkdir()
    with sqlite3.connect(tmp_path / FOLDER / FILE) as other:
        other.execute("CREATE TABLE cache (something TEXT)")
        other.execute("PRAGMA user_version = 99")
    other.close()
    with Cache(tmp_path, said.append) as cache:
        assert Upper().over(cache, ["a"]) == [b"A"]
    assert not said


def test_what_the_first_edition_kept_is_deleted(tmp_path: Path, said: list[str]) -> None:
    folder = tmp_path / FOLDER
    (folder / "standby" / "site").mkdir(parents=True)
    (folder / "standby" / "site" / "index.html").write_text("withdrawn")
    (folder / "kept.db").write_text("withdrawn")
    with Cache(tmp_path, said.append):
        pass
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_a_locked_file_is_left_alone(tmp_path: Path, said: list[str]) -> None:
    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, ["a"])
    other = sqlite3.connect(tmp_path / FOLDER / FILE)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with Cache(tmp_path, said.append) as cache:
            assert Upper().over(cache, ["a"]) == [b"A"]
    finally:
        other.close()
    assert len(said) == 1
    assert stat.S_ISREG((tmp_path / FOLDER / FILE).stat().st_mode)
