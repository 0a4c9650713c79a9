"""Records as values: what the reader makes of a folder of files.

Everything here is plain data. Each item that a person wrote knows its place in the file (``at``).
The names of the attributes are the names of the fields in the front matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from engage_docs.dates import Due, When
from engage_docs.findings import Place

if TYPE_CHECKING:
    from engage_docs.records.guidance import (
        Asset,
        Barrier,
        Evaluation,
        GoalChange,
        Outcome,
        Participation,
        Purpose,
        QualityNote,
        Remark,
        Role,
        Tag,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link to a record or to an item of a record.

    ``written`` is what stands in the file. ``address`` is the whole address, ``record`` or
    ``record/item``: the reader puts the record's own id in front of a bare item id.
    """

    written: str
    address: str
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What somebody agreed to. Nothing said counts as no."""

    at: Place
    consent: str | None = None
    agreed: bool | None = None
    audience: str = "public"
    how: str | None = None
    asked: When | None = None
    expires: When | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was published."""

    at: Place
    title: str
    url: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture beside the record. ``file`` is relative to the record's own folder."""

    at: Place
    file: str
    alt: str | None = None
    decorative: bool = False
    caption: str | None = None
    credit: str | None = None
    consent: str | None = None
    audience: str = "public"
    how: str | None = None
    asked: When | None = None
    expires: When | None = None
    form: str | None = None
    hide: tuple[str, ...] = ()
    animated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document beside the record. ``file`` is relative to the record's own folder."""

    at: Place
    file: str
    title: str
    consent: str | None = None
    audience: str = "public"
    how: str | None = None
    asked: When | None = None
    expires: When | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """The same record in another form. ``file`` is that of an attachment."""

    at: Place
    kind: str
    link: str | None = None
    file: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A community that took part. ``reached`` counts people."""

    at: Place
    name: str
    reached: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedMatter:
    """Something that was not open to change, and why."""

    at: Place
    what: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheTable:
    """What people could change, and what they could not."""

    at: Place
    open: tuple[str, ...] = ()
    fixed: tuple[FixedMatter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that was said."""

    at: Place
    id: str
    words: str
    community: str | None = None
    note: str | None = None
    lang: str | None = None
    names_somebody: bool = False
    consent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One thing we said we would do."""

    at: Place
    id: str
    we_will: str
    answers: tuple[Reference, ...] = ()
    owner: str | None = None
    due: Due | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something that shows that it happened."""

    at: Place
    what: str
    link: str | None = None
    photo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whom we told, how, and when (the record's own date where ``date`` is missing)."""

    at: Place
    who: str
    how: str | None = None
    date: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the community says of the outcome: ``yes``, ``partly``, ``no`` or ``not asked``."""

    at: Place
    answer: str
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArtefactItem:
    """One line of a "You said, we did" artefact.

    The words and the deeds are drawn from the records that ``about`` names. ``we_did`` is only
    for a deed that answers nothing on record: a claim without a source.
    """

    at: Place
    id: str | None = None
    about: tuple[Reference, ...] = ()
    we_did: str | None = None
    note: str | None = None


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
    type: str
    id: str
    title: str
    project: str
    date: When | None = None
    by: str | None = None
    place: str | None = None
    summary: str | None = None
    topics: tuple[str, ...] = ()
    source: tuple[Source, ...] = ()
    photos: tuple[Photo, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    recording: Permission | None = None
    publish: str = "yes"
    lang: str | None = None
    translation_of: Reference | None = None
    formats: tuple[Format, ...] = ()
    borrowed: tuple[str, ...] = ()
    borrowed_lang: str | None = None
    body: str = ""
    body_line: int = 1
    fields_at: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def place_of(self, field_name: str) -> Place:
        """Where a field stands; the top of the record if it was not written."""
        spot = self.fields_at.get(field_name)
        return Place.at_spot(self.at.path, spot) if spot else self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """A piece of work that engagements belong to."""

    purpose: Purpose | None = None
    why: tuple[Remark, ...] = ()
    organisation: str | None = None
    communities: tuple[Community, ...] = ()
    starts: When | None = None
    ends: When | None = None
    participation: Participation | None = None
    on_the_table: OnTheTable | None = None
    approaches: tuple[Tag, ...] = ()
    plan: tuple[Remark, ...] = ()
    goal_changes: tuple[GoalChange, ...] = ()
    evaluation: Evaluation | None = None
    roles: tuple[Role, ...] = ()
    assets: tuple[Asset, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    quality: tuple[QualityNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Record):
    """A dated meeting of a team and a community: what was said, and what was promised."""

    purpose: Purpose | None = None
    method: tuple[Tag, ...] = ()
    participation: Participation | None = None
    approaches: tuple[Tag, ...] = ()
    communities: tuple[Community, ...] = ()
    on_the_table: OnTheTable | None = None
    barriers: tuple[Barrier, ...] = ()
    assets: tuple[Asset, ...] = ()
    roles: tuple[Role, ...] = ()
    said: tuple[Said, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    marks: tuple[Remark, ...] = ()
    quality: tuple[QualityNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """A dated record of what happened to a commitment or to a thing said."""

    about: tuple[Reference, ...] = ()
    outcome: str | None = None
    what_happened: str | None = None
    reason: str | None = None
    due: Due | None = None
    replaced_by: tuple[Reference, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    told: tuple[Told, ...] = ()
    community_says: Verdict | None = None
    check_again: When | None = None
    commitments: tuple[Commitment, ...] = ()
    quality: tuple[QualityNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YouSaidWeDid(Record):
    """A "You said, we did" artefact: the telling of several loops at once."""

    items: tuple[ArtefactItem, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """All records that could be read, in the order of their paths."""

    all: tuple[Record, ...] = ()
    by_id: dict[str, Record] = field(default_factory=dict)


def day_of(when: When | None) -> date | None:
    """The day a dated word counts from: the last day it may have been. None when not known."""
    return when.last if when else None
