"""Scripts in every field, in bodies and in the settings: nothing of them runs in a browser."""

from __future__ import annotations

import html
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest
from prepare import CHROMIUM, find

from tests.trust.browsing import Seen, Visit, visit, visit_hostile
from tests.trust.hostile import REFUSED_LINKS, RUN, STRINGS

TOGETHER = 20

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def visited(
    tmp_path_factory: pytest.TempPathFactory, leave_out: Callable[[str], NoReturn]
) -> Visit:
    chromium = find(*CHROMIUM) or leave_out("Chromium is not there: run make test")
    folder = tmp_path_factory.mktemp("exampleton")
    return visit_hostile(chromium, folder, TOGETHER)


def test_every_string_is_on_a_page(visited: Visit) -> None:
    assert len(STRINGS) >= 40
    errors = [f for f in visited.built.findings() if f.level == "error"]
    left_out = {f.path.removeprefix("p/").removesuffix(".md") for f in errors}
    assert left_out == set(visited.refused)
    for name in visited.shown:
        assert (visited.site.out / "records" / name / "index.html").is_file(), name
    written = html.unescape("".join(page.read_text("utf-8") for page in visited.pages))
    assert [words for words in STRINGS if words not in written] == []
    assert visited.with_policy.pages == visited.without_policy.pages == len(visited.pages)
    assert len(visited.pages) > len(visited.shown)


@pytest.mark.parametrize("policy", ["with_policy", "without_policy"])
def test_no_script_runs_and_nobody_else_is_asked(visited: Visit, policy: str) -> None:
    seen: Seen = getattr(visited, policy)
    assert seen.ran == []
    assert seen.asked_elsewhere == []
    assert seen.strange == []


@pytest.mark.parametrize("policy", ["with_policy", "without_policy"])
def test_the_browser_has_nothing_to_complain_of(visited: Visit, policy: str) -> None:
    """What the policy must stop would be a complaint: nothing hostile gets as far as that."""
    seen: Seen = getattr(visited, policy)
    assert seen.complaints == []


def test_a_link_that_is_no_address_of_the_web_keeps_its_record_off_the_site(
    visited: Visit,
) -> None:
    assert len(visited.refused) == len(REFUSED_LINKS)
    said = {(f.path, f.code) for f in visited.built.findings()}
    for name in visited.refused:
        assert (f"p/{name}.md", "link-wrong") in said, name
        assert not (visited.site.out / "records" / name).exists()


def test_the_visit_notices_what_runs(tmp_path: Path, leave_out: Callable[[str], NoReturn]) -> None:
    chromium = find(*CHROMIUM) or leave_out("Chromium is not there: run make test")
    pages = {
        "script.html": f"<p>x<script>{RUN};alert(1)</script>",
        "handler.html": f"<p onmouseover={RUN}>x",
        "link.html": f"<a href='javascript:{RUN}'>x</a>",
        "elsewhere.html": "<img src=https://evil.example/x.png>",
        "policy.html": "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
        f"<p>x<script>{RUN}</script>",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(f"<!doctype html><link rel=icon href=data:,>{text}")
    with ThreadPoolExecutor(1) as thread:
        seen = thread.submit(visit, chromium, tmp_path, [tmp_path / p for p in pages]).result()
    assert [line.split("/")[3].split(": ") for line in seen.ran] == [
        ["script.html", "a dialog"],
        ["script.html", "a script"],
        ["handler.html", "a script"],
    ]
    assert [line.split("/")[3].split(":")[0] for line in seen.strange] == [
        "handler.html",
        "link.html",
    ]
    assert len(seen.asked_elsewhere) == 1
    assert any("policy.html" in line for line in seen.complaints)
