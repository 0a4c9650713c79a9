"""The files of a site that are made of many records: what each was made from, and what of it stays.

Each step of filling a site takes a :class:`Filling` and puts its files there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engage_docs.building.tree import Tree
from engage_docs.findings import Finding
from engage_docs.keeping.inventory import Inventory
from engage_docs.store import Store
from engage_docs_mkdocs.asked import Asked
from engage_docs_mkdocs.groups_drawn import Drawing, Group, Shared
from engage_docs_mkdocs.kept_site import Before
from engage_docs_mkdocs.outset import Outset
from engage_docs_mkdocs.plan import Plan, Question
from engage_docs_mkdocs.shell import Shell


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that a site is made of. ``contents`` are files of the shell by their digests."""

    inventory: Inventory
    plan: Plan
    question: Question
    outsets: Sequence[Outset]
    shared: Shared
    details: Sequence[Finding]
    contents: Mapping[str, bytes]
    asked: Asked


@dataclass(frozen=True, slots=True)
class Filling:
    """A tree that is being filled, once the groups are drawn.

    ``outputs`` are the files so far: by path, a digest of what each was made from and one of its
    bytes.
    """

    ready: Ready
    before: Before
    tree: Tree
    drawing: Drawing
    groups: Sequence[Group]
    outputs: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """What is asked of the build."""
        return self.ready.plan

    @property
    def shell(self) -> Shell:
        """What MkDocs made without records."""
        return self.ready.plan.shell

    @property
    def store(self) -> Store:
        """Where things are kept."""
        return self.ready.inventory.store

    def digests(self, kind: str) -> list[str]:
        """The digest of one part of each group, such as its overview."""
        return [group.head["digests"][kind] for group in self.groups]

    def is_as_it_was(self, name: str, inputs: str) -> bool:
        """Whether a file was made from this, and lies there. Then it stays."""
        output = self.before.outputs.get(name)
        if output is None or output[0] != inputs or not self.tree.keep(name, output[1]):
            return False
        self.outputs[name] = output
        return True

    def all_of_it_is_as_it_was(self, inputs: str) -> bool:
        """Whether there are files that were made from this, and they are as they were."""
        names = [name for name, output in self.before.outputs.items() if output[0] == inputs]
        return bool(names) and all(self.is_as_it_was(name, inputs) for name in names)

    def note_written(self, name: str, inputs: str, digest: str) -> None:
        """Take in a file that another process has written, if it was not there already."""
        if not self.tree.keep(name, digest):
            self.tree.take(name, digest)
        self.outputs[name] = inputs, digest

    def put(self, name: str, inputs: str, data: bytes) -> None:
        """Write a file."""
        self.outputs[name] = inputs, self.tree.put(name, data)
