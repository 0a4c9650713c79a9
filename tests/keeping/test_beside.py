"""Something found out beside: with another process or without, the same comes out."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial

import pytest

from engage_docs.keeping import beside as beside_module
from engage_docs.keeping.beside import Beside


@pytest.fixture(params=[True, False], ids=["forked", "here"])
def may_fork(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param and sys.platform != "linux":
        pytest.skip("begins as a copy of this process")
    monkeypatch.setattr(beside_module, "can_fork", lambda: request.param)
    return bool(request.param)


def kills_others(here: int) -> int:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return here


def fails() -> int:
    raise ValueError("this will not do")


def test_the_result_is_that_of_the_work(may_fork: bool) -> None:
    found = Beside(lambda: [os.getpid(), *range(100_000)]).result()
    assert found[1:] == [*range(100_000)]
    assert (found[0] != os.getpid()) == may_fork


@pytest.mark.usefixtures("may_fork")
def test_what_a_killed_process_leaves_undone_is_done_here() -> None:
    assert Beside(partial(kills_others, os.getpid())).result() == os.getpid()


@pytest.mark.usefixtures("may_fork")
def test_what_goes_wrong_there_is_told_here() -> None:
    with pytest.raises(ValueError, match="this will not do"):
        Beside(fails).result()


def test_a_process_that_nobody_asks_is_not_left_behind(
    may_fork: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    fork = os.fork

    def noted() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", noted)
    Beside(lambda: [*range(100_000)]).close()
    assert bool(begun) == may_fork
    for process in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
