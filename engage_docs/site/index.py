"""The site index: what every page is made from, and the lines of text on pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from engage_docs.dates import Calendar, WorkingDays
from engage_docs.findings import Place
from engage_docs.frameworks import Packs
from engage_docs.gate.cleared import Cleared, Withheld
from engage_docs.i18n import ENGLISH, Translator, has_catalogue, translatable, translator_for
from engage_docs.links.ledger import CommitmentEntry, Ledger, SaidEntry
from engage_docs.loops.values import DecidingWord, Loops
from engage_docs.media.model import ShownDocument, ShownPicture
from engage_docs.records.addresses import item_of, page_url, quoted, record_of
from engage_docs.records.guidance import CommunityProfile, Moment
from engage_docs.records.model import Community, Engagement, Project, Record
from engage_docs.site.charts import loops_by_project
from engage_docs.site.names import AllNames, Mentions, Name, Names, key_of, names_of
from engage_docs.site.words import quoted as in_quotes
from engage_docs.site.words import say_reason, say_sum, say_written, shortened, upper_first, we_will


# What is on pages is made of named tuples: a page has hundreds, and they are quickly made.
class TextRun(NamedTuple):
    """A piece of a line. ``url`` is a page of this site, ``away`` an address elsewhere.

    ``is_voice``: these are people's own words. ``more`` is said to those who hear the page but not
    shown: it tells links apart that look alike. ``lang`` is the language of the text, where it is
    another than that of the words around it, ``more_lang`` that of ``more``.
    """

    text: str
    url: str = ""
    away: str = ""
    is_voice: bool = False
    more: str = ""
    lang: str = ""
    more_lang: str = ""


Inline = tuple[TextRun, ...]
"""One line of text, some of it links."""


class Disclosure(NamedTuple):
    """A sum that a reader can open: what to press, and what it shows."""

    summary: str
    text: str


class RowView(NamedTuple):
    """A thing said, a promise or a deed in a few lines.

    ``url`` is its place in full, ``state`` gives the shape of its mark, ``sentence`` says how it
    stands. ``is_voice``: the words are verbatim, in quotation marks. ``withheld``: they say why
    others are not shown. ``flags`` are the labels of what is missing beside what the sentence
    says, the worst first. ``more`` is said to those who hear the page, where words are no name.
    """

    url: str
    state: str
    words: str
    is_voice: bool
    words_lang: str
    withheld: bool
    sentence: Inline
    who: Inline
    flags: tuple[str, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class SiteIndex:
    """Everything that pages are made from, with what many pages ask for looked up once.

    ``of_project`` holds the records of each project but its own, ``stubs`` why the words of things
    said are not shown, by their places, ``not_shown`` how often what was withheld from a record,
    ``redactions`` how many private parts were taken out of it, ``loops_of_project`` the loops of
    each project alone, ``profiles`` the record that tells who a community is, ``frameworks`` the
    terms that records use, ``translator`` the language that the pages are written in.
    ``language`` is that of a record that names none, ``translations`` are the tags and the ids of
    the translations of each record. ``moved`` is, in the index of one language, the id of the page
    of each record that has a translation into it. ``rows`` are those that were made of this index,
    by their addresses: each stands on several pages.
    """

    ledger: Ledger
    loops: Loops
    calendar: Calendar
    answer_within: int
    pictures: Mapping[tuple[str, str], ShownPicture]
    of_project: Mapping[str, tuple[Record, ...]]
    stubs: Mapping[Place, Withheld]
    not_shown: Mapping[str, Mapping[tuple[str, str, date | None], int]]
    redactions: Mapping[str, int]
    documents: Mapping[tuple[str, str], ShownDocument]
    communities: Names
    places: Names
    topics: Names
    loops_of_project: Mapping[str, Loops]
    profiles: Mapping[Name, CommunityProfile]
    frameworks: Packs
    translator: Translator
    language: str
    translations: Mapping[str, tuple[tuple[str, str], ...]]
    quiet_after: int = 90
    moved: Mapping[str, str] = field(default_factory=dict)
    rows: dict[str, RowView] = field(default_factory=dict, init=False, repr=False, compare=False)


def make_index(
    cleared: Cleared,
    loops: Loops,
    calendar: Calendar,
    answer_within: int,
    pictures: Mapping[tuple[str, str], ShownPicture],
    documents: Mapping[tuple[str, str], ShownDocument] | None = None,
    translator: Translator = ENGLISH,
    names: AllNames | None = None,
    frameworks: Packs | None = None,
    language: str = "en",
    quiet_after: int = 90,
) -> SiteIndex:
    """Return the index of what was cleared.

    ``names`` are those of the whole site, where ``cleared`` is only a part of it. ``frameworks``:
    the built-in ones, if left out.
    """
    records = cleared.ledger.records.values()
    profiles = [r for r in records if isinstance(r, CommunityProfile)]
    not_shown: defaultdict[str, Counter[tuple[str, str, date | None]]] = defaultdict(Counter)
    for withheld in cleared.withheld:
        not_shown[withheld.record_id][withheld.kind, withheld.reason, withheld.until] += 1
    names = names or names_of(mentions_in(records))
    return SiteIndex(
        cleared.ledger,
        loops,
        calendar,
        answer_within,
        pictures,
        by_project(records),
        {w.at: w for w in cleared.withheld if w.kind == "words"},
        not_shown,
        cleared.redactions,
        documents or {},
        names.communities,
        names.places,
        names.topics,
        loops_by_project(loops),
        {names.communities.find(p.title): p for p in reversed(profiles) if key_of(p.title)},
        frameworks or Packs(),
        translator,
        language,
        _translations(cleared.ledger),
        quiet_after,
    )


def by_project(records: Iterable[Record]) -> dict[str, tuple[Record, ...]]:
    """The records of each project but its own."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.project != record.id:
            found[record.project].append(record)
    return {project: tuple(of_project) for project, of_project in found.items()}


def _translations(ledger: Ledger) -> dict[str, tuple[tuple[str, str], ...]]:
    """The language and the id of every translation, by the record that it translates."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for record in ledger.translations.values():
        if record.translation_of is not None and record.lang:
            found[record.translation_of.address].append((record.lang, record.id))
    return {original: tuple(sorted(every)) for original, every in found.items()}


def record_url(index: SiteIndex, record_id: str) -> str:
    """Return the page of a record in the language of the index, relative to the top of the site."""
    return page_url(index.moved.get(record_id, record_id))


def item_url(index: SiteIndex, address: str) -> str:
    """Return the page and anchor of a record or an item in the language of the index."""
    page, item = record_url(index, record_of(address)), item_of(address)
    return f"{page}#{quoted(item)}" if item else page


def lang_of(index: SiteIndex, record: Record | None, part: str = "") -> str:
    """The language of a record's words; empty where it is that of the page around them.

    ``part`` is a field or an item of the record, such as ``said/s1``: a translation may not have
    it, and then shows it as it stands in the original.
    """
    if record is None:
        return ""
    lang = record.borrowed_lang if part in record.borrowed else record.lang
    return other_lang(index, lang)


def other_lang(index: SiteIndex, lang: str | None) -> str:
    """A language, if it is another than that of the page; None is the language of the site."""
    lang, own = lang or index.language, index.translator.tag
    return "" if lang == own or lang.partition("-")[0] == own else lang


def translator_of_pages(own: Translator, lang: str) -> Translator:
    """Return what the pages in a language say their words in.

    ``own`` is the translator of the site: pages in a language without a catalogue, or in none of
    their own, speak as the site does.
    """
    return translator_for(lang) if lang and has_catalogue(lang) else own


def said_lang(index: SiteIndex, entry: SaidEntry) -> str:
    """The language of something that was said."""
    if entry.said.lang:
        return other_lang(index, entry.said.lang)
    return lang_of(index, entry.record, f"said/{entry.said.id}")


def promise_lang(index: SiteIndex, entry: CommitmentEntry) -> str:
    """The language of a promise."""
    return lang_of(index, entry.record, f"commitments/{entry.commitment.id}")


def promise_words(index: SiteIndex, entry: CommitmentEntry) -> str:
    """A promise as a sentence, in its own language."""
    lang = promise_lang(index, entry) or index.translator.tag
    return we_will(entry.commitment.we_will, is_english=lang.partition("-")[0] == "en")


def promise_link(index: SiteIndex, entry: CommitmentEntry, length: int = 90) -> TextRun:
    """A link to a promise, with its words."""
    words = shortened(promise_words(index, entry), length)
    return TextRun(words, item_url(index, entry.address), lang=promise_lang(index, entry))


def is_withheld(index: SiteIndex, entry: SaidEntry) -> bool:
    """Return whether the words stand for others that may not be shown."""
    return bool(index.stubs) and entry.said.at in index.stubs


def words_shown(index: SiteIndex, entry: SaidEntry) -> str:
    """Return the words of a thing said in quotation marks, or why they are not shown."""
    if is_withheld(index, entry):
        withheld = index.stubs[entry.said.at]
        reason = say_reason(index.translator, withheld.reason, withheld.until)
        return index.translator.say("These words are not shown: {reason}.", reason=reason)
    return in_quotes(entry.said.words)


def said_link(index: SiteIndex, entry: SaidEntry, length: int = 90) -> TextRun:
    """Return a link to a thing said, with its words."""
    lang = "" if is_withheld(index, entry) else said_lang(index, entry)
    words = shortened(words_shown(index, entry), length)
    return TextRun(words, item_url(index, entry.address), lang=lang)


def mentions_in(records: Iterable[Record]) -> Mentions:
    """Every name that these records give."""
    every = tuple(records)
    return Mentions(
        tuple((name, _day(r)) for r in every for name in _communities(r)),
        tuple((r.place, _day(r)) for r in every if r.place),
        tuple((topic, _day(r)) for r in every for topic in r.topics),
        tuple((r.title, r.also_called) for r in every if isinstance(r, CommunityProfile)),
    )


def _communities(record: Record) -> Iterable[str]:
    """Every community that a record names, who took part or who said something."""
    yield from (community.name for community in communities_in(record))
    if isinstance(record, CommunityProfile):
        yield record.title
    if isinstance(record, Engagement):
        yield from (said.community for said in record.said if said.community)


def _day(record: Record) -> date | None:
    return record.date.last if record.date else None


def communities_in(record: Record) -> tuple[Community, ...]:
    """The communities that took part in a record, that a project is for, or a story about."""
    return record.communities if isinstance(record, Engagement | Project | Moment) else ()


def community_link(index: SiteIndex, text: str) -> TextRun:
    """A link to the page of a community."""
    return _named(index.communities, text, "communities/")


def topic_link(index: SiteIndex, text: str) -> TextRun:
    """A link to the page of a topic."""
    return _named(index.topics, text, "topics/")


def _named(names: Names, text: str, folder: str) -> TextRun:
    # A translation may have another name for it than the page has.
    if key_of(text) not in names.by_key:
        return TextRun(text)
    return TextRun(text, f"{folder}{quoted(names.find(text).slug)}/")


def picture_of(index: SiteIndex, record: Record, file: str) -> ShownPicture | None:
    """A picture of a record, described in the record's words."""
    picture = index.pictures.get((record.id, file))
    photo = next((photo for photo in record.photos if photo.file == file), None)
    lang = lang_of(index, record, f"photos/{file}")
    if picture is None or photo is None or not (lang or record.borrowed_lang or record.borrowed):
        return picture
    return replace(
        picture, alt=photo.alt or "", caption=photo.caption, credit=photo.credit, lang=lang
    )


def record_link(index: SiteIndex, record_id: str) -> TextRun:
    """A link to the page of a record, or nothing to press where it has none."""
    record = index.ledger.records.get(record_id)
    if record is None:
        return TextRun(index.translator.say("a record that is not shown"))
    return link_to(index, record)


A_PROFILE = translatable(" (profile)")
"""Said to those who hear it: a profile and the page of what the community said are called alike."""


def link_to(index: SiteIndex, record: Record) -> TextRun:
    """A link to the page of a record."""
    more = index.translator.say(A_PROFILE) if isinstance(record, CommunityProfile) else ""
    return TextRun(
        record.title, record_url(index, record.id), more=more, lang=lang_of(index, record)
    )


REPORTED_IN = translatable("{when}, in {record}.")
WORK_BEGAN = translatable("Work began {when}, in {record}.")
REPORTED_BY = translatable("Reported by: {who}.")
DECIDED_BY = translatable("Decided by: {who}.")


def decision_line(
    index: SiteIndex, decision: DecidingWord, words: str = REPORTED_IN, by: str = REPORTED_BY
) -> Inline:
    """Who decided it, when, and in which record: "2 May 2026, in Opened. Reported by: estates."."""
    translator = index.translator
    when = say_written(translator, decision.as_written, decision.day) or translator.say(
        "date not known"
    )
    if words == REPORTED_IN:
        when = upper_first(when)
    line = line_of(translator, words, when=when, record=record_link(index, decision.record_id))
    who = TextRun(decision.by or "", lang=decision_lang(index, decision, "by"))
    return joined(line, line_of(translator, by, who=who) if decision.by else ())


def decision_lang(index: SiteIndex, decision: DecidingWord, part: str) -> str:
    """The language of what a decision says."""
    return lang_of(index, index.ledger.records.get(decision.record_id), part)


def opened_sum(index: SiteIndex, days: WorkingDays) -> Disclosure:
    """The sum behind a count of working days."""
    summary = index.translator.count(
        days.days, "How we count {n} working day", "How we count {n} working days"
    )
    return Disclosure(summary, say_sum(index.translator, days, index.calendar))


def line_of(translator: Translator, words: str, /, **values: str | TextRun | Inline) -> Inline:
    """Words of the site as a line, with texts and links where they name them in braces."""
    runs: list[TextRun] = []
    for before, name in _cut(translator.say(words)):
        runs += before
        if name:
            runs += _as_runs(values[name])
    return _merged(runs)


@lru_cache(maxsize=512)
def _cut(words: str) -> tuple[tuple[Inline, str], ...]:
    """Words cut at the places in braces: what stands before each of them, and its name.

    A site says the same hundred sentences around ever other links.
    """
    parts = Formatter().parse(words)
    return tuple(((TextRun(before),) if before else (), name or "") for before, name, _, _ in parts)


def joined(*lines: Inline) -> Inline:
    """Sentences as one line, with a space between them."""
    found = [line for line in lines if any(run.text for run in line)]
    return _merged([run for line in found for run in (TextRun(" "), *line)][1:])


_PLAIN = TextRun("")[1:]


def _merged(runs: Iterable[TextRun]) -> Inline:
    """Return runs with each row of plain ones as one: half of all runs would be a space or a stop.

    A template asks five things of each run.
    """
    found: list[TextRun] = []
    for run in runs:
        if found and run[1:] == _PLAIN and found[-1][1:] == _PLAIN:
            found[-1] = TextRun(found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)


def _as_runs(value: str | TextRun | Inline) -> Iterable[TextRun]:
    if isinstance(value, str):
        return (TextRun(value),) if value else ()
    found = (value,) if isinstance(value, TextRun) else value
    return [run for run in found if run.text]


def text(words: str, lang: str = "") -> Inline:
    """A line without links."""
    return (TextRun(words, lang=lang),)
