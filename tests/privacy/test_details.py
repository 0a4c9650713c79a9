"""The finders, as tables of what is a detail and what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engage_docs.privacy.check import find_details
from engage_docs.privacy.details import DetailKind, describe

CASES = Path(__file__).parent / "cases"
ESCAPE = re.compile(r"\\(n|u[0-9a-f]{4})")


def unescape(line: str) -> str:
    return ESCAPE.sub(lambda m: "\n" if m[1] == "n" else chr(int(m[1][1:], 16)), line)


def cases(sign: str) -> list[object]:
    return [
        pytest.param(path.stem, unescape(line[2:]), id=f"{path.stem}-{number}")
        for path in sorted(CASES.glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.startswith(sign + " ")
    ]


@pytest.mark.parametrize(("kind", "marked"), cases("+"))
def test_a_detail_is_found_where_it_stands(kind: str, marked: str) -> None:
    text = re.sub("[«»]", "", marked)
    expected = re.findall("«(.*?)»", marked, re.DOTALL)
    found = find_details(text)
    assert [(d.kind, text[d.start : d.end]) for d in found] == [(kind, e) for e in expected]


@pytest.mark.parametrize(("kind", "text"), cases("-"))
def test_what_only_looks_alike_is_let_be(kind: str, text: str) -> None:
    found = find_details(text)
    assert [(d.kind, text[d.start : d.end]) for d in found] == [], kind


def test_every_line_of_the_tables_is_a_case() -> None:
    lines = [line for path in CASES.glob("*.txt") for line in path.read_text().splitlines()]
    assert len(lines) == len(cases("+")) + len(cases("-"))
    assert {path.stem for path in CASES.glob("*.txt")} == {*DetailKind, "none"}


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("eyes@council.example", "Eyes@Council.example"),
        ("Eyes@Council.Example", "@council.example"),
        ("eyes@council.example", "Eye team <eyes@council.example>"),
        ("+44 (0)20 7946 0123", "020 7946 0123"),
        ("(020) 7946-0123", "+44 20 7946 0123"),
        ("020 7946 0123", "0044 20 79460123"),
        ("020 7946 0123", "Front desk: 020 7946 0123"),
        ("٠٢٠ ٧٩٤٦ ٠١٢٣", "020 7946 0123"),
        ("+880 1700 000000", "+8801700000000"),
        ("E1 4NS", "e14ns"),
        ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
        ("4111 1111 1111 1111", "4111111111111111"),
        ("sort code 00-00-00 account 12345678", "Sort code 00-00-00, account 12345678"),
    ],
)
def test_what_the_team_allows_may_stand(text: str, allowed: str) -> None:
    assert find_details(text)
    assert find_details(text, (allowed,)) == []
    assert find_details(text, ["other@example.org", allowed]) == []


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("somebody@council.example", "eyes@council.example"),
        ("somebody@mail.council.example", "@council.example"),
        ("somebody@nocouncil.example", "@council.example"),
        ("somebody@council.example", "council.example"),
        ("020 7946 0123", "020 7946 0124"),
        ("020 7946 0123", "7946 0123"),
        ("E1 4NS", "E1"),
        ("somebody@example.org", ""),
        ("somebody@example.org", "@"),
    ],
)
def test_what_the_team_allows_lets_nothing_else_stand(text: str, allowed: str) -> None:
    assert find_details(text, (allowed,)) == find_details(text) != []


def test_what_is_allowed_gives_no_part_of_itself_to_another_finder() -> None:
    assert find_details("07700900123@council.example", ("@council.example",)) == []


def test_a_description_shows_two_characters_at_most() -> None:
    (detail,) = find_details("Ring 07700 900123")
    assert describe(detail, "Ring 07700 900123") == "a phone number (07…)"
