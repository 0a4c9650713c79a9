"""How a build names files: as the person in the folder would type them."""

from pathlib import Path

import pytest
from engage_docs_mkdocs.telling import as_typed


@pytest.fixture
def folder(tmp_path, monkeypatch):
    made = tmp_path / "exampleton"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


def test_a_path_is_said_from_the_folder_we_are_in(folder, monkeypatch):
    monkeypatch.setenv("PWD", str(folder))
    assert as_typed(folder / "site_config.yml") == Path("site_config.yml")


def test_a_link_to_the_folder_keeps_its_name(folder, tmp_path, monkeypatch):
    link = tmp_path / "link"
    link.symlink_to(folder)
    monkeypatch.setenv("PWD", str(link))
    assert as_typed(link / "site_config.yml") == Path("site_config.yml")


@pytest.mark.parametrize("left", [".", "nowhere"])
def test_what_another_program_left_in_pwd_does_not_count(folder, tmp_path, monkeypatch, left):
    monkeypatch.setenv("PWD", str(tmp_path / left))
    assert as_typed(folder / "site_config.yml") == Path("site_config.yml")
