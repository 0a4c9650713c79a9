"""The first half of the assembly line: records are read, checked and judged, and nothing is made.

``engage check`` and ``engage loops`` need no more, and so they start without all that makes pages.
:mod:`engage_docs.build.pipeline` goes on from here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from engage_docs.advice import find_hard_words
from engage_docs.build.cache import Caches
from engage_docs.build.context import BuildContext
from engage_docs.build.reading import Reading, read_barriers, read_records
from engage_docs.config.meaning import frameworks_of, of_settings, without_silenced
from engage_docs.findings import Finding, in_order
from engage_docs.gate import Cleared, clear, without_private_parts
from engage_docs.links import Ledger, check_links, link
from engage_docs.loops import Loops, judge
from engage_docs.media.cache import sweep
from engage_docs.media.prepare import document_entries, picture_entries


def read(context: BuildContext, caches: Caches) -> Reading:
    """Read all records, and check the links between them."""
    reading = read_records(context, caches.results)
    linked = check_links(reading.records)
    of_packs = frameworks_of(context.settings)[1]
    return replace(reading, findings=(*reading.findings, *linked, *of_packs))


def check(
    context: BuildContext, caches: Caches, with_advice: bool = False
) -> tuple[Reading, list[Finding]]:
    """Return the records, and every finding: what is wrong, and what the public would not see.

    ``with_advice``: also what would make the records easier to read.
    """
    reading = read(context, caches)
    cleared, of_gate = clear(reading.records, "public", context.as_of)
    found = [*reading.findings, *reading.details, *of_gate]
    found += read_barriers(reading, caches.results)
    found += of_settings(context.settings)
    if with_advice:
        found += [advice for record in reading.records for advice in find_hard_words(record)]
    forget_withheld(reading, cleared, caches)
    return reading, in_order(without_silenced(found, context.settings))


def read_and_forget(context: BuildContext, caches: Caches) -> Reading:
    """Read all records, and keep nothing of what is gone or not published."""
    reading = read(context, caches)
    forget_withheld(reading, clear(reading.records, "public", context.as_of)[0], caches)
    return reading


def judge_for_the_team(context: BuildContext, caches: Caches) -> tuple[Reading, Loops, Ledger]:
    """Judge all records that could be read, published or not. Private parts are left out."""
    reading = read_and_forget(context, caches)
    ledger, loops = judge_all(reading, context)
    return reading, loops, ledger


def judge_all(reading: Reading, context: BuildContext) -> tuple[Ledger, Loops]:
    """Link and judge all records, without their private parts."""
    ledger = link(without_private_parts(reading.records)[0])
    return ledger, judge(ledger, context.as_of, context.rules)


def forget_withheld(
    reading: Reading, cleared: Cleared, caches: Caches, cards: Collection[str] = ()
) -> None:
    """Delete from the caches what was made from files that are gone, or are not published.

    Every command that reads records does this as soon as it knows what may be published.
    ``cards`` are the names in the cache of the pictures for shared links that are of use. What is
    made again next time because of it is of records that nobody may see today, and a few such
    pictures.
    """
    records = cleared.ledger.pages.values()
    shown = {record.at.path for record in records}
    contents = (content for path, content in reading.contents.items() if path in shown)
    caches.results.keep_only(frozenset(contents))
    media = {"pictures": picture_entries(records), "documents": document_entries(records)}
    for name, wanted in {**media, "cards": cards}.items():
        sweep(caches.folder / name, frozenset(wanted), caches.report)
