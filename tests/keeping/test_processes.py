"""Work in several processes gives what it gives in one, in the same order."""

from __future__ import annotations

import gc
import multiprocessing
import os
from functools import partial

import pytest

from engage_docs.keeping import processes
from engage_docs.keeping.processes import in_parts, many_objects


@pytest.fixture
def two(monkeypatch):
    """Two processors, and any work is worth a second process."""
    monkeypatch.setattr(processes, "_processors", lambda: 2)
    monkeypatch.setattr(processes, "_worth_it", lambda: 0.0)


def parts():
    """Nine numbers, each with the process that everything is done for."""
    return [(number, os.getpid()) for number in range(9)]


def double(part):
    number, us = part
    return 2 * number, os.getpid() == us


def killed_elsewhere(part):
    number, us = part
    if os.getpid() != us and number == 3:
        os.kill(os.getpid(), 9)
    return number


@pytest.mark.usefixtures("two")
def test_results_come_in_order_from_other_processes():
    assert list(in_parts(double, parts(), 1)) == [(2 * n, False) for n in range(9)]


def test_little_work_stays_here(monkeypatch):
    monkeypatch.setattr(processes, "_processors", lambda: 2)
    assert list(in_parts(double, parts(), 0.001)) == [(2 * n, True) for n in range(9)]


@pytest.mark.usefixtures("two")
def test_with_one_processor_all_work_stays_here(monkeypatch):
    monkeypatch.setattr(processes, "_processors", lambda: 1)
    assert list(in_parts(double, parts(), 1)) == [(2 * n, True) for n in range(9)]


@pytest.mark.usefixtures("two")
def test_what_a_killed_process_leaves_undone_is_done_here():
    assert list(in_parts(killed_elsewhere, parts(), 1)) == list(range(9))


@pytest.mark.usefixtures("two")
def test_a_fault_in_the_work_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        list(in_parts((1).__truediv__, [1, 0], 1))


def test_the_collection_of_what_is_out_of_use_is_as_it_was():
    assert gc.isenabled()
    with many_objects():
        assert not gc.isenabled()
        with many_objects():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.usefixtures("two")
def test_parts_are_asked_for_shortly_before_they_are_worked_on():
    asked = []

    def many():
        for part in range(1000):
            asked.append(part)
            yield part, os.getpid()

    results = in_parts(double, many(), 1)
    for number, (result, is_here) in enumerate(results):
        assert (result, is_here) == (2 * number, False)
        assert len(asked) < number + 20
    assert len(asked) == 1000


def added(more, part):
    return len(more), part


@pytest.mark.usefixtures("two")
def test_what_a_partial_holds_is_there_in_the_other_processes():
    more = "words" * 100_000
    assert list(in_parts(partial(added, more), range(4), 1)) == [(len(more), n) for n in range(4)]


def large(part):
    return part * 3_000_000


@pytest.mark.usefixtures("two")
def test_large_parts_and_results_do_not_wait_for_each_other():
    letters = [b"a", b"b", b"c"]
    parts = [letter * 3 for letter in letters]
    assert [one[:1] for one in in_parts(large, parts, 1)] == letters


@pytest.mark.usefixtures("two")
def test_helpers_end_when_no_more_is_wanted():
    results = in_parts(double, iter(parts() * 100), 1)
    assert next(results) == (0, False)
    results.close()
    assert not multiprocessing.active_children()


def test_the_same_where_processes_do_not_begin_as_copies(monkeypatch):
    monkeypatch.setattr(processes, "_processors", lambda: 2)
    monkeypatch.setattr(processes, "_may_fork", lambda: False)
    assert list(in_parts(double, parts(), 10)) == [(2 * n, False) for n in range(9)]
