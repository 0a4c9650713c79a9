"""Records fall into groups that know nothing of each other.

Two records are in one group if they belong to the same project, if one refers to the other (or to
an item of it), if they have the same id, or if a third record joins them in one of these ways. So
linking, the gate, the judges and the rows of reports need the records of one group, the settings
and the day, and nothing else: after an edit only the group of that record is worked out anew.

Two things cross the groups, and only these:

- *Doubled ids.* Of two records with one id the first counts. Records with one id are therefore in
  one group, whatever their projects are.
- *"Did you mean".* What an address that leads nowhere was meant to be, and what a project without
  a record, is looked for among all records. Only the words of such a finding depend on the other
  groups. They need :func:`addresses_of`, the addresses of everything, and nothing else.

To tell the groups apart only the outlines of the records are needed, which are small.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engage_docs.addresses import item_address, item_of, record_of
from engage_docs.fields.types import ENGAGEMENT, PROJECT
from engage_docs.linking import Addresses
from engage_docs.linking.checks import references_in
from engage_docs.linking.index import COMMITMENT, SAID, kind_of
from engage_docs.linking.ledger import addresses_in
from engage_docs.model import Record

_TRANSLATION = "translation"


class Outline(NamedTuple):
    """What must be known of a record to tell which other records it has to do with.

    ``refers_to`` are the ids of the records that it refers to. ``said`` and ``commitments`` are
    the ids of its own items. ``type`` is ``translation`` for a translation of any type.
    """

    id: str
    project: str
    type: str
    refers_to: Sequence[str] = ()
    said: Sequence[str] = ()
    commitments: Sequence[str] = ()


def outline_of(record: Record) -> Outline:
    """Return the outline of a record. Nothing refers to what stands in a translation."""
    referred = (record_of(reference.address) for _, _, reference in references_in(record))
    items = {} if record.translation_of else addresses_in(record)
    kinds = {item_of(a): kind_of(item) for a, item in items.items()}
    return Outline(
        record.id,
        record.project,
        _TRANSLATION if record.translation_of else record.type,
        tuple(i for i in dict.fromkeys(referred) if i != record.id),
        tuple(i for i, kind in kinds.items() if kind == SAID),
        tuple(i for i, kind in kinds.items() if kind == COMMITMENT),
    )


def groups_of(outlines: Sequence[Outline | None]) -> list[tuple[int, ...]]:
    """Return the groups, each as the numbers of its records, in order.

    A file that gives no record has no outline, and is a group by itself. The groups are in the
    order of their first records.
    """
    joined = _Joined()
    for outline in outlines:
        if outline is not None:
            joined.join(outline.id, outline.project)
            for other in outline.refers_to:
                joined.join(outline.id, other)
    found: dict[str | int, list[int]] = {}
    for number, outline in enumerate(outlines):
        name = number if outline is None else joined.top(outline.id)
        found.setdefault(name, []).append(number)
    return [tuple(numbers) for numbers in found.values()]


def addresses_of(outlines: Iterable[Outline | None]) -> Addresses:
    """Return the addresses of everything. Of two records with one id, the first counts."""
    first: dict[str, Outline] = {}
    for outline in outlines:
        if outline is not None:
            first.setdefault(outline.id, outline)
    return Addresses(
        [item_address(one.id, item) for one in first.values() for item in one.said],
        [item_address(one.id, item) for one in first.values() for item in one.commitments],
        [one.id for one in first.values() if one.type != _TRANSLATION],
        [one.id for one in first.values() if one.type == PROJECT.name],
        [one.id for one in first.values() if one.type == ENGAGEMENT.name],
    )


class _Joined:
    """Names that belong together: each has another one above it, and the topmost stands for all."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def top(self, name: str) -> str:
        """The name that stands for all that ``name`` is joined with."""
        top = name
        while (above := self._above.get(top, top)) != top:
            top = above
        while name != top:  # the way is shorter the next time
            name, self._above[name] = self._above[name], top
        return top

    def join(self, one: str, other: str) -> None:
        """From now on these two belong together, and all that belongs to either of them."""
        self._above[self.top(one)] = self.top(other)
