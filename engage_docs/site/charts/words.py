"""How charts put numbers into words."""

from __future__ import annotations

from engage_docs.i18n import Translator


def within(translator: Translator, days: int) -> str:
    """ "on the same day", "within 1 working day", "within 12 working days"."""
    if days == 0:
        return translator.say("on the same day")
    return translator.count(days, "within {n} working day", "within {n} working days")
