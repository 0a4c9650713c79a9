"""The A to Z of projects, engagements, communities and topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from engage_docs.i18n import Translator, translatable, translatable_count
from engage_docs.records.model import Engagement, Project
from engage_docs.site.drawing import Drawing
from engage_docs.site.index import SiteIndex, TextRun, link_to
from engage_docs.site.names import letter_of, sort_key
from engage_docs.site.overviews import overviews_in
from engage_docs.site.page import MORE_SECTIONS, Page
from engage_docs.site.paging import Paging, sheets, title_of_page
from engage_docs.site.words import say_when_inside, upper_first

_URL, _TITLE = MORE_SECTIONS["a-to-z"]
_OTHER = translatable("Other")
# As many as one can still look through on one page.
_ON_ONE_PAGE = 300


class Entry(NamedTuple):
    """One line of the A to Z."""

    link: TextRun
    kind: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: its heading, where it stands, and its lines."""

    name: str
    anchor: str
    url: str
    count: str
    entries: tuple[Entry, ...]


class AlphabetView(NamedTuple):
    """The A to Z. ``apart``: each letter has pages of its own."""

    letters: tuple[Letter, ...]
    apart: bool


class LetterView(NamedTuple):
    """One page of one letter."""

    letters: tuple[Letter, ...]
    current: str
    entries: tuple[Entry, ...]
    paging: Paging | None


def alphabet(index: SiteIndex) -> AlphabetView:
    """Everything that has a name, by its first letter."""
    by_letter: dict[str, list[Entry]] = {}
    entries = sorted(_told_apart(index), key=lambda e: (sort_key(e.link.text), e.link.url))
    for entry in entries:
        by_letter.setdefault(letter_of(entry.link.text), []).append(entry)
    apart = len(entries) > _ON_ONE_PAGE
    ordered = sorted(by_letter.items(), key=lambda item: (item[0] == _OTHER, item[0]))
    return AlphabetView(
        tuple(_letter(index.translator, name, tuple(entries), apart) for name, entries in ordered),
        apart,
    )


def letter_pages(view: AlphabetView, drawing: Drawing, translator: Translator) -> Iterator[Page]:
    """The pages of the letters, where they do not all stand on one page."""
    words = translatable_count("{n} entry", "{n} entries")
    for letter in view.letters if view.apart else ():
        found = sheets(
            translator, letter.url, letter.entries, words, _ON_ONE_PAGE, every_number=True
        )
        for sheet in found:
            title = translator.say(
                "{title}: {part}", title=translator.say(_TITLE), part=letter.name
            )
            title = title_of_page(translator, title, sheet.number)
            shown = LetterView(view.letters, letter.name, tuple(sheet.items), sheet.paging)
            main = drawing.page(sheet.url, "engage/letter.html", view=shown, heading=title)
            about = translator.say(
                "{entries} under {letter}.", entries=letter.count, letter=letter.name
            )
            yield Page(sheet.url, "a-to-z", title, about, main, True)


def _letter(translator: Translator, name: str, entries: tuple[Entry, ...], apart: bool) -> Letter:
    slug = {"0–9": "0-9"}.get(name, name.casefold())
    anchor = f"letter-{slug}"
    url = f"{_URL}{quote(slug)}/" if apart else f"{_URL}#{quote(anchor)}"
    count = translator.count(len(entries), "{n} entry", "{n} entries")
    return Letter(translator.say(name) if name == _OTHER else name, anchor, url, count, entries)


def _told_apart(index: SiteIndex) -> Sequence[Entry]:
    """Every entry. Where two have the same words, more is said to those who hear them."""
    entries = list(_entries(index))
    words = Counter(entry.link.text for entry in entries)
    return [
        entry._replace(link=entry.link._replace(more=f" ({entry.kind})"))
        if words[entry.link.text] > 1
        else entry
        for entry in entries
    ]


def _entries(index: SiteIndex) -> Iterator[Entry]:
    translator = index.translator
    for record in index.ledger.records.values():
        if isinstance(record, Project):
            yield Entry(link_to(index, record), translator.say("Project"))
        elif isinstance(record, Engagement):
            when = say_when_inside(translator, record.date)
            kind = (
                translator.say("Engagement, {when}", when=when)
                if when
                else translator.say("Engagement")
            )
            yield Entry(link_to(index, record), kind)
    for kind, folder, names in (
        (translator.say("Community"), "communities/", index.communities),
        (translator.say("Topic"), "topics/", index.topics),
    ):
        for name in names.all():
            yield Entry(TextRun(upper_first(name.text), f"{folder}{quote(name.slug)}/"), kind)
    for section in overviews_in(index.ledger.records.values()):
        url, title = MORE_SECTIONS[section]
        yield Entry(TextRun(translator.say(title), url), translator.say("Page"))
