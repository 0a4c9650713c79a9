"""The words of the site, in the language of its readers.

Whatever a page says goes through a :class:`Speech`, which is passed on like any other value (most
code has it as ``book.speech``)::

    speech.say("See all {number} that are still open", number=speech.number(12))
    speech.count(3, "{n} promise", "{n} promises")
    speech.day(day)

The English words stand in the code and in the templates, and are the keys of the catalogues in
``catalogues/``. In the templates ``say``, ``count`` and ``html`` are at hand, as in
``{{ say("Latest news") }}``. Words that stand in a table and are said later are marked with
:func:`to_say` or :func:`to_count`. Write whole sentences with names for what is put in, and never
glue pieces together: another language has another order.

After a change of words: ``python tools/words.py`` (see docs/languages.md).
"""

from engage_docs.i18n.choosing import CATALOGUES, for_templates, has_catalogue, speech_for
from engage_docs.i18n.english import ENGLISH, Speech
from engage_docs.i18n.languages import Language, is_language, language_of, likely_tags, plain_tag
from engage_docs.i18n.marking import Words, to_count, to_say

__all__ = [
    "CATALOGUES",
    "ENGLISH",
    "Language",
    "Speech",
    "Words",
    "for_templates",
    "has_catalogue",
    "is_language",
    "language_of",
    "likely_tags",
    "plain_tag",
    "speech_for",
    "to_count",
    "to_say",
]
