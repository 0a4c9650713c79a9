"""Framework files that are wrong, or meant to do harm: findings with places, never a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.findings.registry import codes_of
from engage_docs.frameworks import check_own, load_packs, read_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from engage_docs.findings import Finding

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yml"))
HEAD = "id: ours\ntitle: Ours\napplies_to: method\n"


def _read(text: str) -> list[Finding]:
    pack, findings = read_pack(text, "own.yml")
    if pack is not None:
        findings = findings + check_own([pack])
        load_packs([pack]).find("method", "surveys")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        assert finding.place.path == "own.yml"
        assert 1 <= finding.place.line <= len(lines)
        assert finding.place.column >= 1
        assert finding.sentence
        assert finding.cure
    if pack is None:
        assert findings
    return findings


def _line_of(finding: Finding) -> str:
    """The place and the code; for our own codes also the words."""
    line = f"{finding.place.line}:{finding.place.column} {finding.severity} {finding.code.name}"
    ours = (
        f": {finding.sentence} | {finding.cure}" if finding.code in codes_of("frameworks") else ""
    )
    return f"{line}{ours}\n"


def _codes(text: str) -> list[str]:
    return [finding.code.name for finding in _read(text)]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_file(path: Path, golden: Callable[[str, Path], None]) -> None:
    findings = _read(path.read_text(encoding="utf-8"))
    assert findings
    golden("".join(map(_line_of, findings)), path.with_suffix(".findings"))


def test_aliases_are_refused_and_do_not_grow() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    codes = _codes("\n".join(rows))
    assert {"anchor", "required"} <= set(codes)


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_deep_nesting_is_a_finding(sign: str) -> None:
    assert "too-deep" in _codes(f"{HEAD}terms:\n  {sign * 5000}")


def test_terms_deeper_than_four_are_a_finding() -> None:
    text = HEAD
    for depth in range(6):
        pad = "  " * (2 * depth)
        text += f"{pad}terms:\n{pad}  - term: T{depth}\n{pad}    definition: D.\n"
    assert _codes(text)


def test_too_many_terms_are_a_finding() -> None:
    text = HEAD + "terms:\n" + "".join(f"  - term: T{n}\n" for n in range(20_000))
    assert "too-many-values" in _codes(text)


def test_tags_run_nothing(tmp_path: Path) -> None:
    target = tmp_path / "made"
    text = HEAD + f"terms:\n  - term: !!python/object/apply:os.mkdir ['{target}']\n"
    assert _codes(text)
    assert not target.exists()


_PIECES = st.sampled_from(
    ["id: ours", "id:", "title: T", "terms:", "  - term: A", "    term: B", "    definition: D.",
     "    terms:", "      - term: C", "      - x", "applies_to: method", "applies_to:", "source:",
     "  - document: D", "    year: soon", "    year: 2010", "language: cy", "language: 7", "- a",
     "  records: [a, {b: c}]", "  - [a, [b]]", "  - {term: X, also: {a: b}}", "&a b", "*a", "? [x]",
     "!!binary x", "---", "...", "\t", "  - term: 'open", '  - term: "open', "    also: [a", "# x",
     "  - term: a # b #c", "    numerator: |", "      text", "    id: A B", "    id: a", "note: >-"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("\n".join))
def test_any_order_of_lines_is_read(text: str) -> None:
    _read(text)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    _read(text)


@given(st.text(max_size=60), st.sampled_from(["term", "id", "also", "group", "terms", "page"]))
def test_any_value_is_read(value: str, key: str) -> None:
    _read(f"{HEAD}terms:\n  - term: A\n    {key}: {value}\n")
