"""The reference pages as Markdown, made from what the code itself works with.

Fields come from the types of records, findings from the registry of codes, flags from their table,
the terms of frameworks from the packs, and settings from the fields of the settings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from string import Formatter

from engage_docs.config import SETTINGS
from engage_docs.findings import Code, Severity
from engage_docs.findings.registry import CodeGroup, steps
from engage_docs.frameworks import Pack, Packs, SourceDocument
from engage_docs.frameworks.uses import GLOSSARY, SHOWN
from engage_docs.loops.flags import FLAGS
from engage_docs.parsing.words import listed
from engage_docs.records.fields import Field, Kind
from engage_docs.records.registry import RECORD_TYPES, RecordType

_FIELDS = """\
Every record is one Markdown file. The fields stand at the top, between two lines of three
hyphens. The story stands below. This page lists every field.

"Must be there" says whether a record is complete without the field. Where a field may hold
several things, write a list: one line for each, with a hyphen in front. One thing alone may stand
without the hyphen.

The terms of the frameworks are on the page [Frameworks](frameworks.md).\
"""

_FINDINGS = """\
A finding is one mistake or one doubt. It says where it stands (the file, the line and the
column), what is wrong, and what to do about it. The name at the end, in square brackets, is its
code. This page lists every code. Where a message puts in a value of yours, this page shows
‹the kind of value›.

- An **error** stops a build. The site that is already there stays as it is.
- A **warning** does not stop a build, but something is missing or was left out.
- A **note** is advice.

A team that does not want to see a warning or a note can silence its code, with the reason: see
`silence` in [the settings](settings.md). An error cannot be silenced.\
"""
_SEVERITIES = {Severity.ERROR: "An error.", Severity.WARNING: "A warning."}
_SEVERITIES |= {Severity.NOTE: "A note."}

_FLAGS = """\
A flag says what a loop lacks. Nobody types a flag: each one is worked out from the dated records
and from the day the site is built for. To make a flag go away, write down what happened.

`engage loops` shows the flags. `--fail-on` takes their names.\
"""

_FRAMEWORKS = """\
The guidance that records can put into practice, framework by framework. A field of a record takes
the words of a framework: write the id, or the term itself; capitals and hyphens make no
difference. A word that is no term stays as it is written.

A team can add terms, or put them into another language, in a file of its own. Name the file under
`frameworks:` in the [settings](settings.md). No code is needed.\
"""

_SETTINGS = """\
The settings of a site are in the file `site_config.yml`. MkDocs reads that file. What belongs to
engage stands in it under `plugins:`, below `- engage:`. You can leave out every one of these
settings.

Every way of MkDocs to write them works: `INHERIT: ../base.yml` takes over the settings of another
file, and `!ENV [NAME, default]` stands for a variable of the environment. Where several sites
inherit ours, write `plugins:` as fields (`engage:` without the hyphen): fields are merged, and a
list takes the place of the other. Folders count from the file that a command is given.\
"""


def pages() -> dict[str, str]:
    """Return the reference pages: file name and Markdown."""
    return {
        "fields.md": fields_page(),
        "findings.md": findings_page(),
        "flags.md": flags_page(),
        "frameworks.md": frameworks_page(),
        "settings.md": settings_page(),
    }


def fields_page() -> str:
    """Return the page ``docs/reference/fields.md``."""
    blocks = [_FIELDS]
    for record_type in RECORD_TYPES.values():
        blocks += _type_section(record_type)
    blocks += ["## Fields that have fields of their own", "Further in, under the field's name."]
    for field, users in _with_owners(lambda field: field.kind is Kind.MAPPING).items():
        blocks += _mapping_section(field, users)
    blocks += ["## Words to choose from", "Some fields take one word of a list."]
    for field, owners in _with_owners(lambda field: bool(field.choices)).items():
        blocks += [_heading_of(field, owners), _choice_table(field)]
    return page("Fields", *blocks)


def _type_section(record_type: RecordType) -> Iterator[str]:
    yield f"## {code('type: ' + record_type.name)}"
    yield record_type.help
    if record_type.needs_permission:
        yield (
            "It tells of people, so it is only published where "
            f"{code('recording:')} says that they agreed."
        )
    yield _field_table(record_type.fields)


def _mapping_section(field: Field, users: list[str]) -> Iterator[str]:
    yield _heading_of(field, users)
    yield field.help
    if field.shorthand:
        yield (
            f"A plain value after {code(field.name + ':')} means {code(field.shorthand + ':')}, "
            "if you have nothing else to say."
        )
    yield _field_table(field.fields)


def _heading_of(field: Field, owners: list[str]) -> str:
    return f"### {code(field.name + ':')} in {listed([code(owner) for owner in owners], 'and')}"


def _choice_table(field: Field) -> str:
    words = [[code(choice.name), choice.help] for choice in field.choices]
    return table(["Word", "What it means"], words)


def _field_table(fields: tuple[Field, ...]) -> str:
    heads = ["Field", "What it is for", "What you write", "Must be there", "For example"]
    must = {True: "yes", False: "no"}
    rows = [
        [code(one.name), one.help, _what_to_write(one), must[one.required], _example(one)]
        for one in fields
    ]
    return table(heads, rows)


def _example(field: Field) -> str:
    if field.kind is Kind.TERMS:
        return code(f"{field.name}: {{{field.example}: ...}}")
    return code(f"{field.name}: {field.example}") if field.example else ""


def _what_to_write(field: Field) -> str:
    words = "one word of a list" if field.kind is Kind.CHOICE else field.kind.value
    if field.kind is Kind.CHOICE:
        words += ": " + ", ".join(code(choice.name) for choice in field.choices)
    return f"{words}; several as a list" if field.many else words


def _with_owners(wanted: Callable[[Field], bool]) -> dict[Field, list[str]]:
    """Every field that is wanted, once, with the types and the fields that it stands in."""
    found: dict[Field, list[str]] = {}
    for record_type in RECORD_TYPES.values():
        for field, owner in _walk(record_type.fields, record_type.name):
            if wanted(field):
                # Whether a draft starts with it makes no other field of it.
                owners = found.setdefault(replace(field, starter=False), [])
                if owner not in owners:
                    owners.append(owner)
    return found


def _walk(fields: tuple[Field, ...], owner: str) -> Iterator[tuple[Field, str]]:
    for field in fields:
        yield field, owner
        yield from _walk(field.fields, f"{field.name}:")


def findings_page(all_steps: Sequence[CodeGroup] | None = None) -> str:
    """Return the page ``docs/reference/findings.md``."""
    blocks = [_FINDINGS]
    for step in steps() if all_steps is None else all_steps:
        blocks.append(f"## {_heading(step)}")
        for one in step.codes:
            blocks += _code_section(one)
    return page("Findings", *blocks)


def _code_section(one: Code) -> Iterator[str]:
    yield f"### {code(one.name)}"
    yield f"{_SEVERITIES[one.severity]} {template_in_words(one.sentence)}"
    yield f"**What to do.** {_cure(one)}"
    if one.why:
        yield f"**Why.** {one.why}"
    if one.example:
        yield "A record with these lines gives it:"
        yield fence(one.example)


def _cure(one: Code) -> str:
    """The cure; where the message makes up the whole cure from the record, say so."""
    if one.cure.startswith("{") and one.cure.endswith("}") and one.cure.count("{") == 1:
        return "The message says what to do, with the nearest match if there is one."
    return template_in_words(one.cure)


def _heading(step: CodeGroup) -> str:
    """The first line of the module's own words: "Codes for the links between records."."""
    about = step.about.rstrip(".").removeprefix("Codes for ").removeprefix("Codes of ")
    return about[:1].upper() + about[1:]


def flags_page() -> str:
    """Return the page ``docs/reference/flags.md``."""
    blocks = [_FLAGS]
    for flag in FLAGS:
        blocks += [f"## {flag.label}", flag.sentence, f"**What to do.** {flag.cure}"]
        blocks.append(f"Its name in reports is {code(flag.name)}.")
    return page("Flags", *blocks)


def frameworks_page() -> str:
    """Return the page ``docs/reference/frameworks.md``."""
    packs = Packs().packs
    blocks = [_FRAMEWORKS, _overview(packs)]
    for pack in packs:
        blocks += _pack_section(pack)
    return page("Frameworks", *blocks)


def _overview(packs: tuple[Pack, ...]) -> str:
    rows = []
    for pack in packs:
        for at in pack.applies_to:
            shown = ", ".join(page.title for page in (*SHOWN.get(at.field, ()), GLOSSARY))
            field, types = code(f"{at.field}:"), ", ".join(at.records)
            rows.append([_document(pack.sources[0]), pack.title, field, types, shown])
    heads = ["Document", "Framework", "Field", "In records of the type", "Shown on"]
    return table(heads, rows)


def _document(source: SourceDocument) -> str:
    by = source.authors or source.organisation
    return f"{by}{f' ({source.year})' if source.year else ''}: {source.document}"


def _pack_section(pack: Pack) -> Iterator[str]:
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


def settings_page() -> str:
    """Return the page ``docs/reference/settings.md``."""
    blocks = [_SETTINGS, fence(_example_of_all(SETTINGS)), _setting_table(SETTINGS)]
    for setting in SETTINGS:
        blocks += _more_about(setting)
    return page("Settings", *blocks)


def _more_about(setting: Field, within: str = "") -> list[str]:
    """The fields and the words of one setting, and of those inside it."""
    heading = f"## {code(setting.name + ':')}{within}"
    blocks = []
    if setting.fields:
        blocks += [heading, setting.help, _setting_table(setting.fields)]
        for inner in setting.fields:
            blocks += _more_about(inner, f" in {code(setting.name + ':')}")
    if setting.choices:
        blocks += [heading, _choice_table(setting)]
    return blocks


def _setting_table(settings: tuple[Field, ...]) -> str:
    rows = [
        [code(one.name), one.help, one.kind.value + ("; several as a list" if one.many else "")]
        for one in settings
    ]
    return table(["Setting", "What it is for", "What you write"], rows)


def _example_of_all(settings: tuple[Field, ...]) -> str:
    """All settings at once, as they stand in the file."""
    lines = ["plugins:", "  - engage:"]
    for setting in settings:
        if setting.kind is not Kind.MAPPING:
            lines.append(f"      {setting.name}: {setting.example}")
            continue
        lines.append(f"      {setting.name}:")
        for number, each in enumerate(setting.fields):
            start = "" if not setting.many else "  " if number else "- "
            lines.append(f"        {start}{each.name}: {each.example}")
    return "\n".join(lines)


MADE_BY = "<!-- Made from the code by: engage reference docs/reference. Do not edit by hand. -->"


def page(title: str, *blocks: str) -> str:
    """Return a page: a title and blocks with a blank line between them."""
    shown = [block.strip("\n") for block in (f"# {title}", MADE_BY, *blocks) if block]
    return "\n\n".join(shown) + "\n"


def code(text: str) -> str:
    """Return a text as code. A text with backticks of its own keeps them."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def fence(text: str, language: str = "yaml") -> str:
    """Return a block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table: a row of heads, then the rows."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_cell(c) for c in line) + " |" for line in lines)


def template_in_words(template: str) -> str:
    """Return the template of a message, with ``‹name›`` where the message puts a value."""
    parts = (
        f"{text}‹{name.replace('_', ' ')}›" if name else text
        for text, name, _, _ in Formatter().parse(template)
    )
    # What Markdown would read as markup is escaped. A _ inside a word is none.
    return re.sub(r"[\\`*<>\[\]|]|\b_|_\b", r"\\\g<0>", "".join(parts))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ") if "\\|" not in text else text
