"""Advice on what practitioners write: photos' descriptions, links, headings, tables and words.

:func:`find_barriers` is for every run: what some readers cannot use or may misread.
:func:`find_hard_words` is for those who ask: what could be easier to read.

The text below the front matter is looked through as it was typed, and so are the texts of the
fields. Code, web addresses, private parts and quotations are left alone, and so are the words that
others said. A Markdown parser would be exact and too slow for every run; ``passages`` knows as
much of Markdown as is needed here.
"""

from __future__ import annotations

from engage_docs.advice.acronyms import check_acronyms
from engage_docs.advice.alt_text import check_photos
from engage_docs.advice.fields import field_passages, quoted_passages
from engage_docs.advice.markup import check_headings, check_links, check_pictures, check_tables
from engage_docs.advice.passages import Passage, Positions, only_words, passages_of, without_code
from engage_docs.advice.readability import check_grade, check_sentences
from engage_docs.advice.wording import (
    check_capitals,
    check_dates,
    check_scripts,
    may_have_capitals,
    may_have_dates,
)
from engage_docs.findings import Finding, in_order
from engage_docs.records.model import Record

__all__ = ["advise", "find_barriers", "find_hard_words"]


def advise(record: Record) -> list[Finding]:
    """Return all that could be written better in a record, in the order of its places.

    Every finding is a warning or a note.
    """
    return in_order([*find_barriers(record), *find_hard_words(record)])


def find_barriers(record: Record) -> list[Finding]:
    """Return what keeps some readers out: pictures, links, headings, tables, capitals, dates.

    Also words in another script whose language is not named. Every finding is a warning or a note.
    """
    positions = Positions(record.body, record.at.path, record.body_line)
    text = without_code(record.body)
    fields = field_passages(record)
    of_body = _body_passages(text, positions) if _may_hold_something(text) else []
    passages = [*fields, *of_body]
    findings = [
        *check_photos(record.photos),
        *check_pictures(text, positions),
        *check_headings(text, positions),
        *check_tables(text, positions),
        *check_dates(passages),
        *check_scripts([*fields, *quoted_passages(record), *of_body], text, record.lang),
    ]
    if _is_english(record):
        findings += [*check_links(text, positions), *check_capitals(passages)]
    return in_order(findings)


def find_hard_words(record: Record) -> list[Finding]:
    """Return what could be easier to read: long sentences, long words, short forms.

    Every finding is a note. Only English is judged.
    """
    if not _is_english(record):
        return []
    text = without_code(record.body)
    of_body = _body_passages(text, Positions(record.body, record.at.path, record.body_line))
    passages = [*field_passages(record), *of_body]
    return in_order(
        [
            *check_sentences(passages),
            *check_grade(of_body),
            *check_acronyms(record, passages, text),
        ]
    )


def _body_passages(text: str, positions: Positions) -> list[Passage]:
    return passages_of(only_words(text), positions)


def _may_hold_something(text: str) -> bool:
    """Spares most texts the way into passages."""
    return not text.isascii() or may_have_capitals(text) or may_have_dates(text)


def _is_english(record: Record) -> bool:
    return record.lang is None or record.lang.partition("-")[0].lower() == "en"
