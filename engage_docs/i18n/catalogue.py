"""The words of the site in a language other than English: a gettext catalogue and the CLDR.

The numbers and dates of every language come from Babel, which has them from the Unicode CLDR.
Babel is slow to load, so this module is only imported for a site that needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from engage_docs.i18n.languages import language_of
from engage_docs.i18n.translator import Translator


@dataclass(frozen=True, slots=True, eq=False)
class CatalogueTranslator(Translator):
    """A language with a catalogue. What the catalogue lacks is said in English."""

    catalogue: GNUTranslations
    locale: Locale
    months: Mapping[int, str]

    def say(self, words: str, /, **values: object) -> str:
        said = self.catalogue.gettext(words) if words else ""
        return said.format(**values) if values else said

    def count(self, number: int, one: str, more: str, /, **values: object) -> str:
        said = self.catalogue.ngettext(one, more, number)
        return said.format(n=self.number(number), **values)

    def number(self, number: float) -> str:
        return format_decimal(number, locale=self.locale)

    def day(self, day: date) -> str:
        return format_date(day, "long", locale=self.locale)

    def weekday(self, day: date) -> str:
        return format_date(day, "full", locale=self.locale)

    def month(self, day: date) -> str:
        return format_skeleton("yMMMM", day, locale=self.locale)

    def month_name(self, month: int) -> str:
        return self.months[month]

    def short_day(self, day: date) -> str:
        return format_skeleton("yMMMd", day, locale=self.locale)

    def short_month(self, day: date) -> str:
        return format_skeleton("yMMM", day, locale=self.locale)


def read_translator(tag: str, catalogue: Path) -> CatalogueTranslator:
    """Return the translator of a catalogue. ``tag`` is that of the reader, such as ``cy-GB``."""
    with catalogue.open("rb") as file:
        messages = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    locale = _locale(tag)
    names = get_month_names("wide", "stand-alone", locale)
    months = {month: names[month] for month in range(1, 13)}
    direction = language_of(tag).direction
    return CatalogueTranslator(tag, direction, GNUTranslations(compiled), locale, months)


def _locale(tag: str) -> Locale:
    """The dates and numbers of a language; those of British English where nobody knows them."""
    for name in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")
