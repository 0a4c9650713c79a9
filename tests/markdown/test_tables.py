"""Cells that say of which column they are."""

from __future__ import annotations

import markdown
import pytest

from engage_docs.markdown.tables import label_cells


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
