"""The store: whatever becomes of its file, it gives back what was put in, or nothing."""

import sqlite3
import stat
import subprocess
import sys
import textwrap

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engage_docs.store import FILE, FOLDER, Store, key_of

VALUES = {key_of(str(n)): bytes([n % 256]) * n for n in range(600)}


@pytest.fixture
def said():
    return []


def file_in(folder):
    return folder / FOLDER / FILE


def test_what_was_put_in_comes_out(tmp_path):
    with Store.open(tmp_path) as store:
        store.put_many("records", VALUES)
    with Store.open(tmp_path) as store:
        assert store.get_many("records", VALUES) == VALUES


def test_what_is_not_kept_is_left_out(tmp_path):
    with Store.open(tmp_path) as store:
        store.put_many("records", {"a": b"1"})
        assert store.get_many("records", ["a", "b"]) == {"a": b"1"}
        assert store.get_many("pages", ["a"]) == {}


def test_a_second_value_takes_the_place_of_the_first(tmp_path):
    with Store.open(tmp_path) as store:
        store.put_many("records", {"a": b"1", "b": b"2"})
        store.put_many("records", {"a": b"3"})
        assert store.get_many("records", ["a", "b"]) == {"a": b"3", "b": b"2"}


def test_what_is_not_used_is_swept_out_and_its_bytes_are_gone(tmp_path):
    with Store.open(tmp_path) as store:
        store.put_many("records", {"a": b"the words of somebody", "b": b"other words"})
        store.put_many("pages", {"a": b"a page"})
        store.sweep("records", {"b", "c"})
        assert store.get_many("records", ["a", "b"]) == {"b": b"other words"}
        assert store.get_many("pages", ["a"]) == {"a": b"a page"}
    assert b"the words of somebody" not in file_in(tmp_path).read_bytes()


def test_only_the_owner_may_read_the_file_and_git_passes_it_over(tmp_path):
    with Store.open(tmp_path) as store:
        store.put_many("records", VALUES)
    assert stat.S_IMODE(file_in(tmp_path).stat().st_mode) == 0o600
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


def test_after_it_is_closed_nothing_is_kept_and_nothing_fails(tmp_path):
    store = Store.open(tmp_path)
    store.put_many("records", {"a": b"1"})
    store.close()
    store.put_many("records", {"b": b"2"})
    store.sweep("records", ())
    assert store.get_many("records", ["a"]) == {}


def empty(path):
    path.write_bytes(b"")


def garbage(path):
    path.write_bytes(b"no database " * 1000)


def half(path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def only_the_first_page(path):
    path.write_bytes(path.read_bytes()[:16384])


def another_database(path):
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE kept (kind, name, seal, value)")
        connection.execute("INSERT INTO kept VALUES ('records', 'a', 0, x'00')")
    connection.close()


def another_version(path):
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def another_table(path):
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE kept")
        connection.execute("CREATE TABLE kept (kind, value)")
    connection.close()


def one_value_changed(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kept SET value = x'00' WHERE name = ?", (key_of("7"),))
    connection.close()


def two_values_exchanged(path):
    with sqlite3.connect(path) as connection:
        rows = "SELECT seal, value FROM kept WHERE name = ?"
        one, other = (connection.execute(rows, (key_of(n),)).fetchone() for n in ("7", "8"))
        update = "UPDATE kept SET seal = ?, value = ? WHERE name = ?"
        connection.executemany(update, [(*one, key_of("8")), (*other, key_of("7"))])
    connection.close()


def names_that_cannot_be_decoded(path):
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE kept", b"CREATE TABLE \x80ept"))


def text_for_bytes(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kept SET value = 'text' WHERE name = ?", (key_of("7"),))
    connection.close()


DAMAGES = [
    garbage,
    half,
    only_the_first_page,
    another_database,
    another_version,
    another_table,
    one_value_changed,
    two_values_exchanged,
    text_for_bytes,
    names_that_cannot_be_decoded,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_is_thrown_away_with_one_line_and_made_anew(tmp_path, damage, said):
    with Store.open(tmp_path) as store:
        store.put_many("records", VALUES)
    damage(file_in(tmp_path))
    with Store.open(tmp_path, said.append) as store:
        got = store.get_many("records", VALUES)
        assert got.items() <= VALUES.items()
        assert len(said) == 1
        assert ".engage/kept.db could not be used" in said[0]
        store.put_many("records", VALUES)
    with Store.open(tmp_path, said.append) as store:
        assert store.get_many("records", VALUES) == VALUES
    assert len(said) == 1


def test_an_empty_file_is_a_store_that_was_never_written(tmp_path, said):
    with Store.open(tmp_path) as store:
        store.put_many("records", {"a": b"1"})
    empty(file_in(tmp_path))
    with Store.open(tmp_path, said.append) as store:
        assert store.get_many("records", ["a"]) == {}
        store.put_many("records", {"a": b"1"})
        assert store.get_many("records", ["a"]) == {"a": b"1"}
    assert said == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(places=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=30))
def test_bytes_that_went_bad_never_give_another_value(tmp_path_factory, places):
    folder = tmp_path_factory.mktemp("store")
    with Store.open(folder) as store:
        store.put_many("records", VALUES)
    data = bytearray(file_in(folder).read_bytes())
    for place, value in places:
        data[place % len(data)] = value
    file_in(folder).write_bytes(data)
    with Store.open(folder) as store:
        assert store.get_many("records", VALUES).items() <= VALUES.items()
        store.put_many("records", {"a": b"1"})
        assert store.get_many("records", ["a"]).get("a", b"1") == b"1"


def test_a_folder_in_the_place_of_the_file_costs_only_time(tmp_path, said):
    file_in(tmp_path).mkdir(parents=True)
    with Store.open(tmp_path, said.append) as store:
        store.put_many("records", VALUES)
        assert store.get_many("records", VALUES) == {}
    assert said == []


def test_a_file_in_the_place_of_the_folder_costs_only_time(tmp_path, said):
    (tmp_path / FOLDER).write_text("mine")
    with Store.open(tmp_path, said.append) as store:
        store.put_many("records", VALUES)
        assert store.get_many("records", VALUES) == {}
    assert (tmp_path / FOLDER).read_text() == "mine"


def test_while_another_program_writes_nothing_is_kept_and_nothing_is_lost(
    tmp_path, monkeypatch, said
):
    monkeypatch.setattr("engage_docs.store.database._PATIENCE", 0.01)
    with Store.open(tmp_path) as store:
        store.put_many("records", {"a": b"1"})
    other = sqlite3.connect(file_in(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Store.open(tmp_path, said.append) as store:
        assert store.get_many("records", ["a"]) == {}
        store.put_many("records", {"b": b"2"})
    other.execute("ROLLBACK")
    other.close()
    with Store.open(tmp_path, said.append) as store:
        assert store.get_many("records", ["a", "b"]) == {"a": b"1"}
    assert said == []


def run(script, folder):
    command = [sys.executable, "-c", textwrap.dedent(script), str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_full_disk_costs_only_time(tmp_path):
    script = """
        import resource, signal, sys
        from pathlib import Path
        from engage_docs.store import Store

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        said = []
        with Store.open(Path(sys.argv[1]), said.append) as store:
            store.put_many("records", {"a": b"1"})
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
            store.put_many("records", {str(n): b"x" * 2000 for n in range(500)})
            print(store.get_many("records", ["a", "7"]), said)
    """
    output, _ = run(script, tmp_path).communicate()
    assert output == "{'a': b'1'} []\n"
    with Store.open(tmp_path) as store:
        assert store.get_many("records", ["a", "7"]) == {"a": b"1"}


def test_two_programs_may_use_it_at_once(tmp_path):
    script = """
        import os, sys
        from pathlib import Path
        from engage_docs.store import Store

        for turn in range(20):
            with Store.open(Path(sys.argv[1]), print) as store:
                store.put_many("records", {f"{n}": b"%d" % n * 500 for n in range(turn, turn + 50)})
                for name, value in store.get_many("records", map(str, range(100))).items():
                    assert value == name.encode() * 500
                store.sweep("records", {str(n) for n in range(10, 60)})
    """
    programs = [run(script, tmp_path) for _ in range(3)]
    assert [(p.communicate()[0], p.returncode) for p in programs] == [("", 0)] * 3


def test_a_program_that_is_killed_leaves_all_or_nothing(tmp_path, said):
    script = """
        import sys
        from pathlib import Path
        from engage_docs.store import Store

        with Store.open(Path(sys.argv[1])) as store:
            print("ready", flush=True)
            turn = 0
            while True:
                turn += 1
                store.put_many("records", {str(n): b"%d" % turn * 3000 for n in range(300)})
    """
    for _ in range(3):
        program = run(script, tmp_path)
        program.stdout.readline()
        program.kill()
        program.communicate()
        with Store.open(tmp_path, said.append) as store:
            values = store.get_many("records", map(str, range(300)))
            assert len(values) in (0, 300)
            assert len(set(values.values())) <= 1
    assert said == []


PARTS = st.lists(st.one_of(st.text(), st.binary(), st.lists(st.text())), max_size=4)


@given(PARTS, PARTS)
def test_two_keys_are_the_same_only_if_all_that_went_in_is_the_same(one, other):
    assert (key_of(*one) == key_of(*other)) == (one == other)
