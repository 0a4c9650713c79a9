"""The types of records that put the guidance into practice.

Decisions, moments, profiles of communities, reviews and resources, like the records of
:mod:`engage_docs.records.model`.
"""

from dataclasses import dataclass

from engage_docs.dates import When
from engage_docs.records.fields import Voice, declare, declare_list, same_as
from engage_docs.records.model import Engagement, Project, Record
from engage_docs.records.parts import (
    Asset,
    Barrier,
    Challenge,
    Citation,
    Community,
    DecisionChange,
    QualityNote,
    Reference,
    Remark,
    Spokesperson,
    Tag,
    View,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """What was decided and why, and how people can hold those who decided to account."""

    decided: str | None = declare(
        "What was decided, in one or two plain sentences.",
        default=None,
        required=True,
        example="The second clinic opens at the market.",
    )
    reasons: str | None = declare(
        "Why.", starter=True, example="Most people who came to the drop-in live nearer to it."
    )
    rests_on: tuple[Reference, ...] = declare_list(
        "The things said, and the records, that the decision rests on.",
        starter=True,
        example="[eye-checks-library/s1, eye-checks-market]",
    )
    grounds: tuple[Remark, ...] = declare_list(
        "How the decision meets each of the conditions of a fair one.",
        framework="grounds",
        example="publicity",
        starter=True,
    )
    challenge: Challenge | None = declare(
        "How people can object to it.", shorthand="how", starter=True
    )
    enforced: str | None = declare(
        "Who makes sure that all this is kept, and how.",
        starter=True,
        example="the board looks at it each quarter, in a public meeting",
    )
    changes: tuple[DecisionChange, ...] = declare_list(
        "What became of the decision later, the first change first.", shorthand="what"
    )
    quality: tuple[QualityNote, ...] = same_as(Project, "quality")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Record):
    """A short story of change. The story is the text below the front matter."""

    communities: tuple[Community, ...] = same_as(Project, "communities")
    building_blocks: tuple[Tag, ...] = declare_list(
        "Which of the things that people need to be well it shows.",
        framework="building_blocks",
        starter=True,
        example="[connected, physical-space]",
    )
    key_moments: tuple[Tag, ...] = declare_list(
        "Which kind of turning point it was.",
        framework="key_moments",
        starter=True,
        example="meeting-places",
    )
    actions: tuple[Tag, ...] = declare_list(
        "What people who work there did, or how they met others, so that it could happen.",
        framework="actions",
        starter=True,
        example="[listen-without-judgement, safe-spaces]",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityProfile(Record):
    """Who a community is. ``title`` is its name; ``also_called`` are other names in records."""

    title: str = declare(
        "What the community calls itself, as under communities: in other records.",
        required=True,
        example="Bangladeshi elders in Whitechapel",
        searched=False,
    )
    date: When | None = same_as(Project, "date")
    also_called: tuple[str, ...] = declare_list(
        "Other names of the same community in records.",
        example="[Bengali elders]",
        voice=Voice.NAME,
    )
    meaning: tuple[Tag, ...] = declare_list(
        "What makes them a community.",
        framework="meaning",
        starter=True,
        example="[place, culture]",
    )
    in_their_words: str | None = declare(
        "How they say who they are.",
        starter=True,
        example="We are the ones who came first.",
        voice=Voice.QUOTED,
    )
    spoken_for_by: tuple[Spokesperson, ...] = declare_list(
        "Who speaks for them, and for which part of them.", shorthand="who", starter=True
    )
    we_reach: tuple[str, ...] = declare_list(
        "The people of this community that you reach.",
        starter=True,
        example="[people who come to the lunch club]",
    )
    we_miss: tuple[str, ...] = declare_list(
        "The people of this community that you do not reach.",
        starter=True,
        example="[people who cannot leave their homes]",
    )
    assets: tuple[Asset, ...] = same_as(Project, "assets")
    barriers: tuple[Barrier, ...] = same_as(Engagement, "barriers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """One engagement as the team saw it, and as people who took part saw it."""

    engagement: Reference | None = declare(
        "The id of the engagement that is looked back on.",
        default=None,
        required=True,
        example="eye-checks-library",
    )
    by_team: View | None = declare(
        "How the team saw it.",
        shorthand="words",
        starter=True,
        examples={"who": "the eye screening team"},
    )
    by_participants: View | None = declare(
        "How people who took part saw it.",
        shorthand="words",
        starter=True,
        examples={"who": "people at the drop-in"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Record):
    """Something worth reading: what it is, and how to name it."""

    date: When | None = same_as(Project, "date")
    category: tuple[Tag, ...] = declare_list(
        "What it is good for. It may be several.",
        framework="category",
        starter=True,
        example="[evidence, setting]",
    )
    place: str | None = declare(
        "The place that it is about.", starter=True, example="England", voice=Voice.NAME
    )
    abstract: str | None = declare(
        "What it says, in a few plain sentences of your own.", starter=True
    )
    citation: Citation | None = declare(
        "What somebody needs in order to name it.", shorthand="title", starter=True
    )
