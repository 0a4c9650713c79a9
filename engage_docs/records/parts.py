"""The values that records are made of, with the declarations of their fields.

The names of the attributes are the names of the fields in the front matter. Every word of a
framework stands as it was written, with the address of the term that it means.
"""

from dataclasses import dataclass
from typing import ClassVar

from engage_docs.dates import Due, When
from engage_docs.findings import Place
from engage_docs.records.fields import Choice, Kind, Voice, declare, declare_list, same_as

CONSENT_CHOICES = (
    Choice("agreed", "people were asked and said yes"),
    Choice("not asked", "nobody asked; it is not published"),
    Choice("refused", "somebody said no; it is not published"),
    Choice("withdrawn", "somebody said yes and changed their mind; it is not published"),
    Choice("already public", "it comes from a page that was public before; name it in source:"),
)
AUDIENCE_CHOICES = (
    Choice("public", "everybody"),
    Choice("participants", "only the people who took part"),
    Choice("internal", "only the team; never on a site"),
)
ANSWER_CHOICES = (
    Choice("yes", "this settles it"),
    Choice("partly", "this settles a part of it"),
    Choice("no", "this does not settle it"),
    Choice("not asked", "nobody has asked them"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a record that a person wrote: it knows its place in the file."""

    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Part):
    """A link to a record or to an item of a record.

    ``written`` is what stands in the file. ``address`` is the whole address, ``record`` or
    ``record/item``: the reader puts the record's own id in front of a bare item id.
    """

    KIND: ClassVar[Kind] = Kind.ADDRESS

    written: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Part):
    """A word where a term of a framework is expected.

    ``term`` is ``pack/term``, or empty where the word is none: then it is shown as it stands.
    """

    KIND: ClassVar[Kind] = Kind.TERM

    written: str
    term: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Part):
    """A term of a framework, and what the record has to say on it."""

    KIND: ClassVar[Kind] = Kind.TERMS

    tag: Tag
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission(Part):
    """What somebody agreed to. Nothing said counts as no."""

    consent: str | None = declare(
        "Whether people agreed that this is published. Missing means no.",
        choices=CONSENT_CHOICES,
        example="agreed",
        starter=True,
        also=("permission",),
    )
    agreed: bool | None = declare("The same as consent, as yes or no.")
    audience: str = declare(
        "Who may see it. Everybody, if you leave it out.",
        default="public",
        choices=AUDIENCE_CHOICES,
        example="public",
        also=("audiences",),
        careful="internal",
    )
    how: str | None = declare(
        "How people were asked.",
        example="read back to everyone at the end",
        voice=Voice.NAME,
        searched=False,
    )
    asked: When | None = declare("When people were asked.", example="2026-03-14")
    expires: When | None = declare("The last day it may be shown.", example="2028-03-14")
    form: str | None = declare(
        "Where the signed form is kept. Write a reference, never the form itself.",
        example="consent folder, sheet 12",
        voice=Voice.NAME,
        searched=False,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Part):
    """Where a fact was published."""

    title: str = declare("The title of the page or report.", required=True, voice=Voice.NAME)
    url: str | None = declare("Its web address.", Kind.LINK, also=("link",))
    page: str | None = declare(
        "The page or section.", example="p. 13", voice=Voice.NAME, searched=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Part):
    """A picture beside the record. ``file`` is relative to the record's own folder."""

    file: str = declare(
        "The picture, from the record's own folder.",
        Kind.FILE,
        required=True,
        example="photos/map-with-pins.jpg",
        also=("image", "picture"),
    )
    alt: str | None = declare(
        "What the picture shows, for people who cannot see it.",
        example="A street map with 23 coloured pins.",
        also=("alt_text",),
        voice=Voice.NAME,
        searched=False,
    )
    decorative: bool = declare(
        "Yes if the picture says nothing that the text does not.", default=False
    )
    caption: str | None = declare("A line under the picture.")
    credit: str | None = declare("Who made it.", voice=Voice.NAME, searched=False)
    consent: str | None = same_as(Permission, "consent")
    audience: str = same_as(Permission, "audience")
    how: str | None = same_as(Permission, "how")
    asked: When | None = same_as(Permission, "asked")
    expires: When | None = same_as(Permission, "expires")
    form: str | None = same_as(Permission, "form")
    hide: tuple[str, ...] = declare_list(
        "Four numbers: left, top, width and height, in percent, of a part to cover.",
        example="[40, 10, 20, 25]",
        voice=Voice.NAME,
        searched=False,
    )
    animated: bool = declare("Yes to keep the movement of an animation.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Part):
    """A document beside the record. ``file`` is relative to the record's own folder."""

    file: str = declare(
        "The document, from the record's own folder.",
        Kind.FILE,
        required=True,
        example="documents/floor-plan.pdf",
    )
    title: str = declare(
        "What the document is, in words.",
        required=True,
        example="Plan of the ground floor",
        voice=Voice.NAME,
        searched=False,
    )
    consent: str | None = same_as(Permission, "consent")
    audience: str = same_as(Permission, "audience")
    how: str | None = same_as(Permission, "how")
    asked: When | None = same_as(Permission, "asked")
    expires: When | None = same_as(Permission, "expires")
    form: str | None = same_as(Permission, "form")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(Part):
    """The same record in another form. ``file`` is that of an attachment."""

    kind: str = declare(
        "Which form it is, in words.",
        required=True,
        example="easy read",
        voice=Voice.NAME,
        searched=False,
    )
    link: str | None = declare(
        "Its web address.", Kind.LINK, example="https://example.org/video", also=("url",)
    )
    file: str | None = declare(
        "Its file, if it is one of the attachments.", Kind.FILE, example="documents/easy-read.pdf"
    )
    note: str | None = declare(
        "How to get it, or what to know about it.", voice=Voice.NAME, searched=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Community(Part):
    """A community that took part. ``reached`` counts people."""

    name: str = declare(
        "What the community calls itself.",
        required=True,
        example="Bangladeshi elders in Whitechapel",
        also=("who",),
        voice=Voice.NAME,
    )
    reached: int | None = declare("How many people took part.", starter=True, example="23")


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedMatter(Part):
    """Something that was not open to change, and why."""

    what: str = declare("What was fixed.", required=True, example="how often people are invited")
    why: str | None = declare(
        "Why it was fixed.", starter=True, example="the interval is set nationally"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheTable(Part):
    """What people could change, and what they could not."""

    open: tuple[str, ...] = declare_list(
        "What people could change.", starter=True, example="[where a second clinic could go]"
    )
    fixed: tuple[FixedMatter, ...] = declare_list(
        "What was fixed, and why.", shorthand="what", starter=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Part):
    """One thing that was said."""

    id: str = declare(
        "A short name, such as s1. Promises and follow-ups use it.",
        Kind.IDENTIFIER,
        required=True,
        example="s1",
        also=("slug",),
    )
    words: str = declare(
        "What was said, in the words people used.",
        required=True,
        example="The clinic is two buses away.",
        also=("quote", "text", "you_said"),
        voice=Voice.QUOTED,
    )
    community: str | None = declare(
        "Which of the communities said it.", also=("group",), voice=Voice.NAME
    )
    note: str | None = declare("Anything a reader should know about it.")
    lang: str | None = declare(
        "The language of the words, if it is not that of the record.", Kind.LANGUAGE, example="ur"
    )
    names_somebody: bool = declare("Yes if the words name a person.", default=False, careful=True)
    consent: str | None = same_as(Permission, "consent", starter=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Part):
    """One thing we said we would do."""

    id: str = declare(
        "A short name, such as c1. Follow-ups use it.", Kind.IDENTIFIER, required=True, example="c1"
    )
    we_will: str = declare(
        "What you will do, as you would say it: we will ...",
        required=True,
        example="find a second place for eye checks, nearer the market",
        also=("action", "promise"),
    )
    answers: tuple[Reference, ...] = declare_list(
        "The things said that it answers.", own_items=True, starter=True, example="s1"
    )
    owner: str | None = declare(
        "Who will see to it. A team or a role, not a person's name.",
        starter=True,
        example="eye screening team",
        also=("lead", "responsible"),
        voice=Voice.NAME,
    )
    due: Due | None = declare(
        "By when.",
        starter=True,
        example="2026-06-30",
        also=("by_when", "deadline", "due_by", "due_date"),
    )
    note: str | None = declare("Anything a reader should know about it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Part):
    """Something that shows that it happened."""

    what: str = declare("What it is.", required=True, example="opening hours on the clinic's page")
    link: str | None = declare(
        "Where it can be seen.", Kind.LINK, starter=True, example="https://clinic.example/hours"
    )
    photo: str | None = declare("The file of a picture under photos:.", Kind.FILE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Part):
    """Whom we told, how, and when (the record's own date where ``date`` is missing)."""

    who: str = declare(
        "The people you told.",
        required=True,
        example="everyone who left an address at the drop-in",
        voice=Voice.NAME,
        searched=False,
    )
    how: str | None = declare(
        "How you told them.", starter=True, example="letter in Bengali", searched=False
    )
    date: When | None = declare("When, if it was not on the date of this record.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Part):
    """What the community says of the outcome: ``yes``, ``partly``, ``no`` or ``not asked``."""

    answer: str = declare("Their answer.", required=True, choices=ANSWER_CHOICES, example="yes")
    words: str | None = declare("What they said, in their words.", voice=Voice.QUOTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtefactItem(Part):
    """One line of a "You said, we did" artefact.

    The words and the deeds are drawn from the records that ``about`` names. ``we_did`` is only
    for a deed that answers nothing on record: a claim without a source.
    """

    id: str | None = declare("A short name for the item.", Kind.IDENTIFIER, example="i1")
    about: tuple[Reference, ...] = declare_list(
        "The things said that this item answers.", starter=True, example="eye-checks-library/s1"
    )
    we_did: str | None = declare("Only for a deed that answers nothing on record. It is flagged.")
    note: str | None = declare("A line to add.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(Part):
    """Why something is done: in plain words, and which roles engagement has in it."""

    why: str | None = declare(
        "Why, in plain words.", starter=True, example="Make eye checks easier to reach."
    )
    aims: tuple[Tag, ...] = declare_list(
        "What engagement is for in it.", framework="purpose", example="[needs, service-design]"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Part):
    """How much say people have, and how much they should have."""

    now: Tag | None = declare(
        "How much say people have as things are.",
        framework="participation",
        starter=True,
        example="consultation",
    )
    aim: Tag | None = declare(
        "How much say they should have.", framework="participation", example="deciding-together"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalChange(Part):
    """A goal that changed: when, to what, from what, and why."""

    date: When | None = declare("When it changed.", example="2026-05-02")
    now: str = declare(
        "The goal from then on.", required=True, example="a second clinic by the market"
    )
    before: str | None = declare("The goal until then.", example="longer opening hours")
    reason: str | None = declare(
        "Why it changed.", example="people said that the clinic is too far away"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Part):
    """What came of a project for people, and what shows it."""

    outcome: Tag = declare(
        "Which kind of outcome.", required=True, framework="outcomes", example="improved-access"
    )
    words: str | None = declare(
        "What it is here.", example="twice as many people came for an eye check"
    )
    evidence: tuple[Evidence, ...] = declare_list(
        "What shows that it happened: a page, a photo, minutes.", shorthand="what", starter=True
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Part):
    """What keeps people from taking part, and what was done about it."""

    barrier: Tag = declare(
        "What is in the way.", required=True, framework="barriers", example="transport"
    )
    done: str | None = declare(
        "What was done about it.", example="a minibus from the market and back"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset(Part):
    """A strength of a community: what it is, who found it, where it was used since."""

    name: str = declare(
        "What it is, as people call it.",
        required=True,
        example="the lunch club at the mosque",
        voice=Voice.NAME,
    )
    kind: Tag | None = declare("What kind of strength it is.", framework="assets", example="groups")
    found_by: str | None = declare(
        "Who found it.", example="people who came to the drop-in", voice=Voice.NAME
    )
    used_in: tuple[Reference, ...] = declare_list(
        "The records in which it was used since.", example="eye-checks-market"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Part):
    """A role that community members took on."""

    role: Tag = declare(
        "The role.", required=True, framework="roles", example="community-health-champions"
    )
    recruited: str | None = declare(
        "Who was found for it, how many and how. No names.",
        example="six people from the estate, by word of mouth",
    )
    supported: str | None = declare(
        "How they were helped to do it.", example="two days of training, and bus fares paid"
    )
    did: str | None = declare("What they did.", example="knocked on every door in three streets")


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityNote(Part):
    """What was done towards one quality statement, or one of its measures."""

    statement: Tag = declare(
        "The statement, or one of its measures.",
        required=True,
        framework="quality",
        example="priorities",
    )
    words: str | None = declare(
        "What was done.", example="people chose the three aims at the first meeting"
    )
    evidence: tuple[Evidence, ...] = same_as(Outcome, "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Part):
    """Something that the evaluation plan measures, and who agreed on it."""

    what: str = declare(
        "What is measured.", required=True, example="how many people come for an eye check"
    )
    agreed_with: str | None = declare(
        "Who agreed on it.", example="the group that meets at the library", voice=Voice.NAME
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Part):
    """How a project is evaluated. What is not said is None, which is not the same as no."""

    plan: bool | None = declare("Whether there is an evaluation plan.", example="yes")
    link: str | None = declare("Where the plan can be read.", Kind.LINK)
    measures: tuple[Measure, ...] = declare_list("What the plan measures.", shorthand="what")
    monitored: bool | None = declare(
        "Whether the project is checked against these measures.", example="yes"
    )
    fed_back: bool | None = declare(
        "Whether the people who took part were told what came of it.", example="yes"
    )
    words: str | None = declare("Anything a reader should know about it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(Part):
    """How people can object to a decision, and until when."""

    how: str = declare(
        "What people do who object.",
        required=True,
        example="write to the board, or say it at the next meeting",
    )
    until: Due | None = declare("The last day for it.", starter=True, example="2026-07-31")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionChange(Part):
    """What became of a decision later."""

    date: When | None = declare("When.", example="2026-09-01")
    what: str = declare(
        "What changed.", required=True, example="The clinic moves into the library instead."
    )
    reason: str | None = declare("Why it changed.", example="the market hall was sold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spokesperson(Part):
    """A group or a role that speaks for a community, and for which part of it."""

    who: str = declare(
        "A group or a role, not a person's name.",
        required=True,
        example="the committee of the lunch club",
        voice=Voice.NAME,
    )
    of_whom: str | None = declare(
        "For whom they speak, and for whom they do not.",
        starter=True,
        example="the members; few of them are women",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Part):
    """How one side saw an engagement: who they are, how they were asked, and what they say."""

    who: str | None = declare("Who they are. Roles, not names.", starter=True, voice=Voice.NAME)
    number: int | None = declare("How many they are.", example="12")
    how: str | None = declare(
        "How they were asked.", starter=True, example="a round at the end of the meeting"
    )
    marks: tuple[Remark, ...] = declare_list(
        "What they say on each mark of high-quality engagement.",
        framework="marks",
        example="where-people-are",
        starter=True,
    )
    words: str | None = declare("What else they say.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Part):
    """What somebody needs in order to name a resource."""

    title: str = declare(
        "Its own title.",
        required=True,
        example="A guide to community-centred approaches for health and wellbeing",
        voice=Voice.NAME,
    )
    authors: tuple[str, ...] = declare_list(
        "Who wrote it, one line each, as it names them.",
        starter=True,
        example="[Jane South]",
        voice=Voice.NAME,
    )
    year: int | None = declare("The year it came out.", starter=True, example="2015")
    publisher: str | None = declare(
        "Who published it.", starter=True, example="Public Health England", voice=Voice.NAME
    )
    url: str | None = declare("Its web address.", Kind.LINK, starter=True)
