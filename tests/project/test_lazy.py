"""Packages that import their parts when they are first asked for."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

import engage_docs

TOP = Path(engage_docs.__file__).parent
PACKAGES = sorted(
    path.parent.name for path in TOP.glob("*/__init__.py") if "on_demand" in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_gives_what_it_offers(name: str) -> None:
    package = import_module(f"engage_docs.{name}")
    written = ast.parse((TOP / name / "__init__.py").read_text("utf-8"))
    said = {  # what is said to those who check types
        part.name: node.module
        for node in ast.walk(written)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("engage_docs.")
        for part in node.names
        if part.name != "on_demand"
    }
    assert sorted(said) == sorted(package.__all__)
    for part, module in said.items():
        assert getattr(package, part) is getattr(import_module(str(module)), part)


def test_a_package_has_nothing_else() -> None:
    assert PACKAGES
    package = import_module(f"engage_docs.{PACKAGES[0]}")
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = package.no_such_thing


@pytest.mark.parametrize("name", PACKAGES)
def test_no_module_is_called_like_something_that_its_package_offers(name: str) -> None:
    # Once such a module is imported, its package would give the module for the thing.
    modules = {path.stem for path in (TOP / name).iterdir()}
    assert not modules & set(import_module(f"engage_docs.{name}").__all__)
