"""What can be found: one document for each cleared record, and for each page of the owner's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from engage_docs.findings import Place
from engage_docs.gate.cleared import Cleared
from engage_docs.i18n import ENGLISH, Translator
from engage_docs.links.ledger import Ledger
from engage_docs.loops.values import Loops
from engage_docs.records.addresses import page_url
from engage_docs.records.model import Engagement, FollowUp, Project, Record, YouSaidWeDid
from engage_docs.records.parts import Commitment, Community
from engage_docs.records.texts import texts_of
from engage_docs.search.document import Document
from engage_docs.search.text import text_of_body, text_of_page
from engage_docs.site.facets import SEARCH_STATUSES
from engage_docs.site.head import type_name
from engage_docs.site.words import say_when, sentence, we_will

_SHOWN_AS = {"started": "promised"}
_MOST_YEARS = 30


def documents_of(
    cleared: Cleared,
    loops: Loops,
    stories: Mapping[str, str],
    translator: Translator = ENGLISH,
    language: str = "en",
) -> tuple[Document, ...]:
    """A document for every cleared record and translation, in the order of their addresses.

    ``stories`` are the texts below the front matter, as safe HTML. ``language`` is that of the
    records that name none.
    """
    ledger = cleared.ledger
    items = _items_of_records(ledger)
    stubs = frozenset(w.at for w in cleared.withheld if w.kind == "words")
    made = []
    for record in ledger.records.values():
        project = ledger.projects.get(record.project)
        addresses = items.get(record.id, ())
        filters = {
            "status": _statuses(addresses, loops),
            "project": (record.project,) if project else (),
            "community": _communities(record, addresses, ledger),
            "year": _years(record),
        }
        made.append(
            Document(
                page_url(record.id),
                record.title,
                _words(record, stories, stubs, language),
                type_name(translator, record),
                say_when(translator, record.date),
                project.title if project and project.id != record.id else "",
                record.lang or "",
                {name: values for name, values in filters.items() if values},
            )
        )
    found = {document.url: document for document in made}
    for translation in ledger.translations.values():
        original = translation.translation_of and found.get(
            page_url(translation.translation_of.address)
        )
        if original:
            made.append(
                replace(
                    original,
                    url=page_url(translation.id),
                    title=translation.title,
                    text=_words(translation, stories, stubs, language),
                    lang=translation.lang or "",
                )
            )
    return tuple(sorted(made, key=lambda document: document.url))


def _words(
    record: Record, stories: Mapping[str, str], stubs: Collection[Place], language: str
) -> str:
    """The words of a record that its page shows, as one text.

    Those of all fields that are declared to be found (``searched``). ``stubs`` are the places of
    things said whose words are not shown; what stands in their place is no use to a search.
    """
    is_english = (record.lang or language).partition("-")[0] == "en"
    parts = []
    for text in texts_of(record):
        if text.field.searched and text.at not in stubs:
            is_promise = isinstance(text.owner, Commitment) and text.field.name == "we_will"
            parts.append(we_will(text.text, is_english=is_english) if is_promise else text.text)
    parts.append(text_of_body(stories.get(record.id, "")))
    return " ".join(sentence(part) for part in parts if part.strip())


def page_document(url: str, title: str, html: str, translator: Translator = ENGLISH) -> Document:
    """A document for a page that the owner wrote. ``html`` is its main part."""
    return Document(url, title, text_of_page(html), translator.say("Page"))


def _items_of_records(ledger: Ledger) -> Mapping[str, tuple[str, ...]]:
    """The things said and the promises that each record holds or speaks of, by their addresses."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    homes: dict[str, Record] = {address: entry.record for address, entry in ledger.said.items()}
    homes |= {address: entry.record for address, entry in ledger.commitments.items()}
    for address, home in homes.items():
        found[home.id][address] = None
        found[home.project][address] = None
    for record in ledger.records.values():
        found[record.id] |= dict.fromkeys(_spoken_of(record))
    return {record_id: tuple(addresses) for record_id, addresses in found.items()}


def _spoken_of(record: Record) -> Iterator[str]:
    if isinstance(record, FollowUp):
        yield from (reference.address for reference in record.about)
    elif isinstance(record, YouSaidWeDid):
        yield from (reference.address for item in record.items for reference in item.about)


def _statuses(addresses: Iterable[str], loops: Loops) -> tuple[str, ...]:
    found = set()
    for address in addresses:
        if said := loops.said.get(address):
            found.add(said.status)
        elif commitment := loops.commitments.get(address):
            overdue = commitment.timeliness == "overdue"
            found.add("overdue" if overdue else commitment.status)
    shown = {_SHOWN_AS.get(status, status) for status in found}
    return tuple(status for status in SEARCH_STATUSES if status in shown)


def _communities(record: Record, addresses: Iterable[str], ledger: Ledger) -> tuple[str, ...]:
    """Who took part in a record, or in the records whose promises it speaks of."""
    if isinstance(record, Project):
        return _names(record.communities)
    records: dict[str, Record] = {record.id: record}
    for address in addresses:
        entry = ledger.said.get(address) or ledger.commitments.get(address)
        if entry is not None:
            records[entry.record.id] = entry.record
    names: dict[str, None] = {}
    for one in records.values():
        if isinstance(one, Engagement):
            names |= dict.fromkeys(_names(one.communities))
            said = (_plain(s.community) for s in one.said if s.community)
            names |= dict.fromkeys(name for name in said if one is record and name)
    return tuple(names)


def _names(communities: Iterable[Community]) -> tuple[str, ...]:
    return tuple(name for community in communities if (name := _plain(community.name)))


def _plain(name: str) -> str:
    return " ".join(name.split())


def _years(record: Record) -> tuple[str, ...]:
    when = record.date
    if when is None or when.last is None:
        return ()
    last = when.last.year
    first = when.first.year if when.first else last
    return tuple(str(year) for year in range(max(first, last - _MOST_YEARS), last + 1))
