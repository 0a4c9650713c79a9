"""Rows: how each state of a loop is said in one sentence, away from its own place."""

from __future__ import annotations

import pytest

from engage_docs.gate.cleared import Withheld
from engage_docs.records.model import Engagement
from engage_docs.site.index import RowView
from engage_docs.site.rows import row_of
from tests.site import exampleton as ex
from tests.site.pages import read
from tests.site.rendered import Macros, index_of
from tests.site.test_progress import CASES, C, S, hall

OF_SAID = {
    "waiting": (
        "next",
        "Waiting for an answer. 5 working days so far. We aim to answer by 14 December 2026.",
    ),
    "unanswered": ("alert", "Unanswered. 176 working days. We aim to answer within 20."),
    "unanswered-date-not-known": ("alert", "Unanswered. Since when is not known."),
    "promised": ("next", "Promised, not done yet. Due by 30 June 2027."),
    "gone-quiet": ("alert", "Gone quiet. No news since 14 March 2026."),
    "overdue": ("alert", "Overdue. It was due on 30 October 2026, 24 days ago."),
    "started": ("under-way", "Under way. Due by 30 June 2027."),
    "done-late-not-told": ("done", "Done late. 19 days late."),
    "done-without-evidence": ("alert", "Done, without evidence. Nothing is shown for it."),
    "settled-yes": ("done", "Done on 20 May 2026."),
    "settled-partly": (
        "alert",
        "Settled only in part. People say: this settles a part of it. So it is open again.",
    ),
    "settled-no": (
        "alert",
        "Not settled. People say: no, this does not settle it. So it is open again.",
    ),
    "cannot": ("stopped", "Cannot be done. The hall is not ours."),
    "cannot-without-a-reason": ("alert", "Cannot be done. No reason is given."),
    "changed": ("next", "Promised, not done yet. Due by 31 December 2026."),
    "answered": ("done", "Answered on 1 April 2026."),
    "done-without-a-promise": ("alert", "Done, without evidence. Nothing is shown for it."),
    "started-without-a-promise": ("under-way", "Under way."),
    "two-promises": (
        "alert",
        "1 of 2 done. Next: We will bring blankets, due by 30 April 2027.",
    ),
}


def standing(row: RowView) -> tuple[str, str]:
    return row.state, "".join(run.text for run in row.sentence)


@pytest.mark.parametrize("name", OF_SAID)
def test_one_sentence_says_how_a_thing_said_stands(name: str) -> None:
    row = row_of(index_of(ex.cleared(CASES[name])), S)
    assert standing(row) == OF_SAID[name]
    assert (row.words, row.is_voice, row.url) == (
        "“The hall is cold.”",
        True,
        "records/hall/#s1",
    )


def test_a_promise_that_was_replaced_says_by_what() -> None:
    row = row_of(index_of(ex.cleared(CASES["changed"])), C)
    now = "Replaced by another promise. Now: We will meet in the library."
    assert standing(row) == ("moved", now)
    assert (row.words, row.is_voice) == ("We will heat the hall", False)


def two_promises(first: str | None, second: str | None) -> str:
    """The sentence on two promises that answer one thing, due on these days."""
    promises = (
        ex.promise(f"c{n}", words, S, owner="us", due=ex.due(due) if due else None)
        for n, (words, due) in enumerate((("mend the stove", first), ("bring blankets", second)))
    )
    row = row_of(index_of(ex.cleared((hall(commitments=tuple(promises)),))), S)
    return standing(row)[1]


@pytest.mark.parametrize(
    ("due", "then"),
    [
        (("2027-06-30", "2026-12-01"), "Next: We will bring blankets, due by 1 December 2026."),
        (("2027-06-30", "2026-10-30"), "Overdue: We will bring blankets, due by 30 October 2026."),
        (
            ("when budgets allow", "2027-06-30"),
            "Next: We will bring blankets, due by 30 June 2027.",
        ),
        (("when budgets allow", None), "Next: We will mend the stove, due “when budgets allow”."),
        ((None, None), "No date was given."),
    ],
)
def test_of_several_promises_the_one_that_is_due_first_is_named(
    due: tuple[str | None, str | None], then: str
) -> None:
    assert two_promises(*due) == f"0 of 2 done. {then}"


def test_what_is_missing_stands_beside_the_sentence_and_not_in_it_twice() -> None:
    row = row_of(index_of(ex.cleared(CASES["overdue"])), C)
    assert row.flag == "Gone quiet"
    row = row_of(index_of(ex.cleared(CASES["no-due-date-no-owner"])), C)
    assert row.flag == "No due date", "the worst alone: the others stand where the loop does"


def test_a_day_that_nobody_knows_is_not_made_up() -> None:
    done = ex.follow_up("warm", "spring 2026", "done", S, evidence=(ex.shown(),))
    row = row_of(index_of(ex.cleared((hall(), done))), S)
    assert standing(row) == ("done", "Done. Spring 2026.")


def test_what_is_still_to_come_is_not_judged() -> None:
    row = row_of(index_of(ex.cleared((hall("2027-03-14"),))), S)
    assert standing(row) == (
        "next",
        "This is still to come. Nothing in it is counted yet.",
    )


def test_words_that_are_not_shown_have_no_quotation_marks() -> None:
    record = hall()
    assert isinstance(record, Engagement)
    withheld = Withheld("words", "hall", "permission was withdrawn", record.said[0].at)
    row = row_of(index_of(ex.cleared((record,), (withheld,))), S)
    assert row.words == "These words are not shown: permission was withdrawn."
    assert (row.withheld, row.is_voice, row.more) == (True, False, " (s1)")
    html = Macros()("rows.html", "row", row)
    assert '<h3 class="stub"><a href="../records/hall/#s1">' in html


def test_a_deed_that_answers_nothing_says_so() -> None:
    index = index_of(ex.cleared(ex.everything()))
    (address,) = index.loops.claims
    row = row_of(index, address)
    assert row.words == "We repainted the waiting room."
    assert standing(row)[0] == "alert"
    assert "answers nothing that anyone said" in standing(row)[1]


def test_a_row_leads_to_its_full_place_and_names_who_said_it() -> None:
    row = row_of(index_of(ex.cleared((hall(),))), S)
    seen = read(Macros()("rows.html", "rows", [row], 2))
    assert seen.links == ["../records/hall/#s1", "../records/hall/"]
    assert seen.headings == [2]
    assert "Said at Meeting in the hall. 14 March 2026." in " ".join(seen.text.split())


def test_the_row_of_a_loop_is_made_once_for_all_pages() -> None:
    index = index_of(ex.cleared((hall(),)))
    assert row_of(index, S) is row_of(index, S)
