"""The words of the site in one language, and which catalogue speaks a language.

English needs no catalogue: its words are those of the code and the templates.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import Markup, escape

from engage_docs.dates.words import MONTH_NAMES, say_date, say_weekday_date

_ABBREVIATED = 3  # letters of the short name of a month

CATALOGUES = Path(__file__).parent / "catalogues"
"""The catalogues: a file for each language, named by its tag, and the template of them all."""

Words = tuple[str, str]
"""The words for one and for several, each with ``{n}`` where the number stands."""


def translatable(words: str) -> str:
    """Return the words as they are: the mark of words in a table that are said later.

    ``tools/words.py`` takes what is so marked into the catalogues.
    """
    return words


def translatable_count(one: str, more: str) -> Words:
    """Return both words as they are, marked for :meth:`Translator.count` to say later."""
    return one, more


@dataclass(frozen=True, slots=True)
class Translator:
    """One language, as the site speaks it.

    ``tag`` is its tag (BCP 47), ``direction`` the way it runs: ``ltr`` or ``rtl``.
    """

    tag: str
    direction: str

    def say(self, words: str, /, **values: object) -> str:
        """Return the words in this language. ``values`` take the places named in braces."""
        return words.format(**values) if values else words

    def count(self, number: int, one: str, more: str, /, **values: object) -> str:
        """Return the words for one or for several; the number stands where they say ``{n}``."""
        words = one if number == 1 else more
        return words.format(n=f"{number:,}", **values)

    def html(self, words: str, /, **values: object) -> Markup:
        """Return words around values of HTML; the words and every other value are escaped."""
        return escape(self.say(words)).format(**values)

    def number(self, number: float) -> str:
        """Return a number in digits: "1,200", "2.1"."""
        return f"{number:,}"

    def listed(self, parts: Sequence[str]) -> str:
        """Return the parts as a list in words: "a", "a and b", "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say("{some} and {last}", some=self.in_a_row(parts[:-1]), last=parts[-1])

    def in_a_row(self, parts: Sequence[str]) -> str:
        """Return the parts with commas between them: "a", "a, b", "a, b, c"."""
        some = "".join(parts[:1])
        for part in parts[1:]:
            some = self.say("{some}, {next}", some=some, next=part)
        return some

    def day(self, day: date) -> str:
        """Return a day: "3 April 2026"."""
        return say_date(day)

    def weekday(self, day: date) -> str:
        """Return a day with the day of the week: "Friday 3 April 2026"."""
        return say_weekday_date(day)

    def month(self, day: date) -> str:
        """Return the month of a day: "April 2026"."""
        return f"{self.month_name(day.month)} {day.year}"

    def month_name(self, month: int) -> str:
        """Return the name of a month by its number from 1: "April"."""
        return MONTH_NAMES[month - 1]

    def short_day(self, day: date) -> str:
        """Return a day in short: "3 Apr 2026"."""
        return f"{day.day} {self.short_month(day)}"

    def short_month(self, day: date) -> str:
        """Return the month of a day in short: "Apr 2026"."""
        return f"{MONTH_NAMES[day.month - 1][:_ABBREVIATED]} {day.year}"


ENGLISH = Translator("en", "ltr")


def has_catalogue(tag: str) -> bool:
    """Return whether the site has its own words in a language (by its BCP 47 tag)."""
    return _is_english(tag) or _catalogue(tag) is not None


def translator_for(tag: str) -> Translator:
    """Return the translator of a language; the English one where it has no catalogue."""
    catalogue = None if _is_english(tag) else _catalogue(tag)
    if catalogue is None:
        return ENGLISH
    from engage_docs.i18n.catalogue import read_translator  # Babel is slow to load

    return read_translator(tag, catalogue)


def for_templates(translator: Translator) -> dict[str, Callable[..., str]]:
    """Return the globals with which templates say words; autoescape escapes what they give."""
    return {"say": translator.say, "count": translator.count, "html": translator.html}


def _is_english(tag: str) -> bool:
    return tag.partition("-")[0].lower() == "en"


def _catalogue(tag: str) -> Path | None:
    """The catalogue of the tag itself, or else that of its language alone."""
    known = {path.stem.lower(): path for path in CATALOGUES.glob("*.po")}
    return known.get(tag.lower()) or known.get(tag.partition("-")[0].lower())
