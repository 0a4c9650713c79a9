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
from engage_docs.records.parts import Community, Format, Source
from engage_docs.records.registry import RECORD_TYPES
from engage_docs.site.index import (
    Inline,
    SiteIndex,
    TextRun,
    community_link,
    lang_of,
    line_of,
    link_to,
    picture_of,
    text,
    topic_link,
)
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
    index: SiteIndex,
    record: Record,
    body: str,
    *,
    shown: frozenset[str] = frozenset(),
) -> Head:
    """Return the head of a record's page. ``shown`` are the pictures that stand elsewhere on it."""
    pictures = (
        picture_of(index, record, photo.file) for photo in record.photos if photo.file not in shown
    )
    return Head(
        _kind(index, record),
        record.title,
        lang_of(index, record),
        record.summary,
        first_facts(index, record),
        more_facts(index, record),
        _below_title(body),
        tuple(p for p in pictures if p),
        tuple(source_line(index, record, s) for s in record.source),
        not_shown(index, record.id, page_id(index, record)),
        is_to_come(index, record),
        record.publish == "draft",
        tuple(_documents(index, record)),
        versions_of(index, record),
        format_lines(index, record),
    )


def _below_title(body: str) -> str:
    """Return a body in which a title of its own stands below that of its record.

    The converter writes all tags in small letters, and a ``<`` of a text as an entity.
    """
    return body.replace("<h1", "<h2").replace("</h1>", "</h2>")


def _documents(index: SiteIndex, record: Record) -> Iterator[DocumentView]:
    for attachment in record.attachments:
        document = document_of(index, record, attachment.file)
        if document:
            about = about_file(index.translator, document)
            lang = lang_of(index, record, "attachments")
            yield DocumentView(document.title, document.url, about, lang)


def _kind(index: SiteIndex, record: Record) -> Inline:
    """What the record is, and in which project: "Engagement in Eye checks"."""
    kind = type_name(index.translator, record)
    project = index.ledger.projects.get(record.project)
    if project is None or project.id == record.id:
        return text(kind)
    return line_of(
        index.translator, "{kind} in {project}", kind=kind, project=link_to(index, project)
    )


def is_to_come(index: SiteIndex, record: Record) -> bool:
    """Return whether the record is dated after the day on which the page is true."""
    first = record.date.first if record.date else None
    return first is not None and first > index.loops.as_of


def source_line(index: SiteIndex, record: Record, source: Source) -> Inline:
    """Return the line that says where a fact was published."""
    translator = index.translator
    title = TextRun(source.title, away=safe_link(source.url), lang=lang_of(index, record, "source"))
    if source.page:
        return line_of(translator, "{title}, {page}.", title=title, page=source.page)
    return line_of(translator, "{title}.", title=title)


def not_shown(index: SiteIndex, record_id: str, of_page: str = "") -> tuple[str, ...]:
    """Return a plain sentence for each kind of thing that is not shown.

    ``of_page`` is the id of the page, if that is not the record's: it is then a translation.
    """
    translator = index.translator
    counts = index.not_shown.get(record_id, {})
    withheld = tuple(
        translator.count(number, *_WITHHELD[kind], reason=say_reason(translator, reason, until))
        for (kind, reason, until), number in counts.items()
    )
    number = index.redactions.get(of_page or record_id, 0)
    if not number:
        return withheld
    redacted = translator.count(
        number,
        "{n} private detail was taken out of this page.",
        "{n} private details were taken out of this page.",
    )
    return (*withheld, redacted)


def first_facts(index: SiteIndex, record: Record) -> tuple[Fact, ...]:
    """Return when, where and who, in the order in which a reader asks for them."""
    say = index.translator.say
    place = lang_of(index, record, "place")
    facts = [
        _fact(say("When"), _when(index.translator, record)),
        _fact(say("Where"), record.place, place),
    ]
    if isinstance(record, Project):
        organisation = lang_of(index, record, "organisation")
        facts.insert(0, _fact(say("Run by"), record.organisation, organisation))
        facts.append(_communities(index, say("Who it is for"), record.communities))
    if isinstance(record, Engagement):
        facts.append(_communities(index, say("Who took part"), record.communities))
    if isinstance(record, Decision):
        facts.append(_fact(say("Decided by"), record.by))
    if isinstance(record, Moment):
        facts.append(_communities(index, say("Whose story it is"), record.communities))
    return tuple(f for f in facts if f)


def more_facts(index: SiteIndex, record: Record) -> tuple[Fact, ...]:
    """Return how people were met, who wrote it down, who agreed, and what it is about."""
    say = index.translator.say
    facts: list[Fact | None] = []
    if isinstance(record, Engagement) and record.method:
        facts.append(Fact(say("How we met"), tag_lines(index, record.method)))
    if not isinstance(record, Decision):
        facts.append(_fact(say("Recorded by"), record.by, lang_of(index, record, "by")))
    facts.append(_permission(index, record))
    if record.topics:
        links = [topic_link(index, topic) for topic in record.topics]
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
    lines = tuple(_community(index, community) for community in communities)
    return Fact(term, lines) if lines else None


def _community(index: SiteIndex, community: Community) -> Inline:
    link = community_link(index, community.name)
    if not community.reached:
        return (link,)
    people = index.translator.count(community.reached, "{n} person", "{n} people")
    return line_of(index.translator, "{community} ({people})", community=link, people=people)


def _permission(index: SiteIndex, record: Record) -> Fact | None:
    """How people agreed that this is published: only what was said yes to is on the site."""
    translator = index.translator
    how = record.recording.how if record.recording else None
    if how and (record.recording and (record.recording.agreed or _agreed(record))):
        words = TextRun(ended(how.strip()), lang=lang_of(index, record))
        agreed = line_of(translator, "People agreed to this page: {how}", how=words)
        return Fact(translator.say("Permission"), (agreed,))
    return None


def _agreed(record: Record) -> bool:
    return record.recording is not None and record.recording.consent == "agreed"


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
    own = record.summary or not isinstance(record, Engagement | YouSaidWeDid)
    return bool(own)


def summary_of(translator: Translator, record: Record) -> str:
    """Return one sentence about a record, for lists."""
    if record.summary:
        return record.summary
    if isinstance(record, FollowUp):
        due = (
            translator.say("Now due {by}.", by=say_by(translator, record.due)) if record.due else ""
        )
        reason = sentence(record.reason) if record.reason else ""
        return record.what_happened or " ".join(part for part in (due, reason) if part)
    if isinstance(record, Project):
        return why(record)
    if isinstance(record, Engagement):
        parts = []
        if record.said:
            parts.append(translator.count(len(record.said), "{n} thing said", "{n} things said"))
        if record.commitments:
            number = len(record.commitments)
            parts.append(translator.count(number, "{n} promise made", "{n} promises made"))
        return sentence(translator.listed(parts))
    if isinstance(record, YouSaidWeDid):
        return translator.count(
            len(record.items),
            "{n} thing people said, and what we did.",
            "{n} things people said, and what we did.",
        )
    return _summary_of_guidance(record)


def _summary_of_guidance(record: Record) -> str:
    if isinstance(record, CommunityProfile):
        return quoted(record.in_their_words) if record.in_their_words else ""
    if isinstance(record, Decision):
        return sentence(record.decided or "")
    if isinstance(record, Resource):
        return record.abstract or ""
    return ""


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
    parts = [kind or translator.say("File")]
    if document.pages:
        parts.append(translator.count(document.pages, "{n} page", "{n} pages"))
    parts.append(say_size(translator, document.size))
    return translator.in_a_row(parts)


# The forms that people write in short, as a sentence says them.
_KINDS = {
    "audio": translatable("Audio"),
    "braille": translatable("Braille"),
    "bsl": translatable("Video in British Sign Language"),
    "bsl video": translatable("Video in British Sign Language"),
    "easy read": translatable("Easy read"),
    "large print": translatable("Large print"),
}


def format_lines(index: SiteIndex, record: Record) -> tuple[Inline, ...]:
    """Return the other forms of a record, as in "Easy read (PDF, 2 pages, 340 KB)"."""
    return tuple(_format_line(index, record, one) for one in record.formats)


def _format_line(index: SiteIndex, record: Record, one: Format) -> Inline:
    translator, lang = index.translator, lang_of(index, record, "formats")
    known = _KINDS.get(" ".join(one.kind.replace("-", " ").split()).casefold())
    name = translator.say(known) if known else upper_first(one.kind)
    in_lang = "" if known else lang
    document = document_of(index, record, one.file) if one.file else None
    note = TextRun(one.note or "", lang=lang)
    if document is not None:
        link = TextRun(name, document.url, lang=in_lang)
        line = line_of(
            translator, "{format} ({about})", format=link, about=about_file(translator, document)
        )
    else:
        line = (TextRun(name, away=safe_link(one.link), lang=in_lang),)
    return line_of(translator, "{format}: {note}", format=line, note=note) if one.note else line
