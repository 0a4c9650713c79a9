"""The cache: a step is not done twice, and nothing stays of what is gone."""

from __future__ import annotations

import errno
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engage_docs.build.cache import FILE, FOLDER, Cache, digest

HOLD = """
import sys, time
from pathlib import Path
from engage_docs.build.cache import Cache
with Cache(Path(sys.argv[1]), print) as cache:
    for number in range(10**9):
        rows = [(str((number, n)).encode(), b"", b"x" * 5000) for n in range(20)]
        cache.put_many("killed", rows)
        print(number, flush=True)
"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / FOLDER).iterdir())


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
    assert names_in(tmp_path) == [".gitignore", FILE]
    assert words.upper().encode() not in (tmp_path / FOLDER / FILE).read_bytes()
    step = Upper()
    with Cache(tmp_path, said.append) as cache:
        step.over(cache, ["others"])
    assert not step.done


def test_what_was_made_of_older_things_goes(tmp_path: Path, said: list[str]) -> None:
    """Of one step, and as soon as the step was done over other things."""
    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, ["before a change of the settings", "as ever"])
        cache.put_many("other", [(b"1", b"", b"one")])
    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, ["as ever"])
    assert b"BEFORE" not in (tmp_path / FOLDER / FILE).read_bytes()
    with Cache(tmp_path, said.append) as cache:
        assert cache.get("other", b"1") == b"one"


def test_a_second_value_takes_the_place_of_the_first(tmp_path: Path, said: list[str]) -> None:
    with Cache(tmp_path, said.append) as cache:
        cache.put_many("step", [(b"1", b"", b"one")])
        cache.put_many("step", [(b"1", b"", b"two")])
        assert cache.get("step", b"1") == b"two"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_the_person_who_runs_us_may_read_it(tmp_path: Path, said: list[str]) -> None:
    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, ["a"])
    assert stat.S_IMODE((tmp_path / FOLDER / FILE).stat().st_mode) == 0o600


def test_git_passes_it_over(tmp_path: Path, said: list[str]) -> None:
    with Cache(tmp_path, said.append):
        pass
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


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


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(places=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=30))
def test_bytes_that_went_bad_never_give_another_value(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    texts = [f"text {n}" * 50 for n in range(20)]
    with Cache(folder, str) as cache:
        expected = Upper().over(cache, texts)
    data = bytearray((folder / FOLDER / FILE).read_bytes())
    for place, value in places:
        data[place % len(data)] = value
    (folder / FOLDER / FILE).write_bytes(data)
    for _ in range(2):
        with Cache(folder, str) as cache:
            assert Upper().over(cache, texts) == expected


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / FOLDER / FILE).mkdir(parents=True)
    with Cache(tmp_path, said.append) as cache:
        assert Upper().over(cache, ["a"]) == [b"A"]
        cache.keep_only({owner("a")})
    assert (tmp_path / FOLDER / FILE).is_dir()
    assert len(said) == 1


def read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)


@pytest.mark.parametrize(("kept", "lines"), [(["a"], 1), (["b"], 2)])
def test_what_should_go_and_cannot_is_a_warning(
    tmp_path: Path,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
    kept: list[str],
    lines: int,
) -> None:
    """The rights to files do not bind the administrator, so that they are played here."""
    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, ["a"])
    monkeypatch.setattr("engage_docs.build.cache._connect", read_only)
    with Cache(tmp_path, said.append) as cache:
        assert Upper().over(cache, ["a", "b"]) == [b"A", b"B"]
        cache.keep_only({owner(text) for text in kept})
    assert len(said) == lines
    assert "is not used: attempt to write a readonly database" in said[0]
    assert ["may still hold words" in line for line in said[1:]] == [True] * (lines - 1)


def test_what_cannot_even_be_read_may_hold_anything(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("unable to open database file")

    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, ["a"])
    monkeypatch.setattr(sqlite3, "connect", refuse)
    with Cache(tmp_path, said.append) as cache:
        assert Upper().over(cache, ["a"]) == [b"A"]
        cache.keep_only({owner("a")})
    assert ["may still hold words" in line for line in said] == [False, True]


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
    assert names_in(tmp_path) == [".gitignore", FILE]
    assert not said


def test_what_the_first_edition_kept_and_cannot_be_deleted_is_a_warning(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "kept.db").write_text("withdrawn")
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "kept.db":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with Cache(tmp_path, said.append) as cache:
        assert Upper().over(cache, ["a"]) == [b"A"]
    assert len(said) == 1
    assert "may still hold words of records" in said[0]


def test_a_locked_file_is_left_alone(tmp_path: Path, said: list[str]) -> None:
    with Cache(tmp_path, said.append) as cache:
        Upper().over(cache, ["a"])
    other = sqlite3.connect(tmp_path / FOLDER / FILE)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with Cache(tmp_path, said.append) as cache:
            assert Upper().over(cache, ["a"]) == [b"A"]
            cache.keep_only(set())
    finally:
        other.close()
    assert len(said) == 1, "the other program does the same as this one at its own end"
    assert stat.S_ISREG((tmp_path / FOLDER / FILE).stat().st_mode)


def test_two_programs_may_use_it_at_once_and_one_may_be_killed(
    tmp_path: Path, said: list[str]
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "0\n"
        with Cache(tmp_path, said.append) as cache:
            Upper().over(cache, ["a"])
        other.kill()
        done = [line for line in other.stdout.read().splitlines() if line.isdecimal()]
    step = Upper()
    with Cache(tmp_path, said.append) as cache:
        assert step.over(cache, ["a"]) == [b"A"]
        for number in range(len(done) + 3):
            keys = [str((number, n)).encode() for n in range(20)]
            assert len(cache.get_many("killed", keys)) in (0, 20), "all or nothing"
    assert not step.done
    assert not said
