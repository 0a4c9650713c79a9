"""The pages of communities and of topics, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from engage_docs.i18n import Translator, translatable, translatable_count
from engage_docs.records.addresses import page_url
from engage_docs.records.model import Engagement
from engage_docs.site.drawing import CardSource, Drawing
from engage_docs.site.gathered import Gathered
from engage_docs.site.guidance import Group, groups_of, groups_of_meetings
from engage_docs.site.head import is_to_come
from engage_docs.site.index import SiteIndex, TextRun, link_to
from engage_docs.site.page import MORE_SECTIONS, Page
from engage_docs.site.paging import PAGE_LENGTH, Paging, sheets, title_of_page
from engage_docs.site.record_pages import News, news
from engage_docs.site.words import say_since, say_times, upper_first

_KINDS = {"communities": translatable("Community"), "topics": translatable("Topic")}


class NamedCard(NamedTuple):
    """One community or topic in the list of all."""

    link: TextRun
    counts: str


class Meeting(NamedTuple):
    """Where a community was met: when, at what, where, and how many came."""

    when: str
    link: TextRun
    where: str
    reached: str


class NamedView(NamedTuple):
    """One page of a community or a topic. What is not a list stands on the first page only."""

    kind: str
    is_community: bool
    is_first: bool
    lead: str
    reached: str
    said: Markup
    among: Markup
    nothing_said: str
    paging: Paging | None
    met: tuple[Meeting, ...]
    projects: tuple[TextRun, ...]
    news: tuple[News, ...]
    profile: TextRun | None
    groups: tuple[Group, ...]


def named_list(
    translator: Translator, section: str, gathered: Sequence[Gathered]
) -> tuple[NamedCard, ...]:
    """Every community or topic, in the order of the alphabet."""
    return tuple(
        NamedCard(
            TextRun(upper_first(one.name.text), url_of_name(section, one)),
            _counts(translator, section, one),
        )
        for one in gathered
    )


def url_of_name(section: str, one: Gathered) -> str:
    """The page of a community or a topic."""
    return f"{MORE_SECTIONS[section][0]}{quote(one.name.slug)}/"


def _counts(translator: Translator, section: str, one: Gathered) -> str:
    said = [*one.said, *one.among]
    parts = []
    if said:
        parts.append(translator.count(len(said), "{n} thing said", "{n} things said"))
    if section == "communities" and one.met:
        parts.append(translator.say("met {times}", times=say_times(translator, len(one.met))))
    if section == "topics" and one.records:
        parts.append(translator.count(len(one.records), "{n} record", "{n} records"))
    if one.projects and not parts:
        parts.append(translator.count(len(one.projects), "{n} project", "{n} projects"))
    still_open = sum(loop.open for loop in said)
    if still_open:
        parts.append(translator.count(still_open, "{n} still open", "{n} still open"))
    if not parts:
        return translator.say("Nothing is on record yet.")
    return f"{upper_first(translator.in_a_row(parts))}."


def named_pages(
    section: str,
    gathered: Sequence[Gathered],
    index: SiteIndex,
    drawing: Drawing,
    cards: CardSource,
) -> Iterator[Page]:
    """The page of each community or topic, in pages of fifty things said."""
    translator = index.translator
    words = translatable_count("{n} thing said", "{n} things said")
    for one in gathered:
        loops = [*one.said, *one.among]
        alone = len(one.said)
        about = translator.say(
            "{kind}: {name}. {counts}",
            kind=translator.say(_KINDS[section]),
            name=one.name.text,
            counts=_counts(translator, section, one),
        )
        first = _first_page(section, one, index)
        rest = first._replace(is_first=False)
        for sheet in sheets(translator, url_of_name(section, one), loops, words):
            addresses = [loop.entry.address for loop in sheet.items]
            cut = max(0, alone - (sheet.number - 1) * PAGE_LENGTH)
            of_page = first if sheet.number == 1 else rest
            view = of_page._replace(
                said=cards.cards("said", addresses[:cut]),
                among=cards.cards("said", addresses[cut:]),
                paging=sheet.paging,
            )
            title = title_of_page(translator, upper_first(one.name.text), sheet.number)
            main = drawing.page(sheet.url, "engage/named.html", view=view, heading=title)
            yield Page(sheet.url, section, title, about, main, is_part=sheet.number > 1)


def _first_page(section: str, one: Gathered, index: SiteIndex) -> NamedView:
    """The first page, but for what people said."""
    translator = index.translator
    return NamedView(
        kind=translator.say(_KINDS[section]),
        is_community=section == "communities",
        is_first=True,
        lead=_lead(translator, section, one),
        reached=_reached(index, one),
        said=Markup(""),
        among=Markup(""),
        nothing_said=""
        if one.said or one.among
        else translator.say("Nothing that they said is on record yet."),
        paging=None,
        met=tuple(_meeting(index, *met) for met in one.met),
        projects=tuple(link_to(index, project) for project in one.projects),
        news=tuple(news(index, record) for record in one.records),
        profile=_profile_link(index, one),
        groups=_groups(index, one),
    )


def _profile_link(index: SiteIndex, one: Gathered) -> TextRun | None:
    profile = index.profiles.get(one.name)
    return TextRun(index.translator.say("Their profile"), page_url(profile.id)) if profile else None


def _groups(index: SiteIndex, one: Gathered) -> tuple[Group, ...]:
    """Who a community is, and what was found out where it was met."""
    profile = index.profiles.get(one.name)
    of_profile = groups_of(index, profile) if profile else ()
    return (*of_profile, *groups_of_meetings(index, [record for record, _ in one.met]))


def _lead(translator: Translator, section: str, one: Gathered) -> str:
    said = [*one.said, *one.among]
    if not said:
        return ""
    number = len(said)
    if section == "communities" and one.among:
        lead = translator.count(
            number,
            "People said {n} thing where they took part.",
            "People said {n} things where they took part.",
        )
    elif section == "communities":
        lead = translator.count(number, "They said {n} thing.", "They said {n} things.")
    else:
        lead = translator.count(number, "People said {n} thing.", "People said {n} things.")
    answered = sum(loop.status not in ("waiting", "unanswered") for loop in said)
    got = translator.count(answered, "{n} got an answer.", "{n} got an answer.")
    still_open = sum(loop.open for loop in said)
    rest = (
        translator.count(still_open, "{n} is still open.", "{n} are still open.")
        if still_open
        else translator.say("Nothing is still open.")
    )
    return f"{lead} {got} {rest}"


def _reached(index: SiteIndex, one: Gathered) -> str:
    translator = index.translator
    counted = [n for record, n in one.met if n is not None and not is_to_come(index, record)]
    if not counted:
        return ""
    if len(counted) == 1:
        return _took_part(translator, counted[0])
    people = sum(counted)
    return translator.count(
        people,
        "{n} person took part, counted at {meetings} meetings. Who came twice is counted twice.",
        "{n} people took part, counted at {meetings} meetings. Who came twice is counted twice.",
        meetings=len(counted),
    )


def _took_part(translator: Translator, people: int) -> str:
    return translator.count(people, "{n} person took part.", "{n} people took part.")


def _meeting(index: SiteIndex, record: Engagement, reached: int | None) -> Meeting:
    translator = index.translator
    if is_to_come(index, record):
        people = translator.say("Still to come.")
    else:
        people = _took_part(translator, reached) if reached is not None else ""
    when = say_since(translator, record.date)
    return Meeting(when, link_to(index, record), upper_first(record.place or ""), people)
