"""A body from its Markdown to HTML that may stand on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engage_docs.findings import Problem
from engage_docs.findings.building import (
    STORY_COMMENT,
    STORY_LINK,
    STORY_PICTURE,
    STORY_UNREADABLE,
)
from engage_docs.markdown.cleaning import clean
from engage_docs.markdown.converter import AnyConverter
from engage_docs.markdown.headings import level_headings
from engage_docs.markdown.links import Links
from engage_docs.markdown.tables import label_cells

# Beyond these the time it takes grows with the square of the number. No report comes near them.
_MOST_BRACKETS_IN_A_PARAGRAPH = 500
_MOST_ANGLE_BRACKETS = 5_000
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_COMMENT_AS_TEXT = re.compile("&lt;![-–—]")
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Story:
    """The safe HTML of a record's text, and what is wrong with the text."""

    html: str
    problems: tuple[Problem, ...] = ()


def convert(body: str, converter: AnyConverter, links: Links) -> Story:
    """The HTML of a body, safe to publish: its headings begin at ``h2``, its ids at ``text:``."""
    if not body.strip():
        return Story("")
    if _is_too_much(body):
        return Story("", (Problem(STORY_UNREADABLE),))
    try:
        made = converter(body)
    except Exception:  # whatever a text does to the converter: it is one finding, not a crash
        return Story("", (Problem(STORY_UNREADABLE),))
    safe = label_cells(level_headings(clean(made.html, links)))
    if _COMMENT_AS_TEXT.search(_CODE.sub("", safe)):
        return Story("", (Problem(STORY_COMMENT),))
    problems = (
        *(Problem(STORY_PICTURE, {"file": file or "no file named"}) for file in made.pictures),
        *(Problem(STORY_LINK, {"target": target}) for target in (*made.strange, *links.nowhere)),
    )
    return Story(safe, problems)


def _is_too_much(body: str) -> bool:
    if body.count("<") > _MOST_ANGLE_BRACKETS:
        return True
    return any(
        paragraph.count("[") > _MOST_BRACKETS_IN_A_PARAGRAPH
        for paragraph in _BLANK_LINES.split(body)
    )
