"""Gathers the words of the site from the code and the templates into the catalogues.

.venv/bin/python tools/words.py      renews words.pot, and adds what is new to every catalogue

What has gone from the code goes from the catalogues. What is new comes in empty: write what it
means, or ask a speaker. A test fails until you have.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterator
from io import BytesIO
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "engage_docs" / "i18n" / "catalogues"
TEMPLATE = CATALOGUES / "words.pot"
# Where words that readers see may stand. What the command line says stays English.
PYTHON = (
    "engage_docs/gate",
    "engage_docs/i18n",
    "engage_docs/loops",
    "engage_docs/media",
    "engage_docs/records",
    "engage_docs/search",
    "engage_docs/site",
    "plugins/engage_docs_mkdocs",
)
HOLIDAYS = "engage_docs/dates/bank_holidays.json"
THEME = "theme/engage_docs_theme"  # with its macros
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "say": None,
    "html": None,
    "line_of": (2,),
    "say_line": None,
    "translatable": None,
    "count": (2, 3),
    "translatable_count": (1, 2),
}
NAME = "engage-docs"
# The dates and the tool would change with every run, and the rest tells nothing.
_NOISE = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Project-Id-Version|Report-Msgid-Bugs-To|Last-Translator)'
)


def main() -> None:
    template = gather()
    TEMPLATE.write_bytes(written(template))
    for path in sorted(CATALOGUES.glob("*.po")):
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        path.write_bytes(written(catalogue))
        missing = [m for m in catalogue if m.id and not all(strings_of(m.string))]
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} messages, {len(missing)} to translate")


def gather() -> Catalog:
    """Every word that the site says, in the order of the files."""
    catalogue = Catalog(project=NAME, charset="utf-8", header_comment=_HEADER, fuzzy=False)
    for path, method in _files():
        name = path.relative_to(ROOT).as_posix()
        found = extract_from_file(
            method, path, keywords=KEYWORDS, options={"trimmed": "true", "silent": "false"}
        )
        for _, message, comments, context in found:
            catalogue.add(message, None, [(name, 0)], (), comments, context=context)
    # What a bank holiday is called comes from GOV.UK, with the data.
    holidays = json.loads((ROOT / HOLIDAYS).read_text("utf-8"))["calendars"]
    for title in sorted({day["title"] for days in holidays.values() for day in days}):
        catalogue.add(title, None, [(HOLIDAYS, 0)])
    return catalogue


def _files() -> Iterator[tuple[Path, Any]]:
    for folder in PYTHON:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path, said_in_python
    for path in sorted((ROOT / THEME).rglob("*.html")):
        yield path, "jinja2.ext:babel_extract"


def said_in_python(
    file: IO[bytes], keywords: Collection[str], *_: object, **__: object
) -> list[tuple[int, str, list[str | None], list[str]]]:
    """Every call in a module that says something, with its texts: inside of f-strings, too."""
    found = []
    for call in ast.walk(ast.parse(file.read())):
        if isinstance(call, ast.Call):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name in keywords:
                texts = [_text(argument) for argument in call.args]
                found.append(((call.lineno, call.col_offset), name, texts))
    return [(line, name, texts, []) for (line, _), name, texts in sorted(found, key=itemgetter(0))]


def _text(argument: ast.expr) -> str | None:
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return argument.value if is_text else None


def read(path: Path) -> Catalog:
    """A catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def written(catalogue: Catalog) -> bytes:
    """A catalogue as it stands in its file: the same words give the same bytes."""
    file = BytesIO()
    write_po(file, catalogue, include_lineno=False, sort_by_file=True, width=100)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not _NOISE.match(line))


def strings_of(string: object) -> tuple[str, ...]:
    """What a message says in the language: once, or once for each plural form."""
    return tuple(map(str, string)) if isinstance(string, list | tuple) else (str(string or ""),)


_HEADER = """\
# The words of the site. This template is made from the code: python tools/words.py
# The key of each message is what the site says in English. Leave what stands in braces as it is:
# names, numbers and dates are put there."""


if __name__ == "__main__":
    main()
