"""One thing that a record says and that bears on a quality statement, as an entry on a page."""

from __future__ import annotations

from engage_docs.i18n import Translator
from engage_docs.loops.values import Shown
from engage_docs.records.guidance import Asset, Measure, Purpose, QualityNote, Role, View
from engage_docs.site.guidance_entries import Entry, asset_entry, role_entry
from engage_docs.site.index import Inline, SiteIndex, TextRun, record_link, text
from engage_docs.site.items import evidence_view
from engage_docs.site.words import quoted, sentence, upper_first
from engage_docs.stats.quality import Bearing


def entry_of(index: SiteIndex, bearing: Bearing, *, at_home: bool = False) -> Entry:
    """What a record says, and which one it is. ``at_home``: it is the project's, as the page is."""
    entry = _entry(index, bearing)
    if at_home:
        return entry
    where = (index.translator.say("From"), (record_link(index, bearing.record_id),))
    return entry._replace(lines=(*entry.lines, where))


def yes_no(translator: Translator, answer: bool | None) -> str:
    """An answer in words; None is no answer."""
    if answer is None:
        return translator.say("Not written down.")
    return translator.say("Yes.") if answer else translator.say("No.")


def _entry(index: SiteIndex, bearing: Bearing) -> Entry:
    said = bearing.said
    if isinstance(said, QualityNote):
        return _note(index, said, bearing.record_id)
    if isinstance(said, Asset):
        return asset_entry(index, said)
    if isinstance(said, Role):
        return role_entry(index, said)
    if isinstance(said, Measure):
        return _measure(index.translator, said)
    if isinstance(said, View):
        return _view(index.translator, said)
    return _purpose(index.translator, said)


def _note(index: SiteIndex, note: QualityNote, record_id: str) -> Entry:
    say = index.translator.say
    shown = [evidence_view(index, Shown(e, record_id), at_home=True) for e in note.evidence]
    lines: list[tuple[str, Inline]] = [(say("What shows it"), one.what) for one in shown]
    missing = "" if shown else say("Nothing that shows it is written down.")
    words = sentence(note.words) if note.words else say("What was done is not written down.")
    return Entry(text(words), lines=tuple(lines), missing=missing)


def _measure(translator: Translator, measure: Measure) -> Entry:
    say = translator.say
    agreed = text(measure.agreed_with or say("Not written down."))
    return Entry(
        text(say("Measured: {what}", what=measure.what)), lines=((say("Agreed with"), agreed),)
    )


def _view(translator: Translator, view: View) -> Entry:
    """How people who took part saw an engagement, in their words."""
    say = translator.say
    who = view.who or say("People who took part")
    lines: list[tuple[str, Inline]] = []
    if view.words:
        lines.append(("", (TextRun(quoted(view.words), is_voice=True),)))
    if view.marks:
        words = translator.count(
            len(view.marks),
            "They say something on {n} mark of high-quality engagement.",
            "They say something on {n} marks of high-quality engagement.",
        )
        lines.append(("", text(words)))
    return Entry(text(say("Looked back by: {who}", who=who)), lines=tuple(lines))


def _purpose(translator: Translator, purpose: Purpose) -> Entry:
    lines = ((translator.say("Why"), text(upper_first(purpose.why))),) if purpose.why else ()
    return Entry(
        text(translator.say("One aim is to find out what people here need and hope for.")),
        lines=lines,
    )
