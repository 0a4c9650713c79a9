"""The languages and the forms in which one record can be read or seen."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from engage_docs.i18n import Translator, language_of, translatable
from engage_docs.records.addresses import page_url
from engage_docs.records.model import Format, Record
from engage_docs.site.index import Inline, SiteIndex, TextRun, lang_of, line_of
from engage_docs.site.page import ShownDocument
from engage_docs.site.words import safe_link, say_size, upper_first


class Version(NamedTuple):
    """One record in one language: its tag, what its speakers call it, and its page."""

    tag: str
    name: str
    url: str
    is_current: bool


def versions_of(index: SiteIndex, record: Record) -> tuple[Version, ...]:
    """Every language in which a record can be read, the original first; none if it is only one."""
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
    """The id under which a record has its page: its own, or that of its translation."""
    translations = index.translations.get(record.id)
    return dict(translations).get(record.lang or "", record.id) if translations else record.id


def document_of(index: SiteIndex, record: Record, file: str) -> ShownDocument | None:
    """A document of a record; a translation may have documents of its own."""
    borrowed = "attachments" in record.borrowed
    return index.documents.get((record.id if borrowed else page_id(index, record), file))


def about_file(translator: Translator, document: ShownDocument) -> str:
    """What to expect of a document: "PDF, 2 pages, 340 KB"."""
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
    """The other forms of a record, in words: "Easy read (PDF, 2 pages, 340 KB)"."""
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
