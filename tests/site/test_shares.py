"""All parts of a row are the row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engage_docs.site.shares import WHOLE, shares


@given(st.lists(st.integers()), st.integers(1, 12))
def test_all_parts_together_are_the_row_in_order(row, of):
    parts = [share.cut(row) for share in shares(of)]
    assert [one for part in parts for one in part] == row
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_the_whole_is_all_of_it():
    assert WHOLE.cut("words") == "words"
