"""The worked examples of docs/developers.md are followed to the letter, and built."""

import json
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from documentation import ROOT, page_of, run_engage, text_of, write_starter

from engage_docs.cli.start import starter_files

PAGE = ROOT / "docs" / "developers.md"
STEP = re.compile(
    r"(?:[Ii]n `(?P<file>[^`]+)`,\s+(?P<how>above|below|in\s+place\s+of)\s+the\s+line\s+"
    r"`(?P<line>[^`]+)`"
    r"|A new file, `(?P<new>[^`]+)`):\n\n```\w+\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
RECORDS = "content/records/high-street"


def steps_of(heading):
    """The steps of one section of the page, in order."""
    _, _, rest = text_of(PAGE).partition(f"\n## {heading}\n")
    return list(STEP.finditer(re.split(r"(?m)^## ", rest)[0]))


def follow(step, tree):
    """Do in a copy of the tree what a step says."""
    if step["new"]:
        path = tree / step["new"]
        assert not path.exists()
        path.write_text(step["body"], encoding="utf-8")
        return
    path = tree / step["file"]
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    [at] = [number for number, line in enumerate(lines) if line.strip() == step["line"]]
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    start, end = {"above": (at, at), "below": (at + 1, at + 1)}.get(step["how"], (at, at + 1))
    lines[start:end] = textwrap.indent(step["body"], indent).splitlines(keepends=True)
    path.write_text("".join(lines), encoding="utf-8")


def copy_code(tree):
    for name in ("engage_docs", "plugins", "theme"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture
def example(tmp_path):
    """``example(heading, records, *arguments)``: the folder of a site, and what its build says.

    It is built with a copy of the code in which the steps under the heading were followed.
    ``records`` are what is added to the site of ``engage init``, by their names.
    """
    tree, site = tmp_path / "tree", tmp_path / "site"
    copy_code(tree)
    write_starter(site)

    def build(heading, records, *arguments):
        steps = steps_of(heading)
        assert steps
        for step in steps:
            follow(step, tree)
        for name, text in records.items():
            record = site / RECORDS / name
            record.parent.mkdir(exist_ok=True)
            record.write_text(textwrap.dedent(text), encoding="utf-8")
        return site, run_engage(site, tree, *arguments)

    return build


def test_a_field(example):
    name = "2026-03-14-walkabout.md"
    weather = 'weather: "rain [[private: on Ms Example]]"'
    walk = starter_files()[f"{RECORDS}/{name}"].decode().replace("said:\n", f"{weather}\nsaid:\n")
    site, _ = example("Add a field", {name: walk}, "build", "--as-of", "2026-11-30")
    html = page_of(site, "records/walkabout")
    assert "<dt>Weather</dt><dd>Rain [private detail removed]</dd>" in html
    assert not [p for p in (site / "site").rglob("*.*") if b"Ms Example" in p.read_bytes()]


def moved(number, due):
    return f"""\
        ---
        type: follow-up
        id: moved-{number}
        title: The door is later, {number}
        project: high-street
        date: {number} May 2026
        about: walkabout/c2
        outcome: moved
        due: {due}
        reason: The maker is late.
        ---
        """


def test_a_flag(example):
    records = {"m1.md": moved(1, "1 August 2026"), "m2.md": moved(2, "1 October 2026")}
    site, _ = example("Add a flag", records, "build", "--as-of", "2026-11-30")
    [loop] = [
        loop
        for loop in json.loads((site / "site/open-loops.json").read_bytes())["loops"]
        if "moved-again" in loop["flags"]
    ]
    assert loop["address"] == "walkabout/c2"
    assert "Moved again" in page_of(site, "still-open")
    assert "The due date was moved more than once." in page_of(site, "records/walkabout")


def test_a_finding(example):
    records = {
        "../quiet/project.md": """\
        ---
        type: project
        id: quiet
        title: Quiet
        ---
        """
    }
    _, output = example("Add a finding", records, "check")
    assert "Nothing else belongs to the project 'quiet' yet." in output


def test_a_page(example):
    site, _ = example("Add a page", {}, "build", "--as-of", "2027-03-20")
    html = page_of(site, "a-year-ago")
    assert "<h1>A year ago</h1>" in html
    assert 'href="../records/walkabout/#c1"' in html
    assert 'href="./a-year-ago/"' in page_of(site, "")


def test_a_type_of_record(example):
    picnic = """\
        ---
        type: picnic
        id: green-picnic
        title: Picnic on the green
        project: high-street
        date: 2 June 2026
        food: soup and bread
        recording: agreed
        ---
        It was warm.
        """
    site, _ = example("Add a type of record", {"picnic.md": picnic}, "build")
    html = page_of(site, "records/green-picnic")
    assert "<p>soup and bread</p>" in html
    assert "It was warm." in html
    assert "records/green-picnic/" in page_of(site, "records/high-street")


def test_the_examples_pass_the_linter(tmp_path):
    ruff = shutil.which("ruff", path=Path(sys.executable).parent) or shutil.which("ruff")
    if ruff is None:
        pytest.skip("ruff is not there: it comes with the extra named lint")
    copy_code(tmp_path)
    steps = list(STEP.finditer(text_of(PAGE)))
    for step in steps:
        follow(step, tmp_path)
    names = {step["new"] or step["file"] for step in steps}
    files = sorted(name for name in names if name.endswith(".py"))
    assert len(files) > 8
    for command in (["check"], ["format", "--diff"]):
        done = subprocess.run(
            [ruff, *command, "--no-cache", "--config", ROOT / "pyproject.toml", *files],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_files_and_functions_that_the_page_names_are_there():
    text = text_of(PAGE)
    made_here = {step["new"] for step in STEP.finditer(text)}
    named = set(re.findall(r"`((?:engage_docs|plugins|theme|tests|tools|docs)/[\w/.-]+)`", text))
    assert [name for name in named - made_here if not (ROOT / name).exists()] == []
    folders = ("engage_docs", "tests")
    code = "".join(text_of(path) for name in folders for path in (ROOT / name).rglob("*.py"))
    functions = re.findall(r"`(\w+)\(\)`", text)
    assert len(functions) > 4
    assert [name for name in functions if f"def {name}(" not in code] == []
