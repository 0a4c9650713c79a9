"""``engage build --explain``: why a page was made anew in the last build, or was not."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

import pytest
from edits import AS_OF, Edits
from made_site import Site

from engage_docs.build.output import RewriteReason
from engage_docs.cli import main
from tests.builds import build_site

TAKEN_OVER = "It was taken over: nothing that it is made of had changed."
PAGE = "records/meeting-1/"


class Explain(Protocol):
    def __call__(self, asked: str, code: int = 0) -> str: ...


@pytest.fixture
def edits(site: Site, monkeypatch: pytest.MonkeyPatch) -> Edits:
    """A site that was built twice, the second time from the same."""
    edits = Edits(site, 1, monkeypatch)
    for _ in range(2):
        assert build_site(site.config) == 0
    return edits


@pytest.fixture
def explain(capsys: pytest.CaptureFixture[str]) -> Explain:
    def explain(asked: str, code: int = 0) -> str:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["build", "--explain", asked])
        assert (ended.value.code or 0) == code
        said = capsys.readouterr()
        return (said.out if code == 0 else said.err).strip()

    return explain


def test_what_has_not_changed_was_taken_over(edits: Edits, explain: Explain) -> None:
    del edits
    for asked in (PAGE, f"/{PAGE}", PAGE.rstrip("/"), f"{PAGE}index.html", "", "/", "said/"):
        assert explain(asked) == TAKEN_OVER
    assert explain("open-loops.json") == TAKEN_OVER


def test_what_stands_on_a_page_had_changed(edits: Edits, explain: Explain) -> None:
    path = edits.meetings["meeting-1"]
    path.write_text(path.read_text() + "\nOne more sentence.\n")
    assert build_site(edits.site.config) == 0
    assert explain(PAGE) == RewriteReason.CONTENTS
    assert explain("said/") == TAKEN_OVER


def test_a_new_page_was_not_there_before(edits: Edits, explain: Explain) -> None:
    edits.add_project()
    assert build_site(edits.site.config) == 0
    [name] = {path.parent.name for path in edits.site.folder.glob("content/records/project-*/*")}
    assert explain(f"records/{name}/") == RewriteReason.NEW


def test_a_template_changes_all_pages(edits: Edits, explain: Explain) -> None:
    edits.override_template()
    edits.write_settings()
    assert build_site(edits.site.config) == 0
    assert explain(PAGE) == RewriteReason.SHARED


def test_the_day_changes_the_frame(edits: Edits, explain: Explain) -> None:
    assert build_site(edits.site.config, AS_OF + timedelta(days=1)) == 0
    assert explain("about/") == RewriteReason.CONTENTS, "the whole of the owner's page is one file"
    assert explain(PAGE) == RewriteReason.FRAME


def test_what_somebody_changed_in_the_site_was_made_anew(edits: Edits, explain: Explain) -> None:
    (edits.site.out / PAGE / "index.html").write_text("hacked")
    assert build_site(edits.site.config) == 0
    assert explain(PAGE) == RewriteReason.TOUCHED


def test_nothing_is_built_to_explain_a_page(edits: Edits, explain: Explain) -> None:
    before = edits.site.files()
    edits.change_words()
    assert explain(PAGE) == TAKEN_OVER
    assert edits.site.files() == before


@pytest.mark.parametrize("asked", ["no/such/page/", "site_config.yml", "../site_config.yml"])
def test_a_page_that_was_not_made(edits: Edits, explain: Explain, asked: str) -> None:
    del edits
    said = explain(asked, 2)
    assert said.startswith(f"The last build made no page {asked}. Write a page as it stands")
