"""Things said and promises, as they stand on a page."""

from __future__ import annotations

from typing import NamedTuple

from engage_docs.dates import Due
from engage_docs.i18n import Translator
from engage_docs.links.ledger import CommitmentEntry, SaidEntry
from engage_docs.loops.flags import Flag
from engage_docs.loops.values import Shown, Slip
from engage_docs.records.addresses import item_of
from engage_docs.site.index import (
    DECIDED_BY,
    Inline,
    SiteIndex,
    TextRun,
    decision_line,
    lang_of,
    line_of,
    link_to,
    picture_of,
    promise_lang,
    promise_words,
    record_link,
    said_lang,
)
from engage_docs.site.once import once
from engage_docs.site.page import ShownPicture
from engage_docs.site.steps import Step, first_promised, reason_line
from engage_docs.site.strip import all_flags, commitment_strip, said_strip
from engage_docs.site.words import (
    quoted,
    safe_link,
    say_deadline,
    say_due,
    say_reason,
    say_when,
)


class SaidView(NamedTuple):
    """One thing that was said. ``steps`` is empty where its record is not counted yet."""

    anchor: str
    words: str
    withheld: bool
    who: Inline
    note: str | None
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]
    lang: str
    note_lang: str


class EvidenceView(NamedTuple):
    """A piece of evidence: what it is, where it can be seen, and the picture of it."""

    what: Inline
    where: Inline
    picture: ShownPicture | None


class SlipView(NamedTuple):
    """One move of a due date."""

    moved: str
    decided: Inline
    reason: Inline


class PromiseView(NamedTuple):
    """One promise, with everything that came of it."""

    anchor: str
    words: str
    made: Inline
    owner: str | None
    due: str | None
    history: str
    slips: tuple[SlipView, ...]
    note: str | None
    evidence: tuple[EvidenceView, ...]
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]
    lang: str
    note_lang: str
    owner_lang: str


@once
def said_view(index: SiteIndex, entry: SaidEntry) -> SaidView:
    """A thing said, away from the page of its own record."""
    loop = index.loops.said.get(entry.address)
    withheld = is_withheld(index, entry)
    return SaidView(
        item_of(entry.address),
        words_shown(index, entry),
        withheld,
        _who(index, entry),
        entry.said.note,
        all_flags(index, loop) if loop else (),
        said_strip(index, loop) if loop else (),
        "" if withheld else said_lang(index, entry),
        lang_of(index, entry.record, f"said/{entry.said.id}.note"),
    )


def said_at_home(index: SiteIndex, entry: SaidEntry) -> SaidView:
    """A thing said on the page of its own record, which needs no naming there."""
    community = _community(index, entry)
    who = line_of(index.translator, "Said by {who}.", who=community) if community.text else ()
    return said_view(index, entry)._replace(who=who)


def is_withheld(index: SiteIndex, entry: SaidEntry) -> bool:
    """Whether the words stand for others that may not be shown."""
    return bool(index.stubs) and entry.said.at in index.stubs


def words_shown(index: SiteIndex, entry: SaidEntry) -> str:
    """The words of a thing said, or why they are not shown."""
    if is_withheld(index, entry):
        withheld = index.stubs[entry.said.at]
        reason = say_reason(index.translator, withheld.reason, withheld.until)
        return index.translator.say("These words are not shown: {reason}.", reason=reason)
    return quoted(entry.said.words)


def _community(index: SiteIndex, entry: SaidEntry) -> TextRun:
    lang = lang_of(index, entry.record, f"said/{entry.said.id}.community")
    return TextRun(entry.said.community or "", lang=lang)


def _who(index: SiteIndex, entry: SaidEntry) -> Inline:
    translator = index.translator
    community, record = _community(index, entry), link_to(index, entry.record)
    if community.text:
        return line_of(translator, "{who}, at {record}.", who=community, record=record)
    return line_of(translator, "Said at {record}.", record=record)


@once
def promise_view(index: SiteIndex, entry: CommitmentEntry) -> PromiseView:
    """A promise, with everything that came of it."""
    loop = index.loops.commitments.get(entry.address)
    due = loop.due if loop else entry.commitment.due
    part = f"commitments/{entry.commitment.id}"
    return PromiseView(
        item_of(entry.address),
        promise_words(index, entry),
        _made(index, entry),
        entry.commitment.owner,
        _due_in_full(index.translator, due) if due else None,
        first_promised(index.translator, loop) if loop and loop.slips else "",
        tuple(_slip(index, slip) for slip in loop.slips) if loop else (),
        entry.commitment.note,
        tuple(evidence_view(index, s) for s in loop.evidence) if loop else (),
        loop.flags if loop else (),
        commitment_strip(index, loop) if loop else (),
        promise_lang(index, entry),
        lang_of(index, entry.record, f"{part}.note"),
        lang_of(index, entry.record, f"{part}.owner"),
    )


def _due_in_full(translator: Translator, due: Due) -> str:
    said = say_deadline(translator, due)
    return translator.say("{words}, which names no date", words=said) if due.day is None else said


def _made(index: SiteIndex, entry: CommitmentEntry) -> Inline:
    translator = index.translator
    when, record = say_when(translator, entry.record.date), link_to(index, entry.record)
    if when:
        return line_of(translator, "Promised in {record}, {when}.", record=record, when=when)
    return line_of(translator, "Promised in {record}.", record=record)


def _slip(index: SiteIndex, slip: Slip) -> SlipView:
    translator = index.translator
    moved = translator.say(
        "From {earlier} to {later}",
        earlier=say_due(translator, slip.earlier),
        later=say_due(translator, slip.later),
    )
    decided = decision_line(index, slip.decision, by=DECIDED_BY)
    return SlipView(moved, decided, reason_line(index, slip.decision))


def evidence_view(index: SiteIndex, shown: Shown, *, at_home: bool = False) -> EvidenceView:
    """A piece of evidence, with the record it stands in unless that is the page it is on."""
    evidence = shown.evidence
    record = index.ledger.records.get(shown.record_id)
    picture = picture_of(index, record, evidence.photo) if evidence.photo and record else None
    where = (
        ()
        if at_home
        else line_of(index.translator, "In {record}.", record=record_link(index, shown.record_id))
    )
    lang = lang_of(index, record, "evidence")
    what = TextRun(evidence.what, away=safe_link(evidence.link), lang=lang)
    return EvidenceView((what,), where, picture)
