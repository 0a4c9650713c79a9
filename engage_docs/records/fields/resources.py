"""The fields of a resource in the library."""

from engage_docs.records import guidance as g
from engage_docs.records.fields import common
from engage_docs.records.fields.base import Field, Kind, RecordType

RESOURCE = RecordType(
    "resource",
    "resources",
    "A report, a guide or a page that is worth reading, for the library of resources.",
    g.Resource,
    (
        common.TYPE,
        common.ID,
        common.TITLE,
        common.PROJECT,
        common.DATE_OF_PAGE,
        Field(
            "category",
            Kind.TERM,
            "What it is good for. It may be several.",
            many=True,
            framework="category",
            starter=True,
            example="[evidence, setting]",
        ),
        Field(
            "place",
            Kind.TEXT,
            "The place that it is about.",
            starter=True,
            example="England",
        ),
        Field(
            "abstract",
            Kind.TEXT,
            "What it says, in a few plain sentences of your own.",
            starter=True,
        ),
        Field(
            "citation",
            Kind.MAPPING,
            "What somebody needs in order to name it.",
            make=g.Citation,
            shorthand="title",
            starter=True,
            fields=(
                Field(
                    "title",
                    Kind.TEXT,
                    "Its own title.",
                    required=True,
                    starter=True,
                    example="A guide to community-centred approaches for health and wellbeing",
                ),
                Field(
                    "authors",
                    Kind.TEXT,
                    "Who wrote it, one line each, as it names them.",
                    many=True,
                    starter=True,
                    example="[Jane South]",
                ),
                Field("year", Kind.NUMBER, "The year it came out.", starter=True, example="2015"),
                Field(
                    "publisher",
                    Kind.TEXT,
                    "Who published it.",
                    starter=True,
                    example="Public Health England",
                ),
                Field("url", Kind.LINK, "Its web address.", starter=True),
            ),
        ),
        common.BY,
        common.PHOTOS,
        common.ATTACHMENTS,
        common.SUMMARY,
        common.LANG,
        common.TRANSLATION_OF,
        common.FORMATS,
        common.TOPICS,
        common.SOURCE,
        common.RECORDING,
        common.PUBLISH,
    ),
)
