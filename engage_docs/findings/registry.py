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

_NOT_STEPS = ("base", "messages", "registry")
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
class Step:
    """One step of the flow, what it is about, and the codes of its findings."""

    name: str
    about: str
    codes: tuple[Code, ...]


@cache
def steps() -> tuple[Step, ...]:
    """Every step that has findings, in the order of the flow; a step it does not name is last."""
    found = {m.name for m in pkgutil.iter_modules(package.__path__)}.difference(_NOT_STEPS)
    names = [name for name in _ORDER if name in found] + sorted(found.difference(_ORDER))
    return tuple(_step(name) for name in names)


def all_codes() -> tuple[Code, ...]:
    """Every code, step by step."""
    return tuple(code for step in steps() for code in step.codes)


def code_named(name: str) -> Code | None:
    """The code of that name, or None."""
    return codes_by_name().get(name)


@cache
def codes_by_name() -> dict[str, Code]:
    """Every code, by its name."""
    return {code.name: code for code in all_codes()}


def _step(name: str) -> Step:
    module = importlib.import_module(f"{package.__name__}.{name}")
    about = (module.__doc__ or "").strip().partition("\n")[0]
    return Step(name, about, tuple(module.CODES))
