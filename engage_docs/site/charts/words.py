"""How charts put numbers into words."""

from __future__ import annotations

from engage_docs.i18n import Speech


def within(speech: Speech, days: int) -> str:
    """ "on the same day", "within 1 working day", "within 12 working days"."""
    if days == 0:
        return speech.say("on the same day")
    return speech.count(days, "within {n} working day", "within {n} working days")
