"""The table of settings: every option of the engage plugin in site_config.yml, declared once."""

from __future__ import annotations

from engage_docs.config.accessibility import ACCESSIBILITY
from engage_docs.config.model import Silence
from engage_docs.dates import CALENDARS
from engage_docs.records.fields import Choice, Field, Kind

SETTINGS: tuple[Field, ...] = (
    Field(
        "records",
        Kind.TEXT,
        "The folder of the records, from the folder of this file. content/records, if left out.",
        example="content/records",
    ),
    Field(
        "calendar",
        Kind.CHOICE,
        "Whose bank holidays count. england-and-wales, if left out.",
        choices=tuple(
            Choice(name, f"bank holidays of {name.replace('-', ' ').title()}".replace("And", "and"))
            for name in CALENDARS
        ),
        example="england-and-wales",
    ),
    Field(
        "closure_days",
        Kind.MAPPING,
        "Days on which the team does not work. They do not count as working days.",
        many=True,
        shorthand="day",
        fields=(
            Field("day", Kind.WHEN, "The day.", required=True, example="2026-12-24"),
            Field("name", Kind.TEXT, "What to call it.", example="office closed"),
        ),
    ),
    Field(
        "answer_within",
        Kind.NUMBER,
        "After how many working days a thing said counts as unanswered. 20, if left out.",
        example="20",
    ),
    Field(
        "quiet_after",
        Kind.NUMBER,
        "After how many days without a word a commitment has gone quiet. 90, if left out.",
        example="90",
    ),
    Field(
        "as_of",
        Kind.WHEN,
        "The day the site speaks of. Today, if left out.",
        example="2026-11-23",
    ),
    Field("organisation", Kind.TEXT, "Who runs the site.", example="Exampleton Council"),
    Field(
        "brand",
        Kind.MAPPING,
        "The look of your team. Colours that are hard to read are corrected.",
        fields=(
            Field(
                "colour",
                Kind.TEXT,
                "The colour of links, signs and the band at the top: a # and six digits or letters "
                "from a to f, in quotes. Dark pages get a lighter one of the same kind.",
                example='"#0a4b57"',
            ),
            Field(
                "logo",
                Kind.TEXT,
                "A picture beside this file or in the folder of your pages. It stands beside the "
                "name of the site.",
                example="logo.png",
            ),
            Field(
                "logo_alt",
                Kind.TEXT,
                "What the logo says, for people who do not see it. Leave it out if it says no more "
                "than the name of the site.",
                example="Exampleton Council and its crest",
            ),
            Field(
                "font",
                Kind.TEXT,
                "Names of fonts that people may have on their devices, the first choice first.",
                example="Frutiger, Arial, sans-serif",
            ),
        ),
    ),
    Field(
        "search",
        Kind.YES_NO,
        "Whether the site has a search. yes, if left out.",
        example="no",
    ),
    Field(
        "markdown",
        Kind.CHOICE,
        "How the texts of records are read. python-markdown, if left out: as MkDocs reads the "
        "other pages.",
        choices=(
            Choice("python-markdown", "as MkDocs reads the other pages"),
            Choice("commonmark", "as many other programs read Markdown, and much faster"),
        ),
        example="commonmark",
    ),
    ACCESSIBILITY,
    Field(
        "allow_details",
        Kind.TEXT,
        "Addresses and numbers that may be published, such as a shared mailbox.",
        many=True,
        example="[hello@exampleton.example]",
    ),
    Field(
        "frameworks",
        Kind.TEXT,
        "Files with frameworks of your own, from the folder of this file. Their terms can be used "
        "in records beside those of the guidance, or translate them.",
        many=True,
        example="[frameworks/our-ladder.yml]",
    ),
    Field(
        "silence",
        Kind.MAPPING,
        "Kinds of findings that you do not want to see, each with a reason.",
        many=True,
        make=Silence,
        fields=(
            Field(
                "code",
                Kind.TEXT,
                "The name of the finding, as it stands in the message.",
                required=True,
                example="id-missing",
            ),
            Field(
                "reason",
                Kind.TEXT,
                "Why it may be left out.",
                required=True,
                example="our files are never renamed",
            ),
        ),
    ),
)
