"""The accessibility statement, with the parts of the model statement in our own words.

Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
regulation 8. Nothing is claimed that the team did not write in its settings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engage_docs.settings.accessibility import NOT_TESTED, Accessibility, Barrier
from engage_docs.settings.model import Settings
from engage_docs.site.book import Bit, Line, text
from engage_docs.site.words import say_when, sentence, upper_first

_MAILBOX = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+")
_STANDARD = "the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA"
_LAW = (
    "the Public Sector Bodies (Websites and Mobile Applications) (No. 2) "
    "Accessibility Regulations 2018"
)
_STATUSES = {
    "fully": f"This site meets {_STANDARD} in full.",
    "partly": f"This site meets {_STANDARD} in part. What does not meet them is listed below.",
    "not": f"This site does not meet {_STANDARD}. What we know of is listed below.",
    NOT_TESTED: f"Nobody has tested yet how far this site meets {_STANDARD}. "
    "So we do not claim that it does.",
}
_BODIES = {
    "eass": (
        "The Equality and Human Rights Commission (EHRC)",
        Bit(
            "Equality Advisory and Support Service (EASS)",
            away="https://www.equalityadvisoryservice.com/",
        ),
    ),
    "ecni": (
        "The Equality Commission for Northern Ireland (ECNI)",
        Bit(
            "Equality Commission for Northern Ireland (ECNI)",
            away="https://www.equalityni.org/",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class StatementView:
    """The statement, part by part; what is empty is not shown."""

    site_name: str
    organisation: str
    status: str
    problems: tuple[str, ...]
    too_costly: tuple[str, ...]
    not_covered: tuple[str, ...]
    contact: tuple[Line, ...]
    enforcement: Line
    tested: tuple[str, ...]
    plans: str
    dates: str


def statement(settings: Settings, said: Accessibility) -> StatementView:
    """The statement as the settings have it."""
    by_place = "ecni" if settings.calendar == "northern-ireland" else "eass"
    enforcer, helper = _BODIES[said.enforcement or by_place]
    return StatementView(
        settings.site_name,
        said.organisation,
        _STATUSES.get(said.status, _STATUSES[NOT_TESTED]),
        tuple(_problem(problem) for problem in said.problems),
        tuple(sentence(item) for item in said.too_costly),
        tuple(sentence(item) for item in said.not_covered),
        tuple(_contact(way) for way in said.contact),
        (
            Bit(
                f"{enforcer} sees to it that {_LAW} are kept. "
                "If you are not happy with our answer, turn to the "
            ),
            helper,
            Bit("."),
        ),
        _tested(said),
        sentence(said.plans or ""),
        _dates(said),
    )


def _problem(problem: Barrier) -> str:
    parts = [sentence(problem.what)]
    if problem.criterion:
        parts.append(f"This fails WCAG 2.2 success criterion {problem.criterion.rstrip('.')}.")
    if problem.by:
        parts.append(f"We plan to mend it by {say_when(problem.by)}.")
    return " ".join(parts)


def _contact(way: str) -> Line:
    mailbox = way.strip()
    if _MAILBOX.fullmatch(mailbox):
        return (Bit(mailbox, away=f"mailto:{mailbox}"),)
    return text(upper_first(way))


def _tested(said: Accessibility) -> tuple[str, ...]:
    """When, by whom and how it was tested; what was looked at all the same where nobody has."""
    how = sentence(said.how or "")
    first = "Nobody has tested the site yet."
    if said.tested is not None:
        by = f" by {said.tested_by.rstrip('.')}" if said.tested_by else ""
        first = f"The site was last tested: {say_when(said.tested)}{by}."
    return tuple(line for line in (first, how) if line)


def _dates(said: Accessibility) -> str:
    parts = []
    if said.prepared:
        parts.append(f"This statement was written: {say_when(said.prepared)}.")
    if said.reviewed:
        parts.append(f"It was last looked through: {say_when(said.reviewed)}.")
    return " ".join(parts)
