"""The ids of the built-in frameworks, and how the words of a record are compared with terms."""

from __future__ import annotations

import re
from unicodedata import category, normalize

BUILT_IN: tuple[str, ...] = (
    "ladder-of-participation",
    "roles-of-engagement",
    "participatory-methods",
    "good-project",
    "accountability-for-reasonableness",
    "wilcox-ladder",
    "community-centred-approaches",
    "core-concepts",
    "outcomes",
    "quality-statements",
    "barriers",
    "community-assets",
    "peer-and-lay-roles",
    "building-blocks",
    "key-moments",
    "actions-and-attitudes",
    "meanings-of-community",
    "high-quality-engagement",
    "on-the-table",
    "starting-from-why",
    "resource-categories",
)

LONGEST_WORD = 400
_APOSTROPHES = re.compile("['‘’ʼ`´]")
_ASCII_GAP = re.compile("[^a-z0-9]+")


def key_of(word: str) -> str:
    """Return ``word`` as it is compared: without case, hyphens, apostrophes and other signs.

    Letters of any script count, with the marks on them.
    """
    text = _APOSTROPHES.sub("", word[:LONGEST_WORD])
    if text.isascii():
        return _ASCII_GAP.sub(" ", text.lower()).strip()
    small = normalize("NFKC", normalize("NFKC", text).casefold())
    return " ".join("".join(c if category(c)[0] in "LMN" else " " for c in small).split())
