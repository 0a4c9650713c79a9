"""The table of a framework file: every field of a pack and of a term, declared once."""

from __future__ import annotations

from engage_docs.records.fields import Field, Kind

DEEPEST = 4
"""How deep terms may stand inside terms. The deepest built-in pack uses all of it."""

_TERM = (
    Field("id", Kind.IDENTIFIER, "A short name that records use.", example="rhannu-grym"),
    Field("term", Kind.TEXT, "The term, as the document has it.", required=True),
    Field("definition", Kind.TEXT, "What it means, in one plain sentence of your own."),
    Field("also", Kind.TEXT, "Other ways in which people write it.", many=True),
    Field("group", Kind.TEXT, "The heading under which it stands.", example="Smaller groups"),
    Field("page", Kind.TEXT, "Its page or section, if it is not that of the whole framework."),
    Field("quote", Kind.TEXT, "A line that the document adds to the term, word for word."),
    Field("numerator", Kind.TEXT, "For a measure: what is counted."),
    Field("denominator", Kind.TEXT, "For a measure: out of what."),
)


def _terms(depth: int) -> Field:
    inner = (_terms(depth - 1),) if depth > 1 else ()
    return Field(
        "terms",
        Kind.MAPPING,
        "The terms, in the order in which they are shown.",
        many=True,
        required=depth == DEEPEST,
        shorthand="term",
        fields=(*_TERM, *inner),
    )


PACK_FIELDS: tuple[Field, ...] = (
    Field(
        "id",
        Kind.IDENTIFIER,
        "A short name. With the id of a built-in framework, the file adds to that one.",
        required=True,
        example="our-ladder",
    ),
    Field("title", Kind.TEXT, "What the framework is called.", required=True),
    Field("language", Kind.TEXT, "The language of the terms, if not English.", example="cy"),
    Field(
        "source",
        Kind.MAPPING,
        "The document that the terms come from.",
        many=True,
        shorthand="document",
        fields=(
            Field("document", Kind.TEXT, "The title of the document.", required=True),
            Field("authors", Kind.TEXT, "Who wrote it."),
            Field("organisation", Kind.TEXT, "Who published it."),
            Field("year", Kind.NUMBER, "When it was published.", example="2010"),
            Field("page", Kind.TEXT, "The page or section.", example="p. 13"),
            Field("link", Kind.LINK, "Its web address."),
        ),
    ),
    Field(
        "applies_to",
        Kind.MAPPING,
        "The fields of records in which the terms are used.",
        many=True,
        shorthand="field",
        fields=(
            Field("field", Kind.TEXT, "The field.", required=True, example="participation"),
            Field("records", Kind.IDENTIFIER, "Only in these types of records.", many=True),
        ),
    ),
    Field(
        "open",
        Kind.YES_NO,
        "Whether other words than its terms are as good in a record. no, if left out.",
    ),
    Field("note", Kind.TEXT, "What a reader should know before using it."),
    _terms(DEEPEST),
)
