"""What the pages of all records share: the head, the pictures, the sources, what is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from engage_docs.guidance import Decision, Resource, Tag
from engage_docs.model import Community, Engagement, FollowUp, Project, Record, Source, YouSaidWeDid
from engage_docs.site.book import Bit, Book, Line, community_link, link_to, text, topic_link
from engage_docs.site.page import ShownPicture
from engage_docs.site.words import (
    listed,
    many,
    safe_link,
    say_by,
    say_size,
    say_when,
    sentence,
    upper_first,
)

TYPE_NAMES = {
    "project": "Project",
    "engagement": "Engagement",
    "follow-up": "Follow-up",
    "you-said-we-did": "You said, we did",
    "decision": "Decision",
    "moment": "Moment of change",
    "community": "Profile of a community",
    "review": "Review",
    "resource": "Resource",
}
SECTION_OF_TYPE = {
    "project": "projects",
    "engagement": "said",
    "follow-up": "promises",
    "you-said-we-did": "you-said-we-did",
    "decision": "projects",
    "moment": "projects",
    "community": "communities",
    "review": "said",
    "resource": "projects",
}
OUTCOMES = {
    "started": "Work has begun",
    "done": "Done",
    "changed": "Replaced by another promise",
    "cannot": "Cannot be done",
    "answered": "Answered",
    "moved": "The date has moved",
    "update": "News",
}
_WITHHELD = {
    "photo": "photo",
    "document": "document",
    "words": "thing that was said",
    "record": "record",
}
_FIRST_HEADING = re.compile(r"<(/?)h1\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the list of facts: a term and what it says."""

    term: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document to open: its title, where it is, and what to expect: "PDF, 2 pages, 340 KB"."""

    title: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top and at the foot of every record's page.

    ``facts`` are what a reader asks first. ``more_facts`` stand below what people said.
    """

    record_id: str
    type_name: str
    title: str
    summary: str | None
    project: Bit | None
    facts: tuple[Fact, ...]
    more_facts: tuple[Fact, ...]
    body: str
    pictures: tuple[ShownPicture, ...]
    sources: tuple[Line, ...]
    not_shown: tuple[str, ...]
    to_come: bool
    is_draft: bool
    documents: tuple[DocumentView, ...]


def head(
    book: Book,
    record: Record,
    body: str,
    *,
    shown: frozenset[str] = frozenset(),
) -> Head:
    """The head of a record's page. ``shown`` are the pictures that stand elsewhere on it."""
    project = book.ledger.projects.get(record.project)
    pictures = (
        book.pictures.get((record.id, photo.file))
        for photo in record.photos
        if photo.file not in shown
    )
    return Head(
        record.id,
        TYPE_NAMES.get(record.type, "Record"),
        record.title,
        record.summary,
        link_to(project) if project and project.id != record.id else None,
        first_facts(book, record),
        more_facts(book, record),
        _FIRST_HEADING.sub(r"<\1h2", body),
        tuple(p for p in pictures if p),
        tuple(source_line(s) for s in record.source),
        not_shown(book, record.id),
        is_to_come(book, record),
        record.publish == "draft",
        tuple(_documents(book, record)),
    )


def _documents(book: Book, record: Record) -> Iterator[DocumentView]:
    for attachment in record.attachments:
        document = book.documents.get((record.id, attachment.file))
        if document:
            kind = PurePosixPath(document.url).suffix.removeprefix(".").upper() or "File"
            parts = [kind]
            if document.pages:
                parts.append(many(document.pages, "page"))
            parts.append(say_size(document.size))
            yield DocumentView(document.title, document.url, ", ".join(parts))


def is_to_come(book: Book, record: Record) -> bool:
    """Whether the record is dated after the day on which the page is true."""
    first = record.date.first if record.date else None
    return first is not None and first > book.loops.as_of


def source_line(source: Source) -> Line:
    """Where a fact was published."""
    page = f", {source.page}" if source.page else ""
    return (Bit(source.title, away=safe_link(source.url)), Bit(f"{page}."))


def not_shown(book: Book, record_id: str) -> tuple[str, ...]:
    """A plain sentence for each kind of thing that is not shown."""
    counts = book.not_shown.get(record_id, {})
    withheld = tuple(_not_shown(kind, reason, n) for (kind, reason), n in counts.items())
    number = book.redactions.get(record_id, 0)
    if not number:
        return withheld
    was = "was" if number == 1 else "were"
    details = many(number, "private detail")
    return (*withheld, f"{upper_first(details)} {was} taken out of this page.")


def _not_shown(kind: str, reason: str, number: int) -> str:
    one = _WITHHELD.get(kind, "thing")
    if number == 1:
        return f"One {one} is not shown: {reason}."
    more = "things that were said" if kind == "words" else f"{one}s"
    return f"{number} {more} are not shown: {reason}."


def first_facts(book: Book, record: Record) -> tuple[Fact, ...]:
    """When, where and who, in the order in which a reader asks for them."""
    facts = [_fact("When", _when(record)), _fact("Where", record.place)]
    if isinstance(record, Project):
        facts.insert(0, _fact("Run by", record.organisation))
        facts.append(_communities(book, "Who it is for", record.communities))
    if isinstance(record, Engagement):
        facts.append(_communities(book, "Who took part", record.communities))
    return tuple(f for f in facts if f)


def more_facts(book: Book, record: Record) -> tuple[Fact, ...]:
    """How people were met, who wrote it down, who agreed, and what it is about."""
    facts: list[Fact | None] = []
    if isinstance(record, Engagement):
        facts.append(_tags("How we met", record.method))
        now = record.participation.now if record.participation else None
        facts.append(_tags("How much say people had", (now,) if now else ()))
    facts.append(_fact("Recorded by", record.by))
    facts.append(_permission(record))
    if record.topics:
        links = [topic_link(book, topic) for topic in record.topics]
        facts.append(Fact("Topics", tuple((link,) for link in links)))
    return tuple(f for f in facts if f)


def _fact(term: str, words: str | None) -> Fact | None:
    return Fact(term, (text(upper_first(words)),)) if words else None


def _tags(term: str, tags: tuple[Tag, ...]) -> Fact | None:
    return Fact(term, tuple(text(upper_first(tag.written)) for tag in tags)) if tags else None


def why(record: Project | Engagement) -> str:
    """Why something is done, in plain words."""
    return (record.purpose.why if record.purpose else None) or ""


def _when(record: Record) -> str:
    if isinstance(record, Project):
        starts, ends = say_when(record.starts), say_when(record.ends)
        if starts and ends:
            return f"From {starts} to {ends}"
        return f"Since {starts}" if starts else f"Until {ends}" if ends else ""
    return say_when(record.date)


def _communities(book: Book, term: str, communities: tuple[Community, ...]) -> Fact | None:
    lines = tuple(
        (
            community_link(book, c.name),
            *((Bit(f" ({many(c.reached, 'person', 'people')})"),) if c.reached else ()),
        )
        for c in communities
    )
    return Fact(term, lines) if lines else None


def _permission(record: Record) -> Fact | None:
    """How people agreed that this is published: only what was said yes to is on the site."""
    how = record.recording.how if record.recording else None
    if how and (record.recording and (record.recording.agreed or _agreed(record))):
        return _fact("Permission", sentence(f"People agreed to this page: {how}"))
    return None


def _agreed(record: Record) -> bool:
    return record.recording is not None and record.recording.consent == "agreed"


def news_of(record: Record) -> str:
    """What kind of news a record is: "Done", "Engagement"."""
    if isinstance(record, FollowUp) and record.outcome:
        return OUTCOMES.get(record.outcome, "Follow-up")
    return TYPE_NAMES.get(record.type, "Record")


def summary_of(record: Record) -> str:
    """One sentence about a record, for lists."""
    if record.summary:
        return record.summary
    if isinstance(record, FollowUp):
        due = f"Now due {say_by(record.due)}." if record.due else ""
        reason = sentence(record.reason) if record.reason else ""
        return record.what_happened or " ".join(part for part in (due, reason) if part)
    if isinstance(record, Project):
        return why(record)
    if isinstance(record, Engagement):
        parts = []
        if record.said:
            parts.append(f"{many(len(record.said), 'thing')} said")
        if record.commitments:
            parts.append(f"{many(len(record.commitments), 'promise')} made")
        return sentence(listed(parts).capitalize())
    if isinstance(record, Decision):
        return sentence(record.decided or "")
    if isinstance(record, Resource):
        return record.abstract or ""
    if isinstance(record, YouSaidWeDid):
        return sentence(
            many(
                len(record.items),
                "thing people said, and what we did",
                "things people said, and what we did",
            )
        )
    return ""
