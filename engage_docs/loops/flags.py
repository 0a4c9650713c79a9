"""The flags: what a loop lacks, in words, for pages, reports and the reference.

A new flag is declared here, once, and given in ``judging``.
"""

from __future__ import annotations

from dataclasses import dataclass

from engage_docs.i18n import translatable


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that is missing or late.

    ``name`` is the word in reports and addresses, ``label`` the words on a page. ``sentence``
    says what it means to a reader, both in English; ``cure`` says to the team what to write.
    """

    name: str
    label: str
    sentence: str
    cure: str


UNANSWERED = Flag(
    "unanswered",
    translatable("Unanswered"),
    translatable("Nobody has answered this within the answer time."),
    "Write a follow-up about it, or a promise that answers it.",
)
OVERDUE = Flag(
    "overdue",
    translatable("Overdue"),
    translatable("The day it was promised for has passed, and it is not finished."),
    "Write a follow-up: what was done, or the new date and why it moved.",
)
NO_DUE_DATE = Flag(
    "no-due-date",
    translatable("No due date"),
    translatable("Nobody has said by when."),
    "Add due: to the promise, or to a follow-up about it.",
)
NO_OWNER = Flag(
    "no-owner",
    translatable("No owner"),
    translatable("Nobody is named who will see to it."),
    "Add owner: to the promise. A team or a role is enough.",
)
GONE_QUIET = Flag(
    "gone-quiet",
    translatable("Gone quiet"),
    translatable("There has been no news of it for too long."),
    "Write a follow-up that says how it stands, even if nothing has changed.",
)
DONE_WITHOUT_EVIDENCE = Flag(
    "done-without-evidence",
    translatable("Done without evidence"),
    translatable("It is said to be done, but nothing is shown for it."),
    "Add evidence: to the follow-up: a link, a photo or a document.",
)
NOT_TOLD = Flag(
    "not-told",
    translatable("Not told"),
    translatable("The people who raised it have not been told what came of it."),
    "Tell them, then write a follow-up with told: (who, how and when).",
)
NOT_ASKED = Flag(
    "not-asked",
    translatable("Not asked"),
    translatable("Nobody has asked the people who raised it whether it is settled."),
    "Ask them, then write a follow-up with community_says:.",
)
NOT_SETTLED = Flag(
    "not-settled",
    translatable("Not settled"),
    translatable("The people who raised it say that it is not settled, or only in part."),
    "Find out what is missing, and write a follow-up or a new promise.",
)
DATE_MOVED_WITHOUT_A_REASON = Flag(
    "date-moved-without-a-reason",
    translatable("Date moved without a reason"),
    translatable("The due date was moved, and nobody has said why."),
    "Add reason: to the follow-up that moved the date.",
)
CANNOT_WITHOUT_A_REASON = Flag(
    "cannot-without-a-reason",
    translatable("Cannot, without a reason"),
    translatable("It will not be done, and nobody has said why."),
    "Add reason: to the follow-up.",
)
CLAIM_WITHOUT_A_SOURCE = Flag(
    "claim-without-a-source",
    translatable("Claim without a source"),
    translatable('It says "we did", but it answers nothing that anyone said.'),
    "Name the thing said: answers: on the promise, or about: on the item.",
)

FLAGS = tuple(value for value in list(globals().values()) if isinstance(value, Flag))
"""Every flag, in the order of the declarations above, which is the order on pages."""
