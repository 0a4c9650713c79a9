"""What is known of the two trees comes back as it was, after any changes and turns."""

from __future__ import annotations

import random

import pytest
from engage_docs_mkdocs import kept_trees
from engage_docs_mkdocs.kept_trees import Trees, trees_from_bytes, trees_to_bytes
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.building.tree import Known, Look, Record


class Builds:
    """Builds of a made-up site: what is known, and how it was kept."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.files: dict[str, Known] = {}
        self.folders: tuple[dict[str, Look], dict[str, Look]] = ({}, {})
        self.trees, self.later, self.whole = Trees(), b"", b""

    def build(self, changes: int) -> None:
        """Change something in both trees, exchange them, and keep what is known."""
        standby, live = self.folders
        for _ in range(changes):
            name = f"page-{self.chance.randrange(30)}"
            if self.chance.random() < 0.3:
                self.files.pop(name, None)
                standby.pop(name, None)
                live.pop(name, None)
            else:
                self.files[name] = Known(*(self.chance.choice([("a", 1, 2, 3), ("b", 4, 5, 6)])))
                standby[name] = self.chance.randrange(9), 1
                live[name] = self.chance.randrange(9), 2
        self.folders = live, standby
        record = Record(dict(self.files), dict(live))
        later, *whole = trees_to_bytes(self.trees, record, dict(standby))
        self.later, self.whole = later, whole[0] if whole else self.whole
        self.trees = trees_from_bytes(self.whole, self.later)
        # What was known goes on as the same objects, as it does in a build.
        self.files = dict(self.trees.standby.files)
        self.folders = dict(self.trees.standby.folders), dict(self.trees.live_folders)
        assert self.files == record.files
        assert self.folders == (live, standby)


@given(st.integers(), st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_any_changes_come_back(seed: int, numbers: list[int]) -> None:
    builds = Builds(seed)
    for number in numbers:
        builds.build(number)


def test_few_changes_leave_the_whole_as_it_is() -> None:
    builds = Builds(1)
    builds.build(30)
    before = builds.whole
    builds.build(2)
    builds.build(2)
    assert builds.whole == before


def test_many_changes_are_kept_as_a_new_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    builds = Builds(1)
    builds.build(30)
    before = builds.whole
    monkeypatch.setattr(kept_trees, "MANY", 2)
    builds.build(30)
    assert builds.whole != before


def test_changes_to_another_whole_tell_nothing() -> None:
    one, other = Builds(1), Builds(2)
    one.build(9)
    other.build(9)
    assert trees_from_bytes(one.whole, other.later) == Trees()
