"""Languages by their tags (BCP 47): which there are, their own names, and which way they run.

All of it is from the Unicode CLDR, by way of Babel, which is only loaded when it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

# A language of two or three letters, perhaps a script of four and a country: en, en-GB, pa-Arab-PK.
# RFC 5646 allows more; nobody writes a record in more.
_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
# The scripts of today that run from right to left (Unicode, Bidi_Class R and AL).
_RIGHT_TO_LEFT = frozenset(
    {"Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Mend", "Yezi"}
)


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its tag, its name as its speakers write it, and the way it runs."""

    tag: str
    own_name: str
    direction: str


_ENGLISH = Language("en", "English", "ltr")
# What languages are called in Britain where the CLDR has another name.
_ALSO_CALLED = {
    "bengali": "bn",
    "cantonese": "yue",
    "farsi": "fa",
    "mandarin": "zh",
    "sylheti": "syl",
}


def language_of(tag: str) -> Language:
    """Return the language of a tag; one that nobody knows goes by its tag.

    Source: the Unicode CLDR, by way of Babel.
    """
    if tag == "en":
        return _ENGLISH
    from babel import Locale, UnknownLocaleError

    found = _TAG.fullmatch(tag)
    if not found:
        return Language(tag, tag, "ltr")
    language, script, country = _parts(tag)
    own = Locale("en").languages.get(language, tag)
    for parts in ((language, script, country), (language, script), (language,)):
        try:
            own = Locale.parse("_".join(part for part in parts if part)).get_display_name() or own
        except (UnknownLocaleError, ValueError):
            continue
        break
    direction = "rtl" if _script(language, script, country) in _RIGHT_TO_LEFT else "ltr"
    return Language(plain_tag(tag), own, direction)


def plain_tag(tag: str) -> str:
    """Return a tag as it is usually written: ``en-GB``, ``zh-Hant``."""
    return "-".join(part for part in _parts(tag) if part)


def is_language(tag: str) -> bool:
    """Return whether a text is the tag of a language that the CLDR knows."""
    from babel import Locale

    found = _TAG.fullmatch(tag)
    if not found:
        return False
    names = Locale("en")
    language, script, country = _parts(tag)
    return (
        language in names.languages
        and (not script or script in names.scripts)
        and (not country or country in names.territories)
    )


def likely_tags(text: str) -> tuple[str, ...]:
    """Return the tags that somebody may have meant: by the name of the language, or by a slip."""
    from babel import Locale
    from babel.localedata import exists

    names = {tag: name for tag, name in Locale("en").languages.items() if "_" not in tag}
    said = text.strip().casefold()
    by_name = _ALSO_CALLED | {name.casefold(): tag for tag, name in names.items()}
    for tag in names:
        own_name = (Locale(tag).get_display_name() or "") if exists(tag) else ""
        by_name.setdefault(own_name.casefold(), tag)
    close = get_close_matches(said, by_name, n=2, cutoff=0.75)
    if close:
        return tuple(dict.fromkeys(by_name[name] for name in close))
    return (said[:2],) if said[:2] in names else ()  # ``urd`` is ``ur``


def _parts(tag: str) -> tuple[str, str, str]:
    found = _TAG.fullmatch(tag)
    language, script, country = found.groups(default="") if found else (tag, "", "")
    return language.lower(), script.capitalize(), country.upper()


def _script(language: str, script: str, country: str) -> str:
    from babel.core import get_global

    if script:
        return script
    likely = get_global("likely_subtags")
    whole = likely.get(f"{language}_{country}") or likely.get(language) or ""
    return next((part for part in str(whole).split("_") if len(part) == 4), "")
