"""What the pages of all records share: the head, the pictures, the sources, what is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from engage_docs.i18n import Translator, language_of, translatable, translatable_count
from engage_docs.media.model import ShownDocument, ShownPicture
from engage_docs.records.addresses import page_url
from engage_docs.records.guidance import CommunityProfile, Decision, Moment, Resource
from engage_docs.records.model import Engagement, FollowUp, Project, Record, YouSaidWeDid
from engage_docs.records.parts import Community, Source
from engage_docs.records.registry import RECORD_TYPES
from engage_docs.site.index import Inline, SiteIndex, TextRun, text
from engage_docs.site.introduction import below_title
from engage_docs.site.terms import tag_lines
from engage_docs.site.words import (
    ended,
    quoted,
    safe_link,
    say_by,
    say_reason,
    say_size,
    say_when,
    sentence,
    upper_first,
)

OUTCOMES = {
    "started": translatable("Work has begun"),
    "done": translatable("Done"),
    "changed": translatable("Replaced by another promise"),
    "cannot": translatable("Cannot be done"),
    "answered": translatable("Answered"),
    "moved": translatable("The date has moved"),
    "update": translatable("News"),
}
_WITHHELD = {
    "photo": translatable_count(
        "One photo is not shown: {reason}.", "{n} photos are not shown: {reason}."
    ),
    "document": translatable_count(
        "One document is not shown: {reason}.", "{n} documents are not shown: {reason}."
    ),
    "words": translatable_count(
        "One thing that was said is not shown: {reason}.",
        "{n} things that were said are not shown: {reason}.",
    ),
    "record": translatable_count(
        "One record is not shown: {reason}.", "{n} records are not shown: {reason}."
    ),
}


class Fact(NamedTuple):
    """One line of the list of facts: a term and what it says."""

    term: str
    lines: tuple[Inline, ...]


class DocumentView(NamedTuple):
    """A document to open: its title, where it is, and what to expect: "PDF, 2 pages, 340 KB"."""

    title: str
    url: str
    about: str
    lang: str


class Version(NamedTuple):
    """One record in one language: its tag, what its speakers call it, and its page."""

    tag: str
    name: str
    url: str
    is_current: bool


class Head(NamedTuple):
    """What stands at the top and at the foot of every record's page.

    ``facts`` are what a reader asks first. ``more_facts`` stand below what people said.
    ``body_html`` is HTML that is safe.
    """

    kind: Inline
    title: str
    lang: str
    summary: str | None
    facts: tuple[Fact, ...]
    more_facts: tuple[Fact, ...]
    body_html: str
    pictures: tuple[ShownPicture, ...]
    sources: tuple[Inline, ...]
    not_shown: tuple[str, ...]
    to_come: bool
    is_draft: bool
    documents: tuple[DocumentView, ...]
    versions: tuple[Version, ...]
    formats: tuple[Inline, ...]


def head(
    index: SiteIndex, record: Record, body: str, *, shown: frozenset[str] = frozenset()
) -> Head:
    """Return the head of a record's page. ``shown`` are the pictures that stand elsewhere on it."""
    pictures = (
        index.picture_of(record, photo.file) for photo in record.photos if photo.file not in shown
    )
    return Head(
        _kind(index, record),
        record.title,
        index.lang_of(record),
        record.summary,
        first_facts(index, record),
        more_facts(index, record),
        below_title(body),
        tuple(p for p in pictures if p),
        tuple(source_line(index, record, s) for s in record.source),
        not_shown(index, record.id, page_id(index, record)),
        is_to_come(index, record),
        record.publish == "draft",
        tuple(_documents(index, record)),
        versions_of(index, record),
        tuple(format_lines(index, record)),
    )


def _documents(index: SiteIndex, record: Record) -> Iterator[DocumentView]:
    lang = index.lang_of(record, "attachments")
    for attachment in record.attachments:
        document = document_of(index, record, attachment.file)
        if document:
            about = about_file(index.translator, document)
            yield DocumentView(document.title, document.url, about, lang)


def _kind(index: SiteIndex, record: Record) -> Inline:
    """What the record is, and in which project: "Engagement in Eye checks"."""
    kind, project = type_name(index.translator, record), index.ledger.projects.get(record.project)
    if project is None or project.id == record.id:
        return text(kind)
    return index.say_line("{kind} in {project}", kind=kind, project=index.link_to(project))


def is_to_come(index: SiteIndex, record: Record) -> bool:
    """Return whether the record is dated after the day on which the page is true."""
    first = record.date.first if record.date else None
    return first is not None and first > index.loops.as_of


def source_line(index: SiteIndex, record: Record, source: Source) -> Inline:
    """Return the line that says where a fact was published."""
    title = TextRun(source.title, away=safe_link(source.url), lang=index.lang_of(record, "source"))
    words = translatable("{title}, {page}.") if source.page else translatable("{title}.")
    return index.say_line(words, title=title, page=source.page or "")


def not_shown(index: SiteIndex, record_id: str, of_page: str = "") -> tuple[str, ...]:
    """Return a plain sentence for each kind of thing that is not shown.

    ``of_page`` is the id of the page, if that is not the record's: it is then a translation.
    """
    sentences = []
    for (kind, reason, until), number in index.not_shown.get(record_id, {}).items():
        why_not = say_reason(index.translator, reason, until)
        sentences.append(index.count(number, *_WITHHELD[kind], reason=why_not))
    taken_out = index.redactions.get(of_page or record_id, 0)
    if taken_out:
        redacted = translatable_count(
            "{n} private detail was taken out of this page.",
            "{n} private details were taken out of this page.",
        )
        sentences.append(index.count(taken_out, *redacted))
    return tuple(sentences)


def first_facts(index: SiteIndex, record: Record) -> tuple[Fact, ...]:
    """Return when, where and who, in the order in which a reader asks for them."""
    say = index.say
    facts = [
        _fact(say("When"), _when(index.translator, record)),
        _fact(say("Where"), record.place, index.lang_of(record, "place")),
    ]
    if isinstance(record, Project):
        organisation = index.lang_of(record, "organisation")
        facts.insert(0, _fact(say("Run by"), record.organisation, organisation))
        facts.append(_communities(index, say("Who it is for"), record.communities))
    elif isinstance(record, Engagement):
        facts.append(_communities(index, say("Who took part"), record.communities))
    elif isinstance(record, Decision):
        facts.append(_fact(say("Decided by"), record.by))
    elif isinstance(record, Moment):
        facts.append(_communities(index, say("Whose story it is"), record.communities))
    return tuple(f for f in facts if f)


def more_facts(index: SiteIndex, record: Record) -> tuple[Fact, ...]:
    """Return how people were met, who wrote it down, who agreed, and what it is about."""
    say = index.say
    facts: list[Fact | None] = []
    if isinstance(record, Engagement) and record.method:
        facts.append(Fact(say("How we met"), tag_lines(index, record.method)))
    if not isinstance(record, Decision):
        facts.append(_fact(say("Recorded by"), record.by, index.lang_of(record, "by")))
    facts.append(_permission(index, record))
    if record.topics:
        links = [index.topic_link(topic) for topic in record.topics]
        facts.append(Fact(say("Topics"), tuple((link,) for link in links)))
    return tuple(f for f in facts if f)


def _fact(term: str, words: str | None, lang: str = "") -> Fact | None:
    return Fact(term, (text(upper_first(words), lang),)) if words else None


def why(record: Project | Engagement) -> str:
    """Return why something is done, in plain words; empty where it is not written down."""
    return (record.purpose.why if record.purpose else None) or ""


def _when(translator: Translator, record: Record) -> str:
    if not isinstance(record, Project):
        return say_when(translator, record.date)
    starts, ends = say_when(translator, record.starts), say_when(translator, record.ends)
    if starts and ends:
        return translator.say("From {start} to {end}", start=starts, end=ends)
    if starts:
        return translator.say("Since {start}", start=starts)
    return translator.say("Until {end}", end=ends) if ends else ""


def _communities(index: SiteIndex, term: str, communities: tuple[Community, ...]) -> Fact | None:
    lines = []
    for community in communities:
        line: Inline = (index.community_link(community.name),)
        if community.reached:
            people = index.count(community.reached, "{n} person", "{n} people")
            line = index.say_line("{community} ({people})", community=line, people=people)
        lines.append(line)
    return Fact(term, tuple(lines)) if lines else None


def _permission(index: SiteIndex, record: Record) -> Fact | None:
    """How people agreed that this is published: only what was said yes to is on the site."""
    given = record.recording
    if given is None or not given.how or not (given.agreed or given.consent == "agreed"):
        return None
    words = TextRun(ended(given.how.strip()), lang=index.lang_of(record))
    agreed = index.say_line("People agreed to this page: {how}", how=words)
    return Fact(index.say("Permission"), (agreed,))


def type_name(translator: Translator, record: Record) -> str:
    """Return the name of a record's type: "Engagement"."""
    return translator.say(RECORD_TYPES[record.type].label)


def news_of(translator: Translator, record: Record) -> str:
    """Return what kind of news a record is: "Done", "Engagement"."""
    if isinstance(record, FollowUp) and record.outcome:
        return translator.say(OUTCOMES.get(record.outcome, RECORD_TYPES[record.type].label))
    return type_name(translator, record)


def is_own_summary(record: Record) -> bool:
    """Return whether the one sentence about a record is of its own words."""
    return bool(record.summary) or not isinstance(record, Engagement | YouSaidWeDid)


def summary_of(translator: Translator, record: Record) -> str:
    """Return one sentence about a record, for lists."""
    if record.summary:
        return record.summary
    if isinstance(record, FollowUp):
        due = say_by(translator, record.due) if record.due else ""
        parts = (translator.say("Now due {by}.", by=due) if due else "", record.reason or "")
        return record.what_happened or " ".join(sentence(part) for part in parts if part)
    if isinstance(record, Project):
        return why(record)
    if isinstance(record, Engagement):
        counts = (
            (len(record.said), translatable_count("{n} thing said", "{n} things said")),
            (len(record.commitments), translatable_count("{n} promise made", "{n} promises made")),
        )
        made = [translator.count(number, *words) for number, words in counts if number]
        return sentence(translator.listed(made))
    if isinstance(record, YouSaidWeDid):
        return translator.count(
            len(record.items),
            "{n} thing people said, and what we did.",
            "{n} things people said, and what we did.",
        )
    if isinstance(record, CommunityProfile):
        return quoted(record.in_their_words) if record.in_their_words else ""
    if isinstance(record, Decision):
        return sentence(record.decided or "")
    return (record.abstract or "") if isinstance(record, Resource) else ""


def versions_of(index: SiteIndex, record: Record) -> tuple[Version, ...]:
    """Return every language in which a record can be read, the original first; none if only one."""
    translations = index.translations.get(record.id, ())
    if not translations:
        return ()
    is_original = page_id(index, record) == record.id
    original = (record.lang if is_original else record.borrowed_lang) or index.language
    own = original if is_original else record.lang
    return tuple(
        Version(tag, language_of(tag).own_name, page_url(of), tag == own)
        for tag, of in ((original, record.id), *translations)
    )


def page_id(index: SiteIndex, record: Record) -> str:
    """Return the id under which a record has its page: its own, or that of its translation."""
    translations = index.translations.get(record.id)
    return dict(translations).get(record.lang or "", record.id) if translations else record.id


def document_of(index: SiteIndex, record: Record, file: str) -> ShownDocument | None:
    """Return a document of a record; a translation may have documents of its own."""
    borrowed = "attachments" in record.borrowed
    return index.documents.get((record.id if borrowed else page_id(index, record), file))


def about_file(translator: Translator, document: ShownDocument) -> str:
    """Return what to expect of a document: "PDF, 2 pages, 340 KB"."""
    kind = PurePosixPath(document.url).suffix.removeprefix(".").upper()
    pages = translator.count(document.pages or 0, "{n} page", "{n} pages")
    parts = (kind or translator.say("File"), pages if document.pages else "")
    size = say_size(translator, document.size)
    return translator.in_a_row([*(part for part in parts if part), size])


# The forms that people write in short, as a sentence says them.
_KINDS = {
    "audio": translatable("Audio"),
    "braille": translatable("Braille"),
    "bsl": translatable("Video in British Sign Language"),
    "bsl video": translatable("Video in British Sign Language"),
    "easy read": translatable("Easy read"),
    "large print": translatable("Large print"),
}


def format_lines(index: SiteIndex, record: Record) -> Iterator[Inline]:
    """Yield the other forms of a record, as in "Easy read (PDF, 2 pages, 340 KB)"."""
    lang = index.lang_of(record, "formats")
    for one in record.formats:
        known = _KINDS.get(" ".join(one.kind.replace("-", " ").split()).casefold())
        name, in_lang = (index.say(known), "") if known else (upper_first(one.kind), lang)
        line: Inline = (TextRun(name, away=safe_link(one.link), lang=in_lang),)
        document = document_of(index, record, one.file) if one.file else None
        if document is not None:
            link = TextRun(name, document.url, lang=in_lang)
            about = about_file(index.translator, document)
            line = index.say_line("{format} ({about})", format=link, about=about)
        if one.note:
            note = TextRun(one.note, lang=lang)
            line = index.say_line("{format}: {note}", format=line, note=note)
        yield line
