"""The gate and translations: never more is shown than of the record that is translated."""

from __future__ import annotations

from datetime import date

import pytest

from engage_docs.gate import Cleared, clear
from engage_docs.links import in_language
from engage_docs.links.translations import translated
from engage_docs.records.model import Engagement
from tests.bundles import good_records

TODAY = date(2026, 6, 15)
ORIGINAL = """\
--- meeting.md
---
type: engagement
id: meeting
title: Meeting
date: 2026-06-01
place: Library
{original}
said:
  - id: s1
    words: Can be read.
  - id: s2
    words: Zqoriginal.
    consent: refused
commitments:
  - id: c1
    we_will: find a place
---
English story.
"""
TRANSLATION = """\
--- meeting-cy.md
---
type: engagement
id: meeting-cy
title: Cyfarfod
lang: cy
translation_of: meeting
{translation}
said:
  - id: s2
    words: Zqcyfieithiad.
---
Stori.
"""
AGREED = "recording: agreed"


def cleared(original: str = AGREED, translation: str = AGREED) -> Cleared:
    text = ORIGINAL.format(original=original) + TRANSLATION.format(translation=translation)
    return clear(good_records(text), "public", TODAY)[0]


def test_a_translation_is_shown_beside_its_original_and_counted_nowhere() -> None:
    ledger = cleared().ledger
    assert list(ledger.translations) == ["meeting-cy"]
    assert set(ledger.records) == {"hall", "meeting"}
    assert set(ledger.pages) == {"hall", "meeting", "meeting-cy"}
    assert list(ledger.said) == ["meeting/s1", "meeting/s2"]
    assert list(ledger.commitments) == ["meeting/c1"]


def test_words_that_are_withheld_are_withheld_in_every_language() -> None:
    made = cleared()
    assert "Zq" not in str(made.ledger)
    records = in_language(list(made.ledger.records.values()), made.ledger.translations, "cy")
    meeting = next(r for r in records if isinstance(r, Engagement))
    assert meeting.said[1].words == "These words are not shown: permission was refused."


@pytest.mark.parametrize("original", ["recording: refused", "publish: no\nrecording: agreed", ""])
def test_a_translation_is_withheld_with_its_original(original: str) -> None:
    made = cleared(original=original)
    assert made.ledger.pages.keys() == {"hall"}
    assert "the record that it translates is not shown" in [w.reason for w in made.withheld]


@pytest.mark.parametrize("translation", ["", "recording: not asked", "publish: draft\n" + AGREED])
def test_a_translation_needs_a_permission_of_its_own(translation: str) -> None:
    assert cleared(translation=translation).ledger.pages.keys() == {"hall", "meeting"}


def test_a_source_of_the_original_is_a_source_of_its_translation() -> None:
    public = "recording: already public"
    assert cleared(f"{public}\nsource: The report", public).ledger.translations


def test_a_translation_says_its_words_and_takes_the_rest() -> None:
    original, translation = good_records(
        ORIGINAL.format(original=AGREED) + TRANSLATION.format(translation=AGREED)
    )[1:]
    made = translated(original, translation)
    assert isinstance(made, Engagement)
    assert (made.id, made.title, made.lang, made.body) == ("meeting", "Cyfarfod", "cy", "Stori.\n")
    assert made.date == original.date
    assert [said.words for said in made.said] == ["Can be read.", "Zqcyfieithiad."]
    assert made.borrowed == ("commitments/c1", "place", "said/s1")
    assert made.borrowed_lang is None
