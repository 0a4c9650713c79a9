"""The views of the lists: what you said, promises, you said we did, projects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engage_docs.addresses import item_address, page_url
from engage_docs.judging.loops import CommitmentLoop, SaidLoop
from engage_docs.linking.ledger import commitments_in, said_in
from engage_docs.model import Project, Record, YouSaidWeDid
from engage_docs.site.book import Bit, Book, link_to
from engage_docs.site.items import PromiseView, SaidView, promise_view, said_view
from engage_docs.site.pairs import Pair, said_pair
from engage_docs.site.record_pages import News, by_time, news
from engage_docs.site.words import listed, many, say_when

Item = SaidView | PromiseView | Pair


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading. ``anchor`` is the id of the heading, ``url`` its own page."""

    anchor: str
    title: str
    url: str
    count: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A page that lists items in groups."""

    lead: str
    groups: tuple[Group, ...]
    news: tuple[News, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """One project in the list of projects."""

    link: Bit
    purpose: str
    about: str
    counts: str


def said_list(book: Book) -> ListView:
    """Everything that people said, project by project, the latest first."""
    loops = list(book.loops.said.values())
    groups = tuple(
        Group(
            f"project-{project}",
            _title_of(book, project),
            page_url(project) if project in book.ledger.records else "",
            many(len(of_project), "thing said", "things said"),
            tuple(said_view(book, loop.entry) for loop in of_project),
        )
        for project, of_project in _by_project(book, loops)
    )
    answered = sum(loop.status not in ("waiting", "unanswered") for loop in loops)
    return ListView(
        f"People said {many(len(loops), 'thing')} to us. {answered:,} of them got an answer."
        if loops
        else "Nothing that people said is on record yet.",
        groups,
    )


def promise_list(book: Book) -> ListView:
    """Every promise, by how it stands: what is overdue comes first."""
    loops = sorted(
        book.loops.commitments.values(), key=lambda c: (*by_time(c.entry.record), c.entry.address)
    )
    groups = []
    for anchor, title in _STANDINGS.items():
        of_kind = [loop for loop in loops if _standing(loop) == anchor]
        if of_kind:
            items = tuple(promise_view(book, loop.entry) for loop in of_kind)
            groups.append(Group(anchor, title, "", many(len(items), "promise"), items))
    lead = f"We made {many(len(loops), 'promise')}." if loops else "No promise is on record yet."
    return ListView(lead, tuple(groups))


_STANDINGS = {
    "overdue": "Overdue",
    "no-date": "No date given",
    "to-come": "Not due yet",
    "done": "Done",
    "cannot": "Cannot be done",
    "changed": "Replaced by another promise",
}


def _standing(loop: CommitmentLoop) -> str:
    if loop.status in ("done", "cannot", "changed"):
        return loop.status
    if loop.timeliness is None:
        return "no-date"
    return "overdue" if loop.timeliness == "overdue" else "to-come"


def deed_list(book: Book) -> ListView:
    """What was said and what was done about it, project by project; and every artefact."""
    finished = [s for s in book.loops.said.values() if s.status in ("done", "cannot", "answered")]
    groups = tuple(
        Group(
            f"project-{project}",
            _title_of(book, project),
            page_url(project) if project in book.ledger.records else "",
            many(len(of_project), "answer"),
            tuple(said_pair(book, loop.entry) for loop in of_project),
        )
        for project, of_project in _by_project(book, finished)
    )
    told = [r for r in book.ledger.records.values() if isinstance(r, YouSaidWeDid)]
    lead = (
        f"{many(len(finished), 'thing')} that people said came to an end: done, answered, or "
        "refused with a reason."
        if finished
        else "Nothing that people said has come to an end yet."
    )
    return ListView(
        lead, groups, tuple(news(book, r) for r in sorted(told, key=by_time, reverse=True))
    )


def project_list(book: Book) -> tuple[ProjectCard, ...]:
    """Every project, in the order of the alphabet."""
    projects = sorted(book.ledger.projects.values(), key=lambda p: (p.title.casefold(), p.id))
    return tuple(_project_card(book, project) for project in projects)


def _project_card(book: Book, project: Project) -> ProjectCard:
    about = ", ".join(part for part in (project.organisation, project.place) if part)
    since = say_when(project.starts)
    records = book.of_project.get(project.id, ())
    said_at = (item_address(r.id, s.id) for r in records for s in said_in(r))
    said = [book.loops.said[a] for a in said_at if a in book.loops.said]
    promised_at = (item_address(r.id, c.id) for r in records for c in commitments_in(r))
    promises = [book.loops.commitments[a] for a in promised_at if a in book.loops.commitments]
    return ProjectCard(
        link_to(project),
        project.purpose or project.summary or "",
        " ".join(f"{part}." for part in (about, f"Since {since}" if since else "") if part),
        _counts(said, promises),
    )


def _counts(said: Sequence[SaidLoop], promises: Sequence[CommitmentLoop]) -> str:
    still_open = sum(s.open for s in said) + sum(c.open and not c.entry.answers for c in promises)
    parts = []
    if said:
        parts.append(f"{many(len(said), 'thing')} said")
    if promises:
        parts.append(f"{many(len(promises), 'promise')} made")
    if not parts:
        return "Nothing that anybody said is on record."
    return f"{listed(parts)}. {f'{still_open:,} still open' if still_open else 'Nothing is open'}."


def latest_news(book: Book, number: int) -> tuple[News, ...]:
    """The latest records that count by now, projects apart."""
    records: Iterable[Record] = (
        r
        for r in book.ledger.records.values()
        if not isinstance(r, Project) and _counts_by_now(book, r)
    )
    return tuple(news(book, r) for r in sorted(records, key=by_time, reverse=True)[:number])


def _counts_by_now(book: Book, record: Record) -> bool:
    return bool(record.date and record.date.last and record.date.last <= book.loops.as_of)


def _title_of(book: Book, project: str) -> str:
    record = book.ledger.records.get(project)
    return record.title if record else "Other records"


def _by_project(book: Book, loops: Iterable[SaidLoop]) -> list[tuple[str, list[SaidLoop]]]:
    """The things said of each project, the latest first; projects by their titles' alphabet."""
    by_project: dict[str, list[SaidLoop]] = {}
    for loop in sorted(loops, key=lambda s: by_time(s.entry.record), reverse=True):
        by_project.setdefault(loop.entry.record.project, []).append(loop)
    return sorted(
        by_project.items(), key=lambda item: (_title_of(book, item[0]).casefold(), item[0])
    )
