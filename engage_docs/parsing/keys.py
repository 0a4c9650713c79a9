"""The keys of a table against the fields it may have: unknown, misplaced and doubled ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from engage_docs.findings import Finding
from engage_docs.findings import reading as codes
from engage_docs.parsing.context import ParseContext
from engage_docs.parsing.names import INNER_NAMES, OTHER_WORDS, TOP_NAMES
from engage_docs.parsing.nodes import Node, Scalar, Table
from engage_docs.parsing.words import clip, counted, listed, nearest
from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RECORD_TYPES

_MOST_NAMES = 14


@dataclass(frozen=True, eq=False)
class Scope:
    """Where a table stands: its fields, the name it stands under, and the scope around it."""

    fields: tuple[Field, ...]
    name: str = ""
    around: Scope | None = None
    of_record: bool = True

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {one.name: one for one in reversed(self.fields)}

    @cached_property
    def _inside(self) -> dict[str, Scope]:
        return {one.name: Scope(one.fields, one.name, self, self.of_record) for one in self.fields}

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or None."""
        return self._by_name.get(name)

    def within(self, one: Field) -> Scope:
        """Return the scope of what stands under a field of this one."""
        return self._inside[one.name]


@dataclass(slots=True)
class Given:
    """One field that is given: its declaration, its key and its value."""

    field: Field
    key: Scalar
    node: Node


def match_keys(context: ParseContext, table: Table, scope: Scope) -> dict[str, Given]:
    """Return the fields that are given, by name. What is wrong with a key is noted.

    Of a key that is given twice the first counts. A misspelt key counts as the field that is
    meant, when that is not given under its own name: its value is checked too.
    """
    given: dict[str, Given] = {}
    others: list[tuple[Scalar, Node]] = []
    for key, node in table.entries:
        one = scope.field(key.text)
        if one is None:
            others.append((key, node))
        elif one.name in given:
            first = context.place(given[one.name].key)
            facts = {"key": one.name, "line": first.line}
            context.findings.append(Finding(codes.KEY_TWICE, context.place(key), facts, (first,)))
        else:
            given[one.name] = Given(one, key, node)
    strangers, owner = _strangers(others, scope)
    # If the line of the owner is there, it is in the wrong place, and that is named.
    if strangers and all(key.text != owner for key, _ in others):
        where = f"It is a field of {owner}. Is the line {owner}: missing above it?"
        context.report(codes.KEY_MISPLACED, strangers[0], key=strangers[0].text, where=where)
    for key, node in others:
        if key.refused or any(key is stranger for stranger in strangers):
            continue  # named already
        meant = _unknown(context, key, scope, given)
        if meant is not None and meant.name not in given:
            given[meant.name] = Given(meant, key, node)
    return given


def lost_line(table: Table, scope: Scope) -> bool:
    """Whether a table holds fields of another list, because the line above them is missing."""
    others = [entry for entry in table.entries if not scope.field(entry[0].text)]
    return bool(_strangers(others, scope)[0])


def _strangers(others: list[tuple[Scalar, Node]], scope: Scope) -> tuple[list[Scalar], str]:
    """The unknown keys that all belong to one field elsewhere, and the name of that field."""
    if scope.around is None or not scope.of_record:
        return [], ""
    for owner, names in INNER_NAMES.items():
        found = [key for key, _ in others if key.text in names]
        if owner == scope.name or not found or (len(found) == 1 and len(others) > 1):
            continue
        # Only where the field is known in one place is that place certain.
        owners = [other for other, inner in INNER_NAMES.items() if found[0].text in inner]
        if owners == [owner] and found[0].text not in TOP_NAMES:
            return found, owner
    return [], ""


def _unknown(
    context: ParseContext, key: Scalar, scope: Scope, given: Iterable[str]
) -> Field | None:
    """Say what to do about a key that is not known here. Return the field that was meant."""
    shown = clip(key.text, 40)
    names = [f.name for f in scope.fields]
    free = [n for n in names if n not in given]
    plain = _plain(key.text)
    if not shown or shown == "<<":
        context.report(codes.ANCHOR if shown else codes.NOT_A_FIELD, key, shown=":", sign=shown)
        return None
    if key.text[0] in "-–—•*" and _plain(key.text.lstrip("-–—•* ")) in names:
        sign, rest = key.text[0], key.text.lstrip("-–—•* ")
        code = codes.NO_SPACE_AFTER_DASH if sign == "-" else codes.NOT_A_HYPHEN
        context.report(code, key, sign=sign, mended=f"- {rest}: ...")
        return scope.field(_plain(rest))
    meant = scope.field(plain)
    other = OTHER_WORDS.get(plain, "")
    if meant is None and other not in free:
        where = _elsewhere(plain, key, scope)
        if not where and other and (where := _elsewhere(other, key, scope)):
            where = f"Write {other}: instead. {where}"
        if where:
            context.report(codes.KEY_MISPLACED, key, key=shown, where=where)
            return None
    if meant is None:
        near = nearest(plain, free) or nearest(plain, names, cutoff=0.75)
        meant = scope.field(other if other in free else near or "")
    if meant is not None:
        context.report(codes.KEY_UNKNOWN, key, key=shown, near=meant.name)
        return meant
    others = names[:_MOST_NAMES] + (["..."] if len(names) > _MOST_NAMES else [])
    context.report(codes.KEY_STRAY, key, key=shown, names=listed(others))
    return None


def _plain(key: str) -> str:
    return key.strip().lower().replace(" ", "_").replace("-", "_")


def _elsewhere(name: str, key: Scalar, scope: Scope) -> str:
    """Say where a known field belongs, if it is not here."""
    for one in scope.fields:
        if one.kind is Kind.MAPPING and any(f.name == name for f in one.fields):
            put = counted(key.column + 1 + (2 if one.many else 0), "space")
            return f"Move it below {one.name}: with {put} in front."
    around = scope.around
    while around is not None:
        if around.field(name):
            edge = "to the left edge of the page" if around.around is None else "one step left"
            return f"{'It is a field of the record: m' if around.of_record else 'M'}ove it {edge}."
        around = around.around
    if scope.of_record and scope.around is None:
        types = [t.name for t in RECORD_TYPES.values() if t.field(name)]
        if types:
            return f"Only a record of the type {listed(types)} has it. Delete it, or change type:"
    return ""


def looks_like_text(table: Table, names: Sequence[str]) -> bool:
    """Whether a table is more likely a sentence with a colon in it than fields."""
    if not table.entries or table.flow:
        return False
    key = table.entries[0][0].text
    like_words = " " in key or key[:1].isupper()
    return len(table.entries) == 1 and like_words and _plain(key) not in names
