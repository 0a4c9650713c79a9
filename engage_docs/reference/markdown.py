"""Small pieces of Markdown that the reference pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from string import Formatter

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
