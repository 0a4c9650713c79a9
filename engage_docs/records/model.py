"""Records as values: what the reader makes of a folder of files.

Plain data, each class with the declarations of its fields. What they are made of is in
:mod:`engage_docs.records.parts`; which types of records there are is in
:mod:`engage_docs.records.registry`.
"""

import datetime
from dataclasses import MISSING, dataclass, field

from engage_docs.dates import Due, When
from engage_docs.findings import Place
from engage_docs.records.fields import Choice, Kind, Voice, declare, declare_list, same_as
from engage_docs.records.parts import (
    ArtefactItem,
    Asset,
    Attachment,
    Barrier,
    Commitment,
    Community,
    Evaluation,
    Evidence,
    Format,
    GoalChange,
    OnTheTable,
    Outcome,
    Participation,
    Permission,
    Photo,
    Purpose,
    QualityNote,
    Reference,
    Remark,
    Role,
    Said,
    Source,
    Tag,
    Told,
    Verdict,
)

OUTCOME_CHOICES = (
    Choice("started", "work has begun"),
    Choice("done", "it is finished; add evidence"),
    Choice("changed", "another promise takes its place; name it in replaced_by:"),
    Choice("cannot", "it will not happen; say why in reason:"),
    Choice("answered", "a thing that was said got an answer, and nothing more was promised"),
    Choice("moved", "the due date has moved; give the new one in due: and say why in reason:"),
    Choice("update", "news, with no change in how it stands"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has.

    ``at`` is the first line of the front matter, ``body_line`` the line on which the body starts
    (from 1). ``project`` is the id of a project record. ``fields_at`` holds the spots of the
    fields that were written. ``lang`` is None for the language of the site. ``borrowed`` are the
    fields, and the items as ``said/s1``, that a translation does not say: they stand there as in
    the original, in the language ``borrowed_lang``.
    """

    at: Place
    type: str = declare(
        "What kind of record this is.",
        required=True,
        also=("kind",),
        voice=Voice.NAME,
        searched=False,
    )
    id: str = declare(
        "The record's address. Other records link to it, so do not change it later.",
        Kind.IDENTIFIER,
        default=MISSING,
        starter=True,
        example="eye-checks-library",
    )
    title: str = declare(
        "A short title, as it will stand at the top of the page.",
        required=True,
        example="Eye-check drop-in at the library",
        also=("name",),
        searched=False,
    )
    project: str = declare(
        "The id of the project record. If you leave it out, the name of the folder counts.",
        Kind.IDENTIFIER,
        default=MISSING,
        starter=True,
        example="eye-checks",
    )
    date: When | None = declare(
        "The day it happened. A month, a season or a year will do if that is all you know.",
        default=None,
        required=True,
        example="2026-03-14",
        also=("when",),
    )
    by: str | None = declare(
        "Who says so or decided it. A role, not a person's name.",
        example="eye screening team",
        also=("author",),
        voice=Voice.NAME,
        searched=False,
    )
    place: str | None = declare(
        "Where it was.",
        starter=True,
        example="Whitechapel library",
        also=("location", "venue", "where"),
        voice=Voice.NAME,
    )
    summary: str | None = declare("One plain sentence for lists and links.", also=("description",))
    topics: tuple[str, ...] = declare_list(
        "Words that people may look for.",
        example="[eye health]",
        also=("tags",),
        voice=Voice.NAME,
        searched=False,
    )
    source: tuple[Source, ...] = declare_list(
        "Where the facts were published, if they come from a page or a report.",
        shorthand="title",
        also=("sources",),
    )
    photos: tuple[Photo, ...] = declare_list(
        "Pictures. A picture is shown only with alt text and with permission.",
        also=("images", "photo", "pictures"),
    )
    attachments: tuple[Attachment, ...] = declare_list(
        "Documents. Only a PDF is published, with permission and without its hidden details."
    )
    recording: Permission | None = declare(
        "Whether the people who were there agreed that this record is published.",
        shorthand="consent",
        starter=True,
    )
    publish: str = declare(
        "Write draft or no to keep the record off the site, or from and a date to wait until then.",
        Kind.PUBLISH,
        default="yes",
        example="from 1 June 2026",
        also=("published",),
        careful="no",
    )
    lang: str | None = declare(
        "The language it is written in, if that is not the language of the site.",
        Kind.LANGUAGE,
        example="cy",
    )
    translation_of: Reference | None = declare(
        "The id of the record that this one says in another language. Write only the words again. "
        "All else, such as the date, is taken from that record.",
        example="eye-checks-library",
    )
    formats: tuple[Format, ...] = declare_list(
        "Other forms of the same record: easy read, BSL video, audio, large print, Braille."
    )
    borrowed: tuple[str, ...] = ()
    borrowed_lang: str | None = None
    body: str = ""
    body_line: int = 1
    fields_at: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def place_of(self, field_name: str) -> Place:
        """Return where a field stands; the top of the record if it was not written."""
        spot = self.fields_at.get(field_name)
        return Place.at_spot(self.at.path, spot) if spot else self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """A piece of work that engagements belong to."""

    purpose: Purpose | None = declare("Why you are doing it.", shorthand="why", starter=True)
    organisation: str | None = declare(
        "Who runs it.", starter=True, also=("organization",), voice=Voice.NAME
    )
    starts: When | None = declare("When it starts or started.")
    ends: When | None = declare("When it ends or ended.")
    date: When | None = declare("The day this page was written.")
    communities: tuple[Community, ...] = declare_list(
        "The communities that took part, as they name themselves.",
        shorthand="name",
        starter=True,
        also=("groups",),
    )
    why: tuple[Remark, ...] = declare_list(
        "Why you engage with people, honestly: for yourself, the team, the organisation, and "
        "together with communities.",
        framework="why",
        example="shared",
    )
    participation: Participation | None = declare(
        "How much say people have. Use one ladder all the way, the one that you prefer.",
        shorthand="now",
    )
    on_the_table: OnTheTable | None = declare(
        "What people could change, and what was fixed and why.", framework="on_the_table"
    )
    approaches: tuple[Tag, ...] = declare_list(
        "The approaches and models that you work with.",
        framework="approaches",
        example="[asset-mapping, peer-support]",
    )
    plan: tuple[Remark, ...] = declare_list(
        "What the plan says on each mark of a good project. The page shows what is not written "
        "down.",
        framework="plan",
        example="goals",
    )
    goal_changes: tuple[GoalChange, ...] = declare_list(
        "How the goals changed over time, the first change first.", shorthand="now"
    )
    evaluation: Evaluation | None = declare(
        "How you find out whether it does good. The quality pages count these answers.",
        shorthand="plan",
    )
    roles: tuple[Role, ...] = declare_list(
        "Roles that community members took on.", shorthand="role"
    )
    assets: tuple[Asset, ...] = declare_list(
        "Strengths that the community has, and where they were used since.", shorthand="name"
    )
    outcomes: tuple[Outcome, ...] = declare_list(
        "What came of it for people, each with what shows it.", shorthand="outcome"
    )
    quality: tuple[QualityNote, ...] = declare_list(
        "What was done towards a quality statement, or one of its measures.", shorthand="statement"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Record):
    """A dated meeting of a team and a community: what was said, and what was promised."""

    method: tuple[Tag, ...] = declare_list(
        "How you met people.", framework="method", starter=True, example="drop-in"
    )
    participation: Participation | None = same_as(Project, "participation", starter=True)
    communities: tuple[Community, ...] = same_as(Project, "communities")
    on_the_table: OnTheTable | None = same_as(Project, "on_the_table", starter=True)
    said: tuple[Said, ...] = declare_list(
        "What people said. One item for each thing, in their own words.",
        starter=True,
        also=("comments", "feedback", "quotes", "we_said"),
    )
    commitments: tuple[Commitment, ...] = declare_list(
        "What you said you would do. One item for each promise.",
        starter=True,
        also=("actions", "promises"),
    )
    purpose: Purpose | None = same_as(Project, "purpose", starter=False)
    approaches: tuple[Tag, ...] = same_as(Project, "approaches")
    barriers: tuple[Barrier, ...] = declare_list(
        "What keeps people from taking part, and what was done about it.", shorthand="barrier"
    )
    assets: tuple[Asset, ...] = same_as(Project, "assets")
    roles: tuple[Role, ...] = same_as(Project, "roles")
    marks: tuple[Remark, ...] = declare_list(
        "What you have to say on each mark of high-quality engagement.",
        framework="marks",
        example="where-people-are",
    )
    quality: tuple[QualityNote, ...] = same_as(Project, "quality")


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """A dated record of what happened to a commitment or to a thing said."""

    about: tuple[Reference, ...] = declare_list(
        "The promises, or the things said, that this is news of.",
        required=True,
        example="eye-checks-library/c1",
    )
    outcome: str | None = declare(
        "How it stands now.",
        choices=OUTCOME_CHOICES,
        starter=True,
        example="done",
        also=("status",),
    )
    what_happened: str | None = declare(
        "What happened, in one or two plain sentences.",
        starter=True,
        example="A second clinic opened at Spitalfields.",
    )
    reason: str | None = declare(
        "Why it cannot be done, why the date moved, or why the promise changed."
    )
    due: Due | None = declare("The new due date, if it moved.", example="30 September 2026")
    replaced_by: tuple[Reference, ...] = declare_list(
        "The promise that takes its place.", own_items=True, example="eye-checks-market/c1"
    )
    evidence: tuple[Evidence, ...] = same_as(Outcome, "evidence")
    told: tuple[Told, ...] = declare_list(
        "Whom you told what came of it, and how.", shorthand="who", starter=True
    )
    community_says: Verdict | None = declare(
        "Whether the people who raised it say that it is settled.",
        shorthand="answer",
        starter=True,
        also=("verdict",),
    )
    check_again: When | None = declare(
        "The day by which the next news is due.", example="2026-09-01"
    )
    commitments: tuple[Commitment, ...] = same_as(Engagement, "commitments", starter=False)
    quality: tuple[QualityNote, ...] = same_as(Project, "quality")


@dataclass(frozen=True, slots=True, kw_only=True)
class YouSaidWeDid(Record):
    """A "You said, we did" artefact: the telling of several loops at once."""

    items: tuple[ArtefactItem, ...] = declare_list(
        "One item for each thing said. The words and the deeds come from the records.",
        required=True,
        shorthand="about",
    )
    told: tuple[Told, ...] = same_as(FollowUp, "told")


def day_of(when: When | None) -> datetime.date | None:
    """Return the day a dated word counts from: the last day it may have been, if known."""
    return when.last if when else None
