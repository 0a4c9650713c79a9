"""The view of the home page."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from engage_docs.i18n import Words, to_count
from engage_docs.loops import flags
from engage_docs.records.model import Engagement
from engage_docs.reports import Report
from engage_docs.site.book import Bit, Book, Line, line_of, link_to, picture_of
from engage_docs.site.drawing import HOME_ANSWERS, HOME_WAITING, CardSource
from engage_docs.site.head import is_to_come
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
    source: Line


class HomeView(NamedTuple):
    """The first page. ``pairs`` are the latest answers. ``ways`` lead on to everything else."""

    counts: tuple[Count, ...]
    waiting: tuple[Markup, ...]
    more: str
    pairs: tuple[Markup, ...]
    picture: HomePicture | None
    news: tuple[News, ...]
    ways: tuple[Bit, ...]


def home(book: Book, report: Report, cards: CardSource) -> HomeView:
    """The sums, what has waited longest, and the latest news."""
    dated, undated = open_rows(book, report)
    number = len(dated) + len(undated)
    return HomeView(
        _home_counts(book, report),
        tuple(cards.card(HOME_WAITING, address) for address in waiting_longest(book, report)),
        book.speech.say("See all {number} that are still open", number=book.speech.number(number))
        if number > _LONGEST_WAITING
        else "",
        tuple(cards.card(HOME_ANSWERS, address) for address in latest_answers(book)),
        _latest_picture(book),
        latest_news(book, _LATEST_NEWS),
        _ways(book),
    )


def waiting_longest(book: Book, report: Report) -> list[str]:
    """The addresses of what has been open longest, as far as it stands on the first page."""
    dated, undated = open_rows(book, report)
    return [row.address for row in (dated or undated)[:_LONGEST_WAITING]]


def latest_answers(book: Book) -> list[str]:
    """The addresses of what came to an end and whose people were told, the latest first."""
    told = [loop for loop in book.loops.said.values() if loop.finished_on and loop.told]
    told.sort(key=lambda loop: (loop.finished_on, loop.entry.address), reverse=True)
    return [loop.entry.address for loop in told[:_LATEST_ANSWERS]]


def _latest_picture(book: Book) -> HomePicture | None:
    """The first picture of the latest record that has one to look at."""
    for record in sorted(book.ledger.records.values(), key=by_time, reverse=True):
        for photo in record.photos:
            picture = picture_of(book, record, photo.file)
            if picture and not picture.decorative and not is_to_come(book, record):
                source = line_of(book.speech, "From: {record}", record=link_to(book, record))
                return HomePicture(picture, source)
    return None


def _ways(book: Book) -> tuple[Bit, ...]:
    """The pages that lead to every record."""
    communities, topics = len(book.communities.all()), len(book.topics.all())
    count = book.speech.count
    ways = (
        (count(len(book.ledger.projects), "{n} project", "{n} projects"), "projects/"),
        (count(communities, "{n} community", "{n} communities"), "communities/"),
        (count(topics, "{n} topic", "{n} topics"), "topics/"),
        (book.speech.say("How we engage"), "how-we-engage/"),
        (book.speech.say("A to Z of everything"), "a-to-z/"),
    )
    met = any(isinstance(record, Engagement) for record in book.ledger.records.values())
    empty = {"communities/": not communities, "topics/": not topics, "how-we-engage/": not met}
    return tuple(Bit(words, url) for words, url in ways if not empty.get(url))


def _home_counts(book: Book, report: Report) -> tuple[Count, ...]:
    counts = report.counts
    promises = book.loops.commitments.values()
    all_done = sum(c.status == "done" for c in promises)
    shown = sum(c.status == "done" and flags.DONE_WITHOUT_EVIDENCE not in c.flags for c in promises)
    overdue = sum(c.timeliness == "overdue" for c in promises)
    unanswered = counts.by_status["said"].get("unanswered", 0)
    lines: tuple[tuple[int, Words, str, str], ...] = (
        (counts.said, to_count("thing people said", "things people said"), DONE, "said/"),
        (len(promises), to_count("promise we made", "promises we made"), DONE, "promises/"),
        (
            shown,
            to_count(
                "promise done, with something to show for it",
                "promises done, with something to show for them",
            ),
            DONE,
            _filtered("promises/", "done", all_done, len(promises)),
        ),
        (
            overdue,
            to_count("promise overdue", "promises overdue"),
            ALERT if overdue else DONE,
            _filtered("promises/", "overdue", overdue, len(promises)),
        ),
        (
            unanswered,
            to_count("thing said is unanswered", "things said are unanswered"),
            ALERT if unanswered else DONE,
            _filtered("said/", "unanswered", unanswered, counts.said),
        ),
    )
    speech = book.speech
    return tuple(
        Count(speech.number(number), speech.count(number, *words), state, url)
        for number, words, state, url in lines
    )


def _filtered(section: str, status: str, number: int, of_all: int) -> str:
    """The list that is filtered by a status, where there is such a list."""
    return f"{section}status/{status}/" if 0 < number < of_all else section
