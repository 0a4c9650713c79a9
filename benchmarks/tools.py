"""The tools that are measured: what each builds from, how it is called, and what it shows."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import settings, write_corpus, write_records
from benchmarks.getting import PEERS, Programs
from benchmarks.measure import Command

# A menu of all pages on each page: the time grows with the square of the number of pages.
_MOST_IN_MENU = 1000
_TITLE = re.compile(r"(?m)^title: (.+)$")
_MENU = 'nav:\n  - Home: index.md\n  - Projects: projects.md\nnot_in_nav: "records/"\n'


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool in one way of setting it up.

    ``build`` are the commands of a whole build, in turn. ``serve`` gives the command of a preview
    at a port. ``write`` puts the corpus into a folder as this tool takes it. ``records`` and
    ``output`` are folders in it. ``url`` gives the address of a record's page from the folder
    and the name of its file. ``most``: with more records than that it is left out, and ``why``.
    ``may_refuse``: a version that does not know these settings is left out, rather than an error.
    """

    key: str
    name: str
    build: tuple[Command, ...]
    write: Callable[[Path, int], None]
    records: str
    output: str
    url: Callable[[str, str], str]
    serve: Callable[[int], Command] | None = None
    most: int | None = None
    why: str = ""
    may_refuse: bool = False


def all_tools(programs: Programs) -> dict[str, Tool]:
    """Every tool by its key."""
    tools = (*_engage(programs), *_hugo(programs), _eleventy(programs), *_mkdocs(programs))
    return {tool.key: tool for tool in tools}


def _engage(programs: Programs) -> tuple[Tool, ...]:
    def tool(key: str, name: str, *lines: str, may_refuse: bool = False) -> Tool:
        def write(folder: Path, records: int) -> None:
            write_corpus(folder, records)
            (folder / "site_config.yml").write_text(settings(*lines), "utf-8")

        return Tool(
            key,
            name,
            ((programs.engage, "build"),),
            write,
            "content/records",
            "site",
            lambda _, record: f"records/{record}/",
            lambda port: (programs.engage, "serve", "--port", str(port)),
            may_refuse=may_refuse,
        )

    return (
        tool("engage", "engage-docs", "search: no"),
        tool(
            "commonmark",
            "engage-docs, CommonMark",
            *("search: no", "markdown: commonmark"),
            may_refuse=True,
        ),
        tool("engage-search", "engage-docs, with search"),
    )


def _hugo(programs: Programs) -> tuple[Tool, ...]:
    def tool(key: str, name: str, extra: str = "", *more: Command) -> Tool:
        def write(folder: Path, records: int) -> None:
            shutil.copytree(PEERS / "hugo", folder)
            config = folder / "hugo.toml"
            config.write_text(extra + config.read_text("utf-8"), "utf-8")
            write_records(folder / "content" / "records", records)

        return Tool(
            key,
            name,
            ((programs.hugo,), *more),
            write,
            "content/records",
            "public",
            lambda project, record: f"records/{project}/{record}/",
            lambda port: (programs.hugo, "server", "--port", str(port)),
        )

    return (
        tool("hugo", "Hugo"),
        tool("hugo-lean", "Hugo, without feeds", 'disableKinds = ["RSS", "section"]\n'),
        tool("hugo-search", "Hugo, then pagefind", "", (programs.pagefind, "--site", "public")),
    )


def _eleventy(programs: Programs) -> Tool:
    def write(folder: Path, records: int) -> None:
        shutil.copytree(PEERS / "eleventy", folder)
        write_records(folder / "records", records)

    return Tool(
        "eleventy",
        "Eleventy",
        ((programs.eleventy, "--quiet"),),
        write,
        "records",
        "_site",
        lambda project, record: f"records/{project}/{record}/",
    )


def _mkdocs(programs: Programs) -> tuple[Tool, ...]:
    def tool(key: str, name: str, menu: str, most: int | None, why: str) -> Tool:
        def write(folder: Path, records: int) -> None:
            shutil.copytree(PEERS / "mkdocs", folder)
            config = folder / "mkdocs.yml"
            config.write_text(config.read_text("utf-8") + menu, "utf-8")
            write_records(folder / "docs" / "records", records)
            _write_lists(folder / "docs")

        return Tool(
            key,
            name,
            ((programs.mkdocs, "build", "--quiet"),),
            write,
            "docs/records",
            "site",
            lambda project, record: f"records/{project}/{record}/",
            most=most,
            why=why,
        )

    return (
        tool("mkdocs", "MkDocs and Material, records not in the menu", _MENU, None, ""),
        tool(
            "mkdocs-menu",
            "MkDocs and Material, as they come",
            "",
            _MOST_IN_MENU,
            "every page has all pages in its menu, which takes too long",
        ),
    )


def _write_lists(docs: Path) -> None:
    """The lists by project, by hand: MkDocs makes none by itself."""
    projects = sorted((docs / "records").iterdir())
    for project in projects:
        lines = [f"- [{_title(path)}]({path.name})\n" for path in sorted(project.iterdir())]
        text = f"# {project.name}\n\n{''.join(lines)}"
        (project / "index.md").write_text(text, "utf-8")
    links = "".join(f"- [{one.name}](records/{one.name}/index.md)\n" for one in projects)
    (docs / "projects.md").write_text(f"# Projects\n\n{links}", "utf-8")
    (docs / "index.md").write_text("# A made-up county\n", "utf-8")


def _title(path: Path) -> str:
    found = _TITLE.search(path.read_text("utf-8"))
    return found[1] if found else path.stem
