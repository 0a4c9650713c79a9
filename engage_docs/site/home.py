"""The view of the home page."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from engage_docs.i18n import Words, translatable_count
from engage_docs.loops import flags
from engage_docs.records.model import Engagement
from engage_docs.reports import Report
from engage_docs.site.drawing import HOME_ANSWERS, HOME_WAITING, CardSource
from engage_docs.site.head import is_to_come
from engage_docs.site.index import Inline, SiteIndex, TextRun, line_of, link_to, picture_of
from engage_docs.site.lists import latest_news
from engage_docs.site.page import ShownPicture
from engage_docs.site.record_pages import News, by_time
from engage_docs.site.steps import ALERT, DONE
from engage_docs.site.still_open import open_rows

_LONGEST_WAITING = 3
_LATEST_ANSWERS = 2
_LATEST_NEWS = 6


class Count(NamedTuple):
    """One line of the sums on the home page, with the shape of its state and where it leads."""

    number: str
    words: str
    state: str
    url: str


class HomePicture(NamedTuple):
    """The latest picture, and the record that it belongs to."""

    picture: ShownPicture
    source: Inline


class HomeView(NamedTuple):
    """The first page. ``pairs`` are the latest answers. ``ways`` lead on to everything else."""

    counts: tuple[Count, ...]
    waiting: tuple[Markup, ...]
    more: str
    pairs: tuple[Markup, ...]
    picture: HomePicture | None
    news: tuple[News, ...]
    ways: tuple[TextRun, ...]


def home(index: SiteIndex, report: Report, cards: CardSource) -> HomeView:
    """The sums, what has waited longest, and the latest news."""
    dated, undated = open_rows(index, report)
    number = len(dated) + len(undated)
    return HomeView(
        _home_counts(index, report),
        tuple(cards.card(HOME_WAITING, address) for address in waiting_longest(index, report)),
        index.translator.say(
            "See all {number} that are still open", number=index.translator.number(number)
        )
        if number > _LONGEST_WAITING
        else "",
        tuple(cards.card(HOME_ANSWERS, address) for address in latest_answers(index)),
        _latest_picture(index),
        latest_news(index, _LATEST_NEWS),
        _ways(index),
    )


def waiting_longest(index: SiteIndex, report: Report) -> list[str]:
    """The addresses of what has been open longest, as far as it stands on the first page."""
    dated, undated = open_rows(index, report)
    return [row.address for row in (dated or undated)[:_LONGEST_WAITING]]


def latest_answers(index: SiteIndex) -> list[str]:
    """The addresses of what came to an end and whose people were told, the latest first."""
    told = [loop for loop in index.loops.said.values() if loop.finished_on and loop.told]
    told.sort(key=lambda loop: (loop.finished_on, loop.entry.address), reverse=True)
    return [loop.entry.address for loop in told[:_LATEST_ANSWERS]]


def _latest_picture(index: SiteIndex) -> HomePicture | None:
    """The first picture of the latest record that has one to look at."""
    for record in sorted(index.ledger.records.values(), key=by_time, reverse=True):
        for photo in record.photos:
            picture = picture_of(index, record, photo.file)
            if picture and not picture.decorative and not is_to_come(index, record):
                source = line_of(index.translator, "From: {record}", record=link_to(index, record))
                return HomePicture(picture, source)
    return None


def _ways(index: SiteIndex) -> tuple[TextRun, ...]:
    """The pages that lead to every record."""
    communities, topics = len(index.communities.all()), len(index.topics.all())
    count = index.translator.count
    ways = (
        (count(len(index.ledger.projects), "{n} project", "{n} projects"), "projects/"),
        (count(communities, "{n} community", "{n} communities"), "communities/"),
        (count(topics, "{n} topic", "{n} topics"), "topics/"),
        (index.translator.say("How we engage"), "how-we-engage/"),
        (index.translator.say("A to Z of everything"), "a-to-z/"),
    )
    met = any(isinstance(record, Engagement) for record in index.ledger.records.values())
    empty = {"communities/": not communities, "topics/": not topics, "how-we-engage/": not met}
    return tuple(TextRun(words, url) for words, url in ways if not empty.get(url))


def _home_counts(index: SiteIndex, report: Report) -> tuple[Count, ...]:
    counts = report.counts
    promises = index.loops.commitments.values()
    all_done = sum(c.status == "done" for c in promises)
    shown = sum(c.status == "done" and flags.DONE_WITHOUT_EVIDENCE not in c.flags for c in promises)
    overdue = sum(c.timeliness == "overdue" for c in promises)
    unanswered = counts.by_status["said"].get("unanswered", 0)
    lines: tuple[tuple[int, Words, str, str], ...] = (
        (counts.said, translatable_count("thing people said", "things people said"), DONE, "said/"),
        (
            len(promises),
            translatable_count("promise we made", "promises we made"),
            DONE,
            "promises/",
        ),
        (
            shown,
            translatable_count(
                "promise done, with something to show for it",
                "promises done, with something to show for them",
            ),
            DONE,
            _filtered("promises/", "done", all_done, len(promises)),
        ),
        (
            overdue,
            translatable_count("promise overdue", "promises overdue"),
            ALERT if overdue else DONE,
            _filtered("promises/", "overdue", overdue, len(promises)),
        ),
        (
            unanswered,
            translatable_count("thing said is unanswered", "things said are unanswered"),
            ALERT if unanswered else DONE,
            _filtered("said/", "unanswered", unanswered, counts.said),
        ),
    )
    translator = index.translator
    return tuple(
        Count(translator.number(number), translator.count(number, *words), state, url)
        for number, words, state, url in lines
    )


def _filtered(section: str, status: str, number: int, of_all: int) -> str:
    """The list that is filtered by a status, where there is such a list."""
    return f"{section}status/{status}/" if 0 < number < of_all else section
