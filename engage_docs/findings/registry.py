"""All findings there are: the codes of each module that declares some, in the order of the flow."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import NamedTuple

from engage_docs.findings import (
    advice,
    brand,
    building,
    dates,
    documents,
    frameworks,
    gate,
    linking,
    pictures,
    privacy,
    reading,
    settings,
)
from engage_docs.findings.base import Code

_MODULES = (
    *(settings, reading, dates, linking, gate, privacy, pictures, documents, building, advice),
    *(brand, frameworks),
)


class CodeGroup(NamedTuple):
    """The codes of one module; ``about`` is the first line of its docstring."""

    name: str
    about: str
    codes: tuple[Code, ...]


@cache
def steps() -> tuple[CodeGroup, ...]:
    """Return the codes of every step, in the order of the flow and of their declarations."""
    return tuple(_group(module) for module in _MODULES)


def _group(module: ModuleType) -> CodeGroup:
    about = (module.__doc__ or "").strip().partition("\n")[0]
    codes = tuple(value for value in vars(module).values() if isinstance(value, Code))
    return CodeGroup(module.__name__.rpartition(".")[2], about, codes)


def codes_of(step: str) -> tuple[Code, ...]:
    """Return the codes of one step, by the name of its module."""
    return next(group.codes for group in steps() if group.name == step)


def all_codes() -> tuple[Code, ...]:
    """Return every code, step by step."""
    return tuple(code for step in steps() for code in step.codes)


@cache
def _codes_by_name() -> dict[str, Code]:
    return {code.name: code for code in all_codes()}


def code_named(name: str) -> Code | None:
    """Return the code of that name, or None."""
    return _codes_by_name().get(name)
