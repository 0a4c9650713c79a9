"""The sum behind a count of working days, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engage_docs.dates import Calendar, WorkingDays
from engage_docs.i18n import Translator, translatable

_PLACES = {
    "england-and-wales": translatable("England and Wales"),
    "scotland": translatable("Scotland"),
    "northern-ireland": translatable("Northern Ireland"),
}
# Beyond this many, the sentence gives their number and does not name them.
_NAMED = 12


def say_sum(translator: Translator, sum: WorkingDays, calendar: Calendar) -> str:  # noqa: A002
    """The sum: from when, to when, how many, and what was left out."""
    said = [
        translator.count(
            sum.days,
            "Counting from the day after {start} up to and including {end}: {n} working day.",
            "Counting from the day after {start} up to and including {end}: {n} working days.",
            start=translator.weekday(sum.start),
            end=translator.weekday(sum.end),
        )
    ]
    left_out = tuple(_left_out(translator, sum, calendar))
    if left_out:
        said.append(translator.say("Left out: {days}.", days=translator.listed(left_out)))
    if sum.outside_data:
        said.append(
            translator.say(
                "Bank holidays are known only from {first} to {last}; outside that time none was "
                "left out, so this number may be too high.",
                first=translator.day(calendar.first),
                last=translator.day(calendar.last),
            )
        )
    return " ".join(said)


def _left_out(translator: Translator, sum: WorkingDays, calendar: Calendar) -> Iterator[str]:  # noqa: A002
    if sum.weekend_days:
        yield translator.count(sum.weekend_days, "{n} weekend day", "{n} weekend days")
    if sum.holidays:
        counted = translator.count(
            len(sum.holidays),
            "{n} bank holiday in {place}",
            "{n} bank holidays in {place}",
            place=translator.say(_PLACES.get(calendar.name, calendar.name)),
        )
        # What a bank holiday is called comes from GOV.UK, and is in the catalogues too.
        holidays = [(day, translator.say(title)) for day, title in sum.holidays]
        yield counted + _named(translator, holidays)
    if sum.closures:
        counted = translator.count(len(sum.closures), "{n} closed day", "{n} closed days")
        yield counted + _named(translator, sum.closures)


def _named(translator: Translator, days: Sequence[tuple[date, str]]) -> str:
    if len(days) > _NAMED:
        return ""
    names = (
        translator.say("{title}, {day}", title=title, day=translator.day(day))
        for day, title in days
    )
    return f" ({'; '.join(names)})"
