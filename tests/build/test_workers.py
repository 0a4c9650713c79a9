"""Worker processes: the same results in the same order, however many there are."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from engage_docs.build.workers import ParallelStep, map_when_slow, number_of_processes


def add(setup: int) -> int:
    return setup


def sum_of(tool: int, work: int) -> tuple[int, int]:
    return tool + work, os.getpid()


def twice(work: int) -> int:
    return 2 * work


def refuse(tool: int, work: int) -> int:
    raise ValueError(f"not {tool + work}")


@pytest.mark.parametrize("processes", ["1", "2"])
@pytest.mark.parametrize("number", [0, 1, 19, 20, 75])
def test_results_come_in_order(
    processes: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGAGE_PROCESSES", processes)
    step = ParallelStep(add, sum_of, enough=20, chunk=7)
    assert [result for result, _ in step.map(10, range(number))] == [10 + n for n in range(number)]


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGAGE_PROCESSES", "2")
    step = ParallelStep(add, sum_of, enough=20, chunk=7)
    assert {where for _, where in step.map(0, range(19))} == {os.getpid()}
    assert os.getpid() not in {where for _, where in step.map(0, range(21))}


def test_work_is_made_while_workers_are_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a few chunks wait: what is made of them would otherwise fill the memory."""
    monkeypatch.setenv("ENGAGE_PROCESSES", "2")
    made: list[int] = []

    def work() -> Iterator[int]:
        for number in range(1000):
            made.append(number)
            yield number

    results = ParallelStep(add, sum_of, enough=20, chunk=10).map(0, work())
    next(results)
    assert len(made) < 100
    assert len(list(results)) == 999


@pytest.mark.parametrize("number", [1, 50])
def test_what_a_worker_raises_comes_here(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGAGE_PROCESSES", "2")
    with pytest.raises(ValueError, match="not 1"):
        list(ParallelStep(add, refuse, enough=20, chunk=7).map(1, range(number)))


def test_quick_work_stays_here_and_keeps_its_order() -> None:
    assert list(map_when_slow(twice, range(5))) == [0, 2, 4, 6, 8]


def test_the_number_of_processes_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGAGE_PROCESSES", "3")
    assert number_of_processes() == 3
    monkeypatch.setenv("ENGAGE_PROCESSES", "many")
    assert number_of_processes() >= 1
