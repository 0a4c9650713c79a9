"""The site index: what every page is made from, and the lines of text on pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
from engage_docs.records.model import Engagement, Project, Record
from engage_docs.records.parts import Community
from engage_docs.site.charts import loops_by_project
from engage_docs.site.names import Name, Names, key_of, make_names
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


class LinkNote(NamedTuple):
    """A link, and what is said beside it."""

    link: TextRun
    words: str


class Disclosure(NamedTuple):
    """A sum that a reader can open: what to press, and what it shows."""

    summary: str
    text: str


class RowView(NamedTuple):
    """A thing said, a promise or a deed in a few lines.

    ``url`` is its place in full, ``state`` gives the shape of its mark, ``sentence`` says how it
    stands. ``is_voice``: the words are verbatim, in quotation marks. ``withheld``: they say why
    others are not shown. ``flag`` is the label of the worst that is missing beside what the
    sentence says. ``more`` is said to those who hear the page, where words are no name.
    """

    url: str
    state: str
    words: str
    sentence: Inline
    who: Inline
    is_voice: bool = False
    words_lang: str = ""
    withheld: bool = False
    flag: str = ""
    more: str = ""


A_PROFILE = translatable(" (profile)")
"""Said to those who hear it: a profile and the page of what the community said are called alike."""
REPORTED_IN = translatable("{when}, in {record}.")
WORK_BEGAN = translatable("Work began {when}, in {record}.")
REPORTED_BY = translatable("Reported by: {who}.")
DECIDED_BY = translatable("Decided by: {who}.")


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

    def say(self, words: str, /, **values: object) -> str:
        """Return words of the site in the language of the pages."""
        return self.translator.say(words, **values)

    def count(self, number: int, one: str, more: str, /, **values: object) -> str:
        """Return the words of the site for one or for several."""
        return self.translator.count(number, one, more, **values)

    def say_line(self, words: str, /, **values: str | TextRun | Inline) -> Inline:
        """Return words of the site as a line: see :func:`line_of`."""
        return line_of(self.translator, words, **values)

    def record_url(self, record_id: str) -> str:
        """Return the page of a record in the language of the index."""
        return page_url(self.moved.get(record_id, record_id))

    def item_url(self, address: str) -> str:
        """Return the page and anchor of a record or an item in the language of the index."""
        page, item = self.record_url(record_of(address)), item_of(address)
        return f"{page}#{quoted(item)}" if item else page

    def lang_of(self, record: Record | None, part: str = "") -> str:
        """Return the language of a record's words; empty where it is that of the page around them.

        ``part`` is a field or an item of the record, such as ``said/s1``: a translation that lacks
        it shows it as it stands in the original.
        """
        if record is None:
            return ""
        lang = record.borrowed_lang if part in record.borrowed else record.lang
        return self.other_lang(lang)

    def other_lang(self, lang: str | None) -> str:
        """Return a language, if it is another than that of the page; None is that of the site."""
        lang, own = lang or self.language, self.translator.tag
        return "" if lang == own or lang.partition("-")[0] == own else lang

    def said_lang(self, entry: SaidEntry) -> str:
        """Return the language of something that was said; empty where it is that of the page."""
        if entry.said.lang:
            return self.other_lang(entry.said.lang)
        return self.lang_of(entry.record, f"said/{entry.said.id}")

    def promise_lang(self, entry: CommitmentEntry) -> str:
        """Return the language of a promise; empty where it is that of the page."""
        return self.lang_of(entry.record, f"commitments/{entry.commitment.id}")

    def promise_words(self, entry: CommitmentEntry) -> str:
        """Return a promise as a sentence, in its own language."""
        lang = self.promise_lang(entry) or self.translator.tag
        return we_will(entry.commitment.we_will, is_english=lang.partition("-")[0] == "en")

    def promise_link(self, entry: CommitmentEntry, length: int = 90) -> TextRun:
        """Return a link to a promise, with its words."""
        words = shortened(self.promise_words(entry), length)
        return TextRun(words, self.item_url(entry.address), lang=self.promise_lang(entry))

    def is_withheld(self, entry: SaidEntry) -> bool:
        """Return whether the words stand for others that may not be shown."""
        return bool(self.stubs) and entry.said.at in self.stubs

    def words_shown(self, entry: SaidEntry) -> str:
        """Return the words of a thing said in quotation marks, or why they are not shown."""
        if self.is_withheld(entry):
            withheld = self.stubs[entry.said.at]
            reason = say_reason(self.translator, withheld.reason, withheld.until)
            return self.say("These words are not shown: {reason}.", reason=reason)
        return in_quotes(entry.said.words)

    def said_link(self, entry: SaidEntry, length: int = 90) -> TextRun:
        """Return a link to a thing said, with its words."""
        lang = "" if self.is_withheld(entry) else self.said_lang(entry)
        words = shortened(self.words_shown(entry), length)
        return TextRun(words, self.item_url(entry.address), lang=lang)

    def community_link(self, text: str) -> TextRun:
        """Return a link to the page of a community."""
        return _named(self.communities, text, "communities/")

    def topic_link(self, text: str) -> TextRun:
        """Return a link to the page of a topic."""
        return _named(self.topics, text, "topics/")

    def picture_of(self, record: Record, file: str) -> ShownPicture | None:
        """Return a picture of a record, described in the record's words."""
        picture = self.pictures.get((record.id, file))
        photo = next((photo for photo in record.photos if photo.file == file), None)
        lang = self.lang_of(record, f"photos/{file}")
        if (
            picture is None
            or photo is None
            or not (lang or record.borrowed_lang or record.borrowed)
        ):
            return picture
        return replace(
            picture, alt=photo.alt or "", caption=photo.caption, credit=photo.credit, lang=lang
        )

    def record_link(self, record_id: str) -> TextRun:
        """Return a link to the page of a record, or no link where it has none."""
        record = self.ledger.records.get(record_id)
        if record is None:
            return TextRun(self.say("a record that is not shown"))
        return self.link_to(record)

    def link_to(self, record: Record) -> TextRun:
        """Return a link to the page of a record."""
        more = self.say(A_PROFILE) if isinstance(record, CommunityProfile) else ""
        return TextRun(
            record.title, self.record_url(record.id), more=more, lang=self.lang_of(record)
        )

    def decision_line(
        self, decision: DecidingWord, words: str = REPORTED_IN, by: str = REPORTED_BY
    ) -> Inline:
        """Return when, where and by whom: "2 May 2026, in Opened. Reported by: estates."."""
        when = say_written(self.translator, decision.as_written, decision.day)
        when = when or self.say("date not known")
        if words == REPORTED_IN:
            when = upper_first(when)
        line = self.say_line(words, when=when, record=self.record_link(decision.record_id))
        who = TextRun(decision.by or "", lang=self.decision_lang(decision, "by"))
        return joined(line, self.say_line(by, who=who) if decision.by else ())

    def decision_lang(self, decision: DecidingWord, part: str) -> str:
        """Return the language of what a decision says."""
        return self.lang_of(self.ledger.records.get(decision.record_id), part)

    def opened_sum(self, days: WorkingDays) -> Disclosure:
        """Return the sum behind a count of working days, for a reader to open."""
        summary = self.count(
            days.days, "How we count {n} working day", "How we count {n} working days"
        )
        return Disclosure(summary, say_sum(self.translator, days, self.calendar))


def make_index(
    cleared: Cleared,
    loops: Loops,
    calendar: Calendar,
    answer_within: int,
    pictures: Mapping[tuple[str, str], ShownPicture],
    documents: Mapping[tuple[str, str], ShownDocument] | None = None,
    translator: Translator = ENGLISH,
    frameworks: Packs | None = None,
    language: str = "en",
    quiet_after: int = 90,
) -> SiteIndex:
    """Return the index of what was cleared. ``frameworks``: the built-in ones, if left out."""
    records = cleared.ledger.records.values()
    profiles = [r for r in records if isinstance(r, CommunityProfile)]
    not_shown: defaultdict[str, Counter[tuple[str, str, date | None]]] = defaultdict(Counter)
    for withheld in cleared.withheld:
        not_shown[withheld.record_id][withheld.kind, withheld.reason, withheld.until] += 1
    also_called = {p.title: p.also_called for p in reversed(profiles)}  # the first profile counts
    communities = make_names(
        ((name, last_day(r)) for r in records for name in _communities(r)), also_called
    )
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
        communities,
        make_names((r.place, last_day(r)) for r in records if r.place),
        make_names((topic, last_day(r)) for r in records for topic in r.topics),
        loops_by_project(loops),
        {communities.find(p.title): p for p in reversed(profiles) if key_of(p.title)},
        frameworks or Packs(),
        translator,
        language,
        _translations(cleared.ledger),
        quiet_after,
    )


def by_project(records: Iterable[Record]) -> dict[str, tuple[Record, ...]]:
    """Return the records of each project but its own."""
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


def translator_of_pages(own: Translator, lang: str) -> Translator:
    """Return what the pages in a language say their words in.

    ``own`` is the translator of the site: pages in a language without a catalogue, or in none of
    their own, speak as the site does.
    """
    return translator_for(lang) if lang and has_catalogue(lang) else own


def _communities(record: Record) -> Iterator[str]:
    """Every community that a record names, who took part or who said something."""
    yield from (community.name for community in communities_in(record))
    if isinstance(record, CommunityProfile):
        yield record.title
    if isinstance(record, Engagement):
        yield from (said.community for said in record.said if said.community)


def communities_in(record: Record) -> tuple[Community, ...]:
    """Return the communities that took part, that a project is for, or a story about."""
    return record.communities if isinstance(record, Engagement | Project | Moment) else ()


def last_day(record: Record) -> date | None:
    """Return the last day on which a record may have its date; None where that is not known."""
    return record.date.last if record.date else None


def by_time(record: Record) -> tuple[date, str]:
    """Return the key that sorts records in time; those without a day come first."""
    return last_day(record) or date.min, record.id


def _named(names: Names, text: str, folder: str) -> TextRun:
    # A translation may have another name for it than the page has.
    if key_of(text) not in names.by_key:
        return TextRun(text)
    return TextRun(text, f"{folder}{quoted(names.find(text).slug)}/")


def line_of(translator: Translator, words: str, /, **values: str | TextRun | Inline) -> Inline:
    """Return words of the site as a line, with texts and links where they name them in braces."""
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
    """Return sentences as one line, with a space between them."""
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
    """Return a line without links."""
    return (TextRun(words, lang=lang),)
