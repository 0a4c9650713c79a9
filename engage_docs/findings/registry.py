"""All findings there are: the ``CODES`` of each module that has some, in the order of the flow."""

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
    """Return the codes of every step, in the order of the flow."""
    return tuple(_group(module) for module in _MODULES)


def _group(module: ModuleType) -> CodeGroup:
    about = (module.__doc__ or "").strip().partition("\n")[0]
    return CodeGroup(module.__name__.rpartition(".")[2], about, module.CODES)


def all_codes() -> tuple[Code, ...]:
    """Return every code, step by step."""
    return tuple(code for step in steps() for code in step.codes)


@cache
def _codes_by_name() -> dict[str, Code]:
    return {code.name: code for code in all_codes()}


def code_named(name: str) -> Code | None:
    """Return the code of that name, or None."""
    return _codes_by_name().get(name)
