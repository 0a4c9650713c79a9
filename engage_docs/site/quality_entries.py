"""One thing that a record says and that bears on a quality statement, as an entry on a page."""

from __future__ import annotations

from engage_docs.i18n import Speech
from engage_docs.loops.values import Shown
from engage_docs.records.guidance import Asset, Measure, Purpose, QualityNote, Role, View
from engage_docs.site.book import Bit, Book, Line, record_link, text
from engage_docs.site.guidance_entries import Entry, asset_entry, role_entry
from engage_docs.site.items import evidence_view
from engage_docs.site.words import quoted, sentence, upper_first
from engage_docs.stats.quality import Bearing


def entry_of(book: Book, bearing: Bearing, *, at_home: bool = False) -> Entry:
    """What a record says, and which one it is. ``at_home``: it is the project's, as the page is."""
    entry = _entry(book, bearing)
    if at_home:
        return entry
    where = (book.speech.say("From"), (record_link(book, bearing.record_id),))
    return entry._replace(lines=(*entry.lines, where))


def yes_no(speech: Speech, answer: bool | None) -> str:
    """An answer in words; None is no answer."""
    if answer is None:
        return speech.say("Not written down.")
    return speech.say("Yes.") if answer else speech.say("No.")


def _entry(book: Book, bearing: Bearing) -> Entry:
    said = bearing.said
    if isinstance(said, QualityNote):
        return _note(book, said, bearing.record_id)
    if isinstance(said, Asset):
        return asset_entry(book, said)
    if isinstance(said, Role):
        return role_entry(book, said)
    if isinstance(said, Measure):
        return _measure(book.speech, said)
    if isinstance(said, View):
        return _view(book.speech, said)
    return _purpose(book.speech, said)


def _note(book: Book, note: QualityNote, record_id: str) -> Entry:
    say = book.speech.say
    shown = [evidence_view(book, Shown(e, record_id), at_home=True) for e in note.evidence]
    lines: list[tuple[str, Line]] = [(say("What shows it"), one.what) for one in shown]
    missing = "" if shown else say("Nothing that shows it is written down.")
    words = sentence(note.words) if note.words else say("What was done is not written down.")
    return Entry(text(words), lines=tuple(lines), missing=missing)


def _measure(speech: Speech, measure: Measure) -> Entry:
    say = speech.say
    agreed = text(measure.agreed_with or say("Not written down."))
    return Entry(
        text(say("Measured: {what}", what=measure.what)), lines=((say("Agreed with"), agreed),)
    )


def _view(speech: Speech, view: View) -> Entry:
    """How people who took part saw an engagement, in their words."""
    say = speech.say
    who = view.who or say("People who took part")
    lines: list[tuple[str, Line]] = []
    if view.words:
        lines.append(("", (Bit(quoted(view.words), is_voice=True),)))
    if view.marks:
        words = speech.count(
            len(view.marks),
            "They say something on {n} mark of high-quality engagement.",
            "They say something on {n} marks of high-quality engagement.",
        )
        lines.append(("", text(words)))
    return Entry(text(say("Looked back by: {who}", who=who)), lines=tuple(lines))


def _purpose(speech: Speech, purpose: Purpose) -> Entry:
    lines = ((speech.say("Why"), text(upper_first(purpose.why))),) if purpose.why else ()
    return Entry(
        text(speech.say("One aim is to find out what people here need and hope for.")), lines=lines
    )
