"""What is put aside is there until the end, also for a process that begins as a copy."""

from __future__ import annotations

import multiprocessing
import pickle
import sys

import pytest

from engage_docs.store import Aside


@pytest.fixture
def aside(tmp_path):
    made = Aside(tmp_path)
    yield made
    made.close()


def test_what_is_put_aside_can_be_had_again(aside):
    aside.add({"one": b"first", "nothing": b""})
    assert aside.get("one") == b"first"
    aside.add({"two": b"second" * 100_000, "one": b"another first"})
    assert aside.get("two") == b"second" * 100_000
    assert aside.get("one") == b"another first"
    assert aside.get("nothing") == b""
    assert aside.get("three") is None
    assert ("one" in aside, "three" in aside) == (True, False)


def test_nothing_of_it_is_left_over(aside, tmp_path):
    aside.add({"one": b"first"})
    aside.close()
    assert aside.get("one") is None
    assert list(tmp_path.iterdir()) == []


def test_it_needs_no_folder_that_can_be_written_to(tmp_path):
    aside = Aside(tmp_path / "not there")
    aside.add({"one": b"first"})
    assert aside.get("one") == b"first"
    aside.close()


def get_all(aside, names, answers):
    answers.send([aside.get(name) for name in names])
    answers.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process begins as a copy")
def test_copies_of_the_process_read_without_disturbing_each_other(aside):
    values = {f"{n}": f"{n} ".encode() * 5_000 for n in range(200)}
    aside.add(values)
    context = multiprocessing.get_context("fork")
    found = []
    for _ in range(3):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=get_all, args=(aside, list(values), theirs))
        process.start()
        theirs.close()
        found.append((process, ours))
    aside.add({"later": b"while they read"})
    for process, ours in found:
        assert ours.recv() == list(values.values())
        ours.close()
        process.join()
    assert aside.get("later") == b"while they read"


def test_in_a_process_that_begins_from_nothing_there_is_nothing_aside(aside):
    aside.add({"one": b"first"})
    elsewhere = pickle.loads(pickle.dumps(aside))  # noqa: S301 - as a process is given it
    assert elsewhere.get("one") is None
    assert "one" not in elsewhere
