"""The pages of communities and of topics, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from engage_docs.i18n import Speech, to_count, to_say
from engage_docs.records.addresses import page_url
from engage_docs.records.model import Engagement
from engage_docs.site.book import Bit, Book, link_to
from engage_docs.site.drawing import CardSource, Drawing
from engage_docs.site.gathered import Gathered
from engage_docs.site.guidance import Group, groups_of, groups_of_meetings
from engage_docs.site.head import is_to_come
from engage_docs.site.page import MORE_SECTIONS, Page
from engage_docs.site.paging import PAGE_LENGTH, Paging, sheets, title_of_page
from engage_docs.site.record_pages import News, news
from engage_docs.site.words import say_since, say_times, upper_first

_KINDS = {"communities": to_say("Community"), "topics": to_say("Topic")}


class NamedCard(NamedTuple):
    """One community or topic in the list of all."""

    link: Bit
    counts: str


class Meeting(NamedTuple):
    """Where a community was met: when, at what, where, and how many came."""

    when: str
    link: Bit
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
    projects: tuple[Bit, ...]
    news: tuple[News, ...]
    profile: Bit | None
    groups: tuple[Group, ...]


def named_list(speech: Speech, section: str, gathered: Sequence[Gathered]) -> tuple[NamedCard, ...]:
    """Every community or topic, in the order of the alphabet."""
    return tuple(
        NamedCard(
            Bit(upper_first(one.name.text), url_of_name(section, one)),
            _counts(speech, section, one),
        )
        for one in gathered
    )


def url_of_name(section: str, one: Gathered) -> str:
    """The page of a community or a topic."""
    return f"{MORE_SECTIONS[section][0]}{quote(one.name.slug)}/"


def _counts(speech: Speech, section: str, one: Gathered) -> str:
    said = [*one.said, *one.among]
    parts = []
    if said:
        parts.append(speech.count(len(said), "{n} thing said", "{n} things said"))
    if section == "communities" and one.met:
        parts.append(speech.say("met {times}", times=say_times(speech, len(one.met))))
    if section == "topics" and one.records:
        parts.append(speech.count(len(one.records), "{n} record", "{n} records"))
    if one.projects and not parts:
        parts.append(speech.count(len(one.projects), "{n} project", "{n} projects"))
    still_open = sum(loop.open for loop in said)
    if still_open:
        parts.append(speech.count(still_open, "{n} still open", "{n} still open"))
    if not parts:
        return speech.say("Nothing is on record yet.")
    return f"{upper_first(speech.in_a_row(parts))}."


def named_pages(
    section: str,
    gathered: Sequence[Gathered],
    book: Book,
    drawing: Drawing,
    cards: CardSource,
) -> Iterator[Page]:
    """The page of each community or topic, in pages of fifty things said."""
    speech = book.speech
    words = to_count("{n} thing said", "{n} things said")
    for one in gathered:
        loops = [*one.said, *one.among]
        alone = len(one.said)
        about = speech.say(
            "{kind}: {name}. {counts}",
            kind=speech.say(_KINDS[section]),
            name=one.name.text,
            counts=_counts(speech, section, one),
        )
        first = _first_page(section, one, book)
        rest = first._replace(is_first=False)
        for sheet in sheets(speech, url_of_name(section, one), loops, words):
            addresses = [loop.entry.address for loop in sheet.items]
            cut = max(0, alone - (sheet.number - 1) * PAGE_LENGTH)
            of_page = first if sheet.number == 1 else rest
            view = of_page._replace(
                said=cards.cards("said", addresses[:cut]),
                among=cards.cards("said", addresses[cut:]),
                paging=sheet.paging,
            )
            title = title_of_page(speech, upper_first(one.name.text), sheet.number)
            main = drawing.page(sheet.url, "engage/named.html", view=view, heading=title)
            yield Page(sheet.url, section, title, about, main, is_part=sheet.number > 1)


def _first_page(section: str, one: Gathered, book: Book) -> NamedView:
    """The first page, but for what people said."""
    speech = book.speech
    return NamedView(
        kind=speech.say(_KINDS[section]),
        is_community=section == "communities",
        is_first=True,
        lead=_lead(speech, section, one),
        reached=_reached(book, one),
        said=Markup(""),
        among=Markup(""),
        nothing_said=""
        if one.said or one.among
        else speech.say("Nothing that they said is on record yet."),
        paging=None,
        met=tuple(_meeting(book, *met) for met in one.met),
        projects=tuple(link_to(book, project) for project in one.projects),
        news=tuple(news(book, record) for record in one.records),
        profile=_profile_link(book, one),
        groups=_groups(book, one),
    )


def _profile_link(book: Book, one: Gathered) -> Bit | None:
    profile = book.profiles.get(one.name)
    return Bit(book.speech.say("Their profile"), page_url(profile.id)) if profile else None


def _groups(book: Book, one: Gathered) -> tuple[Group, ...]:
    """Who a community is, and what was found out where it was met."""
    profile = book.profiles.get(one.name)
    of_profile = groups_of(book, profile) if profile else ()
    return (*of_profile, *groups_of_meetings(book, [record for record, _ in one.met]))


def _lead(speech: Speech, section: str, one: Gathered) -> str:
    said = [*one.said, *one.among]
    if not said:
        return ""
    number = len(said)
    if section == "communities" and one.among:
        lead = speech.count(
            number,
            "People said {n} thing where they took part.",
            "People said {n} things where they took part.",
        )
    elif section == "communities":
        lead = speech.count(number, "They said {n} thing.", "They said {n} things.")
    else:
        lead = speech.count(number, "People said {n} thing.", "People said {n} things.")
    answered = sum(loop.status not in ("waiting", "unanswered") for loop in said)
    got = speech.count(answered, "{n} got an answer.", "{n} got an answer.")
    still_open = sum(loop.open for loop in said)
    rest = (
        speech.count(still_open, "{n} is still open.", "{n} are still open.")
        if still_open
        else speech.say("Nothing is still open.")
    )
    return f"{lead} {got} {rest}"


def _reached(book: Book, one: Gathered) -> str:
    speech = book.speech
    counted = [n for record, n in one.met if n is not None and not is_to_come(book, record)]
    if not counted:
        return ""
    if len(counted) == 1:
        return _took_part(speech, counted[0])
    people = sum(counted)
    return speech.count(
        people,
        "{n} person took part, counted at {meetings} meetings. Who came twice is counted twice.",
        "{n} people took part, counted at {meetings} meetings. Who came twice is counted twice.",
        meetings=len(counted),
    )


def _took_part(speech: Speech, people: int) -> str:
    return speech.count(people, "{n} person took part.", "{n} people took part.")


def _meeting(book: Book, record: Engagement, reached: int | None) -> Meeting:
    speech = book.speech
    if is_to_come(book, record):
        people = speech.say("Still to come.")
    else:
        people = _took_part(speech, reached) if reached is not None else ""
    when = say_since(speech, record.date)
    return Meeting(when, link_to(book, record), upper_first(record.place or ""), people)
