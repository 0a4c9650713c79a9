"""How dates, numbers and other people's words are put on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from engage_docs.dates import Due, When, say_date

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MONTH = re.compile(r"\d{4}-\d{2}")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_OPENING_QUOTES = "\"'“‘«"
_CLOSING_QUOTES = "\"'”’»"
_DAYS_TO_COUNT = 100
_KILOBYTE, _MEGABYTE = 1000, 1_000_000
_YEARS_TO_COUNT = 2
_DAYS_IN_A_MONTH = 30.44
_DAYS_IN_A_YEAR = 365.25


def say_when(when: When | None) -> str:
    """When something happened: the day, or the period as it was written."""
    if when is None:
        return ""
    if when.first is not None and when.first == when.last:
        return say_date(when.first)
    return say_written(when.as_written, when.last)


def say_written(as_written: str | None, day: date | None) -> str:
    """A date from its words in the record; numbers alone are turned into words."""
    text = (as_written or "").strip()
    if day is not None and (not text or _ISO_DAY.fullmatch(text)):
        return say_date(day)
    if day is not None and _ISO_MONTH.fullmatch(text):
        return say_date(day).partition(" ")[2]
    return text if day is not None else _say_unknown(text)


def _say_unknown(text: str) -> str:
    """That a date is not known, in the record's own words: "Date not reported"."""
    if not text:
        return ""
    return upper_first(text) if "date" in text.casefold() else f"Date {lower_first(text)}"


def say_by(due: Due) -> str:
    """A deadline, with the words as they were written beside it where they say something else."""
    if due.day is None:
        return f"“{due.as_written}”"
    day = say_date(due.day)
    if _names_the_day(due.as_written, day):
        return f"by {day}"
    return f"by {day} (written as “{due.as_written}”)"


def say_due(due: Due) -> str:
    """A deadline in as few words as will do: "30 June 2026", "“when budgets allow”"."""
    return f"“{due.as_written}”" if due.day is None else say_date(due.day)


def _names_the_day(written: str, day: str) -> bool:
    return (
        bool(_ISO_DAY.fullmatch(written.strip()))
        or written.strip().casefold().removeprefix("by ") == day.casefold()
    )


def many(number: int, one: str, more: str = "") -> str:
    """ "1 promise", "1,200 promises"."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def times(number: int) -> str:
    """ "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def quoted(words: str) -> str:
    """The words in quotation marks, once."""
    text = words.strip()
    if len(text) > 1 and text[0] in _OPENING_QUOTES and text[-1] in _CLOSING_QUOTES:
        text = text[1:-1]
    return f"“{text}”"


def shortened(words: str, length: int = 90) -> str:
    """The words, cut at a space where they are longer than a link should be."""
    text = " ".join(words.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


def we_will(words: str) -> str:
    """A promise as a sentence: "We will find a second place"."""
    text = words.strip().rstrip(".")
    if text.casefold().startswith(("we will", "we'll", "we’ll")):
        return text[:1].upper() + text[1:]
    return f"We will {lower_first(text)}"


def lower_first(text: str) -> str:
    """The text without a capital at its head, unless the first word is all in capitals."""
    if len(text) > 1 and text[0].isupper() and text[1].islower():
        return text[0].lower() + text[1:]
    return text


def upper_first(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital at its head and a full stop, unless it ends a sentence already."""
    text = upper_first(text.strip())
    return text if not text or text[-1] in ".!?…”’" else f"{text}."


def say_how(how: str | None) -> str:
    """How people were told, to stand behind whom we told: " (letter in Bengali)"."""
    return f" ({how.strip().rstrip('.')})" if how and how.strip() else ""


def say_ago(days: int) -> str:
    """How long ago, as exactly as a reader can grasp: "83 days ago", "more than 7 years ago"."""
    if days < _DAYS_TO_COUNT:
        return f"{many(days, 'day')} ago"
    years = int(days / _DAYS_IN_A_YEAR)
    if years < _YEARS_TO_COUNT:
        return f"more than {many(int(days / _DAYS_IN_A_MONTH), 'month')} ago"
    return f"more than {many(years, 'year')} ago"


def say_size(size: int) -> str:
    """The size of a file as people know it: "340 KB", "2.1 MB"."""
    if size < _MEGABYTE:
        return f"{max(1, round(size / _KILOBYTE)):,} KB"
    return f"{size / _MEGABYTE:,.1f} MB"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def safe_link(link: str | None) -> str:
    """The link, if it leads to a page or a mailbox; nothing otherwise."""
    return link if link and _SAFE_LINK.fullmatch(link) else ""
