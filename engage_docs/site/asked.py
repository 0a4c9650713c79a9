"""The pages "Who was asked, and what came of it": every time that a community was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from engage_docs.i18n import Translator, translatable, translatable_count
from engage_docs.records.addresses import page_url
from engage_docs.site.drawing import Drawing
from engage_docs.site.index import SiteIndex, TextRun, other_lang
from engage_docs.site.page import MORE_SECTIONS, Page
from engage_docs.site.paging import Paging, sheets, title_of_page
from engage_docs.site.words import say_since, say_times, sentence, upper_first
from engage_docs.stats.reach import Asked, Came, Occasion, Reach

SECTION = "how-we-engage"
ASKED = "asked/"
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


class AskedView(NamedTuple):
    """A community: how often it was asked, and what came of it, in a few words."""

    name: TextRun
    words: str


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

    up: TextRun
    lead: str
    groups: tuple[AskedGroup, ...]
    paging: Paging | None


def community_link(names: dict[str, str], slug: str) -> TextRun:
    """A link to the page of a community. ``names`` are those of all, by their slugs."""
    return TextRun(names[slug], f"{MORE_SECTIONS['communities'][0]}{quote(slug)}/")


def asked_view(translator: Translator, one: Asked, names: dict[str, str]) -> AskedView:
    """A community on the first page: how often it was asked, and what came of it."""
    return AskedView(community_link(names, one.community), asked_words(translator, one))


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


def asked_pages(index: SiteIndex, reach: Reach, drawing: Drawing) -> Iterator[Page]:
    """Every time that each community was asked, in pages of fifty times."""
    translator = index.translator
    names = {name.slug: upper_first(name.text) for name in index.communities.all()}
    every = [(one, occasion) for one in reach.asked for occasion in one.occasions]
    if not every:
        return
    url, title = MORE_SECTIONS[SECTION]
    seen: set[str] = set()
    for sheet in sheets(
        translator, url + ASKED, every, translatable_count("{n} time asked", "{n} times asked")
    ):
        groups = []
        for community, items in groupby(sheet.items, key=lambda item: item[0].community):
            of_group = list(items)
            groups.append(
                AskedGroup(
                    f"asked-{community}",
                    community_link(names, community),
                    asked_words(translator, of_group[0][0]),
                    community in seen,
                    tuple(_time(index, occasion) for _, occasion in of_group),
                )
            )
            seen.add(community)
        heading = title_of_page(translator, translator.say(_ASKED_TITLE), sheet.number)
        lead = translator.say("Each time that a community was asked, the latest first.")
        view = AskedPage(TextRun(translator.say(title), url), lead, tuple(groups), sheet.paging)
        main = drawing.page(sheet.url, "engage/asked.html", view=view, heading=heading)
        yield Page(sheet.url, SECTION, heading, lead, main, is_part=sheet.number > 1)


def _time(index: SiteIndex, one: Occasion) -> TimeView:
    translator = index.translator
    words = translator.say("Nobody came.") if one.reached == 0 else translator.say(_CAME[one.came])
    return TimeView(
        say_since(translator, one.when),
        TextRun(one.title, page_url(one.record_id), lang=other_lang(index, one.lang)),
        words,
        " ".join(_numbers(translator, one)),
        one.came is Came.NOTHING,
    )


def _numbers(translator: Translator, one: Occasion) -> Iterator[str]:
    if one.reached:
        yield translator.count(one.reached, "{n} person took part.", "{n} people took part.")
    elif one.reached is None:
        yield translator.say("How many of them came is not written down.")
    if one.said:
        known: Sequence[tuple[str, int]] = [(s, n) for s, n in one.statuses if s in _STATUSES]
        parts = [translator.count(number, *_STATUSES[status]) for status, number in known]
        yield sentence(
            translator.count(
                one.said,
                "{n} thing said: {parts}",
                "{n} things said: {parts}",
                parts=translator.listed(parts),
            )
        )
    if one.promises:
        yield translator.count(one.promises, "{n} promise made.", "{n} promises made.")
