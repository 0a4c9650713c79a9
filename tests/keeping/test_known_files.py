"""What is known of files comes back as it was kept last, whole or in parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engage_docs.keeping import changes, files
from engage_docs.keeping.files import NOT_SETTLED, Known, KnownFiles, Row, keep_known, load_known
from engage_docs.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as store:
        yield store


def row(number: int, outline: str = "") -> Row:
    return (number, 2, 3, 4), Known(f"key {number}", outline)


def kept(store: Store, *turns: dict[str, Row]) -> KnownFiles:
    """Keep one after the other, each time with what was known before."""
    for rows in turns:
        keep_known(store, "records", "basis", load_known(store, "records", "basis"), rows)
    return load_known(store, "records", "basis")


def test_nothing_is_known_at_first(store: Store) -> None:
    assert load_known(store, "records", "basis") == KnownFiles({})


def test_rows_that_came_changed_and_went_show(store: Store) -> None:
    first = {"a": row(1), "b": row(2), "c": (NOT_SETTLED, Known("key", "outline"))}
    second = {"a": first["a"], "c": row(3), "d": row(4)}
    third = {**second, "b": row(5, "outline")}
    assert kept(store, first).rows == first
    assert kept(store, second).rows == second
    assert kept(store, third).rows == third


def test_what_changed_is_kept_beside_what_did_not(store: Store) -> None:
    first = kept(store, {"a": row(1), "b": row(2)})
    keep_known(store, "records", "basis", first, {**first.rows, "b": row(3)})
    second = load_known(store, "records", "basis")
    assert second.mark == first.mark
    assert second.later == {"b": row(3)}


def test_with_many_changes_all_is_kept_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = kept(store, {"a": row(1), "b": row(2)})
    monkeypatch.setattr(files, "MANY", 2)
    second = kept(store, {"a": row(3), "b": row(4)})
    assert second.mark != first.mark
    assert second == KnownFiles({"a": row(3), "b": row(4)}, second.mark, {})


def test_with_no_files_nothing_is_known(store: Store) -> None:
    assert kept(store, {}).rows == {}


def test_with_another_basis_nothing_is_known(store: Store) -> None:
    kept(store, {"a": row(1)})
    assert load_known(store, "records", "another basis") == KnownFiles({})


def test_changes_to_another_whole_tell_nothing(store: Store) -> None:
    """Only a program that wrote at the same time could leave such a thing."""
    kept(store, {"a": row(1)})
    whole, later = files._names("records")
    data = store.get_many(files._KIND, [later])[later]
    kept(store, {"a": row(1)})
    keep_known(store, "records", "basis", KnownFiles({}), {"b": row(2)})
    store.put_many(files._KIND, {later: data})
    assert whole != later
    assert load_known(store, "records", "basis") == KnownFiles({})


def test_a_row_that_is_the_same_is_no_change() -> None:
    same = row(1)
    assert changes.changed_rows({"a": same, "b": row(2)}, {"a": same}) == {"b": None}
