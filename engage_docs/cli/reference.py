"""``engage schema`` for editors, and the hidden ``engage reference`` that renews the docs."""

from __future__ import annotations

import json
from pathlib import Path

import click

from engage_docs.cli.console import write_document, write_line
from engage_docs.reference import pages, records_schema


@click.command(short_help="Print a description of the fields for text editors.")
def schema() -> None:
    """Print a JSON Schema of the fields of a record.

    Some text editors can use it to help while you type. You do not need it to use engage.

    \b
    For example:
      engage schema > records.schema.json
    """
    write_document(json.dumps(records_schema(), indent=2, ensure_ascii=False))


@click.command(hidden=True)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def reference(folder: Path) -> None:
    """Write the reference pages into FOLDER: for people who work on engage itself."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        write_line(f"Written: {path}")
