"""What records say in the words of the guidance, as groups of entries on their pages.

Nothing is weighed or graded here: what was written stands with the term it is about, and what was
not written is named as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from engage_docs.i18n import translatable
from engage_docs.links.ledger import assets_in
from engage_docs.records.addresses import record_of
from engage_docs.records.guidance import CommunityProfile, Decision, Moment
from engage_docs.records.model import Engagement, FollowUp, Project, Record
from engage_docs.records.parts import (
    Asset,
    Barrier,
    Evaluation,
    Evidence,
    Participation,
    Purpose,
    QualityNote,
    Reference,
    Remark,
    Role,
    Tag,
)
from engage_docs.site.index import (
    Inline,
    SiteIndex,
    TextRun,
    link_to,
    promise_link,
    record_link,
    said_link,
    text,
)
from engage_docs.site.terms import TermView, said_on, tag_view
from engage_docs.site.words import (
    quoted,
    safe_link,
    say_when,
    sentence,
    upper_first,
)

NOT_WRITTEN = translatable("Not written down.")


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


class Group(NamedTuple):
    """Entries under one heading. ``missing``: terms on which nothing is written."""

    title: str
    lead: str = ""
    voice: str = ""
    entries: tuple[Entry, ...] = ()
    missing: tuple[Inline, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to show."""
        return not (self.lead or self.voice or self.entries)


def groups_of(index: SiteIndex, record: Record) -> tuple[Group, ...]:
    """Return what a record says in the words of the guidance, in the order in which people ask."""
    found: list[Group] = []
    for kind, makers in _GROUPS.items():
        if isinstance(record, kind):
            # Most records fill few of these fields.
            filled = (make for name, make in makers if not name or getattr(record, name))
            found += (make(index, record) for make in filled)
    return tuple(group for group in found if not group.is_empty)


def _purpose(index: SiteIndex, record: Engagement | Project) -> Group:
    purpose: Purpose | None = record.purpose
    say = index.translator.say
    aims = entries_of_tags(index, purpose.aims) if purpose else ()
    if isinstance(record, Project):
        # The reason in plain words stands at the top of the page of a project.
        return Group(say("What people are asked for"), entries=aims)
    why = sentence(purpose.why) if purpose and purpose.why else ""
    return Group(say("Why we met"), why, entries=aims)


def _why(index: SiteIndex, record: Project) -> Group:
    return remarks(index, index.translator.say("Why we engage with people"), "why", record.why)


def _participation(index: SiteIndex, record: Engagement | Project) -> Group:
    given: Participation | None = record.participation
    say = index.translator.say
    entries = []
    if given and given.now:
        label = say("As it is") if isinstance(record, Project) else say("This time")
        entries.append(entry_of_term(tag_view(index, given.now), label=label))
    if given and given.aim:
        entries.append(entry_of_term(tag_view(index, given.aim), label=say("What we aim for")))
    return Group(say("How much say people have"), entries=tuple(entries))


def _approaches(index: SiteIndex, record: Engagement | Project) -> Group:
    return Group(
        index.translator.say("How we work"), entries=entries_of_tags(index, record.approaches)
    )


def _barriers(index: SiteIndex, record: Engagement | CommunityProfile) -> Group:
    title = index.translator.say("What is in the way, and what was done about it")
    return Group(title, entries=barrier_entries(index, record.barriers))


def _assets(index: SiteIndex, record: Record) -> Group:
    title = index.translator.say("Strengths to build on")
    return Group(title, entries=tuple(asset_entry(index, a) for a in assets_in(record)))


def _roles(index: SiteIndex, record: Engagement | Project) -> Group:
    title = index.translator.say("Roles that community members took on")
    return Group(title, entries=tuple(role_entry(index, role) for role in record.roles))


def _outcomes(index: SiteIndex, record: Project) -> Group:
    say = index.translator.say
    entries = []
    for outcome in record.outcomes:
        evidence = lines_of_evidence(index, outcome.evidence)
        entries.append(
            entry_of_term(
                tag_view(index, outcome.outcome),
                lines=(*lines_of(outcome.words), *evidence),
                missing="" if evidence else say("Nothing that shows it is written down."),
            )
        )
    return Group(say("What came of it for people"), entries=tuple(entries))


def _evaluation(index: SiteIndex, record: Project) -> Group:
    given: Evaluation | None = record.evaluation
    say = index.translator.say
    if given is None:
        return Group("")
    plan = _yes_no(index, given.plan)
    if safe_link(given.link):
        plan = (*plan, TextRun(" "), TextRun(say("Read the plan"), away=safe_link(given.link)))
    measures = []
    for measure in given.measures:
        words = measure.what
        if measure.agreed_with:
            words = say("{measure} (agreed with: {who})", measure=words, who=measure.agreed_with)
        measures.append(("", text(upper_first(words))))
    answers: list[tuple[str, tuple[tuple[str, Inline], ...]]] = [
        (say("Is there an evaluation plan?"), (("", plan),)),
        (say("Measured"), tuple(measures)),
        (
            say("Is the project checked against its measures?"),
            (("", _yes_no(index, given.monitored)),),
        ),
        (say("Were people told what came of it?"), (("", _yes_no(index, given.fed_back)),)),
    ]
    entries = tuple(Entry(text(label), lines=lines) for label, lines in answers if lines)
    return Group(
        say("How we find out whether it does good"), sentence(given.words or ""), entries=entries
    )


def _yes_no(index: SiteIndex, answer: bool | None) -> Inline:
    say = index.translator.say
    if answer is None:
        return text(say(NOT_WRITTEN))
    return text(say("Yes.") if answer else say("No."))


def _marks(index: SiteIndex, record: Engagement) -> Group:
    title = index.translator.say("How good it was, as the team sees it")
    return remarks(index, title, "marks", record.marks)


def _quality(index: SiteIndex, record: Project | Engagement | FollowUp | Decision) -> Group:
    notes: Sequence[QualityNote] = record.quality
    entries = tuple(
        entry_of_term(
            tag_view(index, note.statement),
            lines=(*lines_of(note.words), *lines_of_evidence(index, note.evidence)),
        )
        for note in notes
    )
    return Group(index.translator.say("What was done for the quality statements"), entries=entries)


def _looked_back(index: SiteIndex, record: Engagement) -> Group:
    say, when = index.translator.say, say_when
    reviews = index.ledger.reviews.get(record.id, ())
    entries = tuple(
        Entry(
            (link_to(index, r),), lines=(("", text(upper_first(when(index.translator, r.date)))),)
        )
        for r in reviews
    )
    return Group(say("Looked back on"), entries=entries)


def _decisions(index: SiteIndex, record: Engagement) -> Group:
    """The decisions that rest on a record, or on something that was said there."""
    ledger = index.ledger
    addresses = [record.id, *(f"{record.id}/{said.id}" for said in record.said)]
    found = {d.id: d for address in addresses for d in ledger.decisions.get(address, ())}
    entries = tuple(Entry((link_to(index, d),), lines=lines_of(d.decided)) for d in found.values())
    return Group(index.translator.say("What was decided because of it"), entries=entries)


def groups_of_meetings(index: SiteIndex, records: Sequence[Engagement]) -> tuple[Group, ...]:
    """Return the barriers and strengths that were found at meetings, each with the meeting."""
    say = index.translator.say
    barriers = tuple(
        entry._replace(lines=(*entry.lines, (say("Found at"), (link_to(index, record),))))
        for record in records
        for entry in barrier_entries(index, record.barriers)
    )
    assets = tuple(
        entry._replace(lines=(*entry.lines, (say("Found at"), (link_to(index, record),))))
        for record in records
        for entry in (asset_entry(index, asset) for asset in record.assets)
    )
    groups = (
        Group(say("What was in the way where we met"), entries=barriers),
        Group(say("Strengths that were found where we met"), entries=assets),
    )
    return tuple(group for group in groups if not group.is_empty)


def _building_blocks(index: SiteIndex, record: Moment) -> Group:
    title = index.translator.say("What people need to be well, and had here")
    return Group(title, entries=entries_of_tags(index, record.building_blocks))


def _key_moments(index: SiteIndex, record: Moment) -> Group:
    return Group(
        index.translator.say("What turned it"), entries=entries_of_tags(index, record.key_moments)
    )


def _actions(index: SiteIndex, record: Moment) -> Group:
    title = index.translator.say("What made it possible")
    return Group(title, entries=entries_of_tags(index, record.actions))


def _who_they_are(index: SiteIndex, record: CommunityProfile) -> Group:
    voice = quoted(record.in_their_words) if record.in_their_words else ""
    title = index.translator.say("How they say who they are")
    return Group(title, voice=voice)


def _meaning(index: SiteIndex, record: CommunityProfile) -> Group:
    title = index.translator.say("What makes them a community")
    return Group(title, entries=entries_of_tags(index, record.meaning))


def _spoken_for(index: SiteIndex, record: CommunityProfile) -> Group:
    missing = index.translator.say("For whom they speak is not written down.")
    entries = tuple(
        Entry(
            text(upper_first(one.who)),
            lines=lines_of(one.of_whom),
            missing="" if one.of_whom else missing,
        )
        for one in record.spoken_for_by
    )
    return Group(index.translator.say("Who speaks for them"), entries=entries)


def _reach(index: SiteIndex, record: CommunityProfile) -> Group:
    say = index.translator.say
    reached = tuple(("", text(upper_first(words))) for words in record.we_reach)
    missed = tuple(("", text(upper_first(words))) for words in record.we_miss)
    if not reached and not missed:
        return Group("")
    not_written = say(NOT_WRITTEN)
    return Group(
        say("Whom we reach, and whom we do not"),
        entries=(
            Entry(text(say("We reach")), lines=reached, missing="" if reached else not_written),
            Entry(
                text(say("We do not reach")), lines=missed, missing="" if missed else not_written
            ),
        ),
    )


def remarks(index: SiteIndex, title: str, framework: str, given: Sequence[Remark]) -> Group:
    """Return what is written on the terms of a framework, and on which of them nothing is."""
    if not given:
        return Group(title)
    both = said_on(index, framework, given)
    return Group(
        title,
        entries=tuple(entry_of_term(view, lines=lines_of(words)) for view, words in both if words),
        missing=tuple((view.name,) for view, words in both if not words),
    )


_ALWAYS = ""
_GROUPS: Mapping[type[Record], tuple[tuple[str, Callable[[SiteIndex, Any], Group]], ...]] = {
    Project: (
        *(("purpose", _purpose), ("why", _why), ("participation", _participation)),
        *(("approaches", _approaches), ("roles", _roles), ("assets", _assets)),
        *(("outcomes", _outcomes), ("evaluation", _evaluation), ("quality", _quality)),
    ),
    Engagement: (
        *(("purpose", _purpose), ("participation", _participation), ("approaches", _approaches)),
        *(("barriers", _barriers), ("assets", _assets), ("roles", _roles), ("marks", _marks)),
        *((_ALWAYS, _looked_back), (_ALWAYS, _decisions), ("quality", _quality)),
    ),
    FollowUp: (("quality", _quality),),
    Decision: (("quality", _quality),),
    Moment: (
        *(("building_blocks", _building_blocks), ("key_moments", _key_moments)),
        ("actions", _actions),
    ),
    CommunityProfile: (
        *(("in_their_words", _who_they_are), ("meaning", _meaning), ("spoken_for_by", _spoken_for)),
        *((_ALWAYS, _reach), ("assets", _assets), ("barriers", _barriers)),
    ),
}
"""What makes the groups of each type, each with the field without which there is nothing in it."""


def barrier_entries(index: SiteIndex, barriers: Iterable[Barrier]) -> tuple[Entry, ...]:
    """Return what keeps people from taking part, each with what was done about it."""
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
    """Return a strength of a community: its kind, who found it, where it was used since."""
    say = index.translator.say
    lines: list[tuple[str, Inline]] = []
    if asset.kind:
        lines.append((say("Kind"), (tag_view(index, asset.kind).name,)))
    lines.append((say("Found by"), text(asset.found_by or say(NOT_WRITTEN))))
    used = [place_link(index, reference) for reference in asset.used_in]
    lines += ((say("Used in"), (run,)) for run in used)
    missing = "" if used else say("Where it was used since is not written down.")
    return Entry(text(upper_first(asset.name)), lines=tuple(lines), missing=missing)


def role_entry(index: SiteIndex, role: Role) -> Entry:
    """Return a role that community members took on, and how they were helped with it."""
    say = index.translator.say
    lines = (
        (say("Recruited"), text(role.recruited or say(NOT_WRITTEN))),
        (say("Supported"), text(role.supported or say(NOT_WRITTEN))),
        (say("What they did"), text(role.did or say(NOT_WRITTEN))),
    )
    return entry_of_term(tag_view(index, role.role), lines=lines)


def place_link(index: SiteIndex, reference: Reference) -> TextRun:
    """Return a link to what an address leads to: a thing said, a promise or a record."""
    ledger, address = index.ledger, reference.address
    if address in ledger.commitments:
        return promise_link(index, ledger.commitments[address])
    if address in ledger.said:
        return said_link(index, ledger.said[address])
    return record_link(index, record_of(address))


def entries_of_tags(index: SiteIndex, tags: Iterable[Tag]) -> tuple[Entry, ...]:
    """Return the terms that a record chose, each with its meaning."""
    return tuple(entry_of_term(tag_view(index, tag)) for tag in tags)


def entry_of_term(
    view: TermView,
    *,
    label: str = "",
    lines: tuple[tuple[str, Inline], ...] = (),
    missing: str = "",
) -> Entry:
    """Return a term with what is written on it."""
    return Entry((view.name,), view.meaning, label, lines, missing)


def lines_of(words: str | None) -> tuple[tuple[str, Inline], ...]:
    """Return what is written as the one line of an entry, or no line."""
    return (("", text(sentence(words))),) if words else ()


def lines_of_evidence(
    index: SiteIndex, evidence: Iterable[Evidence]
) -> tuple[tuple[str, Inline], ...]:
    """Return what shows something, each in a line of its own."""
    label = index.translator.say("What shows it")
    return tuple((label, (TextRun(one.what, away=safe_link(one.link)),)) for one in evidence)
