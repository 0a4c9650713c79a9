"""What records say in the words of the guidance, as groups of entries on their pages.

Nothing is weighed or graded here: what was written stands with the term it is about, and what was
not written is named as such.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from engage_docs.links.ledger import assets_in
from engage_docs.records.guidance import (
    CommunityProfile,
    Decision,
    Evaluation,
    Moment,
    Participation,
    Purpose,
    QualityNote,
    Remark,
)
from engage_docs.records.model import Engagement, FollowUp, Project, Record
from engage_docs.site.guidance_entries import (
    NOT_WRITTEN,
    Entry,
    asset_entry,
    barrier_entries,
    entries_of_tags,
    entry_of_term,
    lines_of,
    lines_of_evidence,
    role_entry,
)
from engage_docs.site.index import Inline, SiteIndex, TextRun, link_to, text
from engage_docs.site.terms import said_on, tag_view
from engage_docs.site.words import (
    quoted,
    safe_link,
    say_when,
    sentence,
    upper_first,
)


class Group(NamedTuple):
    """Entries under one heading. ``missing``: terms on which nothing is written."""

    title: str
    lead: str = ""
    voice: str = ""
    entries: tuple[Entry, ...] = ()
    missing: tuple[Inline, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.lead or self.voice or self.entries)


def groups_of(index: SiteIndex, record: Record) -> tuple[Group, ...]:
    """What a record says in the words of the guidance, in the order in which people ask for it."""
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
    """The barriers and the strengths that were found at meetings, each with the meeting."""
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
    """What is written on the terms of a framework, and on which of them nothing is."""
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
