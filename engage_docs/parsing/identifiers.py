"""Short names: which ones may be used, and how to make one from any text."""

from __future__ import annotations

import re
from unicodedata import category, normalize

LONGEST = 80
_PLAIN = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")


def is_identifier(text: str) -> bool:
    """Whether ``text`` is letters (of any language, small), digits and hyphens, at most 80.

    It starts and ends with a letter or a digit.
    """
    if not text or len(text) > LONGEST:
        return False
    if text.isascii():
        return _PLAIN.fullmatch(text) is not None
    return (
        text == normalize("NFC", text).lower()
        and all(c == "-" or category(c)[0] in "LMN" for c in text)
        and not text.startswith("-")
        and not text.endswith("-")
        and category(text[0])[0] != "M"
    )


def to_identifier(text: str) -> str:
    """Return the nearest short name, or an empty text when nothing of it can be used."""
    small = normalize("NFC", normalize("NFC", text[:400]).lower())
    kept = "".join(c if category(c)[0] in "LMN" else "-" for c in small.replace("'", ""))
    name = re.sub(r"-{2,}", "-", kept).strip("-")
    while name and category(name[0])[0] == "M":
        name = name[1:].lstrip("-")
    name = normalize("NFC", name[:LONGEST]).strip("-")
    return name if is_identifier(name) else ""
