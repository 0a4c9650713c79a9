"""The page "How we engage": who was reached and who was not, how, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from engage_docs.i18n import Translator
from engage_docs.records.addresses import page_url
from engage_docs.site.asked import ASKED, SECTION, AskedView, asked_view, community_link
from engage_docs.site.charts import Chart
from engage_docs.site.charts.asked import came_chart, wait_chart
from engage_docs.site.charts.reach import (
    barrier_chart,
    community_chart,
    method_chart,
    place_chart,
    rung_chart,
    year_chart,
)
from engage_docs.site.facets import title_of
from engage_docs.site.index import A_PROFILE, SiteIndex, TextRun, line_of, other_lang
from engage_docs.site.index import Inline as Words
from engage_docs.site.names import Names, key_of
from engage_docs.site.page import MORE_SECTIONS
from engage_docs.site.words import say_times, sentence, upper_first
from engage_docs.stats.reach import (
    NamedRow,
    NotReached,
    Reach,
    ReachLine,
    ReachRows,
    reach_of,
)

# On the first page: those asked most often. The rest, and each time, stand on pages of their own.
_MOST_ASKED = 8
_MOST_LISTED = 60


class MissedView(NamedTuple):
    """A community that nobody met, or people whom its profile says nobody reaches."""

    name: TextRun
    words: Words


class HowView(NamedTuple):
    """The first page. ``never`` are those whom nobody met: ``nobody`` says so if there are none.

    ``missed`` are the profiles that say whom nobody reaches.
    """

    lead: str
    notes: tuple[str, ...]
    who: tuple[Chart, ...]
    never: tuple[MissedView, ...]
    more: str
    nobody: str
    missed: tuple[MissedView, ...]
    how: tuple[Chart, ...]
    after: tuple[Chart, ...]
    asked: tuple[AskedView, ...]
    all_asked: TextRun | None


def reach_in(index: SiteIndex, rows: ReachRows) -> Reach:
    """The sums of all rows, with the rungs in the order of their ladders."""
    reach = reach_of(
        rows,
        index.loops.as_of,
        lambda text: _slug(index.communities, text),
        lambda text: _slug(index.places, text),
    )
    return replace(reach, rungs=tuple(sorted(reach.rungs, key=lambda line: _place(index, line))))


def _slug(names: Names, text: str) -> str:
    return names.find(text).slug if key_of(text) else ""


def _place(index: SiteIndex, line: ReachLine) -> tuple[int, str]:
    """Where a rung stands on the ladders. Words that are none come last, by the alphabet."""
    rungs = [f"{term.pack}/{term.id}" for term in index.frameworks.smallest("participation")]
    return (rungs.index(line.key), "") if line.key in rungs else (len(rungs), line.key)


def how_we_engage(index: SiteIndex, reach: Reach) -> HowView:
    """The first page."""
    translator = index.translator
    names = {name.slug: upper_first(name.text) for name in index.communities.all()}
    places = {name.slug: upper_first(name.text) for name in index.places.all()}

    def term(key: str) -> str:
        found = index.frameworks.term_at(key)
        return upper_first(found.term if found else key)

    never = [*_not_reached(index, reach.not_reached, names)]
    return HowView(
        lead=_lead(translator, reach),
        notes=tuple(_notes(translator, reach)),
        who=_there(
            community_chart(translator, reach, names.__getitem__),
            year_chart(translator, reach),
            place_chart(translator, reach, places.__getitem__),
        ),
        never=tuple(never[:_MOST_LISTED]),
        more=_more(translator, len(never) - _MOST_LISTED),
        nobody="" if never else _nobody_missed(translator, reach),
        missed=tuple(_missed(index, reach.missed[:_MOST_LISTED])),
        how=_there(
            method_chart(translator, reach, term),
            rung_chart(translator, reach, term),
            barrier_chart(translator, reach.barriers, term),
        ),
        after=_there(
            wait_chart(translator, reach.waits, lambda project: title_of(index, project)),
            came_chart(translator, reach.asked),
        ),
        asked=tuple(asked_view(translator, one, names) for one in reach.asked[:_MOST_ASKED]),
        all_asked=_all_asked(translator, len(reach.asked)),
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
    if reach.nameless:
        yield translator.count(
            reach.nameless,
            "{n} engagement does not say who took part.",
            "{n} engagements do not say who took part.",
        )
    if reach.to_come:
        yield translator.count(
            reach.to_come,
            "{n} engagement is still to come and not counted.",
            "{n} engagements are still to come and not counted.",
        )


def _there(*charts: Chart | None) -> tuple[Chart, ...]:
    return tuple(chart for chart in charts if chart is not None)


def _not_reached(
    index: SiteIndex, missed: Iterable[NotReached], names: dict[str, str]
) -> Iterator[MissedView]:
    say = index.translator.say
    for one in missed:
        projects = [row for row in one.named if not row.is_profile]
        if one.invited:
            words: Words = (
                TextRun(
                    say(
                        "They were asked {times}, and nobody came.",
                        times=say_times(index.translator, one.invited),
                    )
                ),
            )
        elif projects:
            first = projects[0]
            words = line_of(
                index.translator,
                "The project {project} is for them, and no record says that anybody met them.",
                project=TextRun(
                    first.title, page_url(first.record_id), lang=other_lang(index, first.lang)
                ),
            )
        else:
            words = (
                TextRun(say("They have a profile, and no record says that anybody met them.")),
            )
        yield MissedView(community_link(names, one.community), words)


def _missed(index: SiteIndex, rows: Iterable[NamedRow]) -> Iterator[MissedView]:
    """Whom the profiles say that nobody reaches."""
    for row in rows:
        words = sentence("; ".join(who.strip().rstrip(".") for who in row.missed))
        lang = other_lang(index, row.lang)
        more = index.translator.say(A_PROFILE)
        link = TextRun(row.title, page_url(row.record_id), more=more, lang=lang)
        yield MissedView(link, (TextRun(words, lang=lang),))


def _more(translator: Translator, number: int) -> str:
    if number <= 0:
        return ""
    return translator.count(number, "And {n} more community.", "And {n} more communities.")


def _nobody_missed(translator: Translator, reach: Reach) -> str:
    if not reach.communities:
        return translator.say("No community is named, so nobody can say who was missed.")
    return translator.say(
        "Everybody that a project or a profile names was met at least once. Who is named nowhere "
        "does not show here."
    )


def _all_asked(translator: Translator, number: int) -> TextRun | None:
    if not number:
        return None
    words = translator.count(
        number,
        "See each time that the one community was asked",
        "See each time that each of the {n} communities was asked",
    )
    return TextRun(words, MORE_SECTIONS[SECTION][0] + ASKED)
