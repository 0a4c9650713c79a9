"""A framework file to a pack, with findings: the same for built-in files and for a team's own.

The YAML is read as in records: anchors, aliases and tags are refused, depth and size are capped,
every finding has its place, and a mistake in one term leaves the others usable. The built-in files
lie beside this module, and are read when they are first asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any

from engage_docs.dates import Calendar
from engage_docs.findings import Finding, Place, in_order
from engage_docs.findings import frameworks as codes
from engage_docs.findings import reading as reading_codes
from engage_docs.frameworks.model import BUILT_IN, INHERITED, AppliesTo, Pack, SourceDocument, Term
from engage_docs.parsing.context import ParseContext
from engage_docs.parsing.names import kinds_of
from engage_docs.parsing.nodes import Scalar, Table, build, is_empty
from engage_docs.parsing.repair import repair
from engage_docs.parsing.shapes import Scope, match_keys, read_fields, report_missing
from engage_docs.parsing.source import SourceText, read_source
from engage_docs.parsing.traps import check_cuts, check_odd, soften_spaces
from engage_docs.parsing.words import clip
from engage_docs.records.addresses import to_identifier
from engage_docs.records.fields import Field, Kind, declare, declare_list, fields_of

_DEEPEST = 4  # how deep terms may stand inside terms; the deepest built-in pack uses all of it

_TERM = (
    Field("id", Kind.IDENTIFIER, "A short name that records use.", example="rhannu-grym"),
    Field("term", Kind.TEXT, "The term, as the document has it.", required=True),
    Field("definition", Kind.TEXT, "What it means, in one plain sentence of your own."),
    Field("also", Kind.TEXT, "Other ways in which people write it.", many=True),
    Field("group", Kind.TEXT, "The heading under which it stands.", example="Smaller groups"),
    Field("page", Kind.TEXT, "Its page or section, if it is not that of the whole framework."),
    Field("quote", Kind.TEXT, "A line that the document adds to the term, word for word."),
    Field("numerator", Kind.TEXT, "For a measure: what is counted."),
    Field("denominator", Kind.TEXT, "For a measure: out of what."),
)


def _terms(depth: int) -> Field:
    about = "The terms, in the order in which they are shown."
    fields = (*_TERM, _terms(depth - 1)) if depth > 1 else _TERM
    required = depth == _DEEPEST
    return Field("terms", Kind.MAPPING, about, required, many=True, shorthand="term", fields=fields)


_ID = "A short name. With the id of a built-in framework, the file adds to that one."


@dataclass(frozen=True, slots=True, kw_only=True)
class _PackFile:
    """What may stand at the left edge of a framework file, beside ``terms``."""

    id: str = declare(_ID, Kind.IDENTIFIER, required=True, example="our-ladder")
    title: str = declare("What the framework is called.", required=True)
    language: str = declare("The language of the terms, if not English.", example="cy")
    source: tuple[SourceDocument, ...] = declare_list(
        "The document that the terms come from.", shorthand="document"
    )
    applies_to: tuple[AppliesTo, ...] = declare_list(
        "The fields of records in which the terms are used.", shorthand="field"
    )
    open: bool = declare(
        "Whether other words than its terms are as good in a record. no, if left out."
    )
    note: str = declare("What a reader should know before using it.")


PACK_FIELDS = (*fields_of(_PackFile), _terms(_DEEPEST))
_SCOPE = Scope(PACK_FIELDS, of_record=False)
_KINDS = kinds_of(PACK_FIELDS)
_NO_DAYS = Calendar("none", {}, {}, date.min, date.max)  # nothing in a pack counts working days
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def read_pack(text: str, shown_as: str) -> tuple[Pack | None, list[Finding]]:
    """Read a framework file of a team. ``shown_as`` is its path as the user would type it.

    None when it has no id, no title or no term that can be used.
    """
    return _read(read_source(text.encode("utf-8", "replace"), shown_as), shown_as)


def read_pack_file(path: Path, shown_as: str) -> tuple[Pack | None, list[Finding]]:
    """Read a framework file of a team from the disk. See :func:`read_pack`."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "the path cannot be used").lower()
        return None, [Finding(codes.FRAMEWORK_UNREADABLE, Place(shown_as), {"reason": reason})]
    return _read(read_source(data, shown_as), shown_as)


def _read(source: SourceText, shown_as: str) -> tuple[Pack | None, list[Finding]]:
    lines = source.lines
    page = ParseContext(shown_as, lines or [""], _NO_DAYS, findings=source.findings)
    if not lines:
        return None, [
            Finding(codes.FRAMEWORK_EMPTY, f.place) if f.code is reading_codes.FILE_EMPTY else f
            for f in page.findings
        ]
    root = _root(page, lines)
    pack = _pack(page, root) if root is not None else None
    return pack, in_order(page.findings)


def _root(page: ParseContext, lines: list[str]) -> Table | None:
    """Return the whole file as a tree, and note what is wrong with its YAML."""
    rows = list(lines)
    soften_spaces(page, rows, 1)
    text = "\n".join(rows)
    tree = build(text)
    root, odd = tree.root, tree.odd
    if tree.fault is not None:
        repaired = repair(rows, 1)
        for m in repaired.mistakes:
            page.report(m.code, Scalar("", 1 + m.row, m.column), **m.values)
        root, odd = repaired.root, repaired.odd
        if not repaired.root.entries:
            return None
    elif root is None or is_empty(root):
        page.report(codes.FRAMEWORK_EMPTY, Scalar("", 1, 1))
        return None
    check_odd(page, odd)
    if not isinstance(root, Table):
        page.report(codes.FRAMEWORK_NOT_FIELDS, root)
        return None
    check_cuts(page, root, text, _KINDS)
    return root


def _pack(page: ParseContext, root: Table) -> Pack | None:
    given = match_keys(page, root, _SCOPE)
    values = read_fields(page, given.values(), _SCOPE)
    for one in PACK_FIELDS:
        if one.required and one.name not in given:
            report_missing(page, one, root, _SCOPE)
    name = values.get("id", "")
    if name and "applies_to" not in given and name not in BUILT_IN:
        page.report(codes.FRAMEWORK_WITHOUT_FIELD, root)
    language = values.get("language", "")
    if language and not _LANGUAGE.fullmatch(language):
        page.report(codes.FRAMEWORK_LANGUAGE_WRONG, given["language"].node, text=clip(language, 40))
        language = ""
    sources = tuple(each for each in values.get("source", ()) if each.document)
    maker = _Maker(page, name, language)
    terms = maker.terms(values.get("terms", ()), "", sources[0].page if sources else "")
    if not name or not values.get("title") or not terms:
        return None
    return Pack(
        id=name,
        title=values["title"],
        sources=sources,
        applies_to=tuple(each for each in values.get("applies_to", ()) if each.field),
        note=_one_line(values.get("note", "")),
        language=language,
        terms=terms,
        open=values.get("open", False),
        own=True,
        at=page.place(root),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


@dataclass(slots=True)
class _Maker:
    """Makes terms of what was read; knows which ids are taken."""

    page: ParseContext
    pack: str
    language: str
    places: dict[str, Place] = field(default_factory=dict)

    def terms(self, items: Sequence[dict[str, Any]], parent: str, around: str) -> tuple[Term, ...]:
        """Make the terms that stand beside each other. ``around``: the page, if none is given."""
        made: list[Term] = []
        for item in items:
            name = self._name(item) if item.get("term") else ""
            if name:
                made.append(self._term(item, name, len(made) + 1, parent, around))
        return tuple(made)

    def _term(self, item: dict[str, Any], name: str, order: int, parent: str, around: str) -> Term:
        where = item.get("page", around)
        if "definition" not in item and self.pack not in BUILT_IN:
            values = {"text": clip(item["term"])}
            self.page.findings.append(Finding(codes.TERM_WITHOUT_DEFINITION, item["at"], values))
        lines = {key: _one_line(item[key]) for key in INHERITED if key in item}
        return Term(
            id=name,
            term=_one_line(item["term"]),
            pack=self.pack,
            order=order,
            parent=parent,
            page=where,
            also=item.get("also", ()),
            language=self.language,
            terms=self.terms(item.get("terms", ()), name, where),
            at=item["at"],
            **lines,
        )

    def _name(self, item: dict[str, Any]) -> str:
        """Return the id of a term, made of its words if none is given. Empty: it has none."""
        name: str = item.get("id") or to_identifier(item["term"])
        if not name:
            values = {"text": clip(item["term"]), "example": f"term-{len(self.places) + 1}"}
            self.page.findings.append(Finding(codes.TERM_ID_MISSING, item["at"], values))
            return ""
        first = self.places.setdefault(name, item["at"])
        if first is item["at"]:
            return name
        free = next(f"{name}-{n}" for n in count(2) if f"{name}-{n}" not in self.places)
        values = {"id": name, "line": str(first.line), "free": free}
        self.page.findings.append(Finding(codes.TERM_ID_TWICE, item["at"], values, (first,)))
        return ""


@cache
def built_in_packs() -> tuple[Pack, ...]:
    """Return every built-in pack, in order. The files are read on the first call."""
    return tuple(_built_in(name) for name in BUILT_IN)


def _built_in(name: str) -> Pack:
    """Return a built-in pack. Its findings are none, which the tests prove."""
    file = f"{name}.yml"
    pack, findings = read_pack((files(__package__) / file).read_text(encoding="utf-8"), file)
    if pack is None:
        raise ValueError(f"{file} is damaged: {findings[0].sentence if findings else 'empty'}")
    return replace(pack, own=False)
