"""How the modules of the house may know each other: in no circle, and from the top down.

And no two public classes have one name.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = "engage_docs"

# Packages, each with those that it must not know.
LAYERS = {
    "findings": {"*"},
    "dates": {"site", "build", "cli", "records", "parsing", "links", "gate", "loops"},
    "records": {"site", "build", "cli", "parsing", "links", "gate", "loops", "config"},
    "parsing": {"site", "build", "cli", "links", "gate", "loops"},
    "frameworks": {"site", "build", "cli", "links", "gate", "loops"},
    "links": {"site", "build", "cli", "gate", "loops"},
    "gate": {"site", "build", "cli", "loops"},
    "loops": {"site", "build", "cli", "gate", "privacy"},
    "privacy": {"site", "build", "cli"},
    "markdown": {"site", "build", "cli"},
    "media": {"site", "build", "cli"},
    "config": {"site", "build", "cli"},
    "stats": {"site", "build", "cli"},
    "reports": {"site", "build", "cli"},
    "i18n": {"site", "build", "cli", "records", "parsing"},
    "advice": {"site", "build", "cli"},
    "site": {"build", "cli", "exports"},
    "search": {"build", "cli"},
    "exports": {"build", "cli"},
    "build": {"cli"},
    "reference": {"build"},
}
# The command that asks MkDocs for the frames around pages, when it builds.
ASKS_THE_PLUGIN = {"engage_docs.cli.build"}


@cache
def modules() -> dict[str, Path]:
    """Every module of the house by its whole name."""
    found = {}
    for path in (ROOT / HOUSE).rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


@cache
def names_in(module: str, later: bool) -> frozenset[str]:
    """The names that a module imports as it is loaded, or also ``later``, in a function.

    What is imported for type checkers alone is left out.
    """
    return frozenset(names_imported(tree_of(module).body, later))


def names_imported(body: Iterable[ast.AST], later: bool) -> Iterator[str]:
    for statement in body:
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            assert statement.level == 0, "imports are written in full"
            yield from (f"{statement.module}.{alias.name}" for alias in statement.names)
        elif isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.dump(statement.test):
            continue
        elif later or not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from names_imported(ast.iter_child_nodes(statement), later)


def imports_of(module: str, later: bool = False) -> frozenset[str]:
    """The modules of the house that a module imports.

    To import ``a.b.c`` loads ``a`` and ``a.b`` first; those around the module itself are there.
    """
    found = {start for name in names_in(module, later) for start in starts_of(name)}
    return frozenset((found - starts_of(module)) & modules().keys())


def starts_of(name: str) -> set[str]:
    parts = name.split(".")
    return {".".join(parts[:end]) for end in range(1, len(parts) + 1)}


def circle_in(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """The names of one circle, in order; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def package_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle_in({module: imports_of(module) for module in modules()}) == []


def test_no_packages_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for module in modules():
        known = {package_of(one) for one in imports_of(module, later=True)}
        graph.setdefault(package_of(module), set()).update(known - {"", package_of(module)})
    graph.pop("")
    assert circle_in(graph) == []


@pytest.mark.parametrize("package", LAYERS)
def test_a_package_knows_none_above_it(package: str) -> None:
    forbidden = LAYERS[package]
    breaches = {
        (module, known)
        for module in modules()
        if package_of(module) == package
        for known in imports_of(module, later=True)
        if package_of(known) not in ("", package)
        and (package_of(known) in forbidden or "*" in forbidden)
    }
    assert breaches == set()


def test_the_house_knows_neither_mkdocs_nor_the_plugin() -> None:
    strangers = ("mkdocs", "material", "properdocs", "engage_docs_mkdocs")
    found = {
        module
        for module in modules()
        if any(name.split(".")[0] in strangers for name in names_in(module, later=True))
    }
    assert found <= ASKS_THE_PLUGIN


def test_no_two_public_classes_have_one_name() -> None:
    names = Counter(
        statement.name
        for module in modules()
        for statement in tree_of(module).body
        if isinstance(statement, ast.ClassDef) and not statement.name.startswith("_")
    )
    assert {name for name, number in names.items() if number > 1} == set()
