"""Headings that skip no level, and cells that say of which column they are."""

from __future__ import annotations

import re
from itertools import pairwise

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.markdown.safe_html import label_cells, level_headings


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("123", "234"),
        ("1", "2"),
        ("3", "2"),
        ("1312", "2323"),
        ("321", "222"),
        ("2425", "2323"),
        ("123456", "234566"),
        ("161616", "232323"),
    ],
)
def test_headings_begin_at_two_and_skip_no_level(written: str, levels: str) -> None:
    html = level_headings("".join(f"<h{n}>x</h{n}>" for n in written))
    assert "".join(re.findall(r"<h(\d)>", html)) == levels
    assert re.findall(r"<h(\d)", html) == re.findall(r"</h(\d)", html)


@given(st.lists(st.integers(1, 6)))
def test_headings_never_skip_a_level(written: list[int]) -> None:
    html = level_headings("".join(f"<h{n} id='x'>x</h{n}>" for n in written))
    levels = [1, *map(int, re.findall(r"<h(\d)", html))]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(level >= 2 for level in levels[1:])
    assert re.findall(r"<h(\d)", html) == re.findall(r"</h(\d)", html)


def table(*lines: str) -> str:
    return markdown.markdown("\n".join(lines), extensions=["tables"])


def test_each_cell_says_of_which_column_it_is() -> None:
    made = label_cells(table("| Way | *How* long |", "|---|---|", "| on foot | 25 |", "| bus | |"))
    assert '<td data-label="Way">on foot</td>' in made
    assert made.count('data-label="How long"') == 2
    assert made.count('<th scope="col">') == 2


def test_a_label_is_escaped_once() -> None:
    made = label_cells(table('| A & B "C" <b>x</b> |', "|---|", "| 1 |"))
    assert 'data-label="A &amp; B &quot;C&quot; x"' in made


def test_how_a_column_is_set_needs_no_style() -> None:
    made = label_cells(table("| A | B |", "|---:|:--|", "| 1 | 2 |"))
    assert "style=" not in made
    assert '<td data-label="A" class="is-right">1</td>' in made


def test_a_column_without_a_head_has_no_label() -> None:
    made = label_cells(table("| | B |", "|---|---|", "| 1 | 2 |"))
    assert "<td>1</td>" in made
    assert '<td data-label="B">2</td>' in made


@pytest.mark.parametrize(
    "html",
    [
        "<p>No table</p>",
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
        '<table><thead><tr><th scope="col" colspan="2">A</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td>",
    ],
)
def test_what_has_no_plain_heads_stays_as_it_is(html: str) -> None:
    assert label_cells(html) == html


def test_a_row_with_other_cells_than_the_head_stays_as_it_is() -> None:
    html = (
        '<table><thead><tr><th scope="col">A</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>"
    )
    made = label_cells(html)
    assert "<td>1</td><td>2</td>" in made
    assert '<td data-label="A">3</td>' in made
