"""The types of records, each declared in one place."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from types import EllipsisType

from engage_docs.i18n import translatable
from engage_docs.records.fields import Field, fields_of
from engage_docs.records.guidance import CommunityProfile, Decision, Moment, Resource, Review
from engage_docs.records.model import Engagement, FollowUp, Project, Record, YouSaidWeDid

_FIRST = ("type", "id", "title", "project", "date")
_ATTACHED = ("photos", "attachments")
_ABOUT_IT = ("summary", "lang", "translation_of", "formats", "topics", "source")
_LAST = (*_ATTACHED, *_ABOUT_IT, "recording", "publish")


@dataclass(frozen=True)
class RecordType:
    """One type of record: what it is called, what it holds, and where it is shown.

    ``name`` is the word for ``type:``, ``label`` what readers of the site call one, ``help`` what
    it is for. ``make`` is the class that declares its fields. ``order`` names the fields in the
    order in which people write them: those that all records have are only taken where they are
    named; ``...`` stands for all others of its own, in the order of their declaration. A name
    counts where it stands first.
    ``seldom`` are fields that all records have and ``engage new`` only offers as a comment here.
    ``body_hint`` is what the draft says where the text below the fields goes.

    ``needs_permission``: it tells of people, so that it is only published where ``recording:``
    says that they agreed. ``own_folder``: its id names a folder, and it lies in there as
    ``<name>.md``.

    ``section`` is the section of the site that its page belongs to, ``template`` the template of
    the page, and ``view`` the function that makes the values for it, as ``module:function``. It
    is written as a text because nothing here may depend on the site.
    """

    name: str
    plural: str
    label: str
    help: str
    make: type[Record]
    order: tuple[str | EllipsisType, ...]
    section: str
    template: str
    view: str
    body_hint: str
    seldom: tuple[str, ...] = ()
    needs_permission: bool = False
    own_folder: bool = False

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of the type, in the order in which people write them."""
        declared = {one.name: one for one in fields_of(self.make)}
        elsewhere = {*self.order, *(one.name for one in fields(Record))}
        others = [name for name in declared if name not in elsewhere]
        names: list[str] = []
        for name in self.order:
            names += [name] if isinstance(name, str) else others
        return tuple(
            replace(declared[name], starter=False) if name in self.seldom else declared[name]
            for name in dict.fromkeys(names)
        )

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)


_TYPES = (
    RecordType(
        name="project",
        plural="projects",
        label=translatable("Project"),
        help="A piece of work that engagements belong to.",
        make=Project,
        order=(
            *("type", "id", "title", "purpose", "organisation", "place", "starts", "ends", "date"),
            ...,
            *_ABOUT_IT,
            *_ATTACHED,
            *("recording", "publish"),
        ),
        section="projects",
        template="engage/record-project.html",
        view="engage_docs.site.record_pages:project_view",
        body_hint="Write here what the project is about, in plain words.",
        seldom=("recording",),
        own_folder=True,
    ),
    RecordType(
        name="engagement",
        plural="engagements",
        label=translatable("Engagement"),
        help="A meeting, a drop-in, a survey: what people said, and what you promised.",
        make=Engagement,
        order=(
            *_FIRST,
            *("place", "method", "participation", "by", "communities", "on_the_table"),
            *("recording", ..., *_LAST),
        ),
        section="said",
        template="engage/record-engagement.html",
        view="engage_docs.site.record_pages:engagement_view",
        body_hint="Write here what happened, in plain words.",
        needs_permission=True,
    ),
    RecordType(
        name="follow-up",
        plural="follow-ups",
        label=translatable("Follow-up"),
        help="What happened to a promise, or to a thing that was said.",
        make=FollowUp,
        order=(
            *_FIRST,
            *("about", "outcome", "what_happened", "reason", "due", "replaced_by", "by"),
            *("evidence", "told", "community_says", "check_again", "place"),
            ...,
            *_LAST,
        ),
        section="promises",
        template="engage/record-follow-up.html",
        view="engage_docs.site.record_pages:follow_up_view",
        body_hint="Write here what else people should know about it.",
        # An empty consent would even keep it off the site.
        seldom=("place", "recording"),
    ),
    RecordType(
        name="you-said-we-did",
        plural="you-said-we-dids",
        label=translatable("You said, we did"),
        help='A "You said, we did" poster or page: it tells people what came of what they said.',
        make=YouSaidWeDid,
        order=(*_FIRST, ..., "by", "place", *_LAST),
        section="you-said-we-did",
        template="engage/record-you-said-we-did.html",
        view="engage_docs.site.record_pages:you_said_we_did_view",
        body_hint="Write here what people should know before they read the list.",
        seldom=("place", "recording"),
    ),
    RecordType(
        name="decision",
        plural="decisions",
        label=translatable("Decision"),
        help="What was decided and why, and how people can object to it.",
        make=Decision,
        order=(*_FIRST, "decided", "reasons", "by", ..., "place", *_LAST),
        section="decisions",
        template="engage/record-decision.html",
        view="engage_docs.site.guided_pages:decision_view",
        body_hint="Write here what else people should know about it.",
        seldom=("place", "recording"),
    ),
    RecordType(
        name="moment",
        plural="moments",
        label=translatable("Moment of change"),
        help="A short story of how something changed for people, told in the text below the "
        "fields.",
        make=Moment,
        order=(*_FIRST, "place", "by", ..., "recording", *_LAST),
        section="moments",
        template="engage/record-moment.html",
        view="engage_docs.site.guided_pages:moment_view",
        body_hint="Tell the story here, in plain words.",
        needs_permission=True,
    ),
    RecordType(
        name="community",
        plural="profiles of communities",
        label=translatable("Profile of a community"),
        help="Who a community is: how they name themselves, who speaks for them, and whom you do "
        "not reach.",
        make=CommunityProfile,
        order=(*_FIRST, ..., "place", "by", "recording", *_LAST),
        section="communities",
        template="engage/record-community.html",
        view="engage_docs.site.guided_pages:profile_view",
        body_hint="Write here what else people should know about the community.",
        seldom=("place",),
        needs_permission=True,
    ),
    RecordType(
        name="review",
        plural="reviews",
        label=translatable("Review"),
        help="How good an engagement was: as the team saw it, and as people who took part saw it.",
        make=Review,
        order=(*_FIRST, ..., "recording", "by", "place", *_LAST),
        section="said",
        template="engage/record-review.html",
        view="engage_docs.site.guided_pages:review_view",
        body_hint="Write here what else came up.",
        seldom=("place",),
        needs_permission=True,
    ),
    RecordType(
        name="resource",
        plural="resources",
        label=translatable("Resource"),
        help="A report, a guide or a page that is worth reading, for the library of resources.",
        make=Resource,
        order=(*_FIRST, "category", "place", ..., "by", *_LAST),
        section="resources",
        template="engage/record-resource.html",
        view="engage_docs.site.guided_pages:resource_view",
        body_hint="Write here why it is worth reading.",
    ),
)
RECORD_TYPES: dict[str, RecordType] = {one.name: one for one in _TYPES}
"""Every type of record, by the word for ``type:``."""
