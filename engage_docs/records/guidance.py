"""What records say in the words of the guidance: the values, and the types of records for them.

Plain data like :mod:`engage_docs.records.model`, and named like the fields in the front matter.
Every word of a framework stands as it was written, with the address of the term that it means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engage_docs.dates import Due, When
from engage_docs.findings import Place
from engage_docs.records.model import Community, Evidence, Record, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word where a term of a framework is expected.

    ``term`` is ``pack/term``, or empty where the word is none: then it is shown as it stands.
    """

    at: Place
    written: str
    term: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A term of a framework, and what the record has to say on it."""

    at: Place
    tag: Tag
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """Why something is done: in plain words, and which roles engagement has in it."""

    at: Place
    why: str | None = None
    aims: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """How much say people have, and how much they should have."""

    at: Place
    now: Tag | None = None
    aim: Tag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalChange:
    """A goal that changed: when, to what, from what, and why."""

    at: Place
    date: When | None = None
    now: str
    before: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a project for people, and what shows it."""

    at: Place
    outcome: Tag
    words: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """What keeps people from taking part, and what was done about it."""

    at: Place
    barrier: Tag
    done: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A strength of a community: what it is, who found it, where it was used since."""

    at: Place
    name: str
    kind: Tag | None = None
    found_by: str | None = None
    used_in: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role that community members took on."""

    at: Place
    role: Tag
    recruited: str | None = None
    supported: str | None = None
    did: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityNote:
    """What was done towards one quality statement, or one of its measures."""

    at: Place
    statement: Tag
    words: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something that the evaluation plan measures, and who agreed on it."""

    at: Place
    what: str
    agreed_with: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How a project is evaluated. What is not said is None, which is not the same as no."""

    at: Place
    plan: bool | None = None
    link: str | None = None
    measures: tuple[Measure, ...] = ()
    monitored: bool | None = None
    fed_back: bool | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """How people can object to a decision, and until when."""

    at: Place
    how: str
    until: Due | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionChange:
    """What became of a decision later."""

    at: Place
    date: When | None = None
    what: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spokesperson:
    """A group or a role that speaks for a community, and for which part of it."""

    at: Place
    who: str
    of_whom: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How one side saw an engagement: who they are, how they were asked, and what they say."""

    at: Place
    who: str | None = None
    number: int | None = None
    how: str | None = None
    marks: tuple[Remark, ...] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What somebody needs in order to name a resource."""

    at: Place
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """What was decided and why, and how people can hold those who decided to account."""

    decided: str | None = None
    reasons: str | None = None
    rests_on: tuple[Reference, ...] = ()
    grounds: tuple[Remark, ...] = ()
    challenge: Challenge | None = None
    enforced: str | None = None
    changes: tuple[DecisionChange, ...] = ()
    quality: tuple[QualityNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Record):
    """A short story of change. The story is the text below the front matter."""

    communities: tuple[Community, ...] = ()
    building_blocks: tuple[Tag, ...] = ()
    key_moments: tuple[Tag, ...] = ()
    actions: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityProfile(Record):
    """Who a community is. ``title`` is its name; ``also_called`` are other names in records."""

    also_called: tuple[str, ...] = ()
    meaning: tuple[Tag, ...] = ()
    in_their_words: str | None = None
    spoken_for_by: tuple[Spokesperson, ...] = ()
    we_reach: tuple[str, ...] = ()
    we_miss: tuple[str, ...] = ()
    assets: tuple[Asset, ...] = ()
    barriers: tuple[Barrier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """One engagement as the team saw it, and as people who took part saw it."""

    engagement: Reference | None = None
    by_team: View | None = None
    by_participants: View | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Record):
    """Something worth reading: what it is, and how to name it."""

    category: tuple[Tag, ...] = ()
    abstract: str | None = None
    citation: Citation | None = None


# The fields of records that hold these values, or words for them.
_OF_RECORDS: dict[str, tuple[str, ...]] = {
    "project": (
        *("purpose", "why", "participation", "on_the_table", "approaches", "plan"),
        *("goal_changes", "evaluation", "roles", "assets", "outcomes", "quality"),
    ),
    "engagement": (
        *("purpose", "method", "participation", "approaches", "on_the_table", "barriers"),
        *("assets", "roles", "marks", "quality"),
    ),
    "follow-up": ("quality",),
    "decision": (
        *("decided", "reasons", "grounds", "challenge", "enforced", "changes", "quality"),
    ),
    "moment": ("communities", "building_blocks", "key_moments", "actions"),
    "community": (
        *("also_called", "meaning", "in_their_words", "spoken_for_by", "we_reach", "we_miss"),
        *("assets", "barriers"),
    ),
    "review": ("by_team", "by_participants"),
    "resource": ("category", "abstract", "citation"),
}
_NOT_WORDS = frozenset(("at", "url", "link", "photo"))


def words_of_guidance(record: Record) -> Iterator[str]:
    """Every text that a record has in a field of the guidance."""
    for name in _OF_RECORDS.get(record.type, ()):
        yield from _words_in(getattr(record, name))


def _words_in(value: object) -> Iterator[str]:
    """The texts in a value, those of terms as they were written. Addresses and dates are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Tag):
        yield value.written
    elif isinstance(value, Place):
        return
    elif isinstance(value, tuple):
        for part in value:
            yield from _words_in(part)
    elif not isinstance(value, (Reference, When, Due)):
        for name in getattr(value, "__dataclass_fields__", {}):
            if name not in _NOT_WORDS:
                yield from _words_in(getattr(value, name))
