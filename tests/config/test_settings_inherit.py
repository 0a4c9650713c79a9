"""Settings that are inherited from another file, or come from the environment."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from engage_docs.config import Settings, read_settings
from engage_docs.config.meaning import markdown_configs
from engage_docs.findings import Finding, has_errors

Site = Callable[..., tuple[Settings | None, list[Finding]]]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """`site(team=..., base=...)`: the settings of sites/team.yml, which may inherit ../base.yml."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sites").mkdir()

    def site(team: str, base: str | bytes = "") -> tuple[Settings | None, list[Finding]]:
        Path("sites/team.yml").write_text(team, "utf-8")
        data = base.encode() if isinstance(base, str) else base
        Path("base.yml").write_bytes(data)
        return read_settings(Path("sites/team.yml"))

    return site


BASE = """\
site_name: Exampleton
docs_dir: content/pages
theme: {name: engage, language: cy}
plugins:
  engage:
    records: content/notes
    answer_within: 10
    brand: {colour: "#0a4b57", font: Arial}
"""


def test_fields_are_merged_and_what_the_team_says_counts(site: Site) -> None:
    settings, findings = site(
        "INHERIT: ../base.yml\nplugins:\n  engage:\n    answer_within: 5\n"
        "    brand: {font: Verdana}\n",
        BASE,
    )
    assert findings == []
    assert settings is not None
    assert (settings.site_name, settings.theme, settings.language) == ("Exampleton", "engage", "cy")
    assert (settings.answer_within, settings.records) == (5, "content/notes")
    assert settings.brand.colour == "#0a4b57"
    assert settings.brand.font == '"Verdana", system-ui, sans-serif'
    assert settings.inherited == (Path("base.yml"),)


def test_a_list_is_replaced_as_a_whole(site: Site) -> None:
    settings, findings = site("INHERIT: ../base.yml\nplugins:\n  - engage\n", BASE)
    assert findings == []
    assert settings is not None
    assert (settings.answer_within, settings.records) == (20, "content/records")


def test_paths_count_from_the_file_that_inherits(site: Site) -> None:
    settings, _ = site("INHERIT: ../base.yml\n", BASE)
    assert settings is not None
    assert settings.records_folder == Path("sites/content/notes")
    assert settings.pages_folder == Path("sites/content/pages")
    assert settings.site_folder == Path("sites/site")
    assert settings.theme_folder is None


def test_several_files_each_from_the_folder_of_the_one_before(site: Site, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "all.yml").write_text(BASE)
    settings, findings = site("INHERIT: ../base.yml\n", "INHERIT: shared/all.yml\nstrict: true\n")
    assert findings == []
    assert settings is not None
    assert settings.strict
    assert settings.answer_within == 10
    assert settings.inherited == (Path("base.yml"), Path("shared/all.yml"))


@pytest.mark.parametrize("base", ["", "\n", "# nothing yet\n"])
def test_an_empty_file_gives_nothing_and_is_no_mistake(site: Site, base: str) -> None:
    settings, findings = site("INHERIT: ../base.yml\nsite_name: A\nplugins: [engage]\n", base)
    assert findings == []
    assert settings is not None


def test_a_mistake_is_named_in_the_file_in_which_it_stands(site: Site) -> None:
    base = BASE.replace("10", "ten").replace("Arial", "a;b") + "    silence: [nothing]\n"
    _, findings = site("INHERIT: ../base.yml\nplugins: {engage: {quiet_after: soon}}\n", base)
    shown = [f"{f.place} {f.code.name}" for f in findings]
    assert shown == [
        "base.yml:7:20 number-wrong",
        "base.yml:8:38 brand-font-wrong",
        "base.yml:9:15 text-for-fields",
        "sites/team.yml:2:33 number-wrong",
    ]


def test_a_place_that_is_kept_is_that_of_its_own_file(site: Site) -> None:
    base = BASE + "    closure_days: [2026-12-24]\n"
    settings, _ = site("INHERIT: ../base.yml\n\nsite_name: A\n", base)
    assert settings is not None
    assert str(settings.closure_days[0].at) == "base.yml:9:20"


def test_a_key_that_stands_twice_in_the_other_file(site: Site) -> None:
    base = BASE + "    answer_within: 7\n"
    _, (finding,) = site("INHERIT: ../base.yml\n", base)
    assert str(finding.place) == "base.yml:9:5"
    assert "The first is on line 7" in finding.sentence


@pytest.mark.parametrize(
    ("team", "base", "place", "code"),
    [
        ("INHERIT: ../none.yml\n", "", "sites/team.yml:1:10", "inherit-missing"),
        ("INHERIT: ..\n", "", "sites/team.yml:1:10", "inherit-unreadable"),
        ('INHERIT: "a\\0b"\n', "", "sites/team.yml:1:10", "inherit-unreadable"),
        ("INHERIT: [../base.yml]\n", "", "sites/team.yml:1:10", "inherit-no-name"),
        ("INHERIT: ../base.yml\n", "INHERIT: sites/team.yml", "base.yml:1:10", "inherit-circle"),
        ("INHERIT: ../base.yml\n", "- a\n", "base.yml:1:1", "not-a-field"),
        ("INHERIT: ../base.yml\n", "a: [b\n", "base.yml:1:4", "bracket-not-closed"),
        ("INHERIT: ../base.yml\n", b"a: \xe9", "base.yml:1:4", "not-utf-8"),
        ("INHERIT: ../base.yml\n", "a: *b\n", "base.yml:1:4", "cannot-read"),
    ],
)
def test_a_mistake_of_inherit_is_a_finding_and_nothing_is_read(
    site: Site, team: str, base: str | bytes, place: str, code: str
) -> None:
    settings, findings = site(team + "site_name: A\nplugins: [engage]\n", base)
    assert settings is None
    assert has_errors(findings)
    assert (place, code) in [(str(f.place), f.code.name) for f in findings]


def test_our_own_settings_come_from_the_environment_too(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = (
        "site_name: A\nplugins:\n  - engage:\n      as_of: !ENV AS_OF\n"
        "      answer_within: !ENV [DAYS, DAYS_OF_ALL, 15]\n      records: !ENV [NOTES, notes]\n"
    )
    for name in ("AS_OF", "DAYS", "DAYS_OF_ALL", "NOTES"):
        monkeypatch.delenv(name, raising=False)
    settings, findings = site(team)
    assert findings == []
    assert settings is not None
    assert (settings.as_of, settings.answer_within, settings.records) == (None, 15, "notes")
    monkeypatch.setenv("AS_OF", "2026-11-23")
    monkeypatch.setenv("DAYS_OF_ALL", "8")
    settings, findings = site(team)
    assert findings == []
    assert settings is not None
    assert (settings.as_of, settings.answer_within) == (date(2026, 11, 23), 8)
    monkeypatch.setenv("DAYS", "soon")
    _, (finding,) = site(team)
    assert (finding.code.name, finding.place.line) == ("number-wrong", 5)


def test_a_tag_of_python_is_read_only_to_render(site: Site) -> None:
    settings, findings = site(
        "site_name: A\nplugins: [engage]\nmarkdown_extensions:\n"
        "  - toc: {slugify: !!python/object/apply:os.path.join [a, b]}\n"
        "  - pymdownx.snippets: {base_path: [!relative $config_dir/parts, !relative $docs_dir]}\n"
        "  - other: {makes: !!python/name:no.such.module }\n"
    )
    assert findings == []
    assert settings is not None
    assert settings.mdx_configs["other"] == {"makes": {"!!python/name:no.such.module": ""}}
    with pytest.raises(ModuleNotFoundError):
        markdown_configs(settings)
    del settings.mdx_configs["other"]  # type: ignore[attr-defined]
    configs = markdown_configs(settings)
    folder = Path("sites").absolute()
    assert configs["toc"] == {"slugify": str(Path("a", "b"))}
    base_path = configs["pymdownx.snippets"]["base_path"]
    assert isinstance(base_path, list)
    assert [Path(each) for each in base_path] == [folder / "parts", folder / "docs"]


def test_nothing_of_mkdocs_is_loaded_and_nothing_that_the_file_names(site: Site) -> None:
    site(
        "INHERIT: ../base.yml\nsite_name: !ENV [NAME, A]\nmarkdown_extensions:\n"
        "  - toc: {slugify: !!python/object/apply:this.never [is, called]}\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n",
        BASE,
    )
    script = (
        "import sys; from pathlib import Path; from engage_docs.config import read_settings\n"
        "settings, findings = read_settings(Path('sites/team.yml'))\n"
        "assert settings is not None and findings == []\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('mkdocs', 'material', 'this')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
