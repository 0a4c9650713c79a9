"""Golden cases: each record in ``cases`` and ``broken`` beside the findings it gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engage_docs.findings import Severity
from engage_docs.parsing import parse_record, read_folder

from .show import CALENDAR, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.md"))
BROKEN = HERE / "broken"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, golden: Callable[[str, Path], None]) -> None:
    _, findings = parse_record(
        path.read_bytes(), path.name, "exampleton-library", "a-file", CALENDAR
    )
    golden(lines_of(findings), path.with_suffix(".findings"))


def test_every_broken_record_has_a_finding(golden: Callable[[str, Path], None]) -> None:
    _, findings = read_folder(BROKEN, "broken", CALENDAR)
    by_path = {f.place.path: [g for g in findings if g.place == f.place] for f in findings}
    names = sorted(path.name for path in BROKEN.glob("*.md"))
    assert len(names) >= 60
    assert [name for name in names if f"broken/{name}" not in by_path] == []
    text = "".join(
        f"{name}\n{lines_of(f for f in findings if f.place.path == f'broken/{name}')}\n"
        for name in names
    )
    golden(text, HERE / "broken.findings")


def test_most_broken_records_have_an_error() -> None:
    _, findings = read_folder(BROKEN, "broken", CALENDAR)
    wrong = {f.place.path for f in findings if f.severity is Severity.ERROR}
    only_warned = {f.place.path for f in findings} - wrong
    assert only_warned == {"broken/invisible-character.md"}


def test_places_lie_inside_their_files() -> None:
    _, findings = read_folder(BROKEN, "broken", CALENDAR)
    for finding in findings:
        data = (BROKEN.parent / finding.place.path).read_bytes()
        if data.startswith(b"\xff\xfe"):
            continue
        lines = data.decode("utf-8-sig", errors="replace").split("\n")
        assert finding.place.line <= len(lines), finding
        assert finding.place.column <= len(lines[finding.place.line - 1]) + 1, finding
