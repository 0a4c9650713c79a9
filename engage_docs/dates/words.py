"""The words people use for dates, as tables. All are matched without regard to capitals."""

import re
from datetime import date

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _numbered(names: tuple[str, ...], first: int, **also: int) -> dict[str, int]:
    """The number of each name and of its first three letters, in small letters."""
    numbers = dict(enumerate(names, first))
    whole = {name.lower(): number for number, name in numbers.items()}
    return whole | {name[:3].lower(): number for number, name in numbers.items()} | also


# The number of a month, and of a weekday as ``date.weekday`` counts: Monday is 0.
MONTHS = _numbered(MONTH_NAMES, 1, sept=9)
WEEKDAYS = _numbered(WEEKDAY_NAMES, 0, tues=1, weds=2, thur=3, thurs=3)

# The first month of each season; each lasts three whole months, as in the meteorological seasons
# of the Met Office: spring is March to May, summer June to August, autumn September to November.
# Winter 2026 is December 2026 to February 2027, and so is winter 2026/27.
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}

# The first month of each quarter of the financial year, which runs from April to March.
QUARTERS: dict[str, int] = {"1": 4, "2": 7, "3": 10, "4": 1}
FINANCIAL_YEAR_STARTS = 4

# Which third of a period a word means. Of a year: January to April, May to August, September to
# December. Of a season or a quarter: its first, second and third month. Of a month: the 1st to
# the 10th, the 11th to the 20th, and the rest.
THIRDS: dict[str, int] = {"early": 0, "mid": 1, "middle": 1, "late": 2}

# The end of a month is its last day; the end of anything longer is its last month. So a deadline
# at the end of a period is always the last day of it. The start is the same the other way round.
STARTS = ("start", "beginning")
ENDS = ("end",)

# "by June 2026" is any day up to the end of June.
UP_TO = ("by", "until", "till", "up to", "no later than", "not later than", "on or before")
BEFORE = ("before",)

# Nobody knows the date, and the record says so.
NOT_KNOWN = frozenset(
    ("unknown", "undated", "date not known", "no date", "not known", "not stated")
)
NOT_KNOWN |= {"not reported", "not reported in the source", "not given", "not recorded"}

# Small numbers that people write as words: "ten working days".
_TO_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERS = {word: number for number, word in enumerate(_TO_TEN, 1)}
NUMBERS |= {"twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}

# Words that carry nothing in a date: "in the spring of 2026" is "spring 2026".
_FILLERS = re.compile(r"\b(?:the|of|on|in|during)\b")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"’": "'", "‘": "'", ",": " "})
_FULL_STOPS = re.compile(r"(?<=[a-z])\.|\.$")


def plain(text: str) -> str:
    """Return the text in small letters, with single spaces and plain dashes, without full stops."""
    return _FULL_STOPS.sub("", " ".join(text.translate(_DASHES).lower().split()))


def without_fillers(text: str) -> str:
    """Return a ``plain`` text without the words that carry nothing."""
    return " ".join(_FILLERS.sub(" ", text).split())


def say_date(day: date) -> str:
    """Return the day in English as a reader says it: 3 April 2026."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def say_weekday_date(day: date) -> str:
    """Return the day with the day of the week: Friday 3 April 2026."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {say_date(day)}"
