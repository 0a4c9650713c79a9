"""What can be wrong with a date or a due date."""

from engage_docs.findings.base import error, warning

_HOW_TO_WRITE_A_DATE = (
    "Write the day, the month in words and the year with four digits, for example 14 March 2026. "
    "If you know only the period, write that: March 2026, spring 2026 or 2026."
)

AMBIGUOUS_DATE = error(
    "ambiguous-date",
    'The date "{text}" can be read in two ways: {first} or {second}.',
    "Write the one you mean in words: {first} or {second}.",
    example="date: 03/04/2026",
    why="Some people put the day first and some the month. A guess would be wrong half the time.",
)
IMPOSSIBLE_DATE = error(
    "impossible-date",
    'The date "{text}" does not exist: {reason}.',
    "Correct it. " + _HOW_TO_WRITE_A_DATE,
    example="date: 30 February 2026",
    why="A date that does not exist cannot be counted from.",
)
TWO_DIGIT_YEAR = error(
    "two-digit-year",
    'The date "{text}" does not have its whole year.',
    "Write the year with all four digits, for example {suggestion}.",
    example="date: 14 March 26",
    why="Two digits can be a day, a month or a year, and do not say which century.",
)
UNLIKELY_YEAR = error(
    "unlikely-year",
    'The year {year} in "{text}" looks like a slip of the keys.',
    "Write a year from {earliest} to {latest}.",
    example="date: 14 March 0206",
    why="A record about people who can still be told belongs to our own time.",
)
WRONG_WEEKDAY = error(
    "wrong-weekday",
    'The date "{text}" names the wrong day of the week: {right} is the right one for that date.',
    "Correct the day of the week or the date, or leave the day of the week out.",
    example="date: Friday 14 March 2026",
    why="One of the two is a mistake, and only you know which.",
)
PERIOD_BACKWARDS = error(
    "period-backwards",
    'The period "{text}" ends before it begins: {first} comes after {second}.',
    "Write the earlier date first, and give each date its own year: December 2025 to January 2026.",
    example="date: December/January 2026",
    why="A period runs from its first day to its last.",
)
DATE_NOT_UNDERSTOOD = error(
    "date-not-understood",
    '"{text}" is not a date that can be read.{hint}',
    _HOW_TO_WRITE_A_DATE + " If nobody knows, write: not known",
    example="date: the second Tuesday in 2026",
    why="Everything that is open or overdue is worked out from dates.",
)
DUE_NOT_UNDERSTOOD = warning(
    "due-not-understood",
    'The due date "{text}" cannot be read, so it is kept as words and the promise counts as '
    "having no due date.{hint}",
    _HOW_TO_WRITE_A_DATE + " To count from the date of the record, write for example: "
    "20 working days",
    example="due: within 3 months",
    why="A promise without a date cannot be kept late, so nobody would see that it was not kept.",
)
DUE_WITHOUT_START = warning(
    "due-without-start",
    'The due date "{text}" cannot be worked out, because the day it counts from is not known.',
    "Give this record the exact day in date:, or write the due date itself, "
    "for example 30 June 2026.",
    example="date: not known\ncommitments:\n  - due: 20 working days",
    why="Working days are counted from the date of the record.",
)
WORKING_DAYS_BEYOND_DATA = warning(
    "working-days-beyond-data",
    'The working days in "{text}" reach {day}. Bank holidays are known only from {first} to '
    "{last}, so outside that time none was left out.",
    "Write the due date itself, for example {day}, or use a newer version of engage-docs.",
    example="date: 20 December 2028\ncommitments:\n  - due: 20 working days",
    why="Bank holidays are announced a few years ahead: https://www.gov.uk/bank-holidays",
)
DUE_BEYOND_DATA = warning(
    "due-beyond-data",
    'The due date "{text}" is {day}. Bank holidays are known only up to {last}, so working days '
    "cannot be counted exactly to that day.",
    "If the date is right, you need not do anything: it stands. "
    "A newer version of engage-docs may know more bank holidays.",
    example="due: 2031",
    why="Bank holidays are announced a few years ahead: https://www.gov.uk/bank-holidays",
)
