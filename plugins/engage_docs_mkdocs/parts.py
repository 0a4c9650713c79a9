"""What groups of records are drawn from, as values: they travel to other processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from engage_docs.site.page import ShownDocument, ShownPicture
from engage_docs_mkdocs.plan import Plan

if TYPE_CHECKING:
    from engage_docs.bodies import Addresses

Drawn: TypeAlias = tuple[int, dict[str, bytes], dict[str, bytes]]
"""What a group gives: its number, its parts by their kinds, and its cards by digest."""

Answers: TypeAlias = list[tuple[str, str, Any]]
"""What a text asked of the whole site, and what it was told: the kind, the question, the answer."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all groups are drawn with. ``folder`` is where pages go.

    ``addresses`` are all that a text can link to. None: they are left out, since they are many and
    hardly any text asks for what is not in its own group.
    """

    plan: Plan
    folder: str
    addresses: Addresses | None


@dataclass(frozen=True, slots=True)
class Part:
    """What a group is drawn from: its readings as bytes by their files, and what is shared."""

    number: int
    readings: tuple[tuple[str, bytes], ...]
    names: tuple[tuple[tuple[str, str, str], ...], ...]
    pictures: Mapping[tuple[str, str], ShownPicture]
    papers: Mapping[tuple[str, str], ShownDocument]
    origins: Mapping[str, tuple[str, str]]


class AddressesLeftOutError(Exception):
    """A text asks for an address of the whole site, and this process does not have them."""


def draw(setting: Setting, portion: Sequence[Part]) -> list[Drawn] | None:
    """Draw some groups: for each its number, its parts by their kinds, and its cards by digest.

    None if a text asks for an address, and they were left out.
    """
    from engage_docs_mkdocs.drawn import draw_groups  # not needed where nothing has changed

    try:
        return draw_groups(setting, portion)
    except AddressesLeftOutError:
        return None


def get_ready(plan: Plan) -> None:
    """Make what groups are drawn with, before it is known which are to be drawn."""
    from engage_docs_mkdocs.drawn import tools_for

    tools_for(plan)


def is_still_so(answers: Answers, every: Addresses) -> bool:
    """Whether a text would be told the same today."""
    return all(
        (every.files.get(question) if kind == "file" else question in every.all) == answer
        for kind, question, answer in answers
    )
