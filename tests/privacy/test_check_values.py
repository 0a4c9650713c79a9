"""Findings in the values of a record, and what an earlier check knew already."""

from __future__ import annotations

import pytest

from engage_docs.findings import Place
from engage_docs.privacy import check_html, check_source, check_values, without_known
from engage_docs.privacy.text import texts_in
from tests.bundles import good_records

RECORD = """\
---
type: engagement
id: walk
title: A walk
project: hall
date: 2026-03-14
recording: agreed
topics: {topics}
said:
  - id: s1
    words: {words}
---
Text, and a number: 01632 960123.
"""
AT_ITEM = Place("walk.md", 10, 5)


def found_in(words: str, topics: str = "[paths]") -> list[tuple[str, Place]]:
    text = RECORD.format(words=words, topics=topics)
    record = good_records(f"--- walk.md\n{text}")[-1]
    known = check_source(text, "walk.md", ())
    new = without_known(check_values(record, record.at, ()), known)
    return [(finding.code.name, finding.place) for finding in new]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('"Write to somebody\\x40example.org."', "email"),
        ('"Write to somebody\\u0040example.org."', "email"),
        ('"Ring 07700 9\\\n      00123."', "phone"),
        (">\n      Ring 07700\n\n      900123.", "phone"),
        ("Ring 07700\n                    900123.", "phone"),
    ],
)
def test_a_detail_that_only_the_value_holds_is_found_at_its_item(words: str, code: str) -> None:
    assert found_in(words) == [(f"personal-{code}", AT_ITEM)]


def test_items_of_a_list_on_one_line_are_read_apart() -> None:
    topics = "[1,07700 900123,2]"
    assert [code for code, _ in found_in("Words.", topics)] == ["personal-phone"]


@pytest.mark.parametrize(
    "words",
    ["Ring 07700 900123.", '"Ring [[private: 07700\\x20900123]]."', "A gate.", "Ring 07700."],
)
def test_what_the_source_check_knows_or_nobody_will_see_gives_nothing_new(words: str) -> None:
    assert found_in(words) == []


def test_a_private_part_ends_in_its_own_value() -> None:
    assert len(check_values(("[[private: x", "07700 900123 ]]"), AT_ITEM, ())) == 1


def test_texts_come_with_the_place_of_their_item_and_without_the_body() -> None:
    record = good_records(f"--- walk.md\n{RECORD.format(words='Words.', topics='[paths]')}")[-1]
    texts = texts_in(record, record.at)
    assert ("Words.", AT_ITEM) in texts
    assert ("paths", record.at) in texts
    assert not [text for text, _ in texts if "a number" in text]


def test_what_comes_together_in_html_is_said_once_at_the_place_that_is_given() -> None:
    html = (
        "<p>07<b>700</b> 900123</p><a href='tel:07700900123'>x</a><p>somebody&#64;example.org</p>"
    )
    known = check_source("somebody@example.org", "a.md", ())
    (finding,) = without_known(check_html(html, "a.md", ()), known, AT_ITEM)
    assert (finding.code.name, finding.place) == ("personal-phone", AT_ITEM)
    assert "07…" in finding.sentence
