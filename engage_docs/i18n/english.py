"""The words of the site in English. Another language is made of a catalogue, in ``translated``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from engage_docs.dates.words import MONTH_NAMES, say_date, say_weekday_date

_ABBREVIATED = 3


@dataclass(frozen=True, slots=True)
class Translator:
    """One language, as the site speaks it.

    ``tag`` is its tag (BCP 47), ``direction`` the way it runs: ``ltr`` or ``rtl``.
    """

    tag: str
    direction: str

    def say(self, words: str, /, **values: object) -> str:
        """The words in this language. ``values`` take the places that are named in braces."""
        return words.format(**values) if values else words

    def count(self, number: int, one: str, more: str, /, **values: object) -> str:
        """The words for one or for several; the number stands where they say ``{n}``."""
        words = one if number == 1 else more
        return words.format(n=f"{number:,}", **values)

    def html(self, words: str, /, **values: object) -> Markup:
        """Words around pieces of HTML: they are escaped, and so is a value that is no HTML yet."""
        return escape(self.say(words)).format(**values)

    def number(self, number: float) -> str:
        """A number: "1,200", "2.1"."""
        return f"{number:,}"

    def listed(self, parts: Sequence[str]) -> str:
        """ "a", "a and b", "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("{some} and {last}", some=self.in_a_row(parts[:-1]), last=parts[-1])

    def in_a_row(self, parts: Sequence[str]) -> str:
        """ "a", "a, b", "a, b, c"."""
        some = "".join(parts[:1])
        for part in parts[1:]:
            some = self.say("{some}, {next}", some=some, next=part)
        return some

    def day(self, day: date) -> str:
        """ "3 April 2026"."""
        return say_date(day)

    def weekday(self, day: date) -> str:
        """ "Friday 3 April 2026"."""
        return say_weekday_date(day)

    def month(self, day: date) -> str:
        """The month of a day: "April 2026"."""
        return f"{self.month_name(day.month)} {day.year}"

    def month_name(self, month: int) -> str:
        """The name of a month by its number: "April"."""
        return MONTH_NAMES[month - 1]

    def short_day(self, day: date) -> str:
        """ "3 Apr 2026"."""
        return f"{day.day} {self.short_month(day)}"

    def short_month(self, day: date) -> str:
        """ "Apr 2026"."""
        return f"{MONTH_NAMES[day.month - 1][:_ABBREVIATED]} {day.year}"


ENGLISH = Translator("en", "ltr")
