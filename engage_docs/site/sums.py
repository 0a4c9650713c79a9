"""The sum behind a count of working days, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engage_docs.dates import Calendar, WorkingDays
from engage_docs.i18n import Speech, to_say

_PLACES = {
    "england-and-wales": to_say("England and Wales"),
    "scotland": to_say("Scotland"),
    "northern-ireland": to_say("Northern Ireland"),
}
# Beyond this many, the sentence gives their number and does not name them.
_NAMED = 12


def say_sum(speech: Speech, sum: WorkingDays, calendar: Calendar) -> str:  # noqa: A002
    """The sum: from when, to when, how many, and what was left out."""
    said = [
        speech.count(
            sum.days,
            "Counting from the day after {start} up to and including {end}: {n} working day.",
            "Counting from the day after {start} up to and including {end}: {n} working days.",
            start=speech.weekday(sum.start),
            end=speech.weekday(sum.end),
        )
    ]
    left_out = tuple(_left_out(speech, sum, calendar))
    if left_out:
        said.append(speech.say("Left out: {days}.", days=speech.listed(left_out)))
    if sum.outside_data:
        said.append(
            speech.say(
                "Bank holidays are known only from {first} to {last}; outside that time none was "
                "left out, so this number may be too high.",
                first=speech.day(calendar.first),
                last=speech.day(calendar.last),
            )
        )
    return " ".join(said)


def _left_out(speech: Speech, sum: WorkingDays, calendar: Calendar) -> Iterator[str]:  # noqa: A002
    if sum.weekend_days:
        yield speech.count(sum.weekend_days, "{n} weekend day", "{n} weekend days")
    if sum.holidays:
        counted = speech.count(
            len(sum.holidays),
            "{n} bank holiday in {place}",
            "{n} bank holidays in {place}",
            place=speech.say(_PLACES.get(calendar.name, calendar.name)),
        )
        # What a bank holiday is called comes from GOV.UK, and is in the catalogues too.
        holidays = [(day, speech.say(title)) for day, title in sum.holidays]
        yield counted + _named(speech, holidays)
    if sum.closures:
        counted = speech.count(len(sum.closures), "{n} closed day", "{n} closed days")
        yield counted + _named(speech, sum.closures)


def _named(speech: Speech, days: Sequence[tuple[date, str]]) -> str:
    if len(days) > _NAMED:
        return ""
    names = (speech.say("{title}, {day}", title=title, day=speech.day(day)) for day, title in days)
    return f" ({'; '.join(names)})"
