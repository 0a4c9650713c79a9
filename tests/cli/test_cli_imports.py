"""A command imports what it needs: most of the time of a small one is spent on that."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from engage_docs.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
print("\\n" + " ".join(sys.modules))
"""
# Libraries for pages, pictures and documents, in which no mistake is looked for.
NEVER = {"PIL", "babel", "jinja2", "markdown", "mkdocs", "nh3", "pikepdf", "pyphen"}
NEVER |= {"pypdfium2", "segno"}


def modules_of(*words: str) -> set[str]:
    """What a command has imported by its end."""
    command = [sys.executable, "-c", SCRIPT, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("words", [["check"], ["loops"], ["--help"]], ids=" ".join)
def test_no_command_on_records_imports_what_makes_pages(words: list[str]) -> None:
    assert not modules_of(*words) & NEVER
