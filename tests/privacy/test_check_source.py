"""Findings in the text of a record file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.findings import Severity
from engage_docs.findings.privacy import EMAIL, NHS_NUMBER, PHONE
from engage_docs.findings.registry import codes_of
from engage_docs.gate.redaction import REMOVED, redact_text
from engage_docs.privacy import check_source
from engage_docs.privacy.text import BREAK, without_private_parts

RECORD = """\
---
type: engagement
said:
  - id: s1
    words: Ring somebody on 07700 900123 or somebody@example.org.
---
My NHS number
is 999 000 0018.
"""


def test_a_finding_names_the_line_and_the_column() -> None:
    found = check_source(RECORD, "hall/walk.md", ())
    assert [(f.code, str(f.place)) for f in found] == [
        (PHONE, "hall/walk.md:5:29"),
        (EMAIL, "hall/walk.md:5:45"),
        (NHS_NUMBER, "hall/walk.md:8:4"),
    ]


def test_a_finding_says_what_it_looks_like_and_what_to_do() -> None:
    (found,) = check_source("Ring 07700 900123", "a.md", ())
    assert found.sentence == "This line holds what looks like a phone number (07…)."
    assert found.cure == (
        "Take it out, or write [[private: …]] around it in the record. If it is the line of an "
        "office or a helpline, add it under allow_details in site_config.yml."
    )


def test_private_parts_are_skipped() -> None:
    text = (
        "Ring [[private: 07700 900123]] or [[ Private:\n somebody@example.org ]] or 07700 900124."
    )
    (found,) = check_source(text, "a.md", ())
    assert (found.place.line, found.place.column) == (2, 29)


def test_a_private_part_that_does_not_end_hides_nothing() -> None:
    assert len(check_source("[[private: 07700 900123", "a.md", ())) == 1


def test_what_is_allowed_gives_no_finding() -> None:
    assert check_source(RECORD, "a.md", ("07700900123", "@example.org", "9990000018")) == []


@given(st.lists(st.sampled_from(["[[", "[", "]]", "]", "private", ":", " ", "\n", "a", "PRIVATE"])))
def test_private_parts_are_those_the_gate_takes_out(words: list[str]) -> None:
    text = "".join(words)
    masked = without_private_parts(text)
    kept = redact_text(text)[0].replace(REMOVED, "")
    assert len(masked) == len(text)
    assert masked.replace(BREAK, "") == kept


@pytest.mark.parametrize("code", codes_of("privacy"), ids=lambda code: code.name)
def test_the_example_of_each_code_gives_its_finding(code: object) -> None:
    (found,) = check_source(code.example, "a.md", ())  # type: ignore[attr-defined]
    assert found.code is code


def test_numbers_with_a_sum_are_errors_and_so_are_national_insurance_numbers() -> None:
    assert {code.name for code in codes_of("privacy") if code.severity is Severity.ERROR} == {
        "personal-nhs-number",
        "personal-ni-number",
        "personal-card-number",
        "personal-iban",
    }
