"""The first page of the site."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from engage_docs.i18n import Words, translatable, translatable_count
from engage_docs.loops import flags
from engage_docs.media.model import ShownPicture
from engage_docs.records.model import Engagement, Project
from engage_docs.site.charts.loops import standing_of
from engage_docs.site.context import PageHead, Section, SiteContext, one_page
from engage_docs.site.facets import url_of_status
from engage_docs.site.head import is_to_come
from engage_docs.site.index import Inline, RowView, SiteIndex, TextRun, by_time, last_day
from engage_docs.site.loop_lists import PROMISES, SAID, open_rows
from engage_docs.site.progress import ALERT, DONE
from engage_docs.site.record_pages import News, news
from engage_docs.site.rows import row_of

_LONGEST_WAITING = 3
_LATEST_ANSWERS = 2
_LATEST_NEWS = 6


class HomeCount(NamedTuple):
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
    """The first page of the site.

    ``waiting`` is what has been open longest, ``answers`` what came to an end last. ``ways`` lead
    on to everything else. ``has_search``: there is a page to search on.
    """

    head: PageHead
    has_search: bool
    counts: tuple[HomeCount, ...]
    waiting: tuple[RowView, ...]
    more: str
    answers: tuple[RowView, ...]
    picture: HomePicture | None
    news: tuple[News, ...]
    ways: tuple[TextRun, ...]


def home(site: SiteContext, head: PageHead) -> HomeView:
    """Return the sums, what has waited longest, and the latest answers and news."""
    index = site.index
    dated, undated = open_rows(index, site.report)
    number = len(dated) + len(undated)
    waiting = [row.address for row in (dated or undated)[:_LONGEST_WAITING]]
    every = index.translator.number(number)
    more = index.say("See all {number} that are still open", number=every)
    return HomeView(
        head,
        site.has_search,
        tuple(_home_counts(site)),
        tuple(row_of(index, address) for address in waiting),
        more if number > _LONGEST_WAITING else "",
        tuple(row_of(index, address) for address in _latest_answers(index)),
        _latest_picture(index),
        _latest_news(index),
        _ways(index),
    )


def _latest_answers(index: SiteIndex) -> list[str]:
    """Return what came to an end and whose people were told, the latest first."""
    told = [(s.finished_on, a) for a, s in index.loops.said.items() if s.finished_on and s.told]
    return [address for _, address in sorted(told, reverse=True)[:_LATEST_ANSWERS]]


def _latest_news(index: SiteIndex) -> tuple[News, ...]:
    """Return the latest records that count by now, projects apart."""
    every = sorted(index.ledger.records.values(), key=by_time, reverse=True)
    known = (
        record
        for record in every
        if not isinstance(record, Project)
        and (day := last_day(record))
        and day <= index.loops.as_of
    )
    return tuple(news(index, record) for record in islice(known, _LATEST_NEWS))


def _latest_picture(index: SiteIndex) -> HomePicture | None:
    """The first picture of the latest record that has one to look at."""
    for record in sorted(index.ledger.records.values(), key=by_time, reverse=True):
        for photo in record.photos:
            picture = index.picture_of(record, photo.file)
            if picture and not picture.decorative and not is_to_come(index, record):
                source = index.say_line("From: {record}", record=index.link_to(record))
                return HomePicture(picture, source)
    return None


def _ways(index: SiteIndex) -> tuple[TextRun, ...]:
    """The pages that lead to every record."""
    communities, topics = len(index.communities.all()), len(index.topics.all())
    met = any(isinstance(record, Engagement) for record in index.ledger.records.values())
    count, projects = index.count, len(index.ledger.projects)
    ways = (
        (True, count(projects, "{n} project", "{n} projects"), "projects/"),
        (communities, count(communities, "{n} community", "{n} communities"), "communities/"),
        (topics, count(topics, "{n} topic", "{n} topics"), "topics/"),
        (met, index.say("How we engage"), "how-we-engage/"),
        (True, index.say("A to Z of everything"), "a-to-z/"),
    )
    return tuple(TextRun(words, url) for is_there, words, url in ways if is_there)


def _home_counts(site: SiteContext) -> Iterator[HomeCount]:
    translator, loops = site.translator, site.index.loops
    promises = {address: standing_of(loop) for address, loop in loops.commitments.items()}
    done = [address for address, stands in promises.items() if stands == "done"]
    overdue = [address for address, stands in promises.items() if stands == "overdue"]
    unanswered = [a for a, loop in loops.said.items() if loop.status == "unanswered"]
    unshown = sum(flags.DONE_WITHOUT_EVIDENCE in loops.commitments[a].flags for a in done)

    def line(number: int, words: Words, url: str, state: str = DONE) -> HomeCount:
        return HomeCount(translator.number(number), translator.count(number, *words), state, url)

    words = translatable_count("thing people said", "things people said")
    yield line(site.report.counts.said, words, SAID.url)
    words = translatable_count("promise we made", "promises we made")
    yield line(len(promises), words, PROMISES.url)
    words = translatable_count(
        "promise done, with something to show for it",
        "promises done, with something to show for them",
    )
    url = url_of_status(PROMISES.url, "done", done, len(promises))
    yield line(len(done) - unshown, words, url)
    words = translatable_count("promise overdue", "promises overdue")
    url = url_of_status(PROMISES.url, "overdue", overdue, len(promises))
    yield line(len(overdue), words, url, ALERT if overdue else DONE)
    words = translatable_count("thing said is unanswered", "things said are unanswered")
    url = url_of_status(SAID.url, "unanswered", unanswered, len(loops.said))
    yield line(len(unanswered), words, url, ALERT if unanswered else DONE)


HOME = Section(
    name="home",
    url="",
    title=translatable("Home"),
    description=translatable(
        "What people said, what was promised, what was done, and who was told."
    ),
    make_pages=one_page("engage/section-home.html", home),
    heading=translatable("You said it. Here is what came of it."),
    in_menu=True,
)
