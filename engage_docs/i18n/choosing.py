"""Which catalogue speaks a language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engage_docs.i18n.english import ENGLISH, Translator

CATALOGUES = Path(__file__).parent / "catalogues"
"""The catalogues: a file for each language, named by its tag, and the template of them all."""


def has_catalogue(tag: str) -> bool:
    """Whether the site can speak a language."""
    return _is_english(tag) or _catalogue(tag) is not None


def translator_for(tag: str) -> Translator:
    """The translator of a language; English for one without a catalogue."""
    catalogue = None if _is_english(tag) else _catalogue(tag)
    if catalogue is None:
        return ENGLISH
    from engage_docs.i18n.translated import read_translator

    return read_translator(tag, catalogue)


def for_templates(translator: Translator) -> dict[str, Callable[..., str]]:
    """What the templates of a page say its words with. They escape what comes from it."""
    return {"say": translator.say, "count": translator.count, "html": translator.html}


def _is_english(tag: str) -> bool:
    return tag.partition("-")[0].lower() == "en"


def _catalogue(tag: str) -> Path | None:
    """The catalogue of the tag itself, or else that of its language alone."""
    known = {path.stem.lower(): path for path in CATALOGUES.glob("*.po")}
    return known.get(tag.lower()) or known.get(tag.partition("-")[0].lower())
