"""The fields of a moment: a short story of how something changed."""

from engage_docs.records import guidance as g
from engage_docs.records.fields import common
from engage_docs.records.fields.base import Field, Kind, RecordType

MOMENT = RecordType(
    "moment",
    "moments",
    "A short story of how something changed for people, told in the text below the fields.",
    g.Moment,
    (
        common.TYPE,
        common.ID,
        common.TITLE,
        common.PROJECT,
        common.DATE,
        common.PLACE,
        common.BY,
        common.COMMUNITIES,
        Field(
            "building_blocks",
            Kind.TERM,
            "Which of the things that people need to be well it shows.",
            many=True,
            framework="building_blocks",
            starter=True,
            example="[connected, physical-space]",
        ),
        Field(
            "key_moments",
            Kind.TERM,
            "Which kind of turning point it was.",
            many=True,
            framework="key_moments",
            starter=True,
            example="meeting-places",
        ),
        Field(
            "actions",
            Kind.TERM,
            "What people who work there did, or how they met others, so that it could happen.",
            many=True,
            framework="actions",
            starter=True,
            example="[listen-without-judgement, safe-spaces]",
        ),
        common.RECORDING,
        common.PHOTOS,
        common.ATTACHMENTS,
        common.SUMMARY,
        common.LANG,
        common.TRANSLATION_OF,
        common.FORMATS,
        common.TOPICS,
        common.SOURCE,
        common.PUBLISH,
    ),
    needs_permission=True,
)
