"""The strip in every state, as the HTML that a reader gets. To look at them: tests/site/golden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engage_docs.links.ledger import Ledger
from engage_docs.loops.values import Loops
from engage_docs.records.model import Record
from engage_docs.site.progress import Step, promise_steps, said_steps
from tests.site import exampleton as ex
from tests.site.rendered import Macros, index_of

GOLDEN = Path(__file__).parent / "golden" / "strip"
S, C = "hall/s1", "hall/c1"


def hall(day: str = "2026-03-14", **more: object) -> Record:
    """A meeting in the hall where one thing was said."""
    said = (ex.said("s1", "The hall is cold."),)
    return ex.engagement("hall", "Meeting in the hall", day, said=said, **more)


def with_promise(due: str | None = "2027-06-30", owner: str | None = "estates") -> Record:
    """The same with a promise that answers it."""
    when = ex.due(due) if due else None
    return hall(commitments=(ex.promise("c1", "heat the hall", S, owner=owner, due=when),))


def done(**more: object) -> Record:
    """The news that the promise is kept."""
    more.setdefault("evidence", (ex.shown("the bill for the stove"),))
    day = str(more.pop("day", "2026-05-20"))
    return ex.follow_up("stove", day, "done", C, by="estates", **more)


CASES: dict[str, tuple[Record, ...]] = {
    "waiting": (hall("2026-11-16"),),
    "unanswered": (hall(),),
    "unanswered-date-not-known": (hall("not reported"),),
    "promised": (with_promise(), ex.follow_up("plan", "2026-10-01", "update", C)),
    "gone-quiet": (with_promise(),),
    "no-due-date-no-owner": (with_promise("when budgets allow", None),),
    "overdue": (with_promise("2026-10-30"),),
    "started": (with_promise(), ex.follow_up("plan", "2026-10-01", "started", C, by="estates")),
    "started-and-overdue": (
        with_promise("spring 2026"),
        ex.follow_up("plan", "2026-10-01", "started", C),
    ),
    "moved": (
        with_promise("2026-10-30"),
        ex.follow_up(
            "later", "2026-10-01", "moved", C, due=ex.due("2026-12-31"), reason="no money"
        ),
        ex.follow_up("later-still", "2026-10-20", "moved", C, due=ex.due("2027-03-31")),
    ),
    "done-late-not-told": (with_promise("2026-05-01"), done()),
    "done-without-evidence": (with_promise(), done(evidence=())),
    "told-not-asked": (with_promise(), done(told=(ex.told(),))),
    "settled-yes": (
        with_promise(),
        done(told=(ex.told(),), community_says=ex.says("yes", "We are warm.")),
    ),
    "settled-partly": (with_promise(), done(told=(ex.told(),), community_says=ex.says("partly"))),
    "settled-no": (
        with_promise(),
        done(told=(ex.told(how=None),), community_says=ex.says("no", "Come on a Sunday.")),
    ),
    "cannot": (
        hall(),
        ex.follow_up("no", "2026-04-01", "cannot", S, reason="the hall is not ours", by="estates"),
    ),
    "cannot-without-a-reason": (
        with_promise(),
        ex.follow_up("no", "2026-04-01", "cannot", C, told=(ex.told(),)),
    ),
    "changed": (
        with_promise(),
        ex.follow_up(
            "instead",
            "2026-10-01",
            "changed",
            C,
            replaced_by=(ex.ref("instead/c1"),),
            commitments=(
                ex.promise("c1", "meet in the library", owner="us", due=ex.due("2026-12-31")),
            ),
        ),
    ),
    "answered": (
        hall(),
        ex.follow_up(
            "answer",
            "2026-04-01",
            "answered",
            S,
            what_happened="The boiler is mended in May.",
            told=(ex.told(),),
        ),
    ),
    "done-without-a-promise": (hall(), ex.follow_up("warm", "2026-04-01", "done", S)),
    "started-without-a-promise": (hall(), ex.follow_up("warm", "2026-04-01", "started", S)),
    "two-promises": (
        hall(
            commitments=(
                ex.promise("c1", "heat the hall", S, owner="estates", due=ex.due("2026-04-30")),
                ex.promise("c2", "bring blankets", S, owner="us", due=ex.due("2027-04-30")),
            )
        ),
        done(),
    ),
}


def judged(records: tuple[Record, ...]) -> tuple[Ledger, Loops]:
    cleared = ex.cleared(records)
    return cleared.ledger, ex.judged(cleared)[0]


@pytest.mark.parametrize("name", CASES)
def test_of_a_thing_said(name: str, golden: Callable[[str, Path], None]) -> None:
    index = index_of(ex.cleared(CASES[name]))
    html = _html(said_steps(index, index.loops.said[S]))
    golden(html, GOLDEN / f"said-{name}.html")


@pytest.mark.parametrize("name", [n for n in CASES if C in judged(CASES[n])[1].commitments])
def test_of_a_promise(name: str, golden: Callable[[str, Path], None]) -> None:
    index = index_of(ex.cleared(CASES[name]))
    html = _html(promise_steps(index, index.loops.commitments[C]))
    golden(html, GOLDEN / f"promise-{name}.html")


def _html(steps: tuple[Step, ...]) -> str:
    lines = Macros(top="../../")("loops.html", "strip", steps).splitlines()
    return "\n".join(line for line in lines if line.strip()) + "\n"
