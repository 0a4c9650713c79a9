"""Tables come back as they were, whatever is in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engage_docs.keeping.columns import from_bytes, to_bytes

texts = st.lists(st.text())
numbers = st.lists(st.integers(-(2**70), 2**70))


@given(st.lists(texts | numbers))
def test_columns_come_back(columns: list[list[str] | list[int]]) -> None:
    assert [list(column) for column in from_bytes(to_bytes(columns))] == columns


def test_a_name_of_no_language_comes_back() -> None:
    columns = [["a\nb", "caf\udce9", ""], [1, 2, 3], ["a\0b", "", "c"]]
    assert from_bytes(to_bytes(columns)) == columns
