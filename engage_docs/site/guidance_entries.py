"""What is written on one term, role or strength of the guidance, as an entry on a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from engage_docs.i18n import translatable
from engage_docs.records.addresses import record_of, url_of
from engage_docs.records.guidance import Asset, Barrier, Role, Tag
from engage_docs.records.model import Evidence, Reference
from engage_docs.site.index import Inline, SiteIndex, TextRun, record_link, text
from engage_docs.site.terms import TermView, tag_view
from engage_docs.site.words import quoted, safe_link, sentence, shortened, upper_first, we_will


class Entry(NamedTuple):
    """A term, a role or a strength, and what is written on it.

    ``label`` says which of several it is. ``lines`` are what is written, each with a word on what
    it is, or none. ``missing`` is what is not written, as a sentence.
    """

    name: Inline
    meaning: str = ""
    label: str = ""
    lines: tuple[tuple[str, Inline], ...] = ()
    missing: str = ""


NOT_WRITTEN = translatable("Not written down.")


def barrier_entries(index: SiteIndex, barriers: Iterable[Barrier]) -> tuple[Entry, ...]:
    """What keeps people from taking part, each with what was done about it."""
    missing = index.translator.say("What was done about it is not written down.")
    return tuple(
        entry_of_term(
            tag_view(index, barrier.barrier),
            lines=(("", text(sentence(barrier.done))),) if barrier.done else (),
            missing="" if barrier.done else missing,
        )
        for barrier in barriers
    )


def asset_entry(index: SiteIndex, asset: Asset) -> Entry:
    """A strength of a community: what kind it is, who found it, and where it was used since."""
    say = index.translator.say
    lines: list[tuple[str, Inline]] = []
    if asset.kind:
        lines.append((say("Kind"), (tag_view(index, asset.kind).name,)))
    lines.append((say("Found by"), text(asset.found_by or say(NOT_WRITTEN))))
    used = [place_bit(index, reference) for reference in asset.used_in]
    lines += ((say("Used in"), (run,)) for run in used)
    missing = "" if used else say("Where it was used since is not written down.")
    return Entry(text(upper_first(asset.name)), lines=tuple(lines), missing=missing)


def role_entry(index: SiteIndex, role: Role) -> Entry:
    """A role that community members took on, and how they were helped with it."""
    say = index.translator.say
    lines = (
        (say("Recruited"), text(role.recruited or say(NOT_WRITTEN))),
        (say("Supported"), text(role.supported or say(NOT_WRITTEN))),
        (say("What they did"), text(role.did or say(NOT_WRITTEN))),
    )
    return entry_of_term(tag_view(index, role.role), lines=lines)


def place_bit(index: SiteIndex, reference: Reference) -> TextRun:
    """A link to what an address leads to: a thing said, a promise or a record."""
    ledger, address = index.ledger, reference.address
    if address in ledger.commitments:
        words = we_will(ledger.commitments[address].commitment.we_will)
        return TextRun(shortened(words), url_of(address))
    if address in ledger.said:
        return TextRun(shortened(quoted(ledger.said[address].said.words)), url_of(address))
    return record_link(index, record_of(address))


def entries_of_tags(index: SiteIndex, tags: Iterable[Tag]) -> tuple[Entry, ...]:
    """Terms that a record chose, each with its meaning."""
    return tuple(entry_of_term(tag_view(index, tag)) for tag in tags)


def entry_of_term(
    view: TermView,
    *,
    label: str = "",
    lines: tuple[tuple[str, Inline], ...] = (),
    missing: str = "",
) -> Entry:
    """A term with what is written on it."""
    return Entry((view.name,), view.meaning, label, lines, missing)


def lines_of(words: str | None) -> tuple[tuple[str, Inline], ...]:
    """What is written, as the one line of an entry, or no line."""
    return (("", text(sentence(words))),) if words else ()


def lines_of_evidence(
    index: SiteIndex, evidence: Iterable[Evidence]
) -> tuple[tuple[str, Inline], ...]:
    """What shows something, each in a line of its own."""
    label = index.translator.say("What shows it")
    return tuple((label, (TextRun(one.what, away=safe_link(one.link)),)) for one in evidence)
