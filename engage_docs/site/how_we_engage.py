"""The pages "How we engage": who was reached and who was not, how, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import NamedTuple

from engage_docs.i18n import Translator, translatable, translatable_count
from engage_docs.records.addresses import page_url, quoted
from engage_docs.records.guidance import CommunityProfile
from engage_docs.records.model import Engagement, Project
from engage_docs.site.charts import Chart, there
from engage_docs.site.charts.asked import came_chart, wait_chart
from engage_docs.site.charts.chart import count_sentences
from engage_docs.site.charts.reach import (
    barrier_chart,
    community_chart,
    method_chart,
    place_chart,
    rung_chart,
    year_chart,
)
from engage_docs.site.context import PageHead, Section, SiteContext
from engage_docs.site.facets import title_of
from engage_docs.site.head import not_shown
from engage_docs.site.index import A_PROFILE, Inline, LinkNote, SiteIndex, TextRun, text
from engage_docs.site.index_pages import COMMUNITIES
from engage_docs.site.names import Names, key_of
from engage_docs.site.page import Page
from engage_docs.site.paging import ListPart, Paging, list_parts
from engage_docs.site.record_lists import has_records
from engage_docs.site.words import say_since, say_times, sentence, upper_first
from engage_docs.stats.reach import (
    Asked,
    Came,
    NotReached,
    Occasion,
    Reach,
    ReachLine,
    reach_of,
)

# On the first page: those asked most often. The rest, and each time, stand on pages of their own.
_MOST_ASKED = 8
_MOST_LISTED = 60
_ASKED = "asked/"
_ASKED_TITLE = translatable("Who was asked, and what came of it")

_CAME = {
    Came.TOLD: translatable("Something came of it, and they were told."),
    Came.NOT_TOLD: translatable("Something came of it, and nobody told them."),
    Came.PROMISED: translatable("Promised, and not done yet."),
    Came.WAITING: translatable("The time to answer is not over yet."),
    Came.NOTHING: translatable("Nothing came of it."),
    Came.NO_WORDS: translatable("Nothing that they said is written down."),
}
_HOW_OFTEN = {
    Came.TOLD: translatable("Something came of it, and they were told: {times}."),
    Came.NOT_TOLD: translatable("Something came of it, and nobody told them: {times}."),
    Came.PROMISED: translatable("Promised, and not done yet: {times}."),
    Came.WAITING: translatable("The time to answer is not over yet: {times}."),
    Came.NOTHING: translatable("Nothing came of it: {times}."),
    Came.NO_WORDS: translatable("What they said is not written down: {times}."),
}
_STATUSES = {
    "unanswered": translatable_count("{n} has no answer", "{n} have no answer"),
    "waiting": translatable_count("{n} waits for an answer", "{n} wait for an answer"),
    "answered": translatable_count("{n} is answered", "{n} are answered"),
    "promised": translatable_count("{n} is promised", "{n} are promised"),
    "done": translatable_count("{n} is done", "{n} are done"),
    "cannot": translatable_count("{n} cannot be done", "{n} cannot be done"),
}


class MissedView(NamedTuple):
    """A community that nobody met, or people whom its profile says nobody reaches."""

    name: TextRun
    words: Inline


class HowView(NamedTuple):
    """The first page. ``never`` are those whom nobody met: ``nobody`` says so if there are none.

    ``missed`` are the profiles that say whom nobody reaches.
    """

    head: PageHead
    lead: str
    notes: tuple[str, ...]
    who: tuple[Chart, ...]
    never: tuple[MissedView, ...]
    more: str
    nobody: str
    missed: tuple[MissedView, ...]
    how: tuple[Chart, ...]
    after: tuple[Chart, ...]
    asked: tuple[LinkNote, ...]
    all_asked: TextRun | None
    not_shown: tuple[str, ...]


class TimeView(NamedTuple):
    """One time that a community was asked. ``words`` are what came of it, ``more`` in numbers."""

    when: str
    link: TextRun
    words: str
    more: str
    is_fruitless: bool


class AskedGroup(NamedTuple):
    """A community with every time that it was asked, or a part of these. ``anchor`` is its id."""

    anchor: str
    name: TextRun
    words: str
    continued: bool
    times: tuple[TimeView, ...]


class AskedPage(NamedTuple):
    """One page of every time that anybody was asked."""

    head: PageHead
    up: TextRun
    lead: str
    groups: tuple[AskedGroup, ...]
    paging: Paging | None


def community_link(names: dict[str, str], slug: str) -> TextRun:
    """A link to the page of a community. ``names`` are those of all, by their slugs."""
    return TextRun(names[slug], f"{COMMUNITIES.url}{quoted(slug)}/")


def asked_words(translator: Translator, one: Asked) -> str:
    """How often a community was asked, and how often what came of it."""
    counts = Counter(occasion.came for occasion in one.occasions)
    times = say_times(translator, len(one.occasions))
    words = [translator.say("Asked {times}.", times=times)]
    words += (
        translator.say(words, times=say_times(translator, counts[came]))
        for came, words in _HOW_OFTEN.items()
        if counts[came]
    )
    return " ".join(words)


def _asked_pages(section: Section, site: SiteContext, reach: Reach) -> Iterator[Page]:
    """Yield every time that each community was asked, in pages of thirty times."""
    index, translator = site.index, site.translator
    every = [(one, occasion) for one in reach.asked for occasion in one.occasions]
    if not every:
        return
    lead = translator.say("Each time that a community was asked, the latest first.")
    up = TextRun(translator.say(section.title), section.url)
    words = translatable_count("{n} time asked", "{n} times asked")
    parts = list_parts(translator, section.url + _ASKED, every, words)
    title, show = translator.say(_ASKED_TITLE), partial(_asked_view, index, up, lead)
    yield from section.pages_of_list(site, parts, (title, lead), "engage/asked.html", show)


def _asked_view(
    index: SiteIndex, up: TextRun, lead: str, head: PageHead, part: ListPart[tuple[Asked, Occasion]]
) -> AskedPage:
    names, groups = _names(index), []
    before = part.before[0].community if part.before else ""
    for community, items in groupby(part.items, key=lambda item: item[0].community):
        of_group = list(items)
        group = AskedGroup(
            f"asked-{community}",
            community_link(names, community),
            asked_words(index.translator, of_group[0][0]),
            community == before,
            tuple(_time(index, occasion) for _, occasion in of_group),
        )
        groups.append(group)
    return AskedPage(head, up, lead, tuple(groups), part.paging)


def _names(index: SiteIndex) -> dict[str, str]:
    """Return the names of all communities by their slugs."""
    return {name.slug: upper_first(name.text) for name in index.communities.all()}


def _time(index: SiteIndex, one: Occasion) -> TimeView:
    translator = index.translator
    link = TextRun(one.title, page_url(one.record_id), lang=index.other_lang(one.lang))
    words = translator.say("Nobody came.") if one.reached == 0 else translator.say(_CAME[one.came])
    more, is_fruitless = " ".join(_numbers(translator, one)), one.came is Came.NOTHING
    return TimeView(say_since(translator, one.when), link, words, more, is_fruitless)


def _numbers(translator: Translator, one: Occasion) -> Iterator[str]:
    if one.reached:
        yield translator.count(one.reached, "{n} person took part.", "{n} people took part.")
    elif one.reached is None:
        yield translator.say("How many of them came is not written down.")
    if one.said:
        known: Sequence[tuple[str, int]] = [(s, n) for s, n in one.statuses if s in _STATUSES]
        parts = [translator.count(number, *_STATUSES[status]) for status, number in known]
        listed = translator.listed(parts)
        words = translatable_count("{n} thing said: {parts}", "{n} things said: {parts}")
        yield sentence(translator.count(one.said, *words, parts=listed))
    if one.promises:
        yield translator.count(one.promises, "{n} promise made.", "{n} promises made.")


def reach_in(index: SiteIndex) -> Reach:
    """Return who was reached and who was not, with the rungs in the order of their ladders."""
    of_community, of_place = partial(_slug, index.communities), partial(_slug, index.places)
    records = index.ledger.records.values()
    reach = reach_of(records, index.loops, of_community, of_place)
    return replace(reach, rungs=tuple(sorted(reach.rungs, key=lambda line: _place(index, line))))


def _slug(names: Names, text: str) -> str:
    return names.find(text).slug if key_of(text) else ""


def _place(index: SiteIndex, line: ReachLine) -> tuple[int, str]:
    """Where a rung stands on the ladders. Words that are none come last, by the alphabet."""
    rungs = [f"{term.pack}/{term.id}" for term in index.frameworks.smallest("participation")]
    return (rungs.index(line.key), "") if line.key in rungs else (len(rungs), line.key)


def _pages(section: Section, site: SiteContext) -> Iterator[Page]:
    reach = reach_in(site.index)
    view = partial(_view, section, site.index, section.head(site), reach)
    yield section.first_page(site, "engage/section-how-we-engage.html", view)
    yield from _asked_pages(section, site, reach)


def _view(section: Section, index: SiteIndex, head: PageHead, reach: Reach) -> HowView:
    translator = index.translator
    names = _names(index)
    places = {name.slug: upper_first(name.text) for name in index.places.all()}

    def term(key: str) -> str:
        found = index.frameworks.term_at(key)
        return upper_first(found.term if found else key)

    never = tuple(_not_reached(index, reach.not_reached, names))
    more, most_asked = len(never) - _MOST_LISTED, reach.asked[:_MOST_ASKED]
    return HowView(
        head=head,
        lead=_lead(translator, reach),
        notes=tuple(_notes(translator, reach)),
        who=there(
            community_chart(translator, reach, names.__getitem__),
            year_chart(translator, reach),
            place_chart(translator, reach, places.__getitem__),
        ),
        never=never[:_MOST_LISTED],
        more=index.count(more, "And {n} more community.", "And {n} more communities.")
        if more > 0
        else "",
        nobody="" if never else _nobody_missed(translator, reach),
        missed=tuple(_missed(index, reach.missed[:_MOST_LISTED])),
        how=there(
            method_chart(translator, reach, term),
            rung_chart(translator, reach, term),
            barrier_chart(translator, reach.barriers, term),
        ),
        after=there(
            wait_chart(translator, reach.waits, partial(title_of, index)),
            came_chart(translator, reach.asked),
        ),
        asked=tuple(
            LinkNote(community_link(names, one.community), asked_words(translator, one))
            for one in most_asked
        ),
        all_asked=_all_asked(section, translator, len(reach.asked)),
        not_shown=not_shown(index, ""),
    )


def _lead(translator: Translator, reach: Reach) -> str:
    if not reach.count.times:
        return translator.say("No engagement is on record yet.")
    return translator.count(
        reach.count.times,
        "We asked people {n} time. {communities} took part.",
        "We asked people {n} times. {communities} took part.",
        communities=translator.count(len(reach.communities), "{n} community", "{n} communities"),
    )


def _notes(translator: Translator, reach: Reach) -> Iterator[str]:
    """What is not counted, and what the records do not say."""
    nameless = translatable_count(
        "{n} engagement does not say who took part.", "{n} engagements do not say who took part."
    )
    to_come = translatable_count(
        "{n} engagement is still to come and not counted.",
        "{n} engagements are still to come and not counted.",
    )
    return count_sentences(translator, (reach.nameless, nameless), (reach.to_come, to_come))


def _not_reached(
    index: SiteIndex, missed: Iterable[NotReached], names: dict[str, str]
) -> Iterator[MissedView]:
    say = index.say
    for one in missed:
        projects = [row for row in one.named_by if isinstance(row, Project)]
        if one.invited:
            times = say_times(index.translator, one.invited)
            words = text(say("They were asked {times}, and nobody came.", times=times))
        elif projects:
            first = projects[0]
            lang = index.other_lang(first.lang)
            words = index.say_line(
                "The project {project} is for them, and no record says that anybody met them.",
                project=TextRun(first.title, page_url(first.id), lang=lang),
            )
        else:
            words = text(say("They have a profile, and no record says that anybody met them."))
        yield MissedView(community_link(names, one.community), words)


def _missed(index: SiteIndex, profiles: Iterable[CommunityProfile]) -> Iterator[MissedView]:
    """Whom the profiles say that nobody reaches."""
    for row in profiles:
        words = sentence("; ".join(who.strip().rstrip(".") for who in row.we_miss))
        lang, more = index.other_lang(row.lang), index.say(A_PROFILE)
        link = TextRun(row.title, page_url(row.id), more=more, lang=lang)
        yield MissedView(link, text(words, lang))


def _nobody_missed(translator: Translator, reach: Reach) -> str:
    unknown = translatable("No community is named, so nobody can say who was missed.")
    nobody = translatable(
        "Everybody that a project or a profile names was met at least once. Who is named nowhere "
        "does not show here."
    )
    return translator.say(nobody if reach.communities else unknown)


def _all_asked(section: Section, translator: Translator, number: int) -> TextRun | None:
    words = translatable_count(
        "See each time that the one community was asked",
        "See each time that each of the {n} communities was asked",
    )
    url = section.url + _ASKED
    return TextRun(translator.count(number, *words), url) if number else None


HOW_WE_ENGAGE = Section(
    name="how-we-engage",
    url="how-we-engage/",
    title=translatable("How we engage"),
    description=translatable("Who was asked and who was not, how, and what came of it."),
    make_pages=_pages,
    exists=partial(has_records, Engagement),
    in_footer=True,
    is_overview=True,
)
