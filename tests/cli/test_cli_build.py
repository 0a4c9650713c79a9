"""engage build and engage serve hand over what was asked for, and say how it ended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engage_docs.build.pipeline import Built
from engage_docs.findings import Finding, Place
from engage_docs.findings.building import MANIFEST_NOT_WRITTEN, SEARCH_LEFT_OUT, SITE_NOT_OURS
from engage_docs.links import link
from engage_docs.loops import Loops
from engage_docs.reports import make_report

pytestmark = pytest.mark.usefixtures("site")

TODAY = date(2026, 11, 23)


@pytest.fixture
def asked(monkeypatch):
    """What the pipeline and the preview were asked for. Nothing is built."""
    calls = []

    def build(context, caches, make, live):
        del caches, make
        calls.append((context, live))
        return Built([])

    def serve(preview, host, port, watched, say_ready):
        del preview
        say_ready()
        calls.append((host, port, watched))

    monkeypatch.setattr("engage_docs.build.pipeline.build", build)
    monkeypatch.setattr("engage_docs.build.preview.serve", serve)
    return calls


def test_build_for_everybody_as_of_today(run, asked):
    run("build")
    [(context, live)] = asked
    assert (context.as_of, context.audience) == (TODAY, "public")
    assert not context.force
    assert not context.drafts
    assert live == Path("site")


def test_build_as_of_a_day_for_participants(run, asked):
    run("build", "--as-of", "1 June 2026", "--audience", "participants")
    [(context, live)] = asked
    assert (context.as_of, context.today) == (date(2026, 6, 1), TODAY)
    assert context.audience == "participants"
    assert live == Path("site.participants"), "nobody publishes it by mistake"


def test_build_in_spite_of_mistakes(run, asked):
    run("build", "--force")
    [(context, _)] = asked
    assert context.force


def test_serve_is_for_this_computer_only(run, asked):
    result = run("serve", "--port", "8080")
    [(host, port, watched)] = asked
    assert (host, port) == ("127.0.0.1", 8080)
    assert result.output == (
        "Open http://127.0.0.1:8080/ in a web browser. To stop, hold down Ctrl and press C.\n"
    )
    assert {str(path) for path in watched} >= {"site_config.yml", "content/records"}


def test_a_port_that_is_none(run, asked):
    assert run("serve", "--port", "99999").exit_code == 2
    assert asked == []


def test_without_settings_nothing_is_built(run, asked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "There is no site_config.yml" in run("build").output
    assert asked == []


@pytest.mark.parametrize(
    ("found", "left_out", "code"),
    [
        ([], [], 0),
        ([SEARCH_LEFT_OUT], [], 0),
        ([], [SITE_NOT_OURS], 3),
        ([MANIFEST_NOT_WRITTEN], [], 1),
        ([MANIFEST_NOT_WRITTEN], [SITE_NOT_OURS], 1),
    ],
)
def test_the_exit_code_says_how_it_ended(run, monkeypatch, found, left_out, code):
    def findings(codes):
        return [Finding(one, Place("x"), {"reason": "why", "site": "site"}) for one in codes]

    def build(context, *_):
        report = make_report(Loops(context.as_of, {}, {}, {}), link(()), context.settings)
        return Built(findings(found), report, tuple(findings(left_out)))

    monkeypatch.setattr("engage_docs.build.pipeline.build", build)
    result = run("build")
    assert result.exit_code == code
    assert result.output.count(" [") == len(found) + len(left_out)
    assert "Where to look:" in result.output


def test_a_build_that_failed_says_that_the_site_is_as_it_was(run, monkeypatch):
    at = Place("site")
    failed = Built([Finding(SITE_NOT_OURS, at, {"site": "site"})])
    monkeypatch.setattr("engage_docs.build.pipeline.build", lambda *_: failed)
    result = run("build")
    assert result.exit_code == 1
    last = result.output.splitlines()[-1]
    assert last == "1 error. Nothing was built; the site is as it was."
