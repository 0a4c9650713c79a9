"""Settings that are kept are those that would be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engage_docs.keeping.settings_kept import settings_of
from engage_docs.settings import read_settings
from engage_docs.store import Store

CASES = sorted((Path(__file__).parents[1] / "settings" / "cases").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_second_time_they_are_the_same(case: Path, tmp_path: Path) -> None:
    config = Path(shutil.copy(case, tmp_path / "site_config.yml"))
    with Store.open(tmp_path) as store:
        first, second = settings_of(config, store), settings_of(config, store)
    assert first == second == read_settings(config)


def test_as_long_as_the_file_is_as_it_was_it_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "site_config.yml"
    config.write_text("site_name: A\nplugins:\n  - engage\n")
    with Store.open(tmp_path) as store:
        before = settings_of(config, store)
        monkeypatch.setattr("engage_docs.settings.reader.read_settings", None)
        assert settings_of(config, store) == before
        config.write_text("site_name: B\nplugins:\n  - engage\n")
        with pytest.raises(TypeError):
            settings_of(config, store)


def test_what_is_to_be_said_of_them_is_said_each_time(tmp_path: Path) -> None:
    config = tmp_path / "site_config.yml"
    config.write_text("site_name: A\nplugins:\n  - engage:\n      answer_withn: 10\n")
    with Store.open(tmp_path) as store:
        for _ in range(2):
            assert settings_of(config, store)[1]


def test_where_there_is_no_file_that_is_said(tmp_path: Path) -> None:
    config = tmp_path / "site_config.yml"
    with Store.open(tmp_path) as store:
        assert settings_of(config, store) == read_settings(config)


def test_without_a_store_they_are_read(tmp_path: Path) -> None:
    config = Path(shutil.copy(CASES[0], tmp_path / "site_config.yml"))
    assert settings_of(config, None) == read_settings(config)
