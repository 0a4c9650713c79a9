"""Fields that more than one type of record has."""

from engage_docs.records.fields.base import Choice, Field, Kind
from engage_docs.records.model import (
    Attachment,
    Commitment,
    Community,
    Evidence,
    Format,
    Permission,
    Photo,
    Source,
    Told,
)

CONSENT_CHOICES = (
    Choice("agreed", "people were asked and said yes"),
    Choice("not asked", "nobody asked; it is not published"),
    Choice("refused", "somebody said no; it is not published"),
    Choice("withdrawn", "somebody said yes and changed their mind; it is not published"),
    Choice("already public", "it comes from a page that was public before; name it in source:"),
)
AUDIENCE_CHOICES = (
    Choice("public", "everybody"),
    Choice("participants", "only the people who took part"),
    Choice("internal", "only the team; never on a site"),
)

CONSENT = Field(
    "consent",
    Kind.CHOICE,
    "Whether people agreed that this is published. Missing means no.",
    choices=CONSENT_CHOICES,
    example="agreed",
    starter=True,
)
_PERMISSION_DETAILS = (
    Field(
        "audience",
        Kind.CHOICE,
        "Who may see it. Everybody, if you leave it out.",
        choices=AUDIENCE_CHOICES,
        example="public",
    ),
    Field("how", Kind.TEXT, "How people were asked.", example="read back to everyone at the end"),
    Field("asked", Kind.WHEN, "When people were asked.", example="2026-03-14"),
    Field("expires", Kind.WHEN, "The last day it may be shown.", example="2028-03-14"),
    Field(
        "form",
        Kind.TEXT,
        "Where the signed form is kept. Write a reference, never the form itself.",
        example="consent folder, sheet 12",
    ),
)

TYPE = Field("type", Kind.TEXT, "What kind of record this is.", required=True, starter=True)
ID = Field(
    "id",
    Kind.IDENTIFIER,
    "The record's address. Other records link to it, so do not change it later.",
    starter=True,
    example="eye-checks-library",
)
TITLE = Field(
    "title",
    Kind.TEXT,
    "A short title, as it will stand at the top of the page.",
    required=True,
    starter=True,
    example="Eye-check drop-in at the library",
)
PROJECT = Field(
    "project",
    Kind.IDENTIFIER,
    "The id of the project record. If you leave it out, the name of the folder counts.",
    starter=True,
    example="eye-checks",
)
DATE = Field(
    "date",
    Kind.WHEN,
    "The day it happened. A month, a season or a year will do if that is all you know.",
    required=True,
    starter=True,
    example="2026-03-14",
)
DATE_OF_PAGE = Field("date", Kind.WHEN, "The day this page was written.")
BY = Field(
    "by",
    Kind.TEXT,
    "Who says so or decided it. A role, not a person's name.",
    example="eye screening team",
)
PLACE = Field("place", Kind.TEXT, "Where it was.", starter=True, example="Whitechapel library")
SUMMARY = Field("summary", Kind.TEXT, "One plain sentence for lists and links.")
TOPICS = Field(
    "topics", Kind.TEXT, "Words that people may look for.", many=True, example="[eye health]"
)
LANG = Field(
    "lang",
    Kind.LANGUAGE,
    "The language it is written in, if that is not the language of the site.",
    example="cy",
)
TRANSLATION_OF = Field(
    "translation_of",
    Kind.ADDRESS,
    "The id of the record that this one says in another language. Write only the words again. "
    "All else, such as the date, is taken from that record.",
    example="eye-checks-library",
)
FORMATS = Field(
    "formats",
    Kind.MAPPING,
    "Other forms of the same record: easy read, BSL video, audio, large print, Braille.",
    many=True,
    make=Format,
    fields=(
        Field(
            "kind",
            Kind.TEXT,
            "Which form it is, in words.",
            required=True,
            example="easy read",
        ),
        Field("link", Kind.LINK, "Its web address.", example="https://example.org/video"),
        Field(
            "file",
            Kind.FILE,
            "Its file, if it is one of the attachments.",
            example="documents/easy-read.pdf",
        ),
        Field("note", Kind.TEXT, "How to get it, or what to know about it."),
    ),
)
SOURCE = Field(
    "source",
    Kind.MAPPING,
    "Where the facts were published, if they come from a page or a report.",
    many=True,
    make=Source,
    shorthand="title",
    fields=(
        Field("title", Kind.TEXT, "The title of the page or report.", required=True),
        Field("url", Kind.LINK, "Its web address."),
        Field("page", Kind.TEXT, "The page or section.", example="p. 13"),
    ),
)
COMMUNITIES = Field(
    "communities",
    Kind.MAPPING,
    "The communities that took part, as they name themselves.",
    many=True,
    make=Community,
    shorthand="name",
    starter=True,
    fields=(
        Field(
            "name",
            Kind.TEXT,
            "What the community calls itself.",
            required=True,
            starter=True,
            example="Bangladeshi elders in Whitechapel",
        ),
        Field("reached", Kind.NUMBER, "How many people took part.", starter=True, example="23"),
    ),
)
RECORDING = Field(
    "recording",
    Kind.MAPPING,
    "Whether the people who were there agreed that this record is published.",
    make=Permission,
    shorthand="consent",
    starter=True,
    fields=(
        CONSENT,
        Field("agreed", Kind.YES_NO, "The same as consent, as yes or no."),
        *_PERMISSION_DETAILS,
    ),
)
PHOTOS = Field(
    "photos",
    Kind.MAPPING,
    "Pictures. A picture is shown only with alt text and with permission.",
    many=True,
    make=Photo,
    fields=(
        Field(
            "file",
            Kind.FILE,
            "The picture, from the record's own folder.",
            required=True,
            example="photos/map-with-pins.jpg",
        ),
        Field(
            "alt",
            Kind.TEXT,
            "What the picture shows, for people who cannot see it.",
            example="A street map with 23 coloured pins.",
        ),
        Field("decorative", Kind.YES_NO, "Yes if the picture says nothing that the text does not."),
        Field("caption", Kind.TEXT, "A line under the picture."),
        Field("credit", Kind.TEXT, "Who made it."),
        CONSENT,
        *_PERMISSION_DETAILS,
        Field(
            "hide",
            Kind.TEXT,
            "Four numbers: left, top, width and height, in percent, of a part to cover.",
            many=True,
            example="[40, 10, 20, 25]",
        ),
        Field("animated", Kind.YES_NO, "Yes to keep the movement of an animation."),
    ),
)
ATTACHMENTS = Field(
    "attachments",
    Kind.MAPPING,
    "Documents. Only a PDF is published, with permission and without its hidden details.",
    many=True,
    make=Attachment,
    fields=(
        Field(
            "file",
            Kind.FILE,
            "The document, from the record's own folder.",
            required=True,
            example="documents/floor-plan.pdf",
        ),
        Field(
            "title",
            Kind.TEXT,
            "What the document is, in words.",
            required=True,
            example="Plan of the ground floor",
        ),
        CONSENT,
        *_PERMISSION_DETAILS,
    ),
)
COMMITMENTS = Field(
    "commitments",
    Kind.MAPPING,
    "What you said you would do. One item for each promise.",
    many=True,
    make=Commitment,
    starter=True,
    fields=(
        Field(
            "id",
            Kind.IDENTIFIER,
            "A short name, such as c1. Follow-ups use it.",
            required=True,
            starter=True,
            example="c1",
        ),
        Field(
            "we_will",
            Kind.TEXT,
            "What you will do, as you would say it: we will ...",
            required=True,
            starter=True,
            example="find a second place for eye checks, nearer the market",
        ),
        Field(
            "answers",
            Kind.ADDRESS,
            "The things said that it answers.",
            many=True,
            own_items=True,
            starter=True,
            example="s1",
        ),
        Field(
            "owner",
            Kind.TEXT,
            "Who will see to it. A team or a role, not a person's name.",
            starter=True,
            example="eye screening team",
        ),
        Field("due", Kind.DUE, "By when.", starter=True, example="2026-06-30"),
        Field("note", Kind.TEXT, "Anything a reader should know about it."),
    ),
)
EVIDENCE = Field(
    "evidence",
    Kind.MAPPING,
    "What shows that it happened: a page, a photo, minutes.",
    many=True,
    make=Evidence,
    shorthand="what",
    starter=True,
    fields=(
        Field(
            "what",
            Kind.TEXT,
            "What it is.",
            required=True,
            starter=True,
            example="opening hours on the clinic's page",
        ),
        Field(
            "link",
            Kind.LINK,
            "Where it can be seen.",
            starter=True,
            example="https://clinic.example/hours",
        ),
        Field("photo", Kind.FILE, "The file of a picture under photos:."),
    ),
)
TOLD = Field(
    "told",
    Kind.MAPPING,
    "Whom you told what came of it, and how.",
    many=True,
    make=Told,
    shorthand="who",
    starter=True,
    fields=(
        Field(
            "who",
            Kind.TEXT,
            "The people you told.",
            required=True,
            starter=True,
            example="everyone who left an address at the drop-in",
        ),
        Field("how", Kind.TEXT, "How you told them.", starter=True, example="letter in Bengali"),
        Field("date", Kind.WHEN, "When, if it was not on the date of this record."),
    ),
)
PUBLISH = Field(
    "publish",
    Kind.PUBLISH,
    "Write draft or no to keep the record off the site, or from and a date to wait until then.",
    example="from 1 June 2026",
)
