"""Sites to search in, and what their indexes hold."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engage_docs.search import SearchProblem, find_program
from tests.plugin.made_site import Site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A small site, and a machine on which pagefind runs."""
    try:
        find_program()
    except SearchProblem as problem:  # pragma: no cover - every machine of ours has it
        pytest.skip(str(problem))
    made = Site(tmp_path / "exampleton")
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("PWD", str(made.folder))
    return made


@pytest.fixture
def found() -> Callable[[Path], dict[str, dict[str, Any]]]:
    """`found(folder of a site)`: what its index says of each page, by the page's address."""

    def found(folder: Path) -> dict[str, dict[str, Any]]:
        pages = {}
        for path in (folder / "search" / "index" / "fragment").iterdir():
            data = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
            page = json.loads(data)
            pages[page["url"]] = page
        return pages

    return found
