"""One file to one record: the steps of reading, in order."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

from engage_docs.dates import Calendar, When
from engage_docs.findings import Finding, Place, Severity, in_order
from engage_docs.findings import reading as codes
from engage_docs.parsing.context import FindTerm, ParseContext, no_terms
from engage_docs.parsing.names import KINDS
from engage_docs.parsing.nodes import Node, Scalar, Table, build, is_empty
from engage_docs.parsing.repair import repair
from engage_docs.parsing.shapes import (
    Given,
    Scope,
    match_keys,
    read_field,
    read_fields,
    report_missing,
)
from engage_docs.parsing.source import MAX_LETTERS, MAX_LINES, Parts, read_source, split
from engage_docs.parsing.traps import check_cuts, check_odd, soften_spaces
from engage_docs.parsing.words import clip, did_you_mean, listed, nearest
from engage_docs.records.addresses import to_identifier
from engage_docs.records.model import Record, day_of
from engage_docs.records.parts import ArtefactItem
from engage_docs.records.registry import RECORD_TYPES, RecordType

_DOUBTFUL = (codes.COLON_IN_VALUE, codes.SPECIAL_START, codes.TEXT_AFTER_QUOTE, codes.WRONG_INDENT)
_MOST_FINDINGS = 100
_TYPE_NAMES = list(RECORD_TYPES)
_BY_PLURAL = {t.plural: t for t in RECORD_TYPES.values()}
_ANY_TYPE = Scope(tuple({f.name: f for t in RECORD_TYPES.values() for f in t.fields}.values()))
_SCOPES = {t.name: Scope(t.fields) for t in RECORD_TYPES.values()}


def parse_record(
    data: bytes,
    shown_path: str,
    project: str,
    stem: str,
    calendar: Calendar,
    find_term: FindTerm = no_terms,
) -> tuple[Record | None, list[Finding]]:
    """Return the record that the bytes of one file are, and what is wrong with it.

    ``shown_path`` is the path in findings; ``project`` is that of a record that names none;
    ``stem`` stands in for a missing id; ``calendar`` counts working days; ``find_term`` looks words
    up in the frameworks. Nothing else has a say in the result, so that it can be cached, and made
    in another process. The record is None when it cannot be read as a whole, or has no type, id or
    title. A record with an error in a single field is returned without that field: whoever
    publishes must leave out every file that has a finding of the severity *error*.
    """
    source = read_source(data, shown_path)
    lines = source.lines or [""]
    context = ParseContext(shown_path, lines, calendar, find_term, findings=list(source.findings))
    if not source.lines:
        return None, in_order(context.findings)
    parts = split(source.lines, shown_path)
    context.findings += parts.findings
    whole = source.whole and parts.found
    record = None
    if parts.found and _not_too_large(context, parts):
        root, doubts = _tree(context, parts)
        record = _typed(context, root, parts, project, stem)
        context.findings += _not_said_twice(doubts, context.findings)
        whole = whole and not doubts
    return (record if whole else None), _not_too_many(in_order(context.findings))


def _not_too_large(context: ParseContext, parts: Parts) -> bool:
    """Whether the front matter is of a size that somebody may have written."""
    size, lines = sum(map(len, parts.lines)), len(parts.lines)
    if size <= MAX_LETTERS and lines <= MAX_LINES:
        return True
    limits = {"limit": f"{MAX_LETTERS:,}", "most": f"{MAX_LINES:,}"}
    values = {"size": f"{size:,}", "lines": f"{lines:,}", **limits}
    context.report(codes.FRONT_MATTER_TOO_LARGE, Scalar("", parts.first_line, 1), **values)
    return False


def _not_too_many(findings: list[Finding]) -> list[Finding]:
    """Cut the findings of one file to a number that somebody will read."""
    if len(findings) <= _MOST_FINDINGS:
        return findings
    more = {"more": len(findings) - _MOST_FINDINGS}
    last = findings[_MOST_FINDINGS]
    return [*findings[:_MOST_FINDINGS], Finding(codes.TOO_MANY_FINDINGS, last.place, more)]


def _tree(context: ParseContext, parts: Parts) -> tuple[Table, list[Finding]]:
    """Return the front matter as a tree, and the reasons why YAML could not read all of it."""
    rows, first = parts.lines, parts.first_line
    softened = soften_spaces(context, rows, first)
    text = "\n".join(rows)
    tree = build(text, first)
    root: Node | None = tree.root
    odd, doubts = tree.odd, list[Finding]()
    if tree.fault or not (root is None or isinstance(root, Table)):
        repaired = repair(rows, first)
        for m in repaired.mistakes:
            if m.code is codes.WRONG_INDENT and m.row in softened:
                continue  # named already: the line starts with a special space
            doubts.append(Finding(m.code, context.spot(first + m.row, m.column), m.values))
        root, odd = repaired.root, repaired.odd
    check_odd(context, odd)
    if root is not None:
        check_cuts(context, root, text, KINDS)
    return (root if isinstance(root, Table) else Table(first, 1)), doubts


def _not_said_twice(doubts: list[Finding], typed: list[Finding]) -> list[Finding]:
    """Drop "put it in quotes" and the like where the field itself has a better word on the line.

    ``date: 2026-03-14: more`` needs a date, not quotes. Only an error takes the place of one: a
    record that is left out is never left out without a word.
    """
    better = {f.place.line for f in typed if f.severity is Severity.ERROR}
    return [f for f in doubts if f.code not in _DOUBTFUL or f.place.line not in better]


def _typed(
    context: ParseContext, root: Table, parts: Parts, project: str, stem: str
) -> Record | None:
    """Return the tree as a record, as far as its type, id and title are known."""
    start = Scalar("", parts.first_line, 1)
    kind = _type_of(context, root, start)
    scope = _SCOPES[kind.name] if kind else _ANY_TYPE
    given = match_keys(context, root, scope)
    fields_at = {name: context.place(one.key).spot for name, one in given.items()}
    given.pop("type", None)
    own_id = _id_of(context, given.pop("id", None), start, stem)
    context.record_id = own_id or ""
    values: dict[str, Any] = {}
    if "date" in given:
        when = read_field(context, given.pop("date"), scope)
        values["date"] = when
        context.raised_on = day_of(when) if isinstance(when, When) else None
    values |= read_fields(context, given.values(), scope)
    if kind is None:
        return None
    # What a translation does not say again is taken from the record that it translates.
    is_translation = "translation_of" in given
    for one in kind.fields:
        needed = one.name == "title" or not is_translation
        if one.required and needed and one.name not in ("type", "id", *given, *values):
            report_missing(context, one, start, scope)
    values["project"] = _project_of(context, kind, values, given, project, start)
    if not own_id or not values.get("title"):
        return None
    values = _name_items(context, values)
    values |= {"type": kind.name, "id": own_id, "fields_at": fields_at}
    values |= {"body": parts.body, "body_line": parts.body_line}
    record: Record = kind.make(at=context.place(start), **values)
    return record


def _type_of(context: ParseContext, root: Table, start: Scalar) -> RecordType | None:
    """Return the type that the record names."""
    node = next((n for k, n in root.entries if k.text.lower() == "type"), None)
    if node is None or is_empty(node):
        lines = listed([f"type: {n}" for n in _TYPE_NAMES])
        context.report(codes.TYPE_MISSING, node or start, choices=lines)
        return None
    text = node.text.strip().strip("“”‘’") if isinstance(node, Scalar) else "a list"
    word = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    found = RECORD_TYPES.get(word) or _BY_PLURAL.get(word)
    if found is None:
        hint, choices = did_you_mean(word, _TYPE_NAMES, cutoff=0.6), listed(_TYPE_NAMES)
        context.report(codes.TYPE_UNKNOWN, node, text=clip(text), hint=hint, choices=choices)
        return RECORD_TYPES.get(nearest(word, _TYPE_NAMES, cutoff=0.6) or "")
    return found


def _id_of(context: ParseContext, given: Given | None, start: Scalar, stem: str) -> str | None:
    """Return the id of the record; without one, a name made from the name of the file."""
    if given is None or is_empty(given.node):
        made = to_identifier(stem)
        if not made:
            declared = next(one for one in _ANY_TYPE.fields if one.name == "id")
            report_missing(context, declared, start, _ANY_TYPE)
            return None
        context.report(codes.ID_MISSING, given.key if given else start, id=made)
        return made
    value = read_field(context, given, _ANY_TYPE)
    if value is None and isinstance(given.node, Scalar):
        return to_identifier(given.node.text) or to_identifier(stem) or None
    return str(value) if value else to_identifier(stem) or None


def _project_of(
    context: ParseContext,
    kind: RecordType,
    values: dict[str, Any],
    given: dict[str, Given],
    project: str,
    start: Scalar,
) -> str:
    """Return the project of a record: its own word, or the folder's. A project is its own."""
    if kind.own_folder:
        return context.record_id
    named = values.get("project")
    if named:
        return str(named)
    made = to_identifier(project)
    if not made and ("project" not in given or is_empty(given["project"].node)):
        context.report(codes.PROJECT_MISSING, start)
    return made


def _name_items(context: ParseContext, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with ids for all items of a "You said, we did".

    Two items of a record with one id are a finding that shows both places.
    """
    named = [*values.get("said", ()), *values.get("commitments", ())]
    items: tuple[ArtefactItem, ...] = values.get("items", ())
    taken: dict[str, Place] = {}
    for item in [*named, *(i for i in items if i.id)]:
        if item.id not in taken:
            taken[item.id] = item.at
            continue
        first = taken[item.id]
        facts = {"id": item.id, "line": first.line, "free": _free(item.id, taken)}
        context.findings.append(Finding(codes.ITEM_ID_TWICE, item.at, facts, (first,)))
    if not items:
        return values
    done: list[ArtefactItem] = []
    for number, item in enumerate(items, 1):
        own = item.id or (f"i{number}" if f"i{number}" not in taken else _free("i1", taken))
        taken[own] = item.at
        done.append(replace(item, id=own))
    return values | {"items": tuple(done)}


def _free(name: str, taken: dict[str, Place]) -> str:
    """Return the first name of the same kind that is not taken: c1, c2, c3."""
    stem = name.rstrip("0123456789") or f"{name}-"
    return next(name for n in count(2) if (name := f"{stem}{n}") not in taken)
