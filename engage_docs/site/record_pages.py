"""The views of record pages, one function for each type of record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from engage_docs.i18n import translatable
from engage_docs.links.ledger import commitments_in, said_in
from engage_docs.loops.values import Shown
from engage_docs.media.posters import poster_fit
from engage_docs.records.addresses import item_address, record_of, url_of
from engage_docs.records.guidance import CommunityProfile, Decision, Moment, Resource, Review
from engage_docs.records.model import (
    Engagement,
    FollowUp,
    OnTheTable,
    Project,
    Record,
    Told,
    YouSaidWeDid,
)
from engage_docs.site.charts import Chart, charts_for_project
from engage_docs.site.guidance import Group, groups_of
from engage_docs.site.guided_pages import (
    DecisionView,
    ProfileView,
    ResourceView,
    ReviewView,
    StoryView,
    decision_view,
    moment_view,
    plan_link,
    profile_view,
    resource_view,
    review_view,
)
from engage_docs.site.head import (
    OUTCOMES,
    Head,
    head,
    is_own_summary,
    is_to_come,
    news_of,
    summary_of,
    why,
)
from engage_docs.site.index import (
    Inline,
    SiteIndex,
    TextRun,
    lang_of,
    line_of,
    link_to,
    promise_lang,
    promise_words,
    record_link,
    said_lang,
    text,
)
from engage_docs.site.items import (
    EvidenceView,
    PromiseView,
    SaidView,
    evidence_view,
    promise_view,
    said_at_home,
    said_view,
)
from engage_docs.site.once import once
from engage_docs.site.pairs import Pair, artefact_pairs, texts_of
from engage_docs.site.quality_links import quality_link
from engage_docs.site.steps import DONE, MOVED, STOPPED, UNDER_WAY
from engage_docs.site.words import (
    ended,
    quoted,
    say_deadline,
    say_how,
    say_since,
    say_when,
    upper_first,
)


class News(NamedTuple):
    """One record in a list in order of time."""

    when: str
    kind: str
    link: TextRun
    summary: str
    to_come: bool = False
    lang: str = ""


class Year(NamedTuple):
    """The records of one year, in order."""

    title: str
    news: tuple[News, ...]


class EngagementView(NamedTuple):
    """The page of an engagement."""

    head: Head
    on_the_table: OnTheTable | None
    table_lang: str
    said: tuple[SaidView, ...]
    promises: tuple[PromiseView, ...]
    news: tuple[News, ...]
    groups: tuple[Group, ...]


class AboutView(NamedTuple):
    """What a follow-up is about: a thing said, a promise, or a record."""

    link: TextRun
    said: SaidView | None = None
    promise: PromiseView | None = None


class FollowUpView(NamedTuple):
    """The page of a follow-up."""

    head: Head
    about: tuple[AboutView, ...]
    outcome: str
    state: str
    what_happened: str | None
    what_happened_lang: str
    reason: str | None
    reason_lang: str
    new_due: str
    replaced_by: tuple[AboutView, ...]
    evidence: tuple[EvidenceView, ...]
    told: tuple[Inline, ...]
    verdict: str
    verdict_words: str
    verdict_lang: str
    check_again: str
    promises: tuple[PromiseView, ...]
    groups: tuple[Group, ...]


class ProjectView(NamedTuple):
    """The page of a project. ``more`` leads to its plan and its quality statements."""

    head: Head
    purpose: str
    purpose_lang: str
    more: tuple[TextRun, ...]
    on_the_table: OnTheTable | None
    table_lang: str
    said: tuple[SaidView, ...]
    promises: tuple[PromiseView, ...]
    years: tuple[Year, ...]
    charts: tuple[Chart, ...]
    groups: tuple[Group, ...]


class ArtefactView(NamedTuple):
    """The page of a "You said, we did". ``fit`` is the size in which it prints on one page."""

    head: Head
    pairs: tuple[Pair, ...]
    told: tuple[Inline, ...]
    fit: str
    as_of: str


RecordView: TypeAlias = (
    EngagementView
    | FollowUpView
    | ProjectView
    | ArtefactView
    | DecisionView
    | StoryView
    | ProfileView
    | ReviewView
    | ResourceView
)
_VERDICTS = {
    "yes": translatable("Yes, this settles it."),
    "partly": translatable("This settles a part of it."),
    "no": translatable("No, this does not settle it."),
    "not asked": translatable("Nobody has asked them yet."),
}

_STATES = {
    "started": UNDER_WAY,
    "done": DONE,
    "changed": MOVED,
    "cannot": STOPPED,
    "answered": DONE,
    "moved": MOVED,
}


def record_view(index: SiteIndex, record: Record, body: str) -> RecordView:
    """The view of a record's page."""
    return _VIEWS[type(record)](index, record, body)


@once
def news(index: SiteIndex, record: Record) -> News:
    """A record as one entry in a list."""
    translator = index.translator
    return News(
        say_since(translator, record.date),
        news_of(translator, record),
        link_to(index, record),
        summary_of(translator, record),
        is_to_come(index, record),
        lang_of(index, record) if is_own_summary(record) else "",
    )


def by_time(record: Record) -> tuple[date, str]:
    """The order of records in time."""
    return _last_day(record) or date.min, record.id


def _engagement(index: SiteIndex, record: Engagement, body: str) -> EngagementView:
    said = [index.ledger.said.get(item_address(record.id, s.id)) for s in record.said]
    promises = (
        index.ledger.commitments.get(item_address(record.id, c.id)) for c in record.commitments
    )
    entries = [entry for entry in (*said, *promises) if entry]
    follow_ups = {f.id: f for entry in entries for f in entry.follow_ups}
    return EngagementView(
        head(index, record, body),
        record.on_the_table,
        lang_of(index, record, "on_the_table"),
        tuple(said_at_home(index, entry) for entry in said if entry),
        _promises_in(index, record),
        tuple(news(index, r) for r in sorted(follow_ups.values(), key=by_time)),
        groups_of(index, record),
    )


def _promises_in(index: SiteIndex, record: Engagement | FollowUp) -> tuple[PromiseView, ...]:
    entries = (
        index.ledger.commitments.get(item_address(record.id, c.id)) for c in record.commitments
    )
    return tuple(promise_view(index, entry) for entry in entries if entry)


def _follow_up(index: SiteIndex, record: FollowUp, body: str) -> FollowUpView:
    shown = frozenset(e.photo for e in record.evidence if e.photo)
    translator, verdict = index.translator, record.community_says
    return FollowUpView(
        head(index, record, body, shown=shown),
        tuple(_about(index, r.address) for r in record.about),
        translator.say(OUTCOMES.get(record.outcome or "", "")),
        _STATES.get(record.outcome or "", ""),
        record.what_happened,
        lang_of(index, record, "what_happened"),
        record.reason,
        lang_of(index, record, "reason"),
        say_deadline(translator, record.due) if record.due else "",
        tuple(_about(index, r.address) for r in record.replaced_by),
        tuple(evidence_view(index, Shown(e, record.id), at_home=True) for e in record.evidence),
        tuple(say_told(index, t, record) for t in record.told),
        translator.say(_VERDICTS.get(verdict.answer, "")) if verdict else "",
        quoted(verdict.words) if verdict and verdict.words else "",
        lang_of(index, record, "community_says"),
        say_when(translator, record.check_again),
        _promises_in(index, record),
        groups_of(index, record),
    )


def _about(index: SiteIndex, address: str) -> AboutView:
    if address in index.ledger.said:
        said = index.ledger.said[address]
        words = quoted(said.said.words)
        link = TextRun(words, url_of(address), lang=said_lang(index, said))
        return AboutView(link, said=said_view(index, said))
    if address in index.ledger.commitments:
        promise = index.ledger.commitments[address]
        lang = promise_lang(index, promise)
        link = TextRun(promise_words(index, promise), url_of(address), lang=lang)
        return AboutView(link, promise=promise_view(index, promise))
    return AboutView(record_link(index, record_of(address)))


def say_told(index: SiteIndex, told: Told, record: Record) -> Inline:
    """Whom we told, how and when, as a sentence."""
    translator, lang = index.translator, lang_of(index, record, "told")
    when = say_when(translator, told.date or record.date)
    who = upper_first(f"{told.who}{say_how(told.how)}")
    if not when:
        return text(ended(who), lang)
    return line_of(translator, "{who}, {when}.", who=TextRun(who, lang=lang), when=when)


def _project(index: SiteIndex, record: Project, body: str) -> ProjectView:
    records = sorted(index.of_project.get(record.id, ()), key=by_time)
    said = [
        index.ledger.said[item_address(r.id, s.id)]
        for r in records
        for s in said_in(r)
        if item_address(r.id, s.id) in index.ledger.said
    ]
    promises = [
        index.ledger.commitments[item_address(r.id, c.id)]
        for r in records
        for c in commitments_in(r)
        if item_address(r.id, c.id) in index.ledger.commitments
    ]
    return ProjectView(
        head(index, record, body),
        why(record),
        lang_of(index, record, "purpose"),
        tuple(run for run in (plan_link(index, record), quality_link(index, record)) if run),
        record.on_the_table,
        lang_of(index, record, "on_the_table"),
        tuple(said_view(index, e) for e in said),
        tuple(promise_view(index, e) for e in promises if not e.answers and not e.replaces),
        _years(index, records),
        _charts(index, record),
        groups_of(index, record),
    )


def _charts(index: SiteIndex, record: Project) -> tuple[Chart, ...]:
    loops = index.loops_of_project.get(record.id)
    return charts_for_project(loops, index.answer_within, index.translator) if loops else ()


def _years(index: SiteIndex, records: Sequence[Record]) -> tuple[Year, ...]:
    """Records year by year. Those whose day is not known come last."""
    by_year: dict[str, list[News]] = {}
    for record in sorted(records, key=lambda r: (_last_day(r) is None, by_time(r))):
        day = _last_day(record)
        title = str(day.year) if day else index.translator.say("Date not known")
        by_year.setdefault(title, []).append(news(index, record))
    return tuple(Year(title, tuple(found)) for title, found in by_year.items())


def _last_day(record: Record) -> date | None:
    return record.date.last if record.date else None


def _artefact(index: SiteIndex, record: YouSaidWeDid, body: str) -> ArtefactView:
    pairs = artefact_pairs(index, record)
    return ArtefactView(
        head(index, record, body),
        pairs,
        tuple(say_told(index, t, record) for t in record.told),
        poster_fit(record.title, record.summary or "", [texts_of(pair) for pair in pairs]),
        index.translator.weekday(index.loops.as_of),
    )


_VIEWS: Mapping[type[Record], Callable[..., RecordView]] = {
    Engagement: _engagement,
    FollowUp: _follow_up,
    Project: _project,
    YouSaidWeDid: _artefact,
    Decision: decision_view,
    Moment: moment_view,
    CommunityProfile: profile_view,
    Review: review_view,
    Resource: resource_view,
}
