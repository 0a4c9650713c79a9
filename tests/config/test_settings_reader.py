"""The settings: golden cases, and what is read from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engage_docs.config import SETTINGS, ClosureDay, Settings, Silence, read_settings
from engage_docs.config.config_file import SITE_OPTIONS
from engage_docs.findings import Place
from tests.parsing.show import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_case(path: Path, golden: Callable[[str, Path], None]) -> None:
    settings, findings = read_settings(path)
    shown = lines_of(findings) + ("" if settings else "(no settings)\n")
    golden(shown, path.with_suffix(".findings"))


def test_everything() -> None:
    path = CASES / "everything.yml"
    settings, findings = read_settings(path)
    assert findings == []

    def at(line: int, column: int) -> Place:
        return Place(str(path), line, column)

    assert settings == Settings(
        folder=CASES,
        config_file=path,
        site_name="What we heard in Exampleton",
        site_url="https://exampleton.example/",
        docs_dir="content/pages",
        theme="engage",
        markdown_extensions=("toc", "tables", "fenced_code", "pymdownx.emoji"),
        mdx_configs={
            "pymdownx.emoji": {
                "emoji_index": {"!!python/name:material.extensions.emoji.twemoji": ""}
            }
        },
        records="content/records",
        calendar="scotland",
        closure_days=(
            ClosureDay(at=at(18, 11), day=date(2026, 12, 24), name="closed"),
            ClosureDay(at=at(19, 11), day=date(2026, 12, 29), name="winter closure"),
        ),
        answer_within=15,
        quiet_after=60,
        as_of=date(2026, 11, 23),
        organisation="Exampleton Council",
        allow_details=("library@exampleton.example", "020 7946 0000"),
        silence=(Silence(at=at(29, 11), code="id-missing", reason="our files are never renamed"),),
    )


def test_defaults_are_those_of_the_model() -> None:
    path = CASES / "least.yml"
    settings, findings = read_settings(path)
    assert findings == []
    assert settings == Settings(folder=CASES, config_file=path, site_name="What we heard")


def test_the_table_has_the_fields_of_the_model() -> None:
    of_the_file = {"folder", "config_file", "inherited"}
    of_mkdocs = {option.name for option in SITE_OPTIONS}
    of_mkdocs |= {"theme", "custom_dir", "language", "markdown_extensions", "mdx_configs"}
    assert {f.name for f in SETTINGS} == set(
        Settings.__dataclass_fields__
    ) - of_the_file - of_mkdocs


def test_a_name_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "site_config.yml"
    path.write_text("site_name: !ENV [NAME_OF_SITE, Exampleton]\nplugins: [engage]\n")
    monkeypatch.delenv("NAME_OF_SITE", raising=False)
    settings, findings = read_settings(path)
    assert findings == []
    assert settings is not None
    assert settings.site_name == "Exampleton"
    monkeypatch.setenv("NAME_OF_SITE", "Otherton")
    settings, _ = read_settings(path)
    assert settings is not None
    assert settings.site_name == "Otherton"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\x00", b"[[[", b"a: *b", b"- - -", b"x"])
def test_no_bytes_raise(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "site_config.yml"
    path.write_bytes(data)
    settings, findings = read_settings(path)
    assert settings is None
    assert findings


def test_no_file(tmp_path: Path) -> None:
    settings, findings = read_settings(tmp_path / "site_config.yml")
    assert settings is None
    assert [f.code.name for f in findings] == ["settings-missing"]
    settings, findings = read_settings(tmp_path)
    assert [f.code.name for f in findings] == ["settings-unreadable"]
