"""The languages and the forms in which one record can be read or seen."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from engage_docs.i18n import Speech, language_of, to_say
from engage_docs.records.addresses import page_url
from engage_docs.records.model import Format, Record
from engage_docs.site.book import Bit, Book, Line, lang_of, line_of
from engage_docs.site.page import ShownDocument
from engage_docs.site.words import safe_link, say_size, upper_first


class Version(NamedTuple):
    """One record in one language: its tag, what its speakers call it, and its page."""

    tag: str
    name: str
    url: str
    is_current: bool


def versions_of(book: Book, record: Record) -> tuple[Version, ...]:
    """Every language in which a record can be read, the original first; none if it is only one."""
    translations = book.translations.get(record.id, ())
    if not translations:
        return ()
    is_original = page_id(book, record) == record.id
    original = (record.lang if is_original else record.borrowed_lang) or book.language
    own = original if is_original else record.lang
    return tuple(
        Version(tag, language_of(tag).own_name, page_url(of), tag == own)
        for tag, of in ((original, record.id), *translations)
    )


def page_id(book: Book, record: Record) -> str:
    """The id under which a record has its page: its own, or that of its translation."""
    translations = book.translations.get(record.id)
    return dict(translations).get(record.lang or "", record.id) if translations else record.id


def document_of(book: Book, record: Record, file: str) -> ShownDocument | None:
    """A document of a record; a translation may have documents of its own."""
    borrowed = "attachments" in record.borrowed
    return book.documents.get((record.id if borrowed else page_id(book, record), file))


def about_file(speech: Speech, document: ShownDocument) -> str:
    """What to expect of a document: "PDF, 2 pages, 340 KB"."""
    kind = PurePosixPath(document.url).suffix.removeprefix(".").upper()
    parts = [kind or speech.say("File")]
    if document.pages:
        parts.append(speech.count(document.pages, "{n} page", "{n} pages"))
    parts.append(say_size(speech, document.size))
    return speech.in_a_row(parts)


# The forms that people write in short, as a sentence says them.
_KINDS = {
    "audio": to_say("Audio"),
    "braille": to_say("Braille"),
    "bsl": to_say("Video in British Sign Language"),
    "bsl video": to_say("Video in British Sign Language"),
    "easy read": to_say("Easy read"),
    "large print": to_say("Large print"),
}


def format_lines(book: Book, record: Record) -> tuple[Line, ...]:
    """The other forms of a record, in words: "Easy read (PDF, 2 pages, 340 KB)"."""
    return tuple(_format_line(book, record, one) for one in record.formats)


def _format_line(book: Book, record: Record, one: Format) -> Line:
    speech, lang = book.speech, lang_of(book, record, "formats")
    known = _KINDS.get(" ".join(one.kind.replace("-", " ").split()).casefold())
    name = speech.say(known) if known else upper_first(one.kind)
    in_lang = "" if known else lang
    document = document_of(book, record, one.file) if one.file else None
    note = Bit(one.note or "", lang=lang)
    if document is not None:
        link = Bit(name, document.url, lang=in_lang)
        line = line_of(
            speech, "{format} ({about})", format=link, about=about_file(speech, document)
        )
    else:
        line = (Bit(name, away=safe_link(one.link), lang=in_lang),)
    return line_of(speech, "{format}: {note}", format=line, note=note) if one.note else line
