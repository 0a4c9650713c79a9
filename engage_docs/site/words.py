"""How dates, numbers and other people's words are put on a page, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from engage_docs.dates import Calendar, Due, When, WorkingDays
from engage_docs.i18n import Translator, translatable, translatable_count

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MONTH = re.compile(r"\d{4}-\d{2}")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_OPENING_QUOTES = "\"'“‘«"
_CLOSING_QUOTES = "\"'”’»"
# Where a sentence ends in English, Urdu, Hindi and Bengali, Chinese.
_ENDS = ".!?…”’۔؟।。！？"
_DAYS_TO_COUNT = 100
_KILOBYTE, _MEGABYTE = 1000, 1_000_000
_YEARS_TO_COUNT = 2
_DAYS_IN_A_MONTH = 30.44
_DAYS_IN_A_YEAR = 365.25
_PLACES = {
    "england-and-wales": translatable("England and Wales"),
    "scotland": translatable("Scotland"),
    "northern-ireland": translatable("Northern Ireland"),
}
# Beyond this many, the sentence gives their number and does not name them.
_NAMED = 12


def say_when(translator: Translator, when: When | None) -> str:
    """Return when something happened: the day, or the period as it was written."""
    if when is None:
        return ""
    if when.first is not None and when.first == when.last:
        return translator.day(when.first)
    return say_written(translator, when.as_written, when.last)


def say_when_inside(translator: Translator, when: When | None) -> str:
    """Return the same inside a sentence: "date not known"; months keep their capital."""
    said = say_when(translator, when)
    return lower_first(said) if when is not None and when.last is None else said


def say_since(translator: Translator, when: When | None) -> str:
    """Return when something happened, to stand at the head of a line."""
    return upper_first(say_when(translator, when)) or translator.say("Date not known")


def say_written(translator: Translator, as_written: str | None, day: date | None) -> str:
    """Return a date from its words in the record; numbers alone are turned into words.

    That it is not known is said in English in the record's own words: "Date not reported".
    """
    text = (as_written or "").strip()
    if day is not None and (not text or _ISO_DAY.fullmatch(text)):
        return translator.day(day)
    if day is not None:
        return translator.month(day) if _ISO_MONTH.fullmatch(text) else text
    if text and translator.tag != "en":
        return translator.say("Date not known")
    if not text or "date" in text.casefold():
        return upper_first(text)
    return f"Date {lower_first(text)}"


def say_deadline(translator: Translator, due: Due) -> str:
    """Return a deadline, with its words beside it where they say something else."""
    if due.day is None:
        return f"“{due.as_written}”"
    day, written = translator.day(due.day), due.as_written.strip()
    if _ISO_DAY.fullmatch(written) or written.casefold().removeprefix("by ") == day.casefold():
        return day
    return translator.say("{day} (written as “{words}”)", day=day, words=due.as_written)


def say_by(translator: Translator, due: Due) -> str:
    """Return a deadline inside a sentence: "by 30 June 2026", "“when budgets allow”"."""
    said = say_deadline(translator, due)
    return said if due.day is None else translator.say("by {day}", day=said)


def say_due(translator: Translator, due: Due) -> str:
    """Return a deadline in few words: "30 June 2026", "“when budgets allow”"."""
    return f"“{due.as_written}”" if due.day is None else translator.day(due.day)


def say_times(translator: Translator, number: int) -> str:
    """Return how often: "once", "twice", "3 times"."""
    if number == 1:
        return translator.say("once")
    if number == 2:
        return translator.say("twice")
    return translator.count(number, "{n} time", "{n} times")


def say_reason(translator: Translator, reason: str, until: date | None) -> str:
    """Return why something is not shown, as half a sentence."""
    if until is not None:
        return translator.say("it waits until {day}", day=translator.day(until))
    return translator.say(reason)


def quoted(words: str) -> str:
    """Return the words in quotation marks, once."""
    text = words.strip()
    if len(text) > 1 and text[0] in _OPENING_QUOTES and text[-1] in _CLOSING_QUOTES:
        text = text[1:-1]
    return f"“{text}”"


def shortened(words: str, length: int = 90) -> str:
    """Return the words, cut at a space where they are longer than a link should be."""
    text = " ".join(words.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


def we_will(words: str, *, is_english: bool = True) -> str:
    """Return a promise as a sentence: "We will find a second place".

    In another language it stands as it was written: nobody can put two words before any verb.
    """
    text = words.strip().rstrip(".")
    if not is_english:
        return upper_first(text)
    if text.casefold().startswith(("we will", "we'll", "we’ll")):
        return text[:1].upper() + text[1:]
    return f"We will {lower_first(text)}"


def lower_first(text: str) -> str:
    """Return the text without a capital at its head, unless its first word is all capitals."""
    if len(text) > 1 and text[0].isupper() and text[1].islower():
        return text[0].lower() + text[1:]
    return text


def upper_first(text: str) -> str:
    """Return the text with a capital at its head."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return the text with a capital at its head and a full stop, unless it ends already."""
    return ended(upper_first(text.strip()))


def ended(text: str) -> str:
    """Return the text with a full stop, unless it ends a sentence already."""
    return text if not text or text[-1] in _ENDS else f"{text}."


def say_how(how: str | None) -> str:
    """Return how people were told, to stand behind whom we told: " (letter in Bengali)"."""
    return f" ({how.strip().rstrip('.')})" if how and how.strip() else ""


def say_ago(translator: Translator, days: int) -> str:
    """Return how long ago, as a reader can grasp it: "83 days ago", "more than 7 years ago"."""
    if days < _DAYS_TO_COUNT:
        return translator.count(days, "{n} day ago", "{n} days ago")
    years = int(days / _DAYS_IN_A_YEAR)
    if years < _YEARS_TO_COUNT:
        months = int(days / _DAYS_IN_A_MONTH)
        return translator.count(months, "more than {n} month ago", "more than {n} months ago")
    return translator.count(years, "more than {n} year ago", "more than {n} years ago")


def say_size(translator: Translator, size: int) -> str:
    """Return the size of a file, given in bytes, as people know it: "340 KB", "2.1 MB"."""
    if size < _MEGABYTE:
        kilobytes = translator.number(max(1, round(size / _KILOBYTE)))
        return translator.say("{number} KB", number=kilobytes)
    return translator.say("{number} MB", number=translator.number(round(size / _MEGABYTE, 1)))


def safe_link(link: str | None) -> str:
    """Return the link, if it leads to a page or a mailbox; nothing otherwise."""
    return link if link and _SAFE_LINK.fullmatch(link) else ""


def say_sum(translator: Translator, sum: WorkingDays, calendar: Calendar) -> str:  # noqa: A002
    """Return the sum in sentences: from when, to when, how many, and what was left out."""
    counting = translatable_count(
        "Counting from the day after {start} up to and including {end}: {n} working day.",
        "Counting from the day after {start} up to and including {end}: {n} working days.",
    )
    start, end = translator.weekday(sum.start), translator.weekday(sum.end)
    said = [translator.count(sum.days, *counting, start=start, end=end)]
    left_out = tuple(_left_out(translator, sum, calendar))
    if left_out:
        said.append(translator.say("Left out: {days}.", days=translator.listed(left_out)))
    if sum.outside_data:
        known = translatable(
            "Bank holidays are known only from {first} to {last}; outside that time none was "
            "left out, so this number may be too high."
        )
        first, last = translator.day(calendar.first), translator.day(calendar.last)
        said.append(translator.say(known, first=first, last=last))
    return " ".join(said)


def _left_out(translator: Translator, sum: WorkingDays, calendar: Calendar) -> Iterator[str]:  # noqa: A002
    if sum.weekend_days:
        yield translator.count(sum.weekend_days, "{n} weekend day", "{n} weekend days")
    if sum.holidays:
        place = translator.say(_PLACES.get(calendar.name, calendar.name))
        words = translatable_count("{n} bank holiday in {place}", "{n} bank holidays in {place}")
        counted = translator.count(len(sum.holidays), *words, place=place)
        # What a bank holiday is called comes from GOV.UK, and is in the catalogues too.
        holidays = [(day, translator.say(title)) for day, title in sum.holidays]
        yield counted + _named(translator, holidays)
    if sum.closures:
        counted = translator.count(len(sum.closures), "{n} closed day", "{n} closed days")
        yield counted + _named(translator, sum.closures)


def _named(translator: Translator, days: Sequence[tuple[date, str]]) -> str:
    if len(days) > _NAMED:
        return ""
    named = translatable("{title}, {day}")
    names = (translator.say(named, title=title, day=translator.day(day)) for day, title in days)
    return f" ({'; '.join(names)})"
