"""The A to Z of projects, engagements, communities and topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from engage_docs.i18n import Translator, translatable, translatable_count
from engage_docs.records.model import Engagement, Project
from engage_docs.site.context import PageHead, Section, SiteContext
from engage_docs.site.index import LinkNote, TextRun
from engage_docs.site.names import letter_of, sort_key
from engage_docs.site.page import Page
from engage_docs.site.paging import ListPart, Paging, list_parts
from engage_docs.site.words import say_when_inside, upper_first

_URL = "a-to-z/"
_OTHER = translatable("Other")
# As many as one can still look through on one page.
_ON_ONE_PAGE = 300


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its heading, where it stands, and its lines."""

    name: str
    anchor: str
    url: str
    count: str
    entries: tuple[LinkNote, ...]


class AlphabetView(NamedTuple):
    """The A to Z. ``apart``: each letter has pages of its own, where its entries stand."""

    head: PageHead
    letters: tuple[Letter, ...]
    apart: bool


class LetterView(NamedTuple):
    """One page of one letter. ``letters`` lead to all of them, without their entries."""

    head: PageHead
    letters: tuple[Letter, ...]
    current: str
    entries: tuple[LinkNote, ...]
    paging: Paging | None


def _alphabet_pages(section: Section, site: SiteContext) -> Iterator[Page]:
    """Yield the A to Z, and the pages of its letters where they do not all stand on one page."""
    letters, apart = letters_of(site)
    names = tuple(replace(letter, entries=()) for letter in letters)
    view = partial(AlphabetView, section.head(site), names if apart else letters, apart)
    yield section.first_page(site, "engage/section-a-to-z.html", view)
    if not apart:
        return
    say, words = site.translator.say, translatable_count("{n} entry", "{n} entries")
    for letter in letters:
        title = say("{title}: {part}", title=say(section.title), part=letter.name)
        about = say("{entries} under {letter}.", entries=letter.count, letter=letter.name)
        parts = list_parts(
            site.translator, letter.url, letter.entries, words, _ON_ONE_PAGE, every_number=True
        )

        def show(
            head: PageHead, part: ListPart[LinkNote], current: str = letter.name
        ) -> LetterView:
            return LetterView(head, names, current, tuple(part.items), part.paging)

        yield from section.pages_of_list(
            site, parts, (title, about), "engage/letter.html", show, is_part=True
        )


def letters_of(site: SiteContext) -> tuple[tuple[Letter, ...], bool]:
    """Return everything that has a name, by its first letter, and whether letters stand apart."""
    by_letter: dict[str, list[LinkNote]] = {}
    entries = sorted(_told_apart(site), key=lambda e: (sort_key(e.link.text), e.link.url))
    for entry in entries:
        by_letter.setdefault(letter_of(entry.link.text), []).append(entry)
    apart = len(entries) > _ON_ONE_PAGE
    ordered = sorted(by_letter.items(), key=lambda item: (item[0] == _OTHER, item[0]))
    letters = (_letter(site.translator, name, tuple(entries), apart) for name, entries in ordered)
    return tuple(letters), apart


def _letter(
    translator: Translator, name: str, entries: tuple[LinkNote, ...], apart: bool
) -> Letter:
    slug = {"0–9": "0-9"}.get(name, name.casefold())
    anchor = f"letter-{slug}"
    url = f"{_URL}{quote(slug)}/" if apart else f"{_URL}#{quote(anchor)}"
    count = translator.count(len(entries), "{n} entry", "{n} entries")
    return Letter(translator.say(name) if name == _OTHER else name, anchor, url, count, entries)


def _told_apart(site: SiteContext) -> Iterator[LinkNote]:
    """Every entry. Where two have the same words, more is said to those who hear them."""
    entries = list(_entries(site))
    words = Counter(entry.link.text for entry in entries)
    for link, kind in entries:
        more = f" ({kind})" if words[link.text] > 1 else link.more
        yield LinkNote(link._replace(more=more), kind)


def _entries(site: SiteContext) -> Iterator[LinkNote]:
    index, translator = site.index, site.translator
    for record in index.ledger.records.values():
        if isinstance(record, Project):
            yield LinkNote(index.link_to(record), translator.say("Project"))
        elif isinstance(record, Engagement):
            kind = translator.say("Engagement")
            if when := say_when_inside(translator, record.date):
                kind = translator.say("Engagement, {when}", when=when)
            yield LinkNote(index.link_to(record), kind)
    for kind, folder, names in (
        (translator.say("Community"), "communities/", index.communities),
        (translator.say("Topic"), "topics/", index.topics),
    ):
        for name in names.all():
            url = f"{folder}{quote(name.slug)}/"
            yield LinkNote(TextRun(upper_first(name.text), url), kind)
    for section in site.present:
        if section.is_overview:
            link = TextRun(translator.say(section.title), section.url)
            yield LinkNote(link, translator.say("Page"))


A_TO_Z = Section(
    name="a-to-z",
    url=_URL,
    title=translatable("A to Z"),
    description=translatable("Every project, engagement, community and topic by its first letter."),
    make_pages=_alphabet_pages,
)
