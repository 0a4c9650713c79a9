"""A site of two records, and its Markdown extensions, for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace

from engage_docs.findings import Place, Problem
from engage_docs.markdown import Addresses, Converter, convert, make_converter, resolve
from engage_docs.records.model import Engagement
from engage_docs.records.parts import Commitment, Said

ALL = [
    *("admonition", "extra", "attr_list", "md_in_html", "sane_lists", "smarty", "toc"),
    *("pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.magiclink"),
    *("pymdownx.mark", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tilde"),
]
AT = Place("content/records/park/drop-in.md")
RECORD = Engagement(
    at=AT,
    type="engagement",
    id="drop-in",
    title="Drop-in",
    project="park",
    said=(Said(at=AT, id="s1", words="More benches."),),
)
OTHER = replace(
    RECORD,
    at=Place("content/records/park/survey/april.md"),
    id="survey-2026",
    said=(),
    commitments=(Commitment(at=AT, id="c1", we_will="mend the gate"),),
)
ADDRESSES = Addresses.of([RECORD, OTHER])
PYTHON_MARKDOWN = make_converter("python-markdown", ALL)
COMMONMARK = make_converter("commonmark", ALL)


def page(text: str, converter: Converter = PYTHON_MARKDOWN) -> tuple[str, tuple[Problem, ...]]:
    """The HTML of a body on the page of ``RECORD``, and what is wrong with it."""
    return resolve(convert(text, converter), RECORD, ADDRESSES)


def html_of(text: str, converter: Converter = PYTHON_MARKDOWN) -> str:
    """The HTML of a body on the page of ``RECORD``."""
    return page(text, converter)[0]


def codes_of(text: str, converter: Converter = PYTHON_MARKDOWN) -> list[str]:
    """The names of what is wrong with a body."""
    return [problem.code.name for problem in page(text, converter)[1]]
