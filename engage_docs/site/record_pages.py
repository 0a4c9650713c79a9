"""The pages of records: a view and a template for each type of record, in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from typing import NamedTuple, TypeAlias

from engage_docs.i18n import translatable
from engage_docs.links import in_language, link
from engage_docs.links.ledger import CommitmentEntry, SaidEntry, commitments_in, said_in
from engage_docs.loops import Rules, judge
from engage_docs.loops.values import Shown
from engage_docs.media.posters import poster_fit
from engage_docs.records.addresses import item_address, page_url
from engage_docs.records.model import Engagement, FollowUp, Project, Record, YouSaidWeDid
from engage_docs.records.parts import Reference, Told
from engage_docs.records.registry import RECORD_TYPES
from engage_docs.site.charts import Chart, charts_for_project, loops_by_project
from engage_docs.site.facets import url_of_project
from engage_docs.site.guidance import Group, groups_of, place_link
from engage_docs.site.guided_pages import plan_link
from engage_docs.site.head import (
    OUTCOMES,
    Head,
    head,
    is_own_summary,
    is_to_come,
    news_of,
    page_id,
    summary_of,
    versions_of,
    why,
)
from engage_docs.site.index import (
    Inline,
    RowView,
    SiteIndex,
    TextRun,
    by_project,
    by_time,
    last_day,
    text,
    translator_of_pages,
)
from engage_docs.site.loop_views import (
    EvidenceView,
    Pair,
    PromiseView,
    SaidView,
    artefact_pairs,
    evidence_view,
    promise_view,
    said_view,
    texts_of,
)
from engage_docs.site.page import Page
from engage_docs.site.progress import DONE, MOVED, STOPPED, UNDER_WAY
from engage_docs.site.quality import quality_link
from engage_docs.site.rows import row_of
from engage_docs.site.words import (
    ended,
    say_deadline,
    say_how,
    say_since,
    say_when,
    shortened,
    upper_first,
)
from engage_docs.site.words import quoted as in_quotes

ROWS_SHOWN = 30
"""How many things said stand on the page of a project; a list of its own has all."""


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


class FixedView(NamedTuple):
    """Something that people could not change, and why."""

    what: str
    why: str


class TableView(NamedTuple):
    """What was on the table: what people could change, and what was fixed."""

    open: tuple[str, ...]
    fixed: tuple[FixedView, ...]
    lang: str


class EngagementView(NamedTuple):
    """The page of an engagement."""

    head: Head
    on_the_table: TableView | None
    said: tuple[SaidView, ...]
    promises: tuple[PromiseView, ...]
    news: tuple[News, ...]
    groups: tuple[Group, ...]


class AboutView(NamedTuple):
    """What a follow-up is about: the row of a thing said or of a promise, or else a record."""

    link: TextRun
    row: RowView | None = None


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
    replaced_by: tuple[TextRun, ...]
    evidence: tuple[EvidenceView, ...]
    told: tuple[Inline, ...]
    verdict: str
    verdict_words: str
    verdict_lang: str
    check_again: str
    promises: tuple[PromiseView, ...]
    groups: tuple[Group, ...]


class ProjectView(NamedTuple):
    """The page of a project. ``more`` leads to its plan and its quality statements.

    ``more_said`` leads to the list of all things said, where the page has not all of them.
    """

    head: Head
    purpose: str
    purpose_lang: str
    more: tuple[TextRun, ...]
    on_the_table: TableView | None
    said: tuple[RowView, ...]
    more_said: TextRun | None
    promises: tuple[RowView, ...]
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


_VERDICTS = {
    "yes": translatable("Yes, this settles it."),
    "partly": translatable("This settles a part of it."),
    "no": translatable("No, this does not settle it."),
    "not asked": translatable("Nobody has asked them yet."),
}

_STATES = {"started": UNDER_WAY, "cannot": STOPPED} | dict.fromkeys(("done", "answered"), DONE)
_STATES |= dict.fromkeys(("changed", "moved"), MOVED)


def news(index: SiteIndex, record: Record) -> News:
    """Return a record as one entry in a list in order of time."""
    translator = index.translator
    return News(
        say_since(translator, record.date),
        news_of(translator, record),
        index.link_to(record),
        summary_of(translator, record),
        is_to_come(index, record),
        index.lang_of(record) if is_own_summary(record) else "",
    )


def engagement_view(index: SiteIndex, record: Engagement, body: str) -> EngagementView:
    """Return what people said and what was promised at an engagement, with what came of both."""
    said, promises = _said(index, [record]), _promised(index, [record])
    entries: list[SaidEntry | CommitmentEntry] = [*said, *promises]
    follow_ups = {f.id: f for entry in entries for f in entry.follow_ups}
    return EngagementView(
        head(index, record, body),
        _on_the_table(index, record),
        tuple(said_view(index, entry) for entry in said),
        tuple(promise_view(index, entry) for entry in promises),
        tuple(news(index, r) for r in sorted(follow_ups.values(), key=by_time)),
        groups_of(index, record),
    )


def _on_the_table(index: SiteIndex, record: Engagement | Project) -> TableView | None:
    table = record.on_the_table
    if table is None:
        return None
    fixed = tuple(FixedView(matter.what, matter.why or "") for matter in table.fixed)
    return TableView(table.open, fixed, index.lang_of(record, "on_the_table"))


def _promised(index: SiteIndex, records: Iterable[Record]) -> list[CommitmentEntry]:
    addresses = (item_address(r.id, c.id) for r in records for c in commitments_in(r))
    commitments = index.ledger.commitments
    return [commitments[address] for address in addresses if address in commitments]


def _said(index: SiteIndex, records: Iterable[Record]) -> list[SaidEntry]:
    addresses = (item_address(r.id, s.id) for r in records for s in said_in(r))
    return [index.ledger.said[address] for address in addresses if address in index.ledger.said]


def follow_up_view(index: SiteIndex, record: FollowUp, body: str) -> FollowUpView:
    """Return what became of what, and who was told."""
    shown = frozenset(e.photo for e in record.evidence if e.photo)
    translator, verdict = index.translator, record.community_says
    return FollowUpView(
        head(index, record, body, shown=shown),
        tuple(_about(index, r) for r in record.about),
        index.say(OUTCOMES.get(record.outcome or "", "")),
        _STATES.get(record.outcome or "", ""),
        record.what_happened,
        index.lang_of(record, "what_happened"),
        record.reason,
        index.lang_of(record, "reason"),
        say_deadline(translator, record.due) if record.due else "",
        tuple(place_link(index, r) for r in record.replaced_by),
        tuple(evidence_view(index, Shown(e, record.id), at_home=True) for e in record.evidence),
        tuple(_told(index, t, record) for t in record.told),
        index.say(_VERDICTS.get(verdict.answer, "")) if verdict else "",
        in_quotes(verdict.words) if verdict and verdict.words else "",
        index.lang_of(record, "community_says"),
        say_when(translator, record.check_again),
        tuple(promise_view(index, entry) for entry in _promised(index, [record])),
        groups_of(index, record),
    )


def _about(index: SiteIndex, reference: Reference) -> AboutView:
    ledger, address = index.ledger, reference.address
    has_row = address in ledger.said or address in ledger.commitments
    return AboutView(place_link(index, reference), row_of(index, address) if has_row else None)


def _told(index: SiteIndex, told: Told, record: Record) -> Inline:
    """Whom we told, how and when, as a sentence."""
    lang, when = index.lang_of(record, "told"), say_when(index.translator, told.date or record.date)
    who = upper_first(f"{told.who}{say_how(told.how)}")
    if not when:
        return text(ended(who), lang)
    return index.say_line("{who}, {when}.", who=TextRun(who, lang=lang), when=when)


def project_view(index: SiteIndex, record: Project, body: str) -> ProjectView:
    """Return what was said and promised in a project, and what happened when."""
    records = sorted(index.of_project.get(record.id, ()), key=by_time)
    said, loops = _said(index, records), index.loops_of_project.get(record.id)
    others = [e for e in _promised(index, records) if not e.answers and not e.replaces]
    more_said = TextRun(
        index.say("See all {number} things said", number=len(said)),
        url_of_project(index, record.id),
    )
    return ProjectView(
        head(index, record, body),
        why(record),
        index.lang_of(record, "purpose"),
        tuple(run for run in (plan_link(index, record), quality_link(index, record)) if run),
        _on_the_table(index, record),
        tuple(row_of(index, entry.address) for entry in said[:ROWS_SHOWN]),
        more_said if len(said) > ROWS_SHOWN else None,
        tuple(row_of(index, entry.address) for entry in others),
        _years(index, records),
        charts_for_project(loops, index.answer_within, index.translator) if loops else (),
        groups_of(index, record),
    )


def _years(index: SiteIndex, records: Sequence[Record]) -> tuple[Year, ...]:
    """Records year by year. Those whose day is not known come last."""
    by_year: dict[str, list[News]] = {}
    for record in sorted(records, key=lambda r: (last_day(r) is None, by_time(r))):
        day = last_day(record)
        title = str(day.year) if day else index.say("Date not known")
        by_year.setdefault(title, []).append(news(index, record))
    return tuple(Year(title, tuple(found)) for title, found in by_year.items())


def you_said_we_did_view(index: SiteIndex, record: YouSaidWeDid, body: str) -> ArtefactView:
    """Return the pairs of a "You said, we did", and who was told of them."""
    pairs = artefact_pairs(index, record)
    return ArtefactView(
        head(index, record, body),
        pairs,
        tuple(_told(index, t, record) for t in record.told),
        poster_fit(record.title, record.summary or "", [texts_of(pair) for pair in pairs]),
        index.translator.weekday(index.loops.as_of),
    )


ViewMaker: TypeAlias = Callable[[SiteIndex, Record, str], object]
"""Makes the view of a record's page: of the index, the record, and its body as safe HTML."""


@cache
def view_maker(record_type: str) -> ViewMaker:
    """Return the function that a type of record names for its views."""
    module, _, function = RECORD_TYPES[record_type].view.partition(":")
    made: ViewMaker = getattr(import_module(module), function)
    return made


def record_pages(index: SiteIndex, bodies: Mapping[str, str]) -> Iterator[Page]:
    """Yield the page of every record, and then of every translation, language by language.

    ``bodies`` are the bodies by the ids of the records and translations, as HTML that is safe.
    """
    in_languages: dict[str, SiteIndex] = {}
    for record in index.ledger.records.values():
        lang = index.other_lang(record.lang)
        if lang and lang not in in_languages:
            in_languages[lang] = replace(
                index, translator=translator_of_pages(index.translator, lang)
            )
        yield _record_page(in_languages.get(lang, index), record, bodies, lang)
    for lang in sorted({t.lang for t in index.ledger.translations.values() if t.lang}):
        translated = index_in_language(index, lang)
        for record in translated.ledger.records.values():
            if record.id in translated.moved:
                yield _record_page(translated, record, bodies, lang)


def index_in_language(index: SiteIndex, lang: str) -> SiteIndex:
    """Return the index of the pages in a language: each record in it where it is translated."""
    records = in_language(list(index.ledger.records.values()), index.ledger.translations, lang)
    ledger = replace(link(records), translations=index.ledger.translations)
    rules = Rules(index.calendar, index.answer_within, index.quiet_after)
    loops = judge(ledger, index.loops.as_of, rules)
    pages = {record.id: page_id(index, record) for record in records}
    return replace(
        index,
        ledger=ledger,
        loops=loops,
        loops_of_project=loops_by_project(loops),
        of_project=by_project(records),
        translator=translator_of_pages(index.translator, lang),
        moved={record: page for record, page in pages.items() if page != record},
    )


def _record_page(index: SiteIndex, record: Record, bodies: Mapping[str, str], lang: str) -> Page:
    shown, of_page = RECORD_TYPES[record.type], page_id(index, record)
    return Page(
        page_url(of_page),
        shown.section,
        record.title,
        shortened(summary_of(index.translator, record) or record.title, 160),
        shown.template,
        partial(view_maker(record.type), index, record, bodies.get(of_page, "")),
        project=record.project,
        lang=lang,
        versions=tuple((version.tag, version.url) for version in versions_of(index, record)),
    )
