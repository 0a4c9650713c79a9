"""One table of exit codes, in the code and in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

from engage_docs.cli.exit_codes import ExitCode

DOCS = Path(__file__).parents[2] / "docs" / "reports.md"


def test_the_documentation_has_every_code() -> None:
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert {name: int(code) for code, name in rows} == {code.name: code for code in ExitCode}


def test_the_codes_are_those_that_programs_rely_on() -> None:
    assert [int(code) for code in ExitCode] == [0, 1, 2, 3, 70, 130]
