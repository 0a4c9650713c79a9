"""Advice on what practitioners write: photos' descriptions, links, headings, tables and words.

:func:`find_barriers` is for every run: what some readers cannot use or may misread.
:func:`find_hard_words` is for those who ask: what could be easier to read.

The text below the front matter is looked through as it was typed, and so are the texts of the
fields. Code, web addresses, private parts and quotations are left alone, and so are the words that
others said. A Markdown parser would be exact and too slow for every run; ``passages`` knows as
much of Markdown as is needed here.
"""

from __future__ import annotations

from engage_docs.advice.markup import (
    check_headings,
    check_links,
    check_photos,
    check_pictures,
    check_tables,
)
from engage_docs.advice.passages import (
    Passage,
    Positions,
    field_passages,
    only_words,
    passages_of,
    without_code,
)
from engage_docs.advice.readability import check_grade, check_sentences
from engage_docs.advice.wording import check_acronyms, check_capitals, check_dates, check_scripts
from engage_docs.findings import Finding, in_order
from engage_docs.records.fields import Voice
from engage_docs.records.model import Record

__all__ = ["find_barriers", "find_hard_words"]


def find_barriers(record: Record) -> list[Finding]:
    """Return what keeps some readers out: pictures, links, headings, tables, capitals, dates.

    Also words in another script whose language is not named. Every finding is a warning or a note.
    """
    text, positions, of_body = _read(record)
    fields = field_passages(record)
    quoted = field_passages(record, Voice.QUOTED)
    findings = [
        *check_photos(record.photos),
        *check_pictures(text, positions),
        *check_headings(text, positions),
        *check_tables(text, positions),
        *check_dates([*fields, *of_body]),
        *check_scripts([*fields, *quoted, *of_body], text, record.lang),
    ]
    if _is_english(record):
        findings += [*check_links(text, positions), *check_capitals([*fields, *of_body])]
    return in_order(findings)


def find_hard_words(record: Record) -> list[Finding]:
    """Return what could be easier to read: long sentences, long words, short forms.

    Every finding is a note. Only English is judged.
    """
    if not _is_english(record):
        return []
    text, _, of_body = _read(record)
    passages = [*field_passages(record), *of_body]
    hard = (check_sentences(passages), check_grade(of_body), check_acronyms(record, passages, text))
    return in_order([finding for found in hard for finding in found])


def _read(record: Record) -> tuple[str, Positions, list[Passage]]:
    """The body without its code, the places in it, and its words in passages."""
    text = without_code(record.body)
    positions = Positions(record.body, record.at.path, record.body_line)
    return text, positions, passages_of(only_words(text), positions)


def _is_english(record: Record) -> bool:
    return record.lang is None or record.lang.partition("-")[0].lower() == "en"
