"""engage build and engage serve hand over what was asked for; the building itself is elsewhere."""

import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.usefixtures("site")

CONFIG = Path("site_config.yml")


@pytest.fixture
def asked(monkeypatch):
    """What the plugin was asked for. Building ends with 3, so that it can be told apart."""
    calls = []
    stub = ModuleType("engage_docs_mkdocs.run")
    stub.build_site = lambda *args, force: calls.append(("build", *args, force)) or 3
    preview = ModuleType("engage_docs_mkdocs.serving")
    preview.serve_site = lambda *args: calls.append(("serve", *args)) or 3
    monkeypatch.setitem(sys.modules, "engage_docs_mkdocs", ModuleType("engage_docs_mkdocs"))
    monkeypatch.setitem(sys.modules, "engage_docs_mkdocs.run", stub)
    monkeypatch.setitem(sys.modules, "engage_docs_mkdocs.serving", preview)
    return calls


def test_build_for_everybody_as_of_today(run, asked):
    result = run("build")
    assert asked == [("build", CONFIG, None, "public", False)]
    assert result.exit_code == 3


def test_build_as_of_a_day_for_participants(run, asked):
    run("build", "--as-of", "23 November 2026", "--audience", "participants")
    assert asked == [("build", CONFIG, date(2026, 11, 23), "participants", False)]


def test_build_in_spite_of_mistakes(run, asked):
    run("build", "--force")
    assert asked == [("build", CONFIG, None, "public", True)]


def test_to_explain_a_page_builds_nothing(run, asked, monkeypatch):
    explaining = ModuleType("engage_docs_mkdocs.explaining")
    explaining.explain = lambda _, path: ["said/index.html"] if path == "said/" else None
    monkeypatch.setitem(sys.modules, "engage_docs_mkdocs.explaining", explaining)
    assert run("build", "--explain", "said/").output == "said/index.html\n"
    missing = run("build", "--explain", "nowhere/")
    assert missing.exit_code == 2
    assert "The last build made no page nowhere/." in missing.output
    assert asked == []


def test_serve_is_for_this_computer_only(run, asked):
    result = run("serve", "--port", "8080")
    assert asked == [("serve", CONFIG, None, "127.0.0.1:8080")]
    assert result.exit_code == 3


def test_a_port_that_is_none(run, asked):
    assert run("serve", "--port", "99999").exit_code == 2
    assert asked == []


def test_without_settings_nothing_is_built(run, asked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "There is no site_config.yml" in run("build").output
    assert asked == []
