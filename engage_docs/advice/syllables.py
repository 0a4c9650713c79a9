"""How many syllables an English word has."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_VOWELS = re.compile("[aeiouyàáâäèéêëìíîïòóôöùúûüŵŷ]+")
_SILENT_END = re.compile(
    r"[^aeiouyl]e$|(?<![aeiouydt])ed$|(?<![aeiouyscgxz])(?<!ch)(?<!sh)es$|[aeiouy]le$"
)


@lru_cache(maxsize=50_000)
def rough_syllables(word: str) -> int:
    """The groups of vowels that are heard. Never more than there are, and seldom fewer."""
    groups = len(_VOWELS.findall(word))
    if groups > 1 and _SILENT_END.search(word):
        groups -= 1
    return max(groups, 1)


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """The syllables of a word in small letters.

    The dictionary says where a word may be parted, also between two vowels (re-act). It does not
    part every syllable (com-munity), so the vowels of each part are counted.
    """
    return sum(rough_syllables(part) for part in _dictionary().inserted(word).split("-"))


@cache
def _dictionary() -> Any:
    """Loaded when first needed: that takes longer than to read a hundred records."""
    import pyphen  # type: ignore[import-untyped]

    return pyphen.Pyphen(lang="en_GB")
