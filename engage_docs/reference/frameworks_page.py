"""The reference of the frameworks: document, framework, field, and every term with its id."""

from __future__ import annotations

from collections.abc import Iterator

from engage_docs.frameworks import Pack, Packs, SourceDocument
from engage_docs.frameworks.uses import GLOSSARY, SHOWN
from engage_docs.reference.markdown import code, page, table

_INTRODUCTION = """\
The guidance that records can put into practice, framework by framework. A field of a record takes
the words of a framework: write the id, or the term itself; capitals and hyphens make no
difference. A word that is no term stays as it is written.

A team can add terms, or put them into another language, in a file of its own. Name the file under
`frameworks:` in the [settings](settings.md). No code is needed.\
"""


def frameworks_page(frameworks: Packs | None = None) -> str:
    """The page ``docs/reference/frameworks.md``."""
    packs = (frameworks or Packs()).packs
    blocks = [_INTRODUCTION, _overview(packs)]
    for pack in packs:
        blocks += _pack(pack)
    return page("Frameworks", *blocks)


def _overview(packs: tuple[Pack, ...]) -> str:
    return table(
        ["Document", "Framework", "Field", "In records of the type", "Shown on"],
        [
            [
                _document(pack.sources[0]),
                pack.title,
                code(f"{at.field}:"),
                ", ".join(at.records),
                ", ".join(page.title for page in (*SHOWN.get(at.field, ()), GLOSSARY)),
            ]
            for pack in packs
            for at in pack.applies_to
        ],
    )


def _document(source: SourceDocument) -> str:
    by = source.authors or source.organisation
    return f"{by}{f' ({source.year})' if source.year else ''}: {source.document}"


def _pack(pack: Pack) -> Iterator[str]:
    yield f"## {pack.title}"
    fields = " and ".join(code(f"{at.field}:") for at in pack.applies_to)
    yield f"For {fields}. From {'; '.join(f'{_document(s)}, {s.page}' for s in pack.sources)}."
    if pack.note:
        yield pack.note
    rows = [
        [code(term.id), term.term, term.definition, code(term.parent) if term.parent else ""]
        for term in pack.every_term()
    ]
    header = ["Id", "Term", "What it means", "Part of"]
    if not any(row[3] for row in rows):
        header, rows = header[:3], [row[:3] for row in rows]
    yield table(header, rows)
