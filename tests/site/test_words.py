"""Dates, numbers and words as a page says them."""

from __future__ import annotations

import pytest

from engage_docs.i18n import ENGLISH
from engage_docs.site import words
from tests.site.exampleton import due, when


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-03-14", "14 March 2026"),
        ("Saturday 14 March 2026", "14 March 2026"),
        ("2026-03", "March 2026"),
        ("spring 2026", "spring 2026"),
        ("18 to 20 July 2022", "18 to 20 July 2022"),
        ("not reported", "Date not reported"),
        ("undated", "Undated"),
    ],
)
def test_when(written: str, said: str) -> None:
    assert words.say_when(ENGLISH, when(written)) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-06-30", "by 30 June 2026"),
        ("30 June 2026", "by 30 June 2026"),
        ("by 30 june 2026", "by 30 June 2026"),
        ("Q4 2026/27", "by 31 March 2027 (written as “Q4 2026/27”)"),
        ("when budgets allow", "“when budgets allow”"),
    ],
)
def test_due(written: str, said: str) -> None:
    assert words.say_by(ENGLISH, due(written)) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("find a second place.", "We will find a second place"),
        ("Find a second place", "We will find a second place"),
        ("We will find a second place", "We will find a second place"),
        ("we'll find it", "We'll find it"),
        ("NHS staff are told", "We will NHS staff are told"),
    ],
)
def test_a_promise(written: str, said: str) -> None:
    assert words.we_will(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [("Hello?", "“Hello?”"), ("“Hello?”", "“Hello?”"), ('"Hello?"', "“Hello?”"), ("'", "“'”")],
)
def test_a_quotation_has_one_pair_of_marks(written: str, said: str) -> None:
    assert words.quoted(written) == said


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://clinic.example/hours", True),
        ("mailto:team@clinic.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//clinic.example", False),
        ("https://a b", False),
        (None, False),
        ("", False),
    ],
)
def test_links(link: str | None, safe: bool) -> None:
    assert words.safe_link(link) == ((link or "") if safe else "")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day ago"),
        (99, "99 days ago"),
        (100, "more than 3 months ago"),
        (400, "more than 13 months ago"),
        (2764, "more than 7 years ago"),
    ],
)
def test_long_ago(days: int, said: str) -> None:
    assert words.say_ago(ENGLISH, days) == said


def test_times() -> None:
    assert [words.say_times(ENGLISH, n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_long_words_are_cut_at_a_space() -> None:
    assert words.shortened("one two three", 9) == "one two …"
    assert words.shortened("one  two", 9) == "one two"
