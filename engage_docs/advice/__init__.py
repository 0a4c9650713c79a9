"""Advice on what practitioners write: photos' descriptions, links, headings, tables and words.

The text below the front matter is looked through as it was typed, and so are the texts of the
fields. Code, web addresses, private parts and quotations are left alone, and so are the words that
others said. A Markdown parser would be exact and too slow for every run; ``blanking`` and
``passages`` know as much of Markdown as is needed here.
"""

from __future__ import annotations

from engage_docs.advice.acronyms import check_acronyms
from engage_docs.advice.blanking import only_words, without_code
from engage_docs.advice.fields import field_passages, quoted_passages
from engage_docs.advice.grade import check_grade
from engage_docs.advice.headings import check_headings
from engage_docs.advice.links import check_links, check_pictures
from engage_docs.advice.passages import Spots, passages_of
from engage_docs.advice.photos import check_photos
from engage_docs.advice.scripts import check_scripts
from engage_docs.advice.tables import check_tables
from engage_docs.advice.wording import check_capitals, check_dates, check_sentences
from engage_docs.findings import Finding, in_order
from engage_docs.model import Record

__all__ = ["advise"]


def advise(record: Record) -> list[Finding]:
    """Return what could be written better in a record, in the order of its places.

    Every finding is a warning or a note.
    """
    spots = Spots(record.body, record.at.path, record.body_line)
    text = without_code(record.body)
    words = only_words(text)
    story = passages_of(words, spots)
    fields = field_passages(record)
    passages = [*fields, *story]
    language = getattr(record, "lang", None)
    findings = [
        *check_photos(record.photos),
        *check_pictures(text, spots),
        *check_headings(text, spots),
        *check_tables(text, spots),
        *check_dates(passages),
        *check_scripts([*fields, *quoted_passages(record), *story], text, language),
    ]
    if language is None or language.partition("-")[0].lower() == "en":
        findings += check_links(text, spots)
        findings += check_capitals(passages)
        findings += check_sentences(passages)
        findings += check_grade(story)
        findings += check_acronyms(record, passages, text)
    return in_order(findings)
