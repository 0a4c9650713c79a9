"""The words of a record that can be found: what its page shows, and nothing else."""

from __future__ import annotations

from collections.abc import Collection

from engage_docs.findings import Place
from engage_docs.records.model import Record
from engage_docs.records.parts import Commitment
from engage_docs.records.texts import FieldText, texts_of
from engage_docs.search.text import text_of_html
from engage_docs.site.words import sentence, we_will


def words_of(
    record: Record, story: str, stubs: Collection[Place], *, is_english: bool = True
) -> str:
    """The words of a record, as one text.

    Found are the texts of all fields that are declared so (see ``searched`` of
    :class:`engage_docs.records.fields.Field`). ``story`` is the HTML of the text below its front
    matter. ``stubs`` are the places of things said whose words are not shown; what stands in
    their place is no use to a search.
    """
    parts = [
        _as_shown(text, is_english)
        for text in texts_of(record)
        if text.field.searched and text.at not in stubs
    ]
    parts.append(text_of_html(story))
    return " ".join(sentence(part) for part in parts if part.strip())


def _as_shown(text: FieldText, is_english: bool) -> str:
    """A text as its page says it."""
    if isinstance(text.owner, Commitment) and text.field.name == "we_will":
        return we_will(text.text, is_english=is_english)
    return text.text
