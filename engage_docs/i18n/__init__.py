"""The words of the site, in the language of its readers.

Whatever a page says goes through a :class:`Translator`, which is passed on like any other value
(most code has it as ``index.translator``)::

    translator.say("See all {number} that are still open", number=translator.number(12))
    translator.count(3, "{n} promise", "{n} promises")
    translator.day(day)

The English words stand in the code and in the templates, and are the keys of the catalogues in
``catalogues/``. In the templates ``say``, ``count`` and ``html`` are at hand, as in
``{{ say("Latest news") }}``. Words that stand in a table and are said later are marked with
:func:`translatable` or :func:`translatable_count`. Write whole sentences with names for what is
put in, and never glue pieces together: another language has another order.

After a change of words: ``python tools/words.py`` (see docs/languages.md).
"""

from engage_docs.i18n.languages import Language, is_language, language_of, likely_tags, plain_tag
from engage_docs.i18n.translator import (
    CATALOGUES,
    ENGLISH,
    Translator,
    Words,
    for_templates,
    has_catalogue,
    translatable,
    translatable_count,
    translator_for,
)

__all__ = [
    "CATALOGUES",
    "ENGLISH",
    "Language",
    "Translator",
    "Words",
    "for_templates",
    "has_catalogue",
    "is_language",
    "language_of",
    "likely_tags",
    "plain_tag",
    "translatable",
    "translatable_count",
    "translator_for",
]
