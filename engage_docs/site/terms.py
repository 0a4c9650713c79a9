"""Terms of the frameworks on pages: each leads to its place in the glossary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from engage_docs.frameworks import Packs, Term
from engage_docs.records.parts import Remark, Tag
from engage_docs.site.index import Inline, SiteIndex, TextRun
from engage_docs.site.words import sentence, upper_first

GLOSSARY = "glossary/"


class TermView(NamedTuple):
    """A term with what it means. ``meaning`` is empty for a word that is no term."""

    name: TextRun
    meaning: str


class WrittenTerm(NamedTuple):
    """A term with what is written on it; nothing where nothing is."""

    term: TermView
    words: str


def anchor_of(term: Term) -> str:
    """Return the id of a term on its page of the glossary."""
    return f"term-{term.id}"


def url_of_pack(pack: str) -> str:
    """Return the page of one framework in the glossary."""
    return f"{GLOSSARY}{quote(pack)}/"


def url_of_term(term: Term) -> str:
    """Return the place of a term in the glossary."""
    return f"{url_of_pack(term.pack)}#{quote(anchor_of(term))}"


def term_of(index: SiteIndex, tag: Tag) -> Term | None:
    """Return the term that a word means, if it means one."""
    return index.frameworks.term_at(tag.term) if tag.term else None


def tag_run(index: SiteIndex, tag: Tag) -> TextRun:
    """Return a word as it stands on a page: the term with a link, or as it was written."""
    term = term_of(index, tag)
    return term_run(index.frameworks, term) if term else TextRun(upper_first(tag.written))


def term_run(packs: Packs, term: Term) -> TextRun:
    """Return a term with a link. Where other frameworks have the same words, its own is said."""
    words = upper_first(term.term)
    more = ""
    if term.term.casefold() in packs.words_of_several:
        pack = packs.pack(term.pack)
        more = f" ({pack.title})" if pack else ""
    return TextRun(words, url_of_term(term), more=more, lang=term.language)


def tag_lines(index: SiteIndex, tags: Iterable[Tag]) -> tuple[Inline, ...]:
    """Return a line for each word."""
    return tuple((tag_run(index, tag),) for tag in tags)


def tag_view(index: SiteIndex, tag: Tag) -> TermView:
    """Return a word with what the term means."""
    term = term_of(index, tag)
    return TermView(tag_run(index, tag), sentence(term.definition) if term else "")


def said_on(index: SiteIndex, field: str, remarks: Iterable[Remark]) -> tuple[WrittenTerm, ...]:
    """Return every term of a framework, each with what a record says on it, or nothing.

    The smallest terms count: what a plan goes through. What is said on another term, or under a
    word that is none, comes after those.
    """
    given = list(remarks)
    by_term = {remark.tag.term: remark for remark in given if remark.tag.term}
    found: list[WrittenTerm] = []
    for term in index.frameworks.smallest(field):
        remark = by_term.pop(f"{term.pack}/{term.id}", None)
        view = TermView(term_run(index.frameworks, term), sentence(term.definition))
        found.append(WrittenTerm(view, remark.words if remark else ""))
    rest = [r for r in given if not r.tag.term or r.tag.term in by_term]
    return (*found, *(WrittenTerm(tag_view(index, r.tag), r.words) for r in rest))
