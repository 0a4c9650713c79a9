"""The fields of a review of an engagement."""

from engage_docs.records import guidance as g
from engage_docs.records.fields import common
from engage_docs.records.fields.base import Field, Kind, RecordType


def _view(name: str, help_text: str, who: str) -> Field:
    """One side of a review."""
    return Field(
        name,
        Kind.MAPPING,
        help_text,
        make=g.View,
        shorthand="words",
        starter=True,
        fields=(
            Field("who", Kind.TEXT, "Who they are. Roles, not names.", starter=True, example=who),
            Field("number", Kind.NUMBER, "How many they are.", example="12"),
            Field(
                "how",
                Kind.TEXT,
                "How they were asked.",
                starter=True,
                example="a round at the end of the meeting",
            ),
            Field(
                "marks",
                Kind.TERMS,
                "What they say on each mark of high-quality engagement.",
                framework="marks",
                example="where-people-are",
                starter=True,
            ),
            Field("words", Kind.TEXT, "What else they say."),
        ),
    )


REVIEW = RecordType(
    "review",
    "reviews",
    "How good an engagement was: as the team saw it, and as people who took part saw it.",
    g.Review,
    (
        common.TYPE,
        common.ID,
        common.TITLE,
        common.PROJECT,
        common.DATE,
        Field(
            "engagement",
            Kind.ADDRESS,
            "The id of the engagement that is looked back on.",
            required=True,
            starter=True,
            example="eye-checks-library",
        ),
        _view("by_team", "How the team saw it.", "the eye screening team"),
        _view("by_participants", "How people who took part saw it.", "people at the drop-in"),
        common.RECORDING,
        common.BY,
        common.PLACE,
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
