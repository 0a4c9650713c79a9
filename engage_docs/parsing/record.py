"""One file to one record: the steps of reading, in order."""

from __future__ import annotations

from typing import Any

from engage_docs.dates import Calendar, When
from engage_docs.findings import Finding, Severity, in_order
from engage_docs.findings import reading as codes
from engage_docs.parsing.frontmatter import MAX_LETTERS, MAX_LINES, Parts, split
from engage_docs.parsing.identifiers import to_identifier
from engage_docs.parsing.items import name_items
from engage_docs.parsing.keys import Given, Scope, match_keys
from engage_docs.parsing.names import KINDS
from engage_docs.parsing.nodes import Node, Scalar, Table, build
from engage_docs.parsing.page import FindTerm, Page, no_terms
from engage_docs.parsing.repair import repair
from engage_docs.parsing.shapes import read_field, read_fields, report_missing
from engage_docs.parsing.source import read_source
from engage_docs.parsing.traps import check_cuts, check_odd, soften_spaces
from engage_docs.parsing.words import clip, listed, nearest
from engage_docs.records.fields import RECORD_TYPES, RecordType
from engage_docs.records.fields.common import ID
from engage_docs.records.model import Record, day_of

_DOUBTFUL = (
    codes.COLON_IN_VALUE,
    codes.SPECIAL_START,
    codes.TEXT_AFTER_QUOTE,
    codes.WRONG_INDENT,
)
_MOST_FINDINGS = 100
_TYPE_NAMES = list(RECORD_TYPES)
_BY_PLURAL = {t.plural: t for t in RECORD_TYPES.values()}
_ANY_TYPE = Scope(tuple({f.name: f for t in RECORD_TYPES.values() for f in t.fields}.values()))
_SCOPES = {t.name: Scope(t.fields) for t in RECORD_TYPES.values()}


def read_record(
    data: bytes,
    shown_as: str,
    folder_project: str,
    file_stem: str,
    calendar: Calendar,
    find_term: FindTerm = no_terms,
) -> tuple[Record | None, list[Finding]]:
    """Read one file as a record.

    ``folder_project`` is the project of a record that names none; ``file_stem`` stands in for a
    missing id; ``find_term`` looks words up in the frameworks. The record is None when it cannot be
    read as a whole, or has no type, id or title. A record with an error in a single field is
    returned without that field: whoever publishes must leave out every file that has a finding of
    the severity *error*.
    """
    source = read_source(data, shown_as)
    lines = source.lines or [""]
    page = Page(shown_as, lines, calendar, find_term, findings=list(source.findings))
    if not source.lines:
        return None, in_order(page.findings)
    parts = split(source.lines, shown_as)
    page.findings += parts.findings
    whole = source.whole and parts.found
    record = None
    if parts.found and _not_too_large(page, parts):
        root, doubts = _tree(page, parts)
        record = _typed(page, root, parts, folder_project, file_stem)
        page.findings += _not_said_twice(doubts, page.findings)
        whole = whole and not doubts
    return (record if whole else None), _not_too_many(in_order(page.findings))


def _not_too_large(page: Page, parts: Parts) -> bool:
    """Whether the front matter is of a size that somebody may have written."""
    size, lines = sum(map(len, parts.lines)), len(parts.lines)
    if size <= MAX_LETTERS and lines <= MAX_LINES:
        return True
    values = {
        "size": f"{size:,}",
        "lines": f"{lines:,}",
        "limit": f"{MAX_LETTERS:,}",
        "most": f"{MAX_LINES:,}",
    }
    page.report(codes.FRONT_MATTER_TOO_LARGE, Scalar("", parts.first_line, 1), **values)
    return False


def _not_too_many(findings: list[Finding]) -> list[Finding]:
    """Cut the findings of one file to a number that somebody will read."""
    if len(findings) <= _MOST_FINDINGS:
        return findings
    more = len(findings) - _MOST_FINDINGS
    last = findings[_MOST_FINDINGS]
    cut = Finding(codes.TOO_MANY_FINDINGS, last.place, {"more": more})
    return [*findings[:_MOST_FINDINGS], cut]


def _tree(page: Page, parts: Parts) -> tuple[Table, list[Finding]]:
    """Return the front matter as a tree, and the reasons why YAML could not read all of it."""
    rows, first = parts.lines, parts.first_line
    softened = soften_spaces(page, rows, first)
    text = "\n".join(rows)
    tree = build(text, first)
    root: Node | None = tree.root
    odd, doubts = tree.odd, list[Finding]()
    if tree.fault or not (root is None or isinstance(root, Table)):
        repaired = repair(rows, first)
        for m in repaired.mistakes:
            if m.code is codes.WRONG_INDENT and m.row in softened:
                continue  # named already: the line starts with a special space
            doubts.append(Finding(m.code, page.spot(first + m.row, m.column), m.values))
        root, odd = repaired.root, repaired.odd
    check_odd(page, odd)
    if root is not None:
        check_cuts(page, root, text, KINDS)
    return (root if isinstance(root, Table) else Table(first, 1)), doubts


def _not_said_twice(doubts: list[Finding], typed: list[Finding]) -> list[Finding]:
    """Drop "put it in quotes" and the like where the field itself has a better word on the line.

    ``date: 2026-03-14: more`` needs a date, not quotes. Only an error takes the place of one: a
    record that is left out is never left out without a word.
    """
    better = {f.place.line for f in typed if f.severity is Severity.ERROR}
    return [f for f in doubts if f.code not in _DOUBTFUL or f.place.line not in better]


def _typed(
    page: Page, root: Table, parts: Parts, folder_project: str, file_stem: str
) -> Record | None:
    """Return the tree as a record, as far as its type, id and title are known."""
    start = Scalar("", parts.first_line, 1)
    kind = _type_of(page, root, start)
    scope = _SCOPES[kind.name] if kind else _ANY_TYPE
    given = match_keys(page, root, scope)
    fields_at = {name: page.place(one.key).spot for name, one in given.items()}
    given.pop("type", None)
    own_id = _id_of(page, given.pop("id", None), start, file_stem)
    page.record_id = own_id or ""
    values: dict[str, Any] = {}
    if "date" in given:
        when = read_field(page, given.pop("date"), scope)
        values["date"] = when
        page.raised_on = day_of(when) if isinstance(when, When) else None
    values |= read_fields(page, given.values(), scope)
    if kind is None:
        return None
    # What a translation does not say again is taken from the record that it translates.
    is_translation = "translation_of" in given
    for one in kind.fields:
        needed = one.name == "title" or not is_translation
        if one.required and needed and one.name not in ("type", "id", *given, *values):
            report_missing(page, one, start, scope)
    values["project"] = _project_of(page, kind, values, given, folder_project, start)
    if not own_id or not values.get("title"):
        return None
    values = name_items(page, values)
    record: Record = kind.make(
        at=page.place(start),
        type=kind.name,
        id=own_id,
        body=parts.body,
        body_line=parts.body_line,
        fields_at=fields_at,
        **values,
    )
    return record


def _type_of(page: Page, root: Table, start: Scalar) -> RecordType | None:
    """Return the type that the record names."""
    node = next((n for k, n in root.entries if k.text.lower() == "type"), None)
    if node is None or (isinstance(node, Scalar) and node.empty):
        lines = listed([f"type: {n}" for n in _TYPE_NAMES])
        page.report(codes.TYPE_MISSING, node or start, choices=lines)
        return None
    text = node.text.strip().strip("“”‘’") if isinstance(node, Scalar) else "a list"
    word = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    found = RECORD_TYPES.get(word) or _BY_PLURAL.get(word)
    if found is None:
        near = nearest(word, _TYPE_NAMES, cutoff=0.6)
        hint = f"Did you mean {near}? " if near else ""
        choices = listed(_TYPE_NAMES)
        page.report(codes.TYPE_UNKNOWN, node, text=clip(text), hint=hint, choices=choices)
        found = RECORD_TYPES[near] if near else None
    return found


def _id_of(page: Page, given: Given | None, start: Scalar, file_stem: str) -> str | None:
    """Return the id of the record; without one, a name made from the name of the file."""
    if given is None or (isinstance(given.node, Scalar) and given.node.empty):
        made = to_identifier(file_stem)
        if not made:
            page.report(codes.REQUIRED, start, key="id", within="", help=ID.help)
            return None
        page.report(codes.ID_MISSING, given.key if given else start, id=made)
        return made
    value = read_field(page, given, _ANY_TYPE)
    if value is None and isinstance(given.node, Scalar):
        return to_identifier(given.node.text) or to_identifier(file_stem) or None
    return str(value) if value else to_identifier(file_stem) or None


def _project_of(
    page: Page,
    kind: RecordType,
    values: dict[str, Any],
    given: dict[str, Given],
    folder_project: str,
    start: Scalar,
) -> str:
    """Return the project of a record: its own word, or the folder's. A project is its own."""
    if kind.name == "project":
        return page.record_id
    named = values.get("project")
    if named:
        return str(named)
    project = to_identifier(folder_project)
    wrong = "project" in given and not (
        isinstance(given["project"].node, Scalar) and given["project"].node.empty
    )
    if not project and not wrong:
        page.report(codes.PROJECT_MISSING, start)
    return project
