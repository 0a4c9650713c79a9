"""The views of the short lists: projects, news, and every "You said, we did"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engage_docs.i18n import Speech
from engage_docs.links.ledger import commitments_in, said_in
from engage_docs.loops.values import CommitmentLoop, SaidLoop
from engage_docs.records.addresses import item_address
from engage_docs.records.model import Project, Record, YouSaidWeDid
from engage_docs.site.book import Bit, Book, link_to
from engage_docs.site.head import why
from engage_docs.site.record_pages import News, by_time, news
from engage_docs.site.words import say_when


class ProjectCard(NamedTuple):
    """One project in the list of projects."""

    link: Bit
    purpose: str
    about: str
    counts: str


def artefact_news(book: Book) -> tuple[News, ...]:
    """Every "You said, we did", the latest first."""
    told = [r for r in book.ledger.records.values() if isinstance(r, YouSaidWeDid)]
    return tuple(news(book, r) for r in sorted(told, key=by_time, reverse=True))


def project_list(book: Book) -> tuple[ProjectCard, ...]:
    """Every project, in the order of the alphabet."""
    projects = sorted(book.ledger.projects.values(), key=lambda p: (p.title.casefold(), p.id))
    return tuple(_project_card(book, project) for project in projects)


def _project_card(book: Book, project: Project) -> ProjectCard:
    speech = book.speech
    about = speech.in_a_row([part for part in (project.organisation, project.place) if part])
    start = say_when(speech, project.starts)
    since = speech.say("Since {start}", start=start) if start else ""
    records = book.of_project.get(project.id, ())
    said_at = (item_address(r.id, s.id) for r in records for s in said_in(r))
    said = [book.loops.said[a] for a in said_at if a in book.loops.said]
    promised_at = (item_address(r.id, c.id) for r in records for c in commitments_in(r))
    promises = [book.loops.commitments[a] for a in promised_at if a in book.loops.commitments]
    return ProjectCard(
        link_to(book, project),
        why(project) or project.summary or "",
        " ".join(f"{part}." for part in (about, since) if part),
        _counts(speech, said, promises),
    )


def _counts(speech: Speech, said: Sequence[SaidLoop], promises: Sequence[CommitmentLoop]) -> str:
    still_open = sum(s.open for s in said) + sum(c.open and not c.entry.answers for c in promises)
    parts = []
    if said:
        parts.append(speech.count(len(said), "{n} thing said", "{n} things said"))
    if promises:
        parts.append(speech.count(len(promises), "{n} promise made", "{n} promises made"))
    if not parts:
        return speech.say("Nothing that anybody said is on record.")
    number = (
        speech.count(still_open, "{n} still open.", "{n} still open.")
        if still_open
        else speech.say("Nothing is open.")
    )
    return f"{speech.listed(parts)}. {number}"


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
