"""The lines of docs/python.md do what the page says."""

import subprocess
import sys
from datetime import date

import pytest
from documentation import ROOT, blocks, write_starter

from engage_docs import read_site
from engage_docs.loops import Loops
from engage_docs.records import Record

PAGE = ROOT / "docs" / "python.md"
DAY = date(2026, 11, 30)


@pytest.fixture
def site_folder(tmp_path):
    write_starter(tmp_path / "my-site")
    return tmp_path / "my-site"


def test_the_lines_run_one_after_the_other(site_folder, monkeypatch, capsys):
    monkeypatch.chdir(site_folder.parent)
    values = {}
    for body in blocks(PAGE, "python"):
        exec(body, values)  # noqa: S102 - they are our own
    assert "walkabout/s1 " in capsys.readouterr().out
    assert values["never_told"]


def test_the_first_lines_are_five():
    first = next(blocks(PAGE, "python"))
    assert len(first.splitlines()) == 5


def test_it_gives_typed_values(site_folder):
    site = read_site(site_folder, as_of=DAY)
    assert all(isinstance(record, Record) for record in site.records)
    assert len(site.records) == 4
    assert isinstance(site.loops, Loops)
    assert site.loops.as_of == DAY
    assert site.loops.said.keys() == site.ledger.said.keys()
    assert site.findings == ()


def test_the_settings_file_may_be_named(site_folder):
    assert read_site(site_folder / "site_config.yml", DAY) == read_site(str(site_folder), DAY)


def test_a_mistake_is_a_finding(site_folder):
    record = site_folder / "content/records/high-street/2026-06-22-benches.md"
    text = record.read_text(encoding="utf-8").replace("type:", "tpye:", 1)
    record.write_text(text, encoding="utf-8")
    assert any(f.place.path.endswith("benches.md") for f in read_site(site_folder, DAY).findings)


def test_an_audience_sees_only_what_is_cleared(site_folder):
    record = next(site_folder.rglob("2026-03-14-walkabout.md"))
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("---\n", "---\npublish: no\n", 1), encoding="utf-8")
    everything = read_site(site_folder, DAY)
    public = read_site(site_folder, DAY, audience="public")
    assert {r.id for r in everything.records} - {r.id for r in public.records} == {"walkabout"}
    assert everything.loops.said
    assert not public.loops.said


def test_a_cache_that_cannot_be_used_is_a_warning(site_folder):
    (site_folder / ".engage").write_text("", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"\.engage"):
        assert len(read_site(site_folder, DAY).records) == 4


def test_settings_that_are_not_there_are_said(tmp_path):
    with pytest.raises(ValueError, match=r"There is no .*site_config\.yml"):
        read_site(tmp_path)


def test_the_package_itself_imports_nothing_of_ours():
    code = "import sys, engage_docs; print([n for n in sys.modules if 'engage_docs.' in n])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert ran.stdout.strip() == "[]"
