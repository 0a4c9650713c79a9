"""The rule of permission: why something may not be shown, or that it may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage_docs.i18n import translatable
from engage_docs.records.parts import Attachment, Permission, Photo


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not shown, as half a sentence, and what would cure it.

    ``until`` is the day from which it is shown, if it only waits.
    """

    reason: str
    cure: str
    until: date | None = None


_SHOWN_TO = {"public": ("public",), "participants": ("public", "participants")}

_NOT_SAID = Refusal(
    translatable("nothing says that people agreed to it"),
    "If people agreed, add consent: agreed, and how they were asked.",
)
_REFUSALS = {
    "not asked": Refusal(
        translatable("nobody has asked for permission"),
        "Ask the people. If they agree, write consent: agreed.",
    ),
    "refused": Refusal(
        translatable("permission was refused"), "Nothing to do. It stays off the site."
    ),
    "withdrawn": Refusal(
        translatable("permission was withdrawn"), "Nothing to do. It stays off the site."
    ),
}
_EXPIRED = Refusal(
    translatable("permission has expired"),
    "Ask again. If people agree, write a new date under expires:.",
)
_FOR_THE_TEAM = Refusal(
    translatable("it is for the team only"), "Nothing to do. It stays off the site."
)
_FOR_PARTICIPANTS = Refusal(
    translatable("it is only for people who took part"),
    "To make a site for them, use: engage build --audience participants",
)
_NO_SOURCE = Refusal(
    translatable("it is said to be public already, but no source is named"),
    "Add source: with the page that was public before.",
)
_CONTRADICTION = Refusal(
    translatable("consent: and agreed: do not say the same"), "Keep consent: and take agreed: out."
)


def consent_in(permission: Permission) -> str | None:
    """Return the consent that a permission states; the short form ``agreed: yes`` is as good."""
    if permission.consent is not None:
        return permission.consent
    if permission.agreed is None:
        return None
    return "agreed" if permission.agreed else "refused"


def contradicts_itself(permission: Permission) -> bool:
    """Return whether both forms are there and do not say the same."""
    both = permission.consent is not None and permission.agreed is not None
    return both and (permission.consent == "agreed") != permission.agreed


def refusal(
    given: Permission | Photo | Attachment | None, has_source: bool, audience: str, as_of: date
) -> Refusal | None:
    """Return why something with this permission is not shown to ``audience`` on ``as_of``, or None.

    Anything but a clear yes is a no.
    """
    if given is None:
        return _NOT_SAID
    if isinstance(given, Permission) and contradicts_itself(given):
        return _CONTRADICTION
    consent = consent_in(given) if isinstance(given, Permission) else given.consent
    why_not = refusal_of_consent(consent, has_source)
    if why_not:
        return why_not
    expires = given.expires
    if expires is not None and (expires.last is None or as_of > expires.last):
        return _EXPIRED
    if given.audience in _SHOWN_TO[audience]:
        return None
    return _FOR_PARTICIPANTS if given.audience == "participants" else _FOR_THE_TEAM


def refusal_of_consent(consent: str | None, has_source: bool) -> Refusal | None:
    """Return why this word of consent is not a yes, or None."""
    if consent == "agreed":
        return None
    if consent == "already public":
        return None if has_source else _NO_SOURCE
    return _REFUSALS.get(consent or "", _NOT_SAID)
