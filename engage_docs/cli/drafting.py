"""A new record: its name, and the text with every field explained.

Made from the declared fields. Fields marked ``starter`` are written ready to fill in; the others
stand below as comments. A field left empty counts as not there.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from engage_docs.frameworks import Packs
from engage_docs.records.addresses import to_identifier
from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RecordType
from engage_docs.reference.schema import term_in_words

_WIDTH = 96
_SLUG_LENGTH = 60
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
_PLAIN_TEXT = re.compile(r"[A-Za-z][A-Za-z0-9 ,.()/-]*[A-Za-z0-9.)]|[A-Za-z]")
_UNSEEN = frozenset({"Cc", "Cs", "Cn", "Co"})
_NOT_PLAIN_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none"})
_OPENING = """\
# Fill in what you know, and delete what you do not need. A field left empty counts as not
# there. A line that starts with # is a note to you; it is not part of the record. Dates may be
# 2026-03-14, 14 March 2026, March 2026 or spring 2026. A text with a colon, a # or a quotation
# mark in it is safest in "double quotes".\
"""
_MORE = """\
# More fields. To use one, take the # away from the front of each of its lines.\
"""


def slug(text: str) -> str:
    """Return a text as a short name. Empty if no letter is left.

    Latin letters lose their accents, since such names are easier to type. A name in another
    script keeps its letters.
    """
    folded = re.sub(r"['’ʼ]", "", _without_accents(text.casefold().translate(_LETTERS)))
    name = to_identifier(folded)
    if len(name) <= _SLUG_LENGTH:
        return name
    return to_identifier(name[: _SLUG_LENGTH + 1].rpartition("-")[0] or name[:_SLUG_LENGTH])


def _without_accents(text: str) -> str:
    """Latin letters without their marks. In other scripts a mark may be a letter of its own."""
    return "".join(
        unicodedata.normalize("NFKD", ch)[0] if "LATIN" in unicodedata.name(ch, "") else ch
        for ch in unicodedata.normalize("NFC", text)
    )


def quoted(text: str) -> str:
    """Return a text as YAML on one line: as it is where that is safe, else in double quotes."""
    shown = clean(text)
    if _PLAIN_TEXT.fullmatch(shown) and shown.lower() not in _NOT_PLAIN_WORDS:
        return shown
    escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def clean(text: str) -> str:
    """Return a text on one line, without characters that cannot be seen."""
    visible = (ch for ch in text if ch.isspace() or unicodedata.category(ch) not in _UNSEEN)
    return " ".join("".join(visible).split())


def draft(
    record_type: RecordType, known: Mapping[str, str], frameworks: Packs | None = None
) -> str:
    """Return the text of a new record. ``known`` are the fields that have a value already.

    ``frameworks``: the packs in use, if they are not only the built-in ones.
    """
    with_terms = partial(_with_terms, frameworks or Packs())
    fields = tuple(map(with_terms, record_type.fields))
    first = [f for f in fields if _is_ready(f) or f.name in known]
    others = [f for f in fields if f not in first]
    lines = ["---", _OPENING, ""]
    for field in first:
        lines += [*_ready(field, "", known.get(field.name)), ""]
    lines += [_MORE, ""]
    for field in others:
        lines += [*_off(field, ""), ""]
    while not lines[-1]:
        lines.pop()
    return "\n".join([*lines, "---", "", f"<!-- {record_type.body_hint} -->", ""])


def _with_terms(packs: Packs, field: Field) -> Field:
    """A field in whose place stand fields to fill in: one for each term of its framework."""
    inner = tuple(_with_terms(packs, each) for each in field.fields)
    if field.kind is Kind.TERMS:
        inner = tuple(
            Field(term.id, Kind.TEXT, term_in_words(term), starter=True)
            for term in packs.smallest(field.framework)
        )
    return replace(field, fields=inner)


def _is_ready(field: Field) -> bool:
    return field.required or field.starter


def _ready(field: Field, indent: str, value: str | None = None) -> Iterator[str]:
    """A field to fill in, with its help above it."""
    yield from _help(field, indent, known=bool(value))
    yield f"{indent}{field.name}: {value}" if value else f"{indent}{field.name}:"
    inside = indent + ("    " if field.many else "  ")
    inner = sorted(field.fields, key=lambda each: not _is_ready(each))
    for number, each in enumerate(inner):
        if _is_ready(each):
            lines = list(_ready(each, inside, _item_id(each)))
        else:
            lines = [line.replace("#", f"{inside}#", 1) for line in _off(each, "")]
        yield from _as_first_of_item(lines, inside) if field.many and number == 0 else lines


def _off(field: Field, indent: str) -> Iterator[str]:
    """A field as a comment. Without the first ``#`` of each line it is the field itself."""
    yield from (line if not indent else f"#{line}" for line in _help(field, indent, brief=True))
    yield f"#{indent}{field.name}:"
    inside = indent + ("    " if field.many else "  ")
    for number, each in enumerate(field.fields):
        lines = list(_off(each, inside))
        yield from (_as_first_of_item(lines, f"#{inside}") if field.many and number == 0 else lines)


def _as_first_of_item(lines: list[str], inside: str) -> Iterator[str]:
    """Put the hyphen of a list item in front of the first field of the item."""
    outside = inside[:-2]
    first = next(n for n, line in enumerate(lines) if not line.startswith(f"{inside}#"))
    for number, line in enumerate(lines):
        rest = line.removeprefix(inside)
        if number < first:
            yield outside + rest
        else:
            yield f"{outside}- {rest}" if number == first else line


def _help(field: Field, indent: str, brief: bool = False, known: bool = False) -> Iterator[str]:
    """What a field is for, what may stand in it, and an example, as comments."""
    must = field.required and field.kind is not Kind.MAPPING and not known
    yield from _comment(f"{field.help} Must be filled in." if must else field.help, indent)
    if field.choices and brief:
        yield from _comment(f"One of: {', '.join(c.name for c in field.choices)}.", indent)
    elif field.choices:
        for choice in field.choices:
            yield from _comment(f"  {choice.name}: {choice.help}", indent)
    elif field.example and not field.fields and not known:
        yield from _comment(f"For example: {field.example}", indent)


def _comment(words: str, indent: str) -> Iterator[str]:
    start = f"{indent}# "
    yield from textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=start,
        subsequent_indent=start + " " * (len(words) - len(words.lstrip())),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _item_id(field: Field) -> str | None:
    """The id of a first item is the same everywhere: s1, c1. It need not be thought up."""
    return field.example if field.kind is Kind.IDENTIFIER and field.required else None
