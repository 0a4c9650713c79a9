"""The pages of communities and of topics, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from engage_docs.model import Engagement
from engage_docs.site.book import Bit, Book, link_to
from engage_docs.site.drawing import Cards, Drawing
from engage_docs.site.gathered import Gathered
from engage_docs.site.head import is_to_come
from engage_docs.site.page import MORE_SECTIONS, Page
from engage_docs.site.paging import PAGE_LENGTH, Paging, sheets
from engage_docs.site.record_pages import News, news
from engage_docs.site.words import many, say_when, times, upper_first

_KINDS = {"communities": "Community", "topics": "Topic"}


@dataclass(frozen=True, slots=True)
class NamedCard:
    """One community or topic in the list of all."""

    link: Bit
    counts: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a community was met: when, at what, where, and how many came."""

    when: str
    link: Bit
    where: str
    reached: str


@dataclass(frozen=True, slots=True)
class NamedView:
    """One page of a community or a topic. What is not a list stands on the first page only."""

    kind: str
    is_first: bool
    lead: str
    reached: str
    said: tuple[Markup, ...]
    among: tuple[Markup, ...]
    nothing_said: str
    paging: Paging | None
    met: tuple[Meeting, ...]
    projects: tuple[Bit, ...]
    news: tuple[News, ...]


def named_list(section: str, gathered: Sequence[Gathered]) -> tuple[NamedCard, ...]:
    """Every community or topic, in the order of the alphabet."""
    return tuple(
        NamedCard(Bit(upper_first(one.name.text), url_of_name(section, one)), _counts(section, one))
        for one in gathered
    )


def url_of_name(section: str, one: Gathered) -> str:
    """The page of a community or a topic."""
    return f"{MORE_SECTIONS[section][0]}{quote(one.name.slug)}/"


def _counts(section: str, one: Gathered) -> str:
    said = [*one.said, *one.among]
    parts = [many(len(said), "thing") + " said"] if said else []
    if section == "communities" and one.met:
        parts.append(f"met {times(len(one.met))}")
    if section == "topics" and one.records:
        parts.append(many(len(one.records), "record"))
    if one.projects and not parts:
        parts.append(many(len(one.projects), "project"))
    still_open = sum(loop.open for loop in said)
    if still_open:
        parts.append(f"{still_open:,} still open")
    return f"{upper_first(', '.join(parts))}." if parts else "Nothing is on record yet."


def named_pages(
    section: str, gathered: Sequence[Gathered], book: Book, drawing: Drawing, cards: Cards
) -> Iterator[Page]:
    """The page of each community or topic, in pages of fifty things said."""
    for one in gathered:
        loops = [*one.said, *one.among]
        alone = len(one.said)
        for sheet in sheets(url_of_name(section, one), loops, "thing said", "things said"):
            part = f", page {sheet.number}" if sheet.number > 1 else ""
            drawn = [cards.card("said", loop.entry.address) for loop in sheet.items]
            cut = max(0, alone - (sheet.number - 1) * PAGE_LENGTH)
            view = NamedView(
                _KINDS[section],
                not part,
                _lead(section, one),
                _reached(book, one),
                tuple(drawn[:cut]),
                tuple(drawn[cut:]),
                "" if loops else "Nothing that they said is on record yet.",
                sheet.paging,
                tuple(_meeting(book, *met) for met in one.met),
                tuple(link_to(project) for project in one.projects),
                tuple(news(book, record) for record in one.records),
            )
            title = upper_first(one.name.text) + part
            main = drawing.page(sheet.url, "engage/named.html", view=view, heading=title)
            about = f"{_KINDS[section]}: {one.name.text}. {_counts(section, one)}"
            yield Page(sheet.url, section, title, about, main, is_part=bool(part))


def _lead(section: str, one: Gathered) -> str:
    said = [*one.said, *one.among]
    if not said:
        return ""
    answered = sum(loop.status not in ("waiting", "unanswered") for loop in said)
    still_open = sum(loop.open for loop in said)
    who = "They said" if section == "communities" and not one.among else "People said"
    where = " where they took part" if section == "communities" and one.among else ""
    return (
        f"{who} {many(len(said), 'thing')}{where}. {answered:,} got an answer. "
        f"{many(still_open, 'is', 'are') if still_open else 'Nothing is'} still open."
    )


def _reached(book: Book, one: Gathered) -> str:
    counted = [n for record, n in one.met if n is not None and not is_to_come(book, record)]
    if not counted:
        return ""
    if len(counted) == 1:
        return f"{many(counted[0], 'person', 'people')} took part."
    return (
        f"{many(sum(counted), 'person', 'people')} took part, counted at "
        f"{len(counted)} meetings. Who came twice is counted twice."
    )


def _meeting(book: Book, record: Engagement, reached: int | None) -> Meeting:
    when = upper_first(say_when(record.date)) or "Date not known"
    to_come = "Still to come." if is_to_come(book, record) else ""
    people = f"{many(reached, 'person', 'people')} took part." if reached is not None else ""
    return Meeting(when, link_to(record), upper_first(record.place or ""), to_come or people)
