"""The accessibility statement, with the parts of the model statement in our own words.

Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
regulation 8. Nothing is claimed that the team did not write in its settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from engage_docs.config.accessibility import NOT_TESTED, Accessibility, KnownProblem
from engage_docs.config.model import Settings
from engage_docs.i18n import Translator, translatable
from engage_docs.site.context import PageHead, Section, SiteContext
from engage_docs.site.index import Inline, TextRun, line_of, text
from engage_docs.site.page import Page
from engage_docs.site.words import say_when, sentence, upper_first

_MAILBOX = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+")
_STATUSES = {
    "fully": translatable(
        "This site meets the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA in full."
    ),
    "partly": translatable(
        "This site meets the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA in part. "
        "What does not meet them is listed below."
    ),
    "not": translatable(
        "This site does not meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. "
        "What we know of is listed below."
    ),
    NOT_TESTED: translatable(
        "Nobody has tested yet how far this site meets the Web Content Accessibility Guidelines "
        "(WCAG) 2.2 at level AA. So we do not claim that it does."
    ),
}
_BODIES = {
    "eass": (
        translatable(
            "The Equality and Human Rights Commission (EHRC) sees to it that the Public Sector "
            "Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 are "
            "kept. If you are not happy with our answer, turn to the {helper}."
        ),
        translatable("Equality Advisory and Support Service (EASS)"),
        "https://www.equalityadvisoryservice.com/",
    ),
    "ecni": (
        translatable(
            "The Equality Commission for Northern Ireland (ECNI) sees to it that the Public Sector "
            "Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 are "
            "kept. If you are not happy with our answer, turn to the {helper}."
        ),
        translatable("Equality Commission for Northern Ireland (ECNI)"),
        "https://www.equalityni.org/",
    ),
}


class StatementView(NamedTuple):
    """The statement, part by part; what is empty is not shown."""

    head: PageHead
    site_name: str
    organisation: str
    status: str
    problems: tuple[str, ...]
    too_costly: tuple[str, ...]
    not_covered: tuple[str, ...]
    contact: tuple[Inline, ...]
    enforcement: Inline
    tested: tuple[str, ...]
    plans: str
    dates: str


def _pages(section: Section, site: SiteContext) -> Iterator[Page]:
    if said := site.settings.accessibility:
        view = partial(statement, site.settings, said, site.translator, section.head(site))
        yield section.first_page(site, "engage/section-accessibility-statement.html", view)


def statement(
    settings: Settings, said: Accessibility, translator: Translator, head: PageHead
) -> StatementView:
    """Return the statement as the settings have it."""
    by_place = "ecni" if settings.calendar == "northern-ireland" else "eass"
    enforcement, helper, page = _BODIES[said.enforcement or by_place]
    return StatementView(
        head,
        settings.site_name,
        said.organisation,
        translator.say(_STATUSES.get(said.status, _STATUSES[NOT_TESTED])),
        tuple(_problem(translator, problem) for problem in said.problems),
        tuple(sentence(item) for item in said.too_costly),
        tuple(sentence(item) for item in said.not_covered),
        tuple(_contact(way) for way in said.contact),
        line_of(translator, enforcement, helper=TextRun(translator.say(helper), away=page)),
        _tested(translator, said),
        sentence(said.plans or ""),
        _dates(translator, said),
    )


def _problem(translator: Translator, problem: KnownProblem) -> str:
    parts = [sentence(problem.what)]
    if problem.criterion:
        fails = translatable("This fails WCAG 2.2 success criterion {criterion}.")
        parts.append(translator.say(fails, criterion=problem.criterion.rstrip(".")))
    if problem.by:
        day = say_when(translator, problem.by)
        parts.append(translator.say("We plan to mend it by {day}.", day=day))
    return " ".join(parts)


def _contact(way: str) -> Inline:
    mailbox = way.strip()
    if _MAILBOX.fullmatch(mailbox):
        return (TextRun(mailbox, away=f"mailto:{mailbox}"),)
    return text(upper_first(way))


def _tested(translator: Translator, said: Accessibility) -> tuple[str, ...]:
    """When, by whom and how it was tested; what was looked at all the same where nobody has."""
    words = translatable("Nobody has tested the site yet.")
    if said.tested and said.tested_by:
        words = translatable("The site was last tested: {when} by {who}.")
    elif said.tested:
        words = translatable("The site was last tested: {when}.")
    who = (said.tested_by or "").rstrip(".")
    first = translator.say(words, when=say_when(translator, said.tested), who=who)
    return tuple(line for line in (first, sentence(said.how or "")) if line)


def _dates(translator: Translator, said: Accessibility) -> str:
    parts = []
    if said.prepared:
        when = say_when(translator, said.prepared)
        parts.append(translator.say("This statement was written: {when}.", when=when))
    if said.reviewed:
        when = say_when(translator, said.reviewed)
        parts.append(translator.say("It was last looked through: {when}.", when=when))
    return " ".join(parts)


STATEMENT = Section(
    name="accessibility-statement",
    url="accessibility-statement/",
    title=translatable("Accessibility statement"),
    description=translatable("How far everybody can use this site, and whom to tell if not."),
    make_pages=_pages,
    exists=lambda site: site.settings.accessibility is not None,
)
