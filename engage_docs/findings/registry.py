"""All findings there are: the ``CODES`` of every module in this folder, in one place.

A step of the flow keeps its codes in a module here. A new module is found by its name, so that
no list has to be kept by hand.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache

import engage_docs.findings as package
from engage_docs.findings.base import Code

_ORDER = (
    "settings",
    "reading",
    "dates",
    "linking",
    "gate",
    "privacy",
    "pictures",
    "documents",
    "building",
    "advice",
)


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """The codes of one step of the flow.

    ``name`` is the module of the codes, ``about`` the first line of its docstring.
    """

    name: str
    about: str
    codes: tuple[Code, ...]


@cache
def steps() -> tuple[CodeGroup, ...]:
    """Return the codes of every step, in the order of the flow; a step it does not name is last."""
    found = {module.name for module in pkgutil.iter_modules(package.__path__)}
    names = [name for name in _ORDER if name in found] + sorted(found.difference(_ORDER))
    groups = (_group(name) for name in names)
    return tuple(group for group in groups if group.codes)


def all_codes() -> tuple[Code, ...]:
    """Return every code, step by step."""
    return tuple(code for step in steps() for code in step.codes)


def code_named(name: str) -> Code | None:
    """Return the code of that name, or None."""
    return _codes_by_name().get(name)


@cache
def _codes_by_name() -> dict[str, Code]:
    return {code.name: code for code in all_codes()}


def _group(name: str) -> CodeGroup:
    """Return the codes of a module; none for one that is no step, such as this."""
    module = importlib.import_module(f"{package.__name__}.{name}")
    about = (module.__doc__ or "").strip().partition("\n")[0]
    return CodeGroup(name, about, tuple(getattr(module, "CODES", ())))
