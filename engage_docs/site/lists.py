"""The views of the short lists: projects, news, and every "You said, we did"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engage_docs.i18n import Translator
from engage_docs.links.ledger import commitments_in, said_in
from engage_docs.loops.values import CommitmentLoop, SaidLoop
from engage_docs.records.addresses import item_address
from engage_docs.records.model import Project, Record, YouSaidWeDid
from engage_docs.site.head import why
from engage_docs.site.index import SiteIndex, TextRun, link_to
from engage_docs.site.record_pages import News, by_time, news
from engage_docs.site.words import say_when


class ProjectCard(NamedTuple):
    """One project in the list of projects."""

    link: TextRun
    purpose: str
    about: str
    counts: str


def artefact_news(index: SiteIndex) -> tuple[News, ...]:
    """Every "You said, we did", the latest first."""
    told = [r for r in index.ledger.records.values() if isinstance(r, YouSaidWeDid)]
    return tuple(news(index, r) for r in sorted(told, key=by_time, reverse=True))


def project_list(index: SiteIndex) -> tuple[ProjectCard, ...]:
    """Every project, in the order of the alphabet."""
    projects = sorted(index.ledger.projects.values(), key=lambda p: (p.title.casefold(), p.id))
    return tuple(_project_card(index, project) for project in projects)


def _project_card(index: SiteIndex, project: Project) -> ProjectCard:
    translator = index.translator
    about = translator.in_a_row([part for part in (project.organisation, project.place) if part])
    start = say_when(translator, project.starts)
    since = translator.say("Since {start}", start=start) if start else ""
    records = index.of_project.get(project.id, ())
    said_at = (item_address(r.id, s.id) for r in records for s in said_in(r))
    said = [index.loops.said[a] for a in said_at if a in index.loops.said]
    promised_at = (item_address(r.id, c.id) for r in records for c in commitments_in(r))
    promises = [index.loops.commitments[a] for a in promised_at if a in index.loops.commitments]
    return ProjectCard(
        link_to(index, project),
        why(project) or project.summary or "",
        " ".join(f"{part}." for part in (about, since) if part),
        _counts(translator, said, promises),
    )


def _counts(
    translator: Translator, said: Sequence[SaidLoop], promises: Sequence[CommitmentLoop]
) -> str:
    still_open = sum(s.open for s in said) + sum(c.open and not c.entry.answers for c in promises)
    parts = []
    if said:
        parts.append(translator.count(len(said), "{n} thing said", "{n} things said"))
    if promises:
        parts.append(translator.count(len(promises), "{n} promise made", "{n} promises made"))
    if not parts:
        return translator.say("Nothing that anybody said is on record.")
    number = (
        translator.count(still_open, "{n} still open.", "{n} still open.")
        if still_open
        else translator.say("Nothing is open.")
    )
    return f"{translator.listed(parts)}. {number}"


def latest_news(index: SiteIndex, number: int) -> tuple[News, ...]:
    """The latest records that count by now, projects apart."""
    records: Iterable[Record] = (
        r
        for r in index.ledger.records.values()
        if not isinstance(r, Project) and _counts_by_now(index, r)
    )
    return tuple(news(index, r) for r in sorted(records, key=by_time, reverse=True)[:number])


def _counts_by_now(index: SiteIndex, record: Record) -> bool:
    return bool(record.date and record.date.last and record.date.last <= index.loops.as_of)
