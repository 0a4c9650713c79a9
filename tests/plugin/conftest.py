"""Ways to make and build a small made-up site."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from made_site import Site


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[[str], Site]:
    return lambda name: Site(tmp_path / name)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    folder = tmp_path / "exampleton"
    made = Site(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PWD", str(folder))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return made


@pytest.fixture
def run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command in a folder, with every warning of Python an error."""

    def run(folder: Path, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", *command],
            cwd=folder,
            env=os.environ | {"PWD": str(folder)} | environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return run
