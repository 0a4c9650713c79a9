"""Reading dates and due dates. The tables beside this file are the specification."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.dates import (
    Due,
    When,
    load_calendar,
    read_due,
    read_when,
    say_date,
    say_weekday_date,
)
from engage_docs.findings import Finding, Place, Problem, Severity
from engage_docs.findings.registry import codes_of

HERE = Path(__file__).parent
ENGLAND = load_calendar("england-and-wales")
RAISED_ON = date(2026, 3, 24)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def finding(problem: object) -> Finding:
    assert isinstance(problem, Problem)
    return problem.at(Place("record.md", 3, 7))


@pytest.mark.parametrize(("text", "first", "last"), rows("when_cases.tsv"))
def test_what_people_write_is_read_as_days(text: str, first: str, last: str) -> None:
    assert read_when(text) == When(text.strip(), day(first), day(last))


@pytest.mark.parametrize(("text", "code", "words"), rows("refused_cases.tsv"))
def test_what_cannot_be_read_is_refused_with_a_cure(text: str, code: str, words: str) -> None:
    found = finding(read_when(text))
    assert found.code.name == code
    assert words in f"{found.sentence} {found.cure}"
    assert text in found.sentence


@pytest.mark.parametrize("text", [row[0] for row in rows("refused_cases.tsv")])
def test_what_a_cure_offers_can_be_read(text: str) -> None:
    found = finding(read_when(text))
    names = ("first", "second") if found.code.name == "ambiguous-date" else ("suggestion",)
    for offered in (found.values[name] for name in names if name in found.values):
        assert isinstance(read_when(str(offered)), When)


@pytest.mark.parametrize(("text", "due_day", "code"), rows("due_cases.tsv"))
def test_a_deadline_is_the_last_day_of_what_was_written(text: str, due_day: str, code: str) -> None:
    due, problem = read_due(text, RAISED_ON, ENGLAND)
    assert due is not None
    assert (due.as_written, due.day) == (text, day(due_day))
    assert (problem.code.name if problem else "-") == code


@pytest.mark.parametrize("text", ["03/04/2026", "30 February 2026", "14/03/26", "Q1 2026"])
def test_a_due_date_that_is_ambiguous_or_impossible_is_an_error(text: str) -> None:
    due, problem = read_due(text, RAISED_ON, ENGLAND)
    assert due is None
    assert finding(problem).severity is Severity.ERROR


def test_a_due_date_that_is_not_understood_is_a_warning() -> None:
    _, problem = read_due("within 3 months", RAISED_ON, ENGLAND)
    assert finding(problem).severity is Severity.WARNING
    assert "20 working days" in finding(problem).cure


def test_working_days_keep_the_sum_behind_them() -> None:
    due, _ = read_due("20 working days", RAISED_ON, ENGLAND)
    assert due is not None
    assert due.sum is not None
    assert (due.sum.start, due.sum.end, due.sum.days) == (RAISED_ON, date(2026, 4, 23), 20)


def test_a_plain_date_has_no_sum() -> None:
    assert read_due("30 June 2026", RAISED_ON, ENGLAND) == (
        Due("30 June 2026", date(2026, 6, 30)),
        None,
    )


def test_working_days_from_an_unknown_day_are_kept_as_words() -> None:
    due, problem = read_due("20 working days", None, ENGLAND)
    assert due == Due("20 working days", None)
    assert finding(problem).code.name == "due-without-start"
    assert finding(problem).severity is Severity.WARNING


def test_a_deadline_beyond_the_data_names_the_last_day_of_the_data() -> None:
    for text in ("30 June 2031", "720 working days"):
        _, problem = read_due(text, RAISED_ON, ENGLAND)
        assert "31 December 2028" in finding(problem).sentence


def test_working_days_before_the_data_say_so() -> None:
    due, problem = read_due("20 working days", date(2006, 10, 30), ENGLAND)
    assert due is not None
    assert due.day == date(2006, 11, 27)
    assert "1 January 2012" in finding(problem).sentence


def test_a_very_long_text_is_cut_in_the_message() -> None:
    assert len(finding(read_when("on a day in March " * 1000)).sentence) < 150


def test_a_date_is_said_with_the_month_in_words() -> None:
    assert say_date(date(2026, 4, 3)) == "3 April 2026"
    assert say_weekday_date(date(2026, 4, 3)) == "Friday 3 April 2026"


@given(DAYS)
def test_a_date_that_was_said_is_read_again(when: date) -> None:
    for text in (when.isoformat(), say_date(when), say_weekday_date(when)):
        assert read_when(text) == When(text, when, when)


@given(DAYS)
def test_numbers_are_read_only_where_day_and_month_cannot_be_exchanged(when: date) -> None:
    found = read_when(f"{when.day:02}/{when.month:02}/{when.year}")
    if when.day > 12 or when.day == when.month:
        assert isinstance(found, When)
        assert found.last == when
    else:
        assert finding(found).code.name == "ambiguous-date"


MORE_WORDS = ("03/04/2026", "31", "26", "0", "9999", "12:30", "Fri", "working", "days", "20", "'")
WORDS = st.sampled_from(
    [*(HERE / "when_cases.tsv").read_text(encoding="utf-8").split(), *MORE_WORDS]
)


@given(st.lists(WORDS, max_size=7).map(" ".join) | st.text(max_size=30))
def test_no_text_makes_the_readers_fail(text: str) -> None:
    when = read_when(text)
    due, problem = read_due(text, RAISED_ON, ENGLAND)
    if isinstance(when, When) and when.first and when.last:
        assert when.first <= when.last
    for each in (when, problem):
        if isinstance(each, Problem):
            assert finding(each).sentence
            assert finding(each).cure
    assert due or problem


def test_every_code_is_named_once() -> None:
    assert len({code.name for code in codes_of("dates")}) == len(codes_of("dates"))
