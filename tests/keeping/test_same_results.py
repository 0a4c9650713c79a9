"""With what was kept, the results are those without it: whatever was edited in between."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engage_docs import flow
from engage_docs.keeping import files
from engage_docs.keeping.checked import check_inventory
from engage_docs.keeping.inventory import READINGS
from engage_docs.keeping.listed import list_inventory
from engage_docs.keeping.site import open_site
from engage_docs.messages import findings_as_json
from engage_docs.report import as_csv, as_json, make_report, report_of

from .edits import SLOTS, Folder, contents, edits

DAY = date(2026, 1, 20)
FOLLOW_UP = (
    "---\ntype: follow-up\nid: news\ntitle: News\nproject: hall\ndate: 2026-01-05\n"
    "about: meating/c1\noutcome: started\n---\n"
)
ENGAGEMENT = (
    "---\ntype: engagement\nid: meeting\ntitle: Meeting\nproject: park\ndate: 2026-01-05\n"
    "commitments:\n  - id: c1\n    we_will: do it\n---\n"
)
LATER = 4_000_000_000_000_000_000  # so late that every file has long been settled


def nothing_said(sentence):
    raise AssertionError(sentence)


def with_kept(folder, day, now_ns=LATER, advice=False, say=nothing_said):
    """What is found and listed with what was kept, as text."""
    with open_site(folder.config, say, now_ns) as site:
        checked = check_inventory(site.inventory, site.settings, site.findings, day, advice)
        listed = list_inventory(site.inventory, site.settings, day)
    report = report_of(listed.rows, listed.titles, day, site.settings.calendar)
    names = (sorted(listed.projects), sorted(listed.owners))
    found = findings_as_json(checked.findings, len(checked.records))
    return found, as_json(report), as_csv(report), report.projects, names, listed.errors


def without(folder, day, advice=False):
    """The same, worked out from the files alone."""
    stock = flow.take_stock(folder.config)
    found = findings_as_json(flow.check(stock, day, advice), len(stock.records))
    loops, ledger = flow.judge_for_the_team(stock, day)
    report = make_report(loops, ledger, stock.settings)
    projects = {*ledger.projects, *(r.project for r in ledger.records.values())}
    owners = {e.commitment.owner for e in ledger.commitments.values() if e.commitment.owner}
    names = (sorted(projects), sorted(owners))
    errors = sum(f.severity == "error" for f in stock.findings)
    return found, as_json(report), as_csv(report), report.projects, names, errors


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    first=st.lists(st.tuples(st.sampled_from(SLOTS), contents), max_size=8),
    rounds=st.lists(
        st.tuples(st.lists(edits, max_size=3), st.integers(0, 20), st.booleans()), max_size=6
    ),
)
def test_any_row_of_edits_gives_the_same_results(tmp_path_factory, first, rounds):
    folder = Folder(tmp_path_factory.mktemp("site") / "site")
    for slot, text in first:
        folder.write(slot, text)
    assert with_kept(folder, DAY) == without(folder, DAY)
    say = nothing_said
    for some, days, advice in rounds:
        for name, *values in some:
            getattr(folder, name)(*values)
            if name in ("damage", "cut"):
                say = str  # what is damaged is found when it is wanted: now, or some rounds later
        day = DAY + timedelta(days)
        expected = without(folder, day, advice)
        assert with_kept(folder, day, advice=advice, say=say) == expected
        assert with_kept(folder, day, advice=advice, say=say) == expected


def test_the_first_file_is_seen_even_if_it_gives_no_record(tmp_path):
    folder = Folder(tmp_path / "site")
    assert with_kept(folder, DAY) == without(folder, DAY)
    folder.write("hall/one.md", "")
    assert with_kept(folder, DAY) == without(folder, DAY)


def test_a_second_change_in_one_step_of_the_clock_is_seen(tmp_path, monkeypatch):
    """A file system that counts time in steps of two seconds shows nothing of the second change."""
    look_at = files.look_at
    step = 1_000_000_000_000

    def coarse(path):
        look = look_at(path)
        return (look[0], step, look[2], step)

    monkeypatch.setattr("engage_docs.keeping.taking.look_at", coarse)
    folder = Folder(tmp_path / "site")
    folder.write("hall/one.md", "---\ntype: project\nid: hall\ntitle: Hall 1\n---\n")
    assert "Hall 1" in str(with_kept(folder, DAY, step + 1_000_000_000))
    folder.write("hall/one.md", "---\ntype: project\nid: hall\ntitle: Hall 2\n---\n")
    assert "Hall 2" in str(with_kept(folder, DAY, step + 1_900_000_000))
    assert "Hall 2" in str(with_kept(folder, DAY, step + 9_000_000_000))


def test_a_reading_that_is_missing_is_made_anew_and_kept(tmp_path):
    """As after a build that was killed in the moment between two writes."""
    folder = Folder(tmp_path / "site")
    folder.write("hall/one.md", "---\ntype: project\nid: hall\ntitle: Hall\n---\n")
    with open_site(folder.config, nothing_said, LATER) as site:
        expected = site.readings()
        site.inventory.store.sweep(READINGS, ())
    for kept in (0, 1):
        with open_site(folder.config, nothing_said, LATER) as site:
            assert len(site.inventory.store.names(READINGS)) == kept
            assert site.readings() == expected


def test_a_date_that_lies_ahead_tells_nothing():
    assert not files.is_settled((1, LATER, 1, 1), LATER - 1)
    assert not files.is_settled((1, 1, 1, LATER), LATER - 1)
    assert files.is_settled((1, 1, 1, 1), LATER)


def test_only_what_was_changed_is_opened(tmp_path, monkeypatch):
    folder = Folder(tmp_path / "site")
    for name in ("hall", "park"):
        folder.write(f"{name}/one.md", f"---\ntype: project\nid: {name}\ntitle: {name}\n---\n")
    with_kept(folder, DAY)
    opened = []
    from engage_docs.keeping import taking

    read = taking.bytes_of
    monkeypatch.setattr(taking, "bytes_of", lambda f: opened.append(f.shown) or read(f))
    with_kept(folder, DAY)
    assert opened == []
    folder.write("park/one.md", "---\ntype: project\nid: park\ntitle: Another park\n---\n")
    with_kept(folder, DAY)
    assert {name.rpartition("/records/")[2] for name in opened} == {"park/one.md"}


def test_only_the_group_of_a_changed_record_is_worked_on_again(tmp_path, monkeypatch):
    folder = Folder(tmp_path / "site")
    for name in ("hall", "park"):
        folder.write(f"{name}/one.md", f"---\ntype: project\nid: {name}\ntitle: {name}\n---\n")
    with_kept(folder, DAY)
    from engage_docs.keeping import steps

    worked = []
    loops_of_group = steps.loops_of_group

    def watched(readings, *others, **named):
        worked.append([r.record.id for r in readings])
        return loops_of_group(readings, *others, **named)

    monkeypatch.setattr(steps, "loops_of_group", watched)
    folder.write("park/one.md", "---\ntype: project\nid: park\ntitle: Another park\n---\n")
    with_kept(folder, DAY)
    assert worked == [["park"]]


@pytest.mark.parametrize("where", ["relative", "absolute"])
def test_it_does_not_matter_how_the_folder_is_called(tmp_path, monkeypatch, where):
    folder = Folder(tmp_path / "site")
    folder.write("hall/one.md", "---\ntype: project\nid: hall\ntitle: Hall\nx: 1\n---\n")
    with_kept(folder, DAY)
    if where == "relative":
        monkeypatch.chdir(folder.path)
        folder.path = folder.path.relative_to(folder.path)
    assert with_kept(folder, DAY) == without(folder, DAY)


def test_an_edit_that_leaves_size_and_date_is_seen(tmp_path):
    folder = Folder(tmp_path / "site")
    folder.write("hall/one.md", "---\ntype: project\nid: hall\ntitle: Hall 1\n---\n")
    assert "Hall 1" in str(with_kept(folder, DAY))
    folder.same_size("hall/one.md")
    assert "Hbll 2" in str(with_kept(folder, DAY))


def test_what_an_address_was_meant_to_be_is_looked_for_in_the_other_groups(tmp_path):
    folder = Folder(tmp_path / "site")
    folder.write("hall/one.md", FOLLOW_UP)
    assert "Did you mean" not in with_kept(folder, DAY)[0]
    folder.write("park/one.md", ENGAGEMENT)
    assert "Did you mean 'meeting/c1'?" in with_kept(folder, DAY)[0]
    folder.write("park/one.md", ENGAGEMENT.replace("id: meeting", "id: walk"))
    assert "Did you mean 'meeting/c1'?" not in with_kept(folder, DAY)[0]


@pytest.mark.parametrize(
    "line",
    [
        "publish: from 2026-01-25\n",
        "recording:\n  consent: agreed\n  expires: 2026-01-25\n",
        "photos:\n  - file: a.jpg\n    alt: A map\n    consent: agreed\n    expires: 2026-01-25\n",
    ],
)
def test_what_turns_on_a_day_is_found_when_that_day_comes(tmp_path, line):
    folder = Folder(tmp_path / "site")
    folder.write("hall/one.md", f"---\ntype: project\nid: hall\ntitle: Hall\n{line}---\n")
    before, after = date(2026, 1, 20), date(2026, 1, 28)
    assert with_kept(folder, before) == without(folder, before)
    assert with_kept(folder, after) == without(folder, after)
    assert with_kept(folder, before)[0] != with_kept(folder, after)[0]


def test_a_new_day_changes_nothing_where_nothing_turns_on_a_day(tmp_path, monkeypatch):
    folder = Folder(tmp_path / "site")
    folder.write("hall/one.md", "---\ntype: project\nid: hall\ntitle: Hall\n---\n")
    with_kept(folder, DAY)
    from engage_docs.keeping import steps

    def never(*_, **__):
        raise AssertionError("worked out again")

    monkeypatch.setattr(steps, "findings_of_group", never)
    assert with_kept(folder, DAY + timedelta(1)) == without(folder, DAY + timedelta(1))
