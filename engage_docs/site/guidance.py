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
    Reference,
    Remark,
    Role,
    Tag,
)
from engage_docs.site.index import Inline, SiteIndex, TextRun, text
from engage_docs.site.terms import TermView, said_on, tag_view
from engage_docs.site.words import quoted, safe_link, say_when, sentence, upper_first

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
    say = index.say
    aims = entries_of_tags(index, purpose.aims) if purpose else ()
    if isinstance(record, Project):
        # The reason in plain words stands at the top of the page of a project.
        return Group(say("What people are asked for"), entries=aims)
    why = sentence(purpose.why) if purpose and purpose.why else ""
    return Group(say("Why we met"), why, entries=aims)


def _participation(index: SiteIndex, record: Engagement | Project) -> Group:
    given: Participation | None = record.participation
    say = index.say
    entries = []
    if given and given.now:
        label = say("As it is") if isinstance(record, Project) else say("This time")
        entries.append(entry_of_term(tag_view(index, given.now), label=label))
    if given and given.aim:
        entries.append(entry_of_term(tag_view(index, given.aim), label=say("What we aim for")))
    return Group(say("How much say people have"), entries=tuple(entries))


def _barriers(index: SiteIndex, record: Engagement | CommunityProfile) -> Group:
    title = index.say("What is in the way, and what was done about it")
    return Group(title, entries=barrier_entries(index, record.barriers))


def _assets(index: SiteIndex, record: Record) -> Group:
    title = index.say("Strengths to build on")
    return Group(title, entries=tuple(asset_entry(index, a) for a in assets_in(record)))


def _roles(index: SiteIndex, record: Engagement | Project) -> Group:
    title = index.say("Roles that community members took on")
    return Group(title, entries=tuple(role_entry(index, role) for role in record.roles))


def _outcomes(index: SiteIndex, record: Project) -> Group:
    entries = []
    for outcome in record.outcomes:
        evidence = lines_of_evidence(index, outcome.evidence)
        lines = (*lines_of(outcome.words), *evidence)
        missing = "" if evidence else index.say("Nothing that shows it is written down.")
        term = tag_view(index, outcome.outcome)
        entries.append(entry_of_term(term, lines=lines, missing=missing))
    return Group(index.say("What came of it for people"), entries=tuple(entries))


def _evaluation(index: SiteIndex, record: Project) -> Group:
    given: Evaluation | None = record.evaluation
    say = index.say
    if given is None:
        return Group("")
    plan = yes_no(index, given.plan)
    if safe_link(given.link):
        plan = (*plan, TextRun(" "), TextRun(say("Read the plan"), away=safe_link(given.link)))
    measures = []
    for measure in given.measures:
        words, who = measure.what, measure.agreed_with
        if who:
            words = say("{measure} (agreed with: {who})", measure=words, who=who)
        measures.append(text(upper_first(words)))
    monitored, fed_back = yes_no(index, given.monitored), yes_no(index, given.fed_back)
    answers = (
        (say("Is there an evaluation plan?"), (plan,)),
        (say("Measured"), tuple(measures)),
        (say("Is the project checked against its measures?"), (monitored,)),
        (say("Were people told what came of it?"), (fed_back,)),
    )
    entries = tuple(
        Entry(text(label), lines=tuple(("", line) for line in lines))
        for label, lines in answers
        if lines
    )
    title = say("How we find out whether it does good")
    return Group(title, sentence(given.words or ""), entries=entries)


def yes_no(index: SiteIndex, answer: bool | None) -> Inline:
    """Return an answer in words; None is no answer."""
    if answer is None:
        return text(index.say(NOT_WRITTEN))
    return text(index.say("Yes.") if answer else index.say("No."))


def _quality(index: SiteIndex, record: Project | Engagement | FollowUp | Decision) -> Group:
    entries = []
    for note in record.quality:
        lines = (*lines_of(note.words), *lines_of_evidence(index, note.evidence))
        entries.append(entry_of_term(tag_view(index, note.statement), lines=lines))
    return Group(index.say("What was done for the quality statements"), entries=tuple(entries))


def _looked_back(index: SiteIndex, record: Engagement) -> Group:
    entries = []
    for review in index.ledger.reviews.get(record.id, ()):
        when = upper_first(say_when(index.translator, review.date))
        entries.append(Entry((index.link_to(review),), lines=(("", text(when)),)))
    return Group(index.say("Looked back on"), entries=tuple(entries))


def _decisions(index: SiteIndex, record: Engagement) -> Group:
    """The decisions that rest on a record, or on something that was said there."""
    ledger = index.ledger
    addresses = [record.id, *(f"{record.id}/{said.id}" for said in record.said)]
    found = {d.id: d for address in addresses for d in ledger.decisions.get(address, ())}
    entries = tuple(Entry((index.link_to(d),), lines=lines_of(d.decided)) for d in found.values())
    return Group(index.say("What was decided because of it"), entries=entries)


def groups_of_meetings(index: SiteIndex, records: Sequence[Engagement]) -> tuple[Group, ...]:
    """Return the barriers and strengths that were found at meetings, each with the meeting."""
    barriers: list[Entry] = []
    assets: list[Entry] = []
    for record in records:
        where = (index.say("Found at"), (index.link_to(record),))
        here = barrier_entries(index, record.barriers)
        barriers += (one._replace(lines=(*one.lines, where)) for one in here)
        found = (asset_entry(index, asset) for asset in record.assets)
        assets += (one._replace(lines=(*one.lines, where)) for one in found)
    groups = (
        Group(index.say("What was in the way where we met"), entries=tuple(barriers)),
        Group(index.say("Strengths that were found where we met"), entries=tuple(assets)),
    )
    return tuple(group for group in groups if not group.is_empty)


def _terms(field: str, title: str) -> tuple[str, Callable[[SiteIndex, Record], Group]]:
    """Return what makes the group of a field that has nothing but terms, with the field."""

    def make(index: SiteIndex, record: Record) -> Group:
        return Group(index.say(title), entries=entries_of_tags(index, getattr(record, field)))

    return field, make


def _remarks(field: str, title: str) -> tuple[str, Callable[[SiteIndex, Record], Group]]:
    """Return what makes the group of a field that says something on terms, with the field."""

    def make(index: SiteIndex, record: Record) -> Group:
        return remarks(index, index.say(title), field, getattr(record, field))

    return field, make


def _who_they_are(index: SiteIndex, record: CommunityProfile) -> Group:
    voice = quoted(record.in_their_words) if record.in_their_words else ""
    return Group(index.say("How they say who they are"), voice=voice)


def _spoken_for(index: SiteIndex, record: CommunityProfile) -> Group:
    nothing = index.say("For whom they speak is not written down.")
    entries = tuple(
        Entry(text(upper_first(one.who)), lines=lines_of(one.of_whom), missing=missing)
        for one in record.spoken_for_by
        for missing in ("" if one.of_whom else nothing,)
    )
    return Group(index.say("Who speaks for them"), entries=entries)


def _reach(index: SiteIndex, record: CommunityProfile) -> Group:
    say = index.say
    if not record.we_reach and not record.we_miss:
        return Group("")

    def entry(label: str, named: Sequence[str]) -> Entry:
        lines = tuple(("", text(upper_first(words))) for words in named)
        return Entry(text(label), lines=lines, missing="" if lines else say(NOT_WRITTEN))

    reached = entry(say("We reach"), record.we_reach)
    missed = entry(say("We do not reach"), record.we_miss)
    return Group(say("Whom we reach, and whom we do not"), entries=(reached, missed))


def remarks(index: SiteIndex, title: str, framework: str, given: Sequence[Remark]) -> Group:
    """Return what is written on the terms of a framework, and on which of them nothing is."""
    both = said_on(index, framework, given) if given else ()
    entries = (entry_of_term(view, lines=lines_of(words)) for view, words in both if words)
    missing = ((view.name,) for view, words in both if not words)
    return Group(title, entries=tuple(entries), missing=tuple(missing))


_ALWAYS = ""
_WHY = _remarks("why", translatable("Why we engage with people"))
_MARKS = _remarks("marks", translatable("How good it was, as the team sees it"))
_APPROACHES = _terms("approaches", translatable("How we work"))
_MEANING = _terms("meaning", translatable("What makes them a community"))
_GROUPS: Mapping[type[Record], tuple[tuple[str, Callable[[SiteIndex, Any], Group]], ...]] = {
    Project: (
        *(("purpose", _purpose), _WHY, ("participation", _participation)),
        *(_APPROACHES, ("roles", _roles), ("assets", _assets)),
        *(("outcomes", _outcomes), ("evaluation", _evaluation), ("quality", _quality)),
    ),
    Engagement: (
        *(("purpose", _purpose), ("participation", _participation), _APPROACHES),
        *(("barriers", _barriers), ("assets", _assets), ("roles", _roles), _MARKS),
        *((_ALWAYS, _looked_back), (_ALWAYS, _decisions), ("quality", _quality)),
    ),
    FollowUp: (("quality", _quality),),
    Decision: (("quality", _quality),),
    Moment: (
        _terms("building_blocks", translatable("What people need to be well, and had here")),
        _terms("key_moments", translatable("What turned it")),
        _terms("actions", translatable("What made it possible")),
    ),
    CommunityProfile: (
        *(("in_their_words", _who_they_are), _MEANING, ("spoken_for_by", _spoken_for)),
        *((_ALWAYS, _reach), ("assets", _assets), ("barriers", _barriers)),
    ),
}
"""What makes the groups of each type, each with the field without which there is nothing in it."""


def barrier_entries(index: SiteIndex, barriers: Iterable[Barrier]) -> tuple[Entry, ...]:
    """Return what keeps people from taking part, each with what was done about it."""
    nothing = index.say("What was done about it is not written down.")
    entries = []
    for barrier in barriers:
        term, missing = tag_view(index, barrier.barrier), "" if barrier.done else nothing
        entries.append(entry_of_term(term, lines=lines_of(barrier.done), missing=missing))
    return tuple(entries)


def asset_entry(index: SiteIndex, asset: Asset) -> Entry:
    """Return a strength of a community: its kind, who found it, where it was used since."""
    say = index.say
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
    say = index.say
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
        return index.promise_link(ledger.commitments[address])
    if address in ledger.said:
        return index.said_link(ledger.said[address])
    return index.record_link(record_of(address))


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
    label = index.say("What shows it")
    return tuple((label, (TextRun(one.what, away=safe_link(one.link)),)) for one in evidence)
