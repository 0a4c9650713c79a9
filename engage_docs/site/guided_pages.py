"""The views of the pages of decisions, reviews, resources, moments and profiles."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from engage_docs.i18n import translatable
from engage_docs.records.guidance import CommunityProfile, Decision, Moment, Resource, Review
from engage_docs.records.model import Project
from engage_docs.records.parts import Challenge, View
from engage_docs.site.citations import citation_in_words
from engage_docs.site.guidance import Group, groups_of, place_link
from engage_docs.site.head import Fact, Head, head
from engage_docs.site.index import Inline, RowView, SiteIndex, TextRun, last_day
from engage_docs.site.rows import row_of
from engage_docs.site.terms import TermView, WrittenTerm, said_on, tag_lines
from engage_docs.site.words import safe_link, say_deadline, say_since, sentence

PLANS = "plans/"


class Change(NamedTuple):
    """One change: when, from what, to what, and why."""

    when: str
    words: str
    before: str
    reason: str


class DecisionView(NamedTuple):
    """The page of a decision."""

    head: Head
    decided: str
    reasons: str
    said: tuple[RowView, ...]
    rests_on: tuple[TextRun, ...]
    grounds: tuple[WrittenTerm, ...]
    how: str
    until: str
    days: str
    enforced: str
    changes: tuple[Change, ...]
    groups: tuple[Group, ...]


class StoryView(NamedTuple):
    """The page of a moment: the story first, and then what it shows."""

    head: Head
    groups: tuple[Group, ...]


class ProfileView(NamedTuple):
    """The page of a profile. ``more`` leads to everything that the community said."""

    head: Head
    groups: tuple[Group, ...]
    more: TextRun


class Side(NamedTuple):
    """One side of a review: who they are, how they were asked, and what they say on the whole."""

    title: str
    is_there: bool
    about: tuple[str, ...]
    words: str


class Row(NamedTuple):
    """One mark, as both sides see it. An empty text: they say nothing on it."""

    term: TermView
    team: str
    participants: str


class Rows(NamedTuple):
    """Marks under one heading."""

    title: str
    rows: tuple[Row, ...]


class ReviewView(NamedTuple):
    """The page of a review. ``nothing``: the marks on which neither side says anything."""

    head: Head
    engagement: TextRun | None
    team: Side
    participants: Side
    parts: tuple[Rows, ...]
    nothing: tuple[Inline, ...]


class ResourceView(NamedTuple):
    """The page of a resource. ``facts`` are those of its head after what it is good for."""

    head: Head
    facts: tuple[Fact, ...]
    abstract: str
    link: TextRun | None
    citation: str
    files: tuple[TextRun, ...]


def decision_view(index: SiteIndex, record: Decision, body: str) -> DecisionView:
    """Return what was decided and why, and how people can hold those who decided to account."""
    ledger = index.ledger
    said = [ledger.said[r.address] for r in record.rests_on if r.address in ledger.said]
    others = [r for r in record.rests_on if r.address not in ledger.said]
    challenge = record.challenge
    return DecisionView(
        head(index, record, body),
        sentence(record.decided or ""),
        sentence(record.reasons or ""),
        tuple(row_of(index, entry.address) for entry in said),
        tuple(place_link(index, reference) for reference in others),
        said_on(index, "grounds", record.grounds),
        sentence(challenge.how) if challenge else "",
        say_deadline(index.translator, challenge.until) if challenge and challenge.until else "",
        _days_to_object(index, record, challenge),
        sentence(record.enforced or ""),
        tuple(
            Change(
                say_since(index.translator, c.date), sentence(c.what), "", sentence(c.reason or "")
            )
            for c in record.changes
        ),
        groups_of(index, record),
    )


def _days_to_object(index: SiteIndex, record: Decision, challenge: Challenge | None) -> str:
    """How long people have to object, in calendar days, and how much of it is left."""
    until = challenge.until.day if challenge and challenge.until else None
    if until is None:
        return ""
    start, left, whole = last_day(record), (until - index.loops.as_of).days, ""
    if start is not None and until >= start:
        whole = index.count(
            (until - start).days,
            "That is {n} day after the day of the decision, every day counted.",
            "That is {n} days after the day of the decision, every day counted.",
        )
    rest = index.count(left, "{n} day is left.", "{n} days are left.")
    if left <= 0:
        today, past = translatable("Today is the last day."), translatable("That day has passed.")
        rest = index.say(past if left else today)
    return f"{whole} {rest}".strip()


def moment_view(index: SiteIndex, record: Moment, body: str) -> StoryView:
    """Return a story, and what it shows."""
    return StoryView(head(index, record, body), groups_of(index, record))


def profile_view(index: SiteIndex, record: CommunityProfile, body: str) -> ProfileView:
    """Return who a community is."""
    say = index.say
    link = index.community_link(record.title)
    more = TextRun(say("Everything they said, and what came of it"), link.url)
    return ProfileView(head(index, record, body), groups_of(index, record), more)


_ONLY_TEAM = translatable("Only the team says something on these")
_ONLY_PARTICIPANTS = translatable("Only people who took part say something on these")
_BOTH = translatable("Both say something on these")


def review_view(index: SiteIndex, record: Review, body: str) -> ReviewView:
    """Return both views of an engagement side by side; where one side is silent comes first."""
    say = index.say
    team = record.by_team.marks if record.by_team else ()
    participants = record.by_participants.marks if record.by_participants else ()
    of_team = dict(said_on(index, "marks", team))
    of_participants = dict(said_on(index, "marks", participants))
    terms = dict.fromkeys((*of_team, *of_participants))
    rows = [Row(t, of_team.get(t, ""), of_participants.get(t, "")) for t in terms]
    parts = (
        Rows(say(_ONLY_TEAM), tuple(r for r in rows if r.team and not r.participants)),
        Rows(say(_ONLY_PARTICIPANTS), tuple(r for r in rows if r.participants and not r.team)),
        Rows(say(_BOTH), tuple(r for r in rows if r.team and r.participants)),
    )
    about = record.engagement.address if record.engagement else ""
    engagement = index.ledger.records.get(about)
    return ReviewView(
        head(index, record, body),
        index.link_to(engagement) if engagement else None,
        _side(index, say("The team"), record.by_team),
        _side(index, say("People who took part"), record.by_participants),
        tuple(part for part in parts if part.rows),
        tuple((r.term.name,) for r in rows if not r.team and not r.participants),
    )


def _side(index: SiteIndex, title: str, view: View | None) -> Side:
    if view is None:
        return Side(title, is_there=False, about=(), words="")
    about = [sentence(view.who)] if view.who else []
    if view.number is not None:
        about.append(index.count(view.number, "{n} person was asked.", "{n} people were asked."))
    if view.how:
        about.append(sentence(index.say("Asked how: {how}", how=view.how)))
    return Side(title, is_there=True, about=tuple(about), words=sentence(view.words or ""))


def resource_view(index: SiteIndex, record: Resource, body: str) -> ResourceView:
    """Return what a resource is, where it is, and how to name it."""
    say, file = index.say, f"resources/{quote(record.id)}"
    url = safe_link(record.citation.url) if record.citation else ""
    shown, categories = head(index, record, body), tag_lines(index, record.category)
    return ResourceView(
        shown,
        (*((Fact(say("Good for"), categories),) if categories else ()), *shown.facts),
        record.abstract or "",
        TextRun(say("Read it"), away=url, more=f": {record.title}") if url else None,
        citation_in_words(record),
        (
            TextRun(say("For a reference manager (CSL-JSON)"), f"{file}.json"),
            TextRun(say("For LaTeX (BibTeX)"), f"{file}.bib"),
        ),
    )


def has_plan(project: Project) -> bool:
    """Return whether a project has a page of its plan."""
    return bool(project.plan or project.goal_changes)


def plan_url(project: Project) -> str:
    """Return the page of a project's plan, relative to the top of the site."""
    return f"{PLANS}{quote(project.id)}/"


def plan_link(index: SiteIndex, project: Project) -> TextRun | None:
    """Return a link to the page of a project's plan, if it has one."""
    words = index.say("The plan: what is written down, and what is not")
    return TextRun(words, plan_url(project)) if has_plan(project) else None
