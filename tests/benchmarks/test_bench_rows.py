"""How rows are measured: in turn, from nothing, and never without a page for each record."""

import sys
from dataclasses import replace

import pytest

from benchmarks.corpus import write_records
from benchmarks.edits import edit_of
from benchmarks.getting import Programs
from benchmarks.measure import Failed
from benchmarks.preview import free_port, seconds_to_page
from benchmarks.rows import ROWS, Bench, tidy_up
from benchmarks.tools import Tool, _write_lists, all_tools

COPY = """
import pathlib
assert not pathlib.Path("out").exists() or {again}
for path in pathlib.Path("records").rglob("*.md"):
    page = pathlib.Path("out", path.stem, "index.html")
    page.parent.mkdir(parents=True, exist_ok=True)
    if {keep}:
        page.write_text(path.read_text("utf-8"), "utf-8")
"""
KEYS = ("engage", "commonmark", "hugo", "hugo-lean", "eleventy", "mkdocs", "mkdocs-menu")


def a_tool(key, again=False, keep=True, **more):
    """A tool that copies. It stops if its site is there already, unless ``again``."""
    code = COPY.format(again=again, keep=keep)
    return Tool(
        key,
        f"the {key}",
        ((sys.executable, "-c", code),),
        lambda folder, records: write_records(folder / "records", records) and None,
        "records",
        "out",
        lambda _, record: f"{record}/",
        **more,
    )


@pytest.fixture
def said():
    return []


@pytest.fixture
def bench(tmp_path, said):
    def bench(**others):
        tools = {key: a_tool(key) for key in KEYS} | others
        return Bench(tmp_path, tools, "", 20, 40, 0, 2, said.append)

    return bench


def by_tool(measured):
    return {one.tool: one for one in measured}


def test_tools_take_turns(bench, said):
    ROWS["cold"](bench())
    assert [line.rpartition(" ")[0].rpartition(" ")[0] for line in said] == [
        f"cold {number}: the {key}" for number in (1, 2) for key in KEYS
    ]


def test_each_build_starts_from_nothing(bench):
    # Its tools stop if their site is still there.
    assert all(len(one.rounds) == 2 for one in ROWS["cold"](bench()))


def test_what_was_built_is_deleted_only_when_all_is_measured(bench, tmp_path):
    ROWS["cold"](bench())
    aside = tmp_path / "aside"
    built = [path for path in aside.iterdir() if (path / "p0-poster").exists()]
    assert len(built) == len(KEYS)  # of two rounds, the last still lies where it was built
    tidy_up(tmp_path)
    assert not aside.exists()


def test_what_was_written_is_counted(bench):
    written = by_tool(ROWS["cold"](bench()))["hugo"].written
    assert (written.pages, written.files) == (20, 20)
    assert written.size == written.html > 20_000


def test_a_tool_that_leaves_records_out_is_not_fast(bench):
    with pytest.raises(Failed, match="the hugo made 0 pages of 20 records"):
        ROWS["cold"](bench(hugo=a_tool("hugo", keep=False)))


def test_a_tool_may_sit_out_what_is_too_large_for_it(bench):
    found = by_tool(ROWS["cold"](bench(mkdocs=a_tool("mkdocs", most=19, why="too slow"))))
    assert found["mkdocs"].missing == "left out: too slow"
    assert found["mkdocs"].rounds == ()
    assert len(found["hugo"].rounds) == 2


def test_settings_that_are_refused_are_not_there(bench):
    refusal = ((sys.executable, "-c", "raise SystemExit(1)"),)
    refusing = replace(a_tool("commonmark"), build=refusal, may_refuse=True)
    found = by_tool(ROWS["cold"](bench(commonmark=refusing)))
    assert found["commonmark"].missing == "not there"
    with pytest.raises(Failed):
        ROWS["cold"](bench(commonmark=replace(refusing, may_refuse=False)))


def test_an_edit_has_to_be_on_the_page(bench):
    again = {key: a_tool(key, again=True) for key in ("engage", "hugo")}
    found = ROWS["edit"](bench(**again))
    assert all(len(one.rounds) == 2 for one in found)
    assert [(one.tool, one.records) for one in found] == [
        *(("engage", 20), ("hugo", 20)),
        *(("engage", 40), ("hugo", 40)),
    ]
    idle = COPY.format(again=True, keep="not page.exists()")
    asleep = replace(a_tool("hugo"), build=((sys.executable, "-c", idle),))
    with pytest.raises(Failed, match="the hugo did not take in a change"):
        ROWS["edit"](bench(**again | {"hugo": asleep}))


def test_each_edit_is_of_another_record(tmp_path):
    tool = a_tool("hugo")
    tool.write(tmp_path, 40)
    edits = [edit_of(tool, tmp_path, number, "test") for number in range(12)]
    assert len({edit.path for edit in edits}) == len({edit.mark for edit in edits}) == 12
    for edit in edits:
        before = edit.path.read_text("utf-8")
        edit.make()
        after = edit.path.read_text("utf-8")
        assert f"    words: {edit.mark}\n" in after
        assert after.endswith(f"\n{edit.mark}.\n")
        assert before.count("\n") + 2 == after.count("\n")


def test_a_preview_is_measured_until_the_new_words_come(tmp_path):
    tool = a_tool("hugo")
    tool.write(tmp_path, 20)
    edits = []
    for number in range(2):
        edit = edit_of(tool, tmp_path, number, "test")
        edits.append(replace(edit, url=edit.path.relative_to(tmp_path).as_posix()))
    port = free_port()
    command = (sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1")
    found = seconds_to_page(command, port, tmp_path, edits, tmp_path / "log", rest=0)
    assert len(found) == 2
    assert all(seconds > 0 for seconds in found)


def test_the_lists_that_mkdocs_does_not_make_lead_to_every_record(tmp_path):
    write_records(tmp_path / "records", 40)
    _write_lists(tmp_path)
    projects = (tmp_path / "projects.md").read_text("utf-8")
    for project in ("project-0", "project-1"):
        assert f"(records/{project}/index.md)" in projects
        index = (tmp_path / "records" / project / "index.md").read_text("utf-8")
        names = {path.name for path in (tmp_path / "records" / project).glob("*.md")}
        assert all(f"]({name})" in index for name in names - {"index.md"})


def test_every_tool_can_be_set_up(tmp_path):
    programs = Programs("engage", "hugo", "pagefind", "mkdocs", "eleventy", {})
    for key, tool in all_tools(programs).items():
        folder = tmp_path / key
        tool.write(folder, 20)
        assert len(list((folder / tool.records).glob("project-0/p0-*.md"))) == 19
        assert not (folder / tool.output).exists()
