"""YAML text to a tree of nodes that know their place.

Only events are used: nothing is resolved, every scalar stays text. Depth and number of nodes are
capped while the events come in, so that no input can exhaust the machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml import events

try:
    from yaml._yaml import CParser as _Reader
except ImportError:  # PyYAML was put together without its part in C, which is all the quicker
    from yaml import Loader as _Reader  # type: ignore[assignment]

MAX_DEPTH = 12
MAX_NODES = 20_000


@dataclass(slots=True)
class Scalar:
    """One value as text. ``plain``: without quotes and not a block of text after | or >."""

    text: str
    line: int
    column: int
    plain: bool = True
    end_line: int = 0
    end_column: int = 0
    quoted: bool = False
    refused: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is given here."""
        return not self.text.strip() and not self.refused


@dataclass(slots=True)
class _Holder:
    """A list or a table. ``flow``: written in brackets on a line."""

    line: int
    column: int
    flow: bool = False
    refused: str = ""


@dataclass(slots=True)
class Listing(_Holder):
    """A list of values."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Table(_Holder):
    """Fields with their values, in the order of the file. A key may occur twice."""

    entries: list[tuple[Scalar, Node]] = field(default_factory=list)


Node: TypeAlias = Scalar | Listing | Table


def is_empty(node: Node) -> bool:
    """Whether a node is a scalar in which nothing is given."""
    return isinstance(node, Scalar) and node.empty


@dataclass(slots=True)
class Fault:
    """Why YAML could not be read: row and column count from 0, in the text given.

    ``from_row``: where the piece began that could not be finished. ``cap``: ``depth``, ``count``
    or ``document`` when one of our own limits was passed.
    """

    row: int
    column: int
    from_row: int
    problem: str
    cap: str = ""


@dataclass(slots=True)
class Tree:
    """What YAML made of a text. ``odd`` are the nodes that deserve a second look."""

    root: Node | None = None
    fault: Fault | None = None
    odd: list[Node] = field(default_factory=list)


def build(text: str, first_line: int = 1) -> Tree:
    """Read ``text`` as one YAML document. Lines of the nodes count from ``first_line``.

    A fault of the text is returned in the tree, never raised.
    """
    builder = _Builder(first_line)
    tree = builder.tree
    try:
        reader = _Reader(text)
        try:
            while builder.take(event := reader.get_event()):
                if type(event) is events.StreamEndEvent:
                    break
        finally:
            reader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        start = error.context_mark or mark
        tree.root = None
        row, column = (mark.line, mark.column) if mark else (0, 0)
        tree.fault = Fault(row, column, start.line if start else 0, str(error.problem))
    except (yaml.YAMLError, ValueError, UnicodeError) as error:
        tree.root = None
        tree.fault = Fault(0, 0, 0, type(error).__name__)
    return tree


class _Builder:
    """Takes events one by one and hangs nodes into a tree, with a stack in place of recursion."""

    def __init__(self, first_line: int) -> None:
        self.tree = Tree()
        self._first_line = first_line
        # The list or table that is open, and its key that waits for a value; those around it.
        self._holder: Listing | Table | None = None
        self._key: Scalar | None = None
        self._around: list[tuple[Listing | Table | None, Scalar | None]] = []
        self._count = 0
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Take one event. False when a limit is passed."""
        kind = type(event)
        if kind is events.ScalarEvent:
            start, end, style = event.start_mark, event.end_mark, event.style
            line, first = start.line, self._first_line
            scalar = Scalar(
                event.value,
                line + first,
                start.column + 1,
                not style,
                end.line + first,
                end.column + 1,
                style == "'" or style == '"',
                _refused(event) if event.anchor or event.tag else "",
            )
            return self._add(scalar)
        if kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
            make = Table if kind is events.MappingStartEvent else Listing
            line, column = self._place(event)
            return self._enter(make(line, column, bool(event.flow_style), _refused(event)))
        if kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            self._holder, self._key = self._around.pop()
        elif kind is events.AliasEvent:
            line, column = self._place(event)
            return self._add(_unread(line, column, f"*{event.anchor}"))
        elif kind is events.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:  # it would be lost without a word
                return self._stop(Scalar("", *self._place(event)), "document")
        return True

    def _place(self, event: Any) -> tuple[int, int]:
        mark = event.start_mark
        return mark.line + self._first_line, mark.column + 1

    def _enter(self, node: Listing | Table) -> bool:
        """Hang a list or a table into the tree; what follows belongs to it."""
        if not self._add(node):
            return False
        if len(self._around) >= MAX_DEPTH:
            return self._stop(node, "depth")
        self._around.append((self._holder, self._key))
        self._holder, self._key = node, None
        return True

    def _add(self, node: Node) -> bool:
        """Hang a node into the tree: as an item, as a key, or as the value of the last key."""
        self._count += 1
        if self._count > MAX_NODES:
            return self._stop(node, "count")
        if node.refused or (type(node) is Scalar and node.end_line != node.line):
            self.tree.odd.append(node)
        holder, key = self._holder, self._key
        if type(holder) is Table:
            if key is None:
                self._key = node if type(node) is Scalar else self._refused_key(node)
            else:
                holder.entries.append((key, node))
                self._key = None
        elif type(holder) is Listing:
            holder.items.append(node)
        else:
            self.tree.root = node
        return True

    def _refused_key(self, node: Node) -> Scalar:
        """A list or a table cannot be the name of a field."""
        key = _unread(node.line, node.column, "?")
        self.tree.odd.append(key)
        return key

    def _stop(self, node: Node, cap: str) -> bool:
        row, column = node.line - self._first_line, node.column - 1
        self.tree.root, self.tree.fault = None, Fault(row, column, row, cap, cap)
        return False


def _unread(line: int, column: int, sign: str) -> Scalar:
    return Scalar("", line, column, end_line=line, end_column=column, refused=sign)


def _refused(event: Any) -> str:
    """Return the anchor or the tag of an event as it is written, or nothing."""
    if event.anchor:
        return f"&{event.anchor}"
    return str(event.tag) if event.tag else ""
