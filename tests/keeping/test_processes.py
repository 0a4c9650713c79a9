"""Work in several processes gives what it gives in one, in the same order."""

from __future__ import annotations

import gc
import os

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
