"""The views of record pages, one function for each type of record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from engage_docs.i18n import to_say
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
from engage_docs.site.book import (
    Bit,
    Book,
    Line,
    lang_of,
    line_of,
    link_to,
    promise_lang,
    promise_words,
    record_link,
    said_lang,
    text,
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
    link: Bit
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

    link: Bit
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
    told: tuple[Line, ...]
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
    more: tuple[Bit, ...]
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
    told: tuple[Line, ...]
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
    "yes": to_say("Yes, this settles it."),
    "partly": to_say("This settles a part of it."),
    "no": to_say("No, this does not settle it."),
    "not asked": to_say("Nobody has asked them yet."),
}

_STATES = {
    "started": UNDER_WAY,
    "done": DONE,
    "changed": MOVED,
    "cannot": STOPPED,
    "answered": DONE,
    "moved": MOVED,
}


def record_view(book: Book, record: Record, body: str) -> RecordView:
    """The view of a record's page."""
    return _VIEWS[type(record)](book, record, body)


@once
def news(book: Book, record: Record) -> News:
    """A record as one entry in a list."""
    speech = book.speech
    return News(
        say_since(speech, record.date),
        news_of(speech, record),
        link_to(book, record),
        summary_of(speech, record),
        is_to_come(book, record),
        lang_of(book, record) if is_own_summary(record) else "",
    )


def by_time(record: Record) -> tuple[date, str]:
    """The order of records in time."""
    return _last_day(record) or date.min, record.id


def _engagement(book: Book, record: Engagement, body: str) -> EngagementView:
    said = [book.ledger.said.get(item_address(record.id, s.id)) for s in record.said]
    promises = (
        book.ledger.commitments.get(item_address(record.id, c.id)) for c in record.commitments
    )
    entries = [entry for entry in (*said, *promises) if entry]
    follow_ups = {f.id: f for entry in entries for f in entry.follow_ups}
    return EngagementView(
        head(book, record, body),
        record.on_the_table,
        lang_of(book, record, "on_the_table"),
        tuple(said_at_home(book, entry) for entry in said if entry),
        _promises_in(book, record),
        tuple(news(book, r) for r in sorted(follow_ups.values(), key=by_time)),
        groups_of(book, record),
    )


def _promises_in(book: Book, record: Engagement | FollowUp) -> tuple[PromiseView, ...]:
    entries = (
        book.ledger.commitments.get(item_address(record.id, c.id)) for c in record.commitments
    )
    return tuple(promise_view(book, entry) for entry in entries if entry)


def _follow_up(book: Book, record: FollowUp, body: str) -> FollowUpView:
    shown = frozenset(e.photo for e in record.evidence if e.photo)
    speech, verdict = book.speech, record.community_says
    return FollowUpView(
        head(book, record, body, shown=shown),
        tuple(_about(book, r.address) for r in record.about),
        speech.say(OUTCOMES.get(record.outcome or "", "")),
        _STATES.get(record.outcome or "", ""),
        record.what_happened,
        lang_of(book, record, "what_happened"),
        record.reason,
        lang_of(book, record, "reason"),
        say_deadline(speech, record.due) if record.due else "",
        tuple(_about(book, r.address) for r in record.replaced_by),
        tuple(evidence_view(book, Shown(e, record.id), at_home=True) for e in record.evidence),
        tuple(say_told(book, t, record) for t in record.told),
        speech.say(_VERDICTS.get(verdict.answer, "")) if verdict else "",
        quoted(verdict.words) if verdict and verdict.words else "",
        lang_of(book, record, "community_says"),
        say_when(speech, record.check_again),
        _promises_in(book, record),
        groups_of(book, record),
    )


def _about(book: Book, address: str) -> AboutView:
    if address in book.ledger.said:
        said = book.ledger.said[address]
        words = quoted(said.said.words)
        link = Bit(words, url_of(address), lang=said_lang(book, said))
        return AboutView(link, said=said_view(book, said))
    if address in book.ledger.commitments:
        promise = book.ledger.commitments[address]
        lang = promise_lang(book, promise)
        link = Bit(promise_words(book, promise), url_of(address), lang=lang)
        return AboutView(link, promise=promise_view(book, promise))
    return AboutView(record_link(book, record_of(address)))


def say_told(book: Book, told: Told, record: Record) -> Line:
    """Whom we told, how and when, as a sentence."""
    speech, lang = book.speech, lang_of(book, record, "told")
    when = say_when(speech, told.date or record.date)
    who = upper_first(f"{told.who}{say_how(told.how)}")
    if not when:
        return text(ended(who), lang)
    return line_of(speech, "{who}, {when}.", who=Bit(who, lang=lang), when=when)


def _project(book: Book, record: Project, body: str) -> ProjectView:
    records = sorted(book.of_project.get(record.id, ()), key=by_time)
    said = [
        book.ledger.said[item_address(r.id, s.id)]
        for r in records
        for s in said_in(r)
        if item_address(r.id, s.id) in book.ledger.said
    ]
    promises = [
        book.ledger.commitments[item_address(r.id, c.id)]
        for r in records
        for c in commitments_in(r)
        if item_address(r.id, c.id) in book.ledger.commitments
    ]
    return ProjectView(
        head(book, record, body),
        why(record),
        lang_of(book, record, "purpose"),
        tuple(bit for bit in (plan_link(book, record), quality_link(book, record)) if bit),
        record.on_the_table,
        lang_of(book, record, "on_the_table"),
        tuple(said_view(book, e) for e in said),
        tuple(promise_view(book, e) for e in promises if not e.answers and not e.replaces),
        _years(book, records),
        _charts(book, record),
        groups_of(book, record),
    )


def _charts(book: Book, record: Project) -> tuple[Chart, ...]:
    loops = book.loops_of_project.get(record.id)
    return charts_for_project(loops, book.answer_within, book.speech) if loops else ()


def _years(book: Book, records: Sequence[Record]) -> tuple[Year, ...]:
    """Records year by year. Those whose day is not known come last."""
    by_year: dict[str, list[News]] = {}
    for record in sorted(records, key=lambda r: (_last_day(r) is None, by_time(r))):
        day = _last_day(record)
        title = str(day.year) if day else book.speech.say("Date not known")
        by_year.setdefault(title, []).append(news(book, record))
    return tuple(Year(title, tuple(found)) for title, found in by_year.items())


def _last_day(record: Record) -> date | None:
    return record.date.last if record.date else None


def _artefact(book: Book, record: YouSaidWeDid, body: str) -> ArtefactView:
    pairs = artefact_pairs(book, record)
    return ArtefactView(
        head(book, record, body),
        pairs,
        tuple(say_told(book, t, record) for t in record.told),
        poster_fit(record.title, record.summary or "", [texts_of(pair) for pair in pairs]),
        book.speech.weekday(book.loops.as_of),
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
