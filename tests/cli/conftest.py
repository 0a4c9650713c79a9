"""A starter site in a folder of its own, and a way to run commands in it."""

from datetime import date

import pytest
from click.testing import CliRunner

from engage_docs.cli import engage
from engage_docs.cli.start import write_starter

TODAY = date(2026, 11, 23)


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The folder of a fresh starter site, which is also the current folder."""
    folder = tmp_path / "site-of-ours"
    write_starter(folder)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return folder


@pytest.fixture
def run():
    """Run a command with a clock that stands still."""

    def run_command(*args):
        return CliRunner().invoke(engage, args, obj={"today": lambda: TODAY})

    return run_command
