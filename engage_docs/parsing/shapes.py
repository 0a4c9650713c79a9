"""Tables to values, by the declared fields: their keys, lists, and fields within fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from functools import cached_property
from typing import Any

from engage_docs.findings import Finding
from engage_docs.findings import reading as codes
from engage_docs.parsing.context import ParseContext, in_quotes
from engage_docs.parsing.names import INNER_NAMES, OTHER_WORDS, TOP_NAMES
from engage_docs.parsing.nodes import Listing, Node, Scalar, Table, is_empty
from engage_docs.parsing.values import read_scalar, tag
from engage_docs.parsing.words import clip, counted, listed, nearest, quoted
from engage_docs.records.fields import Field, Kind
from engage_docs.records.parts import Remark
from engage_docs.records.registry import RECORD_TYPES

_MOST_NAMES = 14
_DASHES = tuple("-–—•●▪−")


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
    if not others or scope.around is None or not scope.of_record:
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


def read_fields(context: ParseContext, given: Iterable[Given], scope: Scope) -> dict[str, Any]:
    """Return the values of the fields that are given, by the name of the attribute they fill.

    Where a value is given and cannot be read, what the field declares as careful counts.
    """
    values: dict[str, Any] = {}
    for one in given:
        value = read_field(context, one, scope)
        if value is not None:
            values[one.field.name] = value
        elif one.field.careful is not None and not is_empty(one.node):
            values[one.field.name] = one.field.careful
    return values


def read_field(context: ParseContext, given: Given, scope: Scope) -> object | None:
    """Return the value of one field, or None when it is not given or cannot be read."""
    one, node = given.field, given.node
    if is_empty(node):
        if one.required:
            report_missing(context, one, given.key, scope)
        return None
    if one.many:
        return _read_list(context, given, scope)
    if isinstance(node, Listing) and len(node.items) == 1 and not node.flow:
        node = node.items[0]
    return _read_one(context, one, node, scope)


def _read_list(context: ParseContext, given: Given, scope: Scope) -> tuple[object, ...]:
    """Return the values of a list. A single value may stand without the hyphen."""
    one, node = given.field, given.node
    items: list[Node] = []
    for item in node.items if isinstance(node, Listing) else [node]:
        items += [item] if isinstance(item, Listing) else _split_items(context, item)
    if one.required and all(_is_blank(item) for item in items):
        report_missing(context, one, given.key, scope)
    read = []
    for item in items:
        if isinstance(item, Listing) and not item.refused:
            context.report(codes.LIST_IN_LIST, item, key=one.name)
        elif (value := _read_one(context, one, item, scope)) is not None:
            read.append(value)
    return tuple(read)


def report_missing(context: ParseContext, one: Field, node: Node, scope: Scope) -> None:
    """Note that a required field is not given."""
    within = f" in this item of {scope.name}:" if scope.name else ""
    context.report(codes.REQUIRED, node, key=one.name, within=within, help=one.help)


def _read_one(context: ParseContext, one: Field, node: Node, scope: Scope) -> object | None:
    if node.refused:
        return None  # named already, where the tree was walked
    if one.kind is Kind.MAPPING:
        return _read_item(context, one, node, scope)
    if one.kind is Kind.TERMS:
        return _read_terms(context, one, node)
    if isinstance(node, Scalar):
        return read_scalar(context, one, node)
    if isinstance(node, Listing):
        report_list(context, one, node)
        return None
    report_table(context, one, node)
    return None


def _source_text(context: ParseContext, node: Listing | Table) -> str:
    """What stands in the file from a node to the end of its line."""
    if not 0 < node.line <= len(context.lines):
        return ""
    return context.lines[node.line - 1][node.column - 1 :].strip()


def report_list(context: ParseContext, one: Field, node: Listing) -> None:
    """Note a list where one plain value belongs."""
    if node.flow:
        text = in_quotes(one.name, _source_text(context, node))
        advice = f"If the brackets belong to the text, put it in quotes: {text}"
    else:
        advice = f"Write one value after {one.name}: on the same line, without hyphens."
    context.report(codes.LIST_FOR_TEXT, node, key=one.name, advice=advice)


def report_table(context: ParseContext, one: Field, node: Table) -> None:
    """Note fields where one plain value belongs."""
    text = _source_text(context, node)
    if node.flow or len(node.entries) == 1:
        shown = clip(f"- {quoted(text)}", 120) if one.many else in_quotes(one.name, text)
        advice = f"If this is text, put it in quotes: {shown}"
    else:
        advice = f"Write one plain value after {one.name}:"
    context.report(codes.FIELDS_FOR_TEXT, node, key=one.name, advice=advice)


def _split_items(context: ParseContext, node: Node) -> list[Node]:
    """A single value for a list. Several items whose hyphens are missing are told apart."""
    if isinstance(node, Table) and node.entries:
        key = node.entries[0][0]
        starts = [i for i, (k, _) in enumerate(node.entries) if k.text == key.text]
        if len(starts) > 1:
            again = node.entries[starts[1]][0]
            first = node.entries[0][1]
            shown = f"- {key.text}: {first.text if isinstance(first, Scalar) else '...'}"
            context.report(codes.MISSING_DASH, again, mended=clip(shown))
            ends = [*starts[1:], len(node.entries)]
            return [
                Table(k.line, k.column, entries=node.entries[start:end])
                for start, end in zip(starts, ends, strict=True)
                for k in (node.entries[start][0],)
            ]
    if isinstance(node, Scalar) and node.plain and node.text.startswith(_DASHES):
        line = "".join(context.lines[node.line - 1 : node.line]).strip()
        dash = node.text[0]
        if dash != "-" and node.text[1:2].isspace():
            mended = clip(f"- {line[1:].strip()}")
            context.report(codes.NOT_A_HYPHEN, node, sign=dash, mended=mended)
            return []
        if dash == "-" and line.startswith("-"):
            context.report(codes.NO_SPACE_AFTER_DASH, node, mended=clip(f"- {line[1:]}"))
            return []
    return [node]


def _read_item(context: ParseContext, one: Field, node: Node, around: Scope) -> object | None:
    """Fields of their own, as an object of the class that declares them."""
    scope = around.within(one)
    if isinstance(node, Listing):
        context.report(codes.LIST_IN_LIST, node, key=one.name)
        return None
    if isinstance(node, Scalar):
        return None if node.empty else _from_plain(context, one, node, scope)
    if looks_like_text(node, [f.name for f in one.fields]):
        text = _source_text(context, node)
        if one.shorthand:
            report_table(context, one, node)
        else:
            context.report(codes.TEXT_FOR_FIELDS, node, key=one.name, mended=_as_fields(one, text))
        return None
    given = match_keys(context, node, scope)
    if _is_blank(node):
        return None
    if only_named := _only_named(given):
        context.report(codes.ITEM_NOT_FILLED_IN, node, id=clip(only_named), key=one.name)
        return None
    values = read_fields(context, given.values(), scope)
    lost = lost_line(node, scope)
    for inner in one.fields:
        if inner.required and inner.name not in given and not lost:
            report_missing(context, inner, node, scope)
    return _make(context, one, node, values)


def _read_terms(context: ParseContext, one: Field, node: Node) -> tuple[Remark, ...] | None:
    """Terms of a framework with a text after each. A term with nothing after it is not given."""
    if isinstance(node, Listing):
        report_list(context, one, node)
        return None
    if isinstance(node, Scalar):
        shown = quoted(clip(node.text, 60)) if ": " in node.text else clip(node.text, 60)
        context.report(codes.TEXT_FOR_FIELDS, node, key=one.name, mended=f"{one.example}: {shown}")
        return None
    first: dict[str, Scalar] = {}
    found: list[Remark] = []
    for key, value in node.entries:
        if key.refused or (is_empty(value)):
            continue
        meant = tag(context, one, key, key.text.strip(), "{id}: ...")
        name = meant.term or meant.written
        words = _read_one(context, Field(key.text, Kind.TEXT, one.help), value, Scope(()))
        if name in first:
            here = context.place(first[name])
            values = {"key": clip(key.text, 40), "line": here.line}
            context.findings.append(Finding(codes.KEY_TWICE, context.place(key), values, (here,)))
        elif isinstance(words, str):
            first[name] = key
            found.append(Remark(at=context.place(key), tag=meant, words=words))
    return tuple(found)


def _is_blank(node: Node) -> bool:
    """Whether a node holds nothing but the names of fields, as a fresh draft does."""
    if isinstance(node, Scalar):
        return node.empty
    if isinstance(node, Listing):
        return all(_is_blank(item) for item in node.items)
    return all(_is_blank(value) for _, value in node.entries)


def _only_named(given: dict[str, Given]) -> str:
    """The id of an item in which nothing else is filled in, though the fields are there."""
    name = given.get("id")
    others = [one.node for key, one in given.items() if key != "id"]
    if name is None or not isinstance(name.node, Scalar) or not others:
        return ""
    return name.node.text if all(_is_blank(node) for node in others) else ""


def _from_plain(context: ParseContext, one: Field, node: Scalar, scope: Scope) -> object | None:
    """A plain value where fields are expected: the field that its shorthand names is meant."""
    meant = scope.field(one.shorthand)
    if meant is not None and meant.kind is Kind.CHOICE and node.text.strip().lower() in "yes no":
        agreed = scope.field("agreed")
        meant = agreed if agreed and not any(c.name == "yes" for c in meant.choices) else meant
    if meant is None:
        mended = _as_fields(one, node.text.strip())
        context.report(codes.TEXT_FOR_FIELDS, node, key=one.name, mended=mended)
        return None
    named = replace(meant, name=one.name) if meant.kind is Kind.TERM else meant
    value = read_field(context, Given(named, node, node), scope)
    return None if value is None else _make(context, one, node, {meant.name: value})


def _as_fields(one: Field, text: str) -> str:
    """Show how a plain text is written as fields: ``- id: s1`` and ``words: ...`` below it."""
    needed = [f for f in one.fields if f.required] or list(one.fields[:1])
    meant = next((f for f in needed if f.kind is not Kind.IDENTIFIER), needed[0])
    shown = quoted(clip(text, 60)) if ": " in text else clip(text, 60)
    parts = [f"{f.name}: {shown if f is meant else f.example or '...'}" for f in needed]
    start = "- " if one.many else ""
    return start + f" and in the next line, lined up with {needed[0].name}, ".join(parts)


def _make(context: ParseContext, one: Field, node: Node, values: dict[str, Any]) -> object | None:
    """Build the object. None when a part is missing without which it means nothing."""
    if one.make is None:
        return {"at": context.place(node), **values}
    missing = [inner for inner in one.fields if inner.required and inner.name not in values]
    needed = {f.name for f in fields(one.make) if f.default is MISSING} if missing else ()
    for inner in missing:
        if inner.name in needed:
            if inner.kind is not Kind.TEXT or not values:
                return None
            values[inner.name] = ""
    made: object = one.make(at=context.place(node), **values)
    return made
