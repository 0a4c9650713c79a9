"""The site in another language: nothing of its own stays behind in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from engage_docs.advice.passages import all_texts
from engage_docs.frameworks import Packs
from engage_docs.gate import clear
from engage_docs.gate.cleared import Cleared
from engage_docs.i18n import ENGLISH, Translator, translator_for
from engage_docs.records.model import Engagement, Record
from engage_docs.records.parts import Format
from tests.bundles import good_records
from tests.site import exampleton as ex
from tests.site.pages import read
from tests.site.rendered import Rendered, index_of
from tests.site.translations import MEETING
from tests.site.whole_site import every_page

# "We will" stands before a promise in English, whatever the site speaks. The rest are signs.
NO_WORDS_OF_OURS = {"we", "will", "pdf"}
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Marked(Translator):
    """A language in which everything that the site says stands between two marks."""

    def say(self, words: str, /, **values: object) -> str:
        return f"⟦{ENGLISH.say(words, **values)}⟧" if words else ""

    def count(self, number: int, one: str, more: str, /, **values: object) -> str:
        return f"⟦{ENGLISH.count(number, one, more, **values)}⟧"

    def day(self, day: date) -> str:
        return f"⟦{ENGLISH.day(day)}⟧"

    def weekday(self, day: date) -> str:
        return f"⟦{ENGLISH.weekday(day)}⟧"

    def month_name(self, month: int) -> str:
        return f"⟦{ENGLISH.month_name(month)}⟧"

    def short_day(self, day: date) -> str:
        return f"⟦{ENGLISH.short_day(day)}⟧"

    def short_month(self, day: date) -> str:
        return f"⟦{ENGLISH.short_month(day)}⟧"


def pages(cleared: Cleared, translator: Translator, language: str = "en") -> Iterator[Rendered]:
    yield from every_page(index_of(cleared, translator=translator, language=language)).values()


def words_of(texts: Iterator[str]) -> set[str]:
    return {word for text in texts for word in WORD.findall(text.casefold())}


def without_marked(text: str) -> str:
    while (shorter := INNERMOST.sub(" ", text)) != text:
        text = shorter
    return text


def test_every_word_of_the_site_goes_through_the_speech() -> None:
    cleared = ex.cleared(ex.everything())
    known = words_of(t for r in cleared.ledger.records.values() for t in all_texts(tuple_of(r)))
    terms = [term for pack in Packs().packs for term in pack.every_term()]
    known |= words_of(text for t in terms for text in (t.term, t.definition, t.quote, t.group))
    known |= words_of(pack.title for pack in Packs().packs)
    for page in pages(cleared, Marked("en", "ltr")):
        if page.page.section == "glossary":
            continue  # its words are those of the frameworks
        seen = read(page.main)
        left = words_of(iter([without_marked(seen.text)])) - known - NO_WORDS_OF_OURS
        assert not left, f"{page.url}: not said by the translator: {sorted(left)}"
        for tag, name, value in seen.attributes:
            if name in ("aria-label", "placeholder", "title"):
                assert value.startswith("⟦"), f"{page.url}: <{tag} {name}={value!r}>"


def tuple_of(record: Record) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in record.__dataclass_fields__)


def test_a_welsh_site_is_in_welsh() -> None:
    cleared = ex.cleared(ex.everything())
    every = list(pages(cleared, translator_for("cy"), "cy"))
    home = next(page for page in every if page.url == "")
    assert "Yn aros hiraf" in home.main
    for page in every:
        assert page.page.section == "glossary" or not re.search(
            r"\b(?:Waiting|Promised|Nothing|overdue|still open)\b", page.main
        )


@pytest.fixture(scope="module")
def versions() -> dict[str, Rendered]:
    cleared, _ = clear(good_records(MEETING), "public", date(2026, 6, 15))
    return {page.url: page for page in pages(cleared, ENGLISH)}


def test_each_version_leads_to_the_others_in_their_own_names(versions: dict[str, Rendered]) -> None:
    every = (
        ("en", "records/meeting/"),
        ("cy", "records/meeting-cy/"),
        ("ur", "records/meeting-ur/"),
    )
    for _, url in every:
        assert versions[url].page.versions == every
    english = versions["records/meeting/"].main
    assert "<b>English</b>" in english or ">English</b>" in english
    assert (
        '<a hreflang="ur" href="../../records/meeting-ur/" lang="ur" dir="rtl">اردو</a>' in english
    )
    urdu = versions["records/meeting-ur/"].main
    assert '<a hreflang="cy" href="../../records/meeting-cy/" lang="cy" dir="ltr">' in urdu
    assert '<a hreflang="en" href="../../records/meeting/"' in urdu


def test_a_translation_has_its_own_language_and_no_place_in_lists(
    versions: dict[str, Rendered],
) -> None:
    assert versions["records/meeting-ur/"].page.lang == "ur"
    assert versions["records/meeting/"].page.lang == ""
    for url, page in versions.items():
        if not url.startswith("records/meeting"):
            assert "ملاقات" not in page.main, url
            assert "Cyfarfod" not in page.main, url


def test_without_a_catalogue_the_words_of_the_site_say_that_they_are_english(
    versions: dict[str, Rendered],
) -> None:
    main = versions["records/meeting-ur/"].main
    assert '<h1 lang="ur" dir="rtl">ملاقات</h1>' in main
    assert '<h2 lang="en" dir="ltr">What people said</h2>' in main
    assert 'class="voice" lang="ur" dir="rtl">“کلینک' in main
    # What nobody has translated stands in its own language.
    assert 'class="voice" lang="en" dir="ltr">“Will the letters' in main


def test_with_a_catalogue_the_words_of_the_site_are_translated(
    versions: dict[str, Rendered],
) -> None:
    main = versions["records/meeting-cy/"].main
    assert "<h1>Cyfarfod</h1>" in main
    assert "<h2>Beth ddywedodd pobl</h2>" in main
    assert "Byddwn yn dod o hyd i ail le" in main
    assert 'class="voice" lang="en" dir="ltr">“The clinic' in main
    assert "<h3>Byddwn" in main


def test_links_lead_to_the_page_in_the_same_language(versions: dict[str, Rendered]) -> None:
    main = versions["records/meeting-ur/"].main
    assert 'href="../../records/meeting-ur/#s1"' in main
    assert '<a href="../../records/meeting/' not in main


def test_what_was_said_may_have_a_language_of_its_own() -> None:
    records = list(ex.everything())
    place, meeting = next((n, r) for n, r in enumerate(records) if isinstance(r, Engagement))
    said = (replace(meeting.said[0], words="ہمیں خط چاہیے۔", lang="ur"), *meeting.said[1:])
    records[place] = replace(meeting, said=said)
    cleared = ex.cleared(records)
    page = next(p for p in pages(cleared, ENGLISH) if p.url == f"records/{meeting.id}/")
    assert 'class="voice" lang="ur" dir="rtl">“ہمیں' in page.main


def test_a_record_in_another_language_says_so_in_lists() -> None:
    records = [
        replace(r, title="بازار", lang="ur") if isinstance(r, Engagement) else r
        for r in ex.everything()
    ]
    for page in pages(ex.cleared(records), ENGLISH):
        for link in re.findall(r"<a [^>]*>بازار", page.main):
            assert 'lang="ur" dir="rtl"' in link, page.url


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("BSL video", "Video in British Sign Language"),
        ("easy-read", "Easy read"),
        ("comic strip", "Comic strip"),
    ],
)
def test_other_forms_are_listed_in_words(kind: str, words: str) -> None:
    formats = (Format(at=ex.at(), kind=kind, link="https://example.org/x", note="ten minutes"),)
    records = [
        replace(r, formats=formats) if isinstance(r, Engagement) else r for r in ex.everything()
    ]
    urls = {f"records/{r.id}/" for r in records if isinstance(r, Engagement)}
    page = next(p for p in pages(ex.cleared(records), ENGLISH) if p.url in urls)
    assert f'<a href="https://example.org/x">{words}</a>: ten minutes</li>' in page.main
