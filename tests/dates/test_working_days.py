"""Counting working days, and saying the sum."""

from __future__ import annotations

import json
import pickle
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.dates import (
    CALENDARS,
    Calendar,
    add_working_days,
    count_working_days,
    load_calendar,
)

HERE = Path(__file__).parent
ENGLAND = load_calendar("england-and-wales")
SCOTLAND = load_calendar("scotland")
CLOSED = {
    date(2026, 12, 28): "Christmas closure",  # a bank holiday too
    date(2026, 12, 29): "Christmas closure",
    date(2027, 1, 2): "Stocktaking",  # a Saturday
}

DAYS = st.dates(date(2008, 1, 1), date(2032, 12, 31))
NAMES = st.sampled_from(CALENDARS)
CLOSURES = st.dictionaries(DAYS, st.just("Closed"), max_size=30)


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def one_by_one(start: date, end: date, calendar: Calendar) -> int:
    """The count as a person makes it: day by day."""
    span = ((start + timedelta(number + 1)) for number in range((end - start).days))
    return sum(is_working_day(day, calendar) for day in span)


def is_working_day(day: date, calendar: Calendar) -> bool:
    return day.weekday() < 5 and day not in calendar.holidays and day not in calendar.closures


@pytest.mark.parametrize(("name", "start", "end"), rows("twentieth_day_cases.tsv"))
def test_the_twentieth_working_day(name: str, start: str, end: str) -> None:
    found = add_working_days(date.fromisoformat(start), 20, load_calendar(name))
    assert found == date.fromisoformat(end)


def test_the_day_of_the_event_is_day_zero() -> None:
    monday = date(2026, 3, 16)
    assert add_working_days(monday, 0, ENGLAND) == monday
    assert add_working_days(monday, 1, ENGLAND) == date(2026, 3, 17)
    assert count_working_days(monday, monday, ENGLAND).days == 0


def test_the_last_day_counts() -> None:
    assert count_working_days(date(2026, 3, 16), date(2026, 3, 17), ENGLAND).days == 1


def test_an_end_before_the_start_counts_nothing() -> None:
    counted = count_working_days(date(2026, 3, 17), date(2020, 3, 16), ENGLAND)
    assert (counted.days, counted.weekend_days, counted.holidays) == (0, 0, ())
    assert not counted.outside_data


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2026, 3, 17), -1, ENGLAND)


def test_the_second_of_january_is_a_bank_holiday_in_scotland_only() -> None:
    first, second = date(2026, 1, 1), date(2026, 1, 2)
    assert count_working_days(first, second, SCOTLAND).days == 0
    assert count_working_days(first, second, ENGLAND).days == 1


def test_a_substitute_day_is_left_out_and_named() -> None:
    counted = count_working_days(date(2026, 12, 24), date(2026, 12, 29), ENGLAND)
    assert counted.days == 1
    assert counted.holidays == (
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
    )


def test_the_extra_bank_holiday_of_2026_in_scotland_is_known() -> None:
    assert SCOTLAND.holidays[date(2026, 6, 15)] == "World Cup bank holiday"
    assert date(2026, 6, 15) not in ENGLAND.holidays


def test_a_closed_day_is_left_out_once() -> None:
    calendar = load_calendar("england-and-wales", CLOSED)
    counted = count_working_days(date(2026, 12, 24), date(2027, 1, 4), calendar)
    assert counted.days == 3
    assert counted.weekend_days == 4
    assert [title for _, title in counted.holidays] == [
        "Christmas Day",
        "Boxing Day (substitute day)",
        "New Year’s Day",
    ]
    assert counted.closures == ((date(2026, 12, 29), "Christmas closure"),)


def test_closures_of_one_calendar_do_not_reach_the_next() -> None:
    load_calendar("england-and-wales", CLOSED)
    assert not load_calendar("england-and-wales").closures


def test_an_unknown_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="england-and-wales"):
        load_calendar("wales")


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [
        ("2011-12-31", "2012-01-10", False),  # day zero is not counted, so it need not be known
        ("2011-12-30", "2012-01-10", True),
        ("2028-12-01", "2028-12-31", False),
        ("2028-12-01", "2029-01-01", True),
        ("2006-10-30", "2007-10-30", True),
        ("2030-01-01", "2030-02-01", True),
    ],
)
def test_a_span_outside_the_data_says_so(start: str, end: str, outside: bool) -> None:
    counted = count_working_days(date.fromisoformat(start), date.fromisoformat(end), ENGLAND)
    assert counted.outside_data is outside


@given(DAYS, st.integers(0, 1500), NAMES, CLOSURES)
def test_the_nth_working_day_is_n_working_days_away(
    start: date, days: int, name: str, closures: dict[date, str]
) -> None:
    calendar = load_calendar(name, closures)
    end = add_working_days(start, days, calendar)
    assert count_working_days(start, end, calendar).days == days
    assert days == 0 or is_working_day(end, calendar)


@given(DAYS, st.integers(-30, 900), NAMES, CLOSURES)
def test_the_arithmetic_agrees_with_counting_day_by_day(
    start: date, length: int, name: str, closures: dict[date, str]
) -> None:
    calendar = load_calendar(name, closures)
    end = start + timedelta(length)
    counted = count_working_days(start, end, calendar)
    assert counted.days == one_by_one(start, end, calendar)
    left_out = counted.weekend_days + len(counted.holidays) + len(counted.closures)
    assert counted.days + left_out == max(0, length)


@pytest.mark.parametrize("name", CALENDARS)
def test_every_year_of_the_data_has_its_bank_holidays(name: str) -> None:
    calendar = load_calendar(name)
    least = {"england-and-wales": 8, "scotland": 9, "northern-ireland": 10}[name]
    assert (calendar.first, calendar.last) == (date(2012, 1, 1), date(2028, 12, 31))
    for year in range(2012, 2029):
        assert least <= sum(day.year == year for day in calendar.holidays) <= least + 2


def test_the_data_names_its_source_and_licence() -> None:
    data = json.loads(
        (resources.files("engage_docs") / "dates/bank_holidays.json").read_text("utf-8")
    )
    assert tuple(data["calendars"]) == CALENDARS
    assert "GOV.UK" in data["source"]
    assert "Open Government Licence v3.0" in data["licence"]
    assert data["last"] == "2028-12-31"


def test_a_calendar_can_be_compared_hashed_and_sent_to_another_process() -> None:
    calendar = load_calendar("scotland", CLOSED)
    assert pickle.loads(pickle.dumps(calendar)) == calendar  # noqa: S301
    assert hash(calendar) == hash(load_calendar("scotland", CLOSED))
