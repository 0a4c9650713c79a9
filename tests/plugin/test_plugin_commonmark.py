"""A site that asks for CommonMark."""

from __future__ import annotations

import importlib
from datetime import date

import pytest
from made_site import CONFIG, Site

from tests.builds import build_site

AS_OF = date(2026, 11, 23)
BODY = "Twelve people came:\n- from here\n  - and there\n"


@pytest.fixture
def asking(site: Site) -> Site:
    site.write(
        "site_config.yml", CONFIG.replace("records\n", "records\n      markdown: commonmark\n")
    )
    record = site.folder / "content/records/park/drop-in.md"
    front = record.read_text().rpartition("---\n")[0]
    site.write("content/records/park/drop-in.md", f"{front}---\n{BODY}")
    return site


def test_a_list_straight_after_a_line_is_a_list(asking: Site) -> None:
    assert build_site(asking.config, AS_OF) == 0
    page = (asking.out / "records/drop-in/index.html").read_text()
    assert "<li>from here\n<ul>\n<li>and there</li>" in page


def test_without_its_program_nothing_is_built(
    asking: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = importlib.import_module

    def missing(name: str, package: str | None = None) -> object:
        if name == "comrak":
            raise ModuleNotFoundError(name)
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", missing)
    assert build_site(asking.config, AS_OF) == 1
    said = capsys.readouterr().err
    assert "pip install 'engage-docs[fast]'" in said
    assert "[commonmark-missing]" in said
    assert not asking.out.exists()
