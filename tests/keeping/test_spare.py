"""A spare process for a little work: with it or without, the same comes out."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from engage_docs.keeping import spare as spare_module
from engage_docs.keeping.processes import in_parts
from engage_docs.keeping.spare import Spare

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="begins as a copy of this process")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spare_module, "can_fork", lambda: True)


def where(number: int) -> tuple[int, int]:
    return number * 2, os.getpid()


def added(number: int, other: int) -> int:
    return number + other


def fails(number: int) -> int:
    raise ValueError(f"{number} will not do")


def kills_others(number: int, here: int) -> int:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_little_work_is_done_there() -> None:
    with Spare() as spare:
        found = list(in_parts(where, range(3), 0.0, spare))
        assert [result for result, _ in found] == [0, 2, 4]
        assert {process for _, process in found}.isdisjoint({os.getpid()})
        assert spare.do(partial(added, 5), 6) == 11


def test_much_work_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engage_docs.keeping.processes._processors", lambda: 2)
    with Spare() as spare:
        _, process = spare.do(where, 1)
        found = list(in_parts(where, range(3), 99.0, spare))
        assert [result for result, _ in found] == [0, 2, 4]
        assert process not in {one for _, one in found}
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_what_goes_wrong_there_is_told_here() -> None:
    with Spare() as spare:
        with pytest.raises(ValueError, match="3 will not do"):
            spare.do(fails, 3)
        assert spare.do(where, 2)[0] == 4


def test_what_a_killed_process_leaves_undone_is_done_here() -> None:
    with Spare() as spare:
        assert spare.do(partial(kills_others, here=os.getpid()), 7) == 7
        assert spare.do(where, 1) == (2, os.getpid())


def test_what_was_asked_for_is_waited_for_later() -> None:
    with Spare() as spare:
        spare.begin(where, 1)
        answer = spare.ask(where, 2)
        result, process = answer()
        assert (result, process != os.getpid()) == (4, True)
        assert spare.do(where, 3) == (6, process)


def test_what_was_asked_of_a_process_that_has_ended_is_done_here() -> None:
    with Spare() as spare:
        answer = spare.ask(where, 2)
        spare.close()
        assert not spare.is_at_hand
        assert answer() == (4, os.getpid())
        assert spare.ask(where, 3)() == (6, os.getpid())


def test_one_that_does_not_get_ready_is_done_without() -> None:
    def get_ready() -> None:
        os._exit(1)

    with Spare(get_ready) as spare:
        while is_running(spare._process):
            time.sleep(0.001)
        assert spare.do(where, 1) == (2, os.getpid())


def test_what_is_asked_comes_before_the_rest_of_getting_ready(tmp_path: Path) -> None:
    step = tmp_path / "step"
    tasks, to = os.pipe()
    back, results = os.pipe()
    with os.fdopen(to, "wb") as pipe:
        pickle.dump((Path.exists, step), pipe)
    with os.fdopen(tasks, "rb") as asked, os.fdopen(results, "wb") as given:
        spare_module._serve([step.touch], asked, given)
    with os.fdopen(back, "rb") as pipe:
        assert pickle.load(pipe) == (True, False)  # noqa: S301 - our own


def test_it_ends_with_the_one_that_began_it(tmp_path: Path) -> None:
    program = (
        "import os, signal\n"
        "from engage_docs.keeping import spare\n"
        "spare.can_fork = lambda: True\n"
        "one = spare.Spare()\n"
        "print(one.do(os.path.join, 'a') and one._process, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    process = int(done.stdout)
    assert process != 0
    while is_running(process):
        time.sleep(0.01)


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
