"""The sum behind a count of working days."""

from __future__ import annotations

from datetime import date

import pytest

from engage_docs.dates import count_working_days, load_calendar
from engage_docs.i18n import ENGLISH, translator_for
from engage_docs.site.words import say_sum

ENGLAND = load_calendar("england-and-wales")
CLOSED = {date(2026, 12, 29): "Christmas closure"}


def test_the_sum_is_said_in_plain_sentences() -> None:
    counted = count_working_days(date(2026, 3, 24), date(2026, 4, 23), ENGLAND)
    assert say_sum(ENGLISH, counted, ENGLAND) == (
        "Counting from the day after Tuesday 24 March 2026 up to and including "
        "Thursday 23 April 2026: 20 working days. Left out: 8 weekend days and 2 bank holidays "
        "in England and Wales (Good Friday, 3 April 2026; Easter Monday, 6 April 2026)."
    )


def test_the_sum_names_closed_days() -> None:
    calendar = load_calendar("scotland", CLOSED)
    counted = count_working_days(date(2026, 12, 28), date(2026, 12, 30), calendar)
    assert say_sum(ENGLISH, counted, calendar) == (
        "Counting from the day after Monday 28 December 2026 up to and including "
        "Wednesday 30 December 2026: 1 working day. Left out: 1 closed day "
        "(Christmas closure, 29 December 2026)."
    )


def test_a_long_wait_gives_the_number_of_bank_holidays_without_naming_them() -> None:
    counted = count_working_days(date(2016, 1, 4), date(2026, 1, 4), ENGLAND)
    said = say_sum(ENGLISH, counted, ENGLAND)
    assert f"{len(counted.holidays)} bank holidays in England and Wales." in said
    assert len(said) < 300


@pytest.mark.parametrize("outside", [True, False])
def test_a_span_outside_the_data_says_so(outside: bool) -> None:
    end = date(2029, 1, 1) if outside else date(2028, 12, 31)
    said = say_sum(ENGLISH, count_working_days(date(2028, 12, 1), end, ENGLAND), ENGLAND)
    assert ("known only from 1 January 2012 to 31 December 2028" in said) is outside


def test_the_sum_is_said_in_welsh() -> None:
    counted = count_working_days(date(2026, 3, 24), date(2026, 4, 23), ENGLAND)
    said = say_sum(translator_for("cy"), counted, ENGLAND)
    assert "Dydd Llun y Pasg, 6 Ebrill 2026" in said
    assert "working" not in said
