"""Dates as people write them, and working days as an office counts them."""

from engage_docs.dates.when import Due, When, read_due, read_when
from engage_docs.dates.words import say_date, say_weekday_date
from engage_docs.dates.working_days import (
    CALENDARS,
    Calendar,
    WorkingDays,
    add_working_days,
    count_working_days,
    load_calendar,
)

__all__ = [
    "CALENDARS",
    "Calendar",
    "Due",
    "When",
    "WorkingDays",
    "add_working_days",
    "count_working_days",
    "load_calendar",
    "read_due",
    "read_when",
    "say_date",
    "say_weekday_date",
]
