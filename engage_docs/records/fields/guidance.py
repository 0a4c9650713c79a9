"""Fields in which records use the frameworks of the guidance."""

from engage_docs.records import guidance as g
from engage_docs.records.fields.base import Field, Kind
from engage_docs.records.fields.common import EVIDENCE
from engage_docs.records.model import FixedMatter, OnTheTable

PURPOSE = Field(
    "purpose",
    Kind.MAPPING,
    "Why you are doing it.",
    make=g.Purpose,
    shorthand="why",
    starter=True,
    fields=(
        Field(
            "why",
            Kind.TEXT,
            "Why, in plain words.",
            starter=True,
            example="Make eye checks easier to reach.",
        ),
        Field(
            "aims",
            Kind.TERM,
            "What engagement is for in it.",
            many=True,
            framework="purpose",
            example="[needs, service-design]",
        ),
    ),
)
WHY = Field(
    "why",
    Kind.TERMS,
    "Why you engage with people, honestly: for yourself, the team, the organisation, and together "
    "with communities.",
    framework="why",
    example="shared",
)
METHOD = Field(
    "method",
    Kind.TERM,
    "How you met people.",
    many=True,
    framework="method",
    starter=True,
    example="drop-in",
)
PARTICIPATION = Field(
    "participation",
    Kind.MAPPING,
    "How much say people have. Use one ladder all the way, the one that you prefer.",
    make=g.Participation,
    shorthand="now",
    starter=True,
    fields=(
        Field(
            "now",
            Kind.TERM,
            "How much say people have as things are.",
            framework="participation",
            starter=True,
            example="consultation",
        ),
        Field(
            "aim",
            Kind.TERM,
            "How much say they should have.",
            framework="participation",
            example="deciding-together",
        ),
    ),
)
ON_THE_TABLE = Field(
    "on_the_table",
    Kind.MAPPING,
    "What people could change, and what was fixed and why.",
    make=OnTheTable,
    framework="on_the_table",
    starter=True,
    fields=(
        Field(
            "open",
            Kind.TEXT,
            "What people could change.",
            many=True,
            starter=True,
            example="[where a second clinic could go]",
        ),
        Field(
            "fixed",
            Kind.MAPPING,
            "What was fixed, and why.",
            many=True,
            make=FixedMatter,
            shorthand="what",
            starter=True,
            fields=(
                Field(
                    "what",
                    Kind.TEXT,
                    "What was fixed.",
                    required=True,
                    starter=True,
                    example="how often people are invited",
                ),
                Field(
                    "why",
                    Kind.TEXT,
                    "Why it was fixed.",
                    starter=True,
                    example="the interval is set nationally",
                ),
            ),
        ),
    ),
)
APPROACHES = Field(
    "approaches",
    Kind.TERM,
    "The approaches and models that you work with.",
    many=True,
    framework="approaches",
    example="[asset-mapping, peer-support]",
)
PLAN = Field(
    "plan",
    Kind.TERMS,
    "What the plan says on each mark of a good project. The page shows what is not written down.",
    framework="plan",
    example="goals",
)
GOAL_CHANGES = Field(
    "goal_changes",
    Kind.MAPPING,
    "How the goals changed over time, the first change first.",
    many=True,
    make=g.GoalChange,
    shorthand="now",
    fields=(
        Field("date", Kind.WHEN, "When it changed.", example="2026-05-02"),
        Field(
            "now",
            Kind.TEXT,
            "The goal from then on.",
            required=True,
            example="a second clinic by the market",
        ),
        Field("before", Kind.TEXT, "The goal until then.", example="longer opening hours"),
        Field(
            "reason",
            Kind.TEXT,
            "Why it changed.",
            example="people said that the clinic is too far away",
        ),
    ),
)
EVALUATION = Field(
    "evaluation",
    Kind.MAPPING,
    "How you find out whether it does good. The quality pages count these answers.",
    make=g.Evaluation,
    shorthand="plan",
    fields=(
        Field("plan", Kind.YES_NO, "Whether there is an evaluation plan.", example="yes"),
        Field("link", Kind.LINK, "Where the plan can be read."),
        Field(
            "measures",
            Kind.MAPPING,
            "What the plan measures.",
            many=True,
            make=g.Measure,
            shorthand="what",
            fields=(
                Field(
                    "what",
                    Kind.TEXT,
                    "What is measured.",
                    required=True,
                    example="how many people come for an eye check",
                ),
                Field(
                    "agreed_with",
                    Kind.TEXT,
                    "Who agreed on it.",
                    example="the group that meets at the library",
                ),
            ),
        ),
        Field(
            "monitored",
            Kind.YES_NO,
            "Whether the project is checked against these measures.",
            example="yes",
        ),
        Field(
            "fed_back",
            Kind.YES_NO,
            "Whether the people who took part were told what came of it.",
            example="yes",
        ),
        Field("words", Kind.TEXT, "Anything a reader should know about it."),
    ),
)
ROLES = Field(
    "roles",
    Kind.MAPPING,
    "Roles that community members took on.",
    many=True,
    make=g.Role,
    shorthand="role",
    fields=(
        Field(
            "role",
            Kind.TERM,
            "The role.",
            required=True,
            framework="roles",
            example="community-health-champions",
        ),
        Field(
            "recruited",
            Kind.TEXT,
            "Who was found for it, how many and how. No names.",
            example="six people from the estate, by word of mouth",
        ),
        Field(
            "supported",
            Kind.TEXT,
            "How they were helped to do it.",
            example="two days of training, and bus fares paid",
        ),
        Field(
            "did",
            Kind.TEXT,
            "What they did.",
            example="knocked on every door in three streets",
        ),
    ),
)
ASSETS = Field(
    "assets",
    Kind.MAPPING,
    "Strengths that the community has, and where they were used since.",
    many=True,
    make=g.Asset,
    shorthand="name",
    fields=(
        Field(
            "name",
            Kind.TEXT,
            "What it is, as people call it.",
            required=True,
            example="the lunch club at the mosque",
        ),
        Field(
            "kind", Kind.TERM, "What kind of strength it is.", framework="assets", example="groups"
        ),
        Field("found_by", Kind.TEXT, "Who found it.", example="people who came to the drop-in"),
        Field(
            "used_in",
            Kind.ADDRESS,
            "The records in which it was used since.",
            many=True,
            example="eye-checks-market",
        ),
    ),
)
BARRIERS = Field(
    "barriers",
    Kind.MAPPING,
    "What keeps people from taking part, and what was done about it.",
    many=True,
    make=g.Barrier,
    shorthand="barrier",
    fields=(
        Field(
            "barrier",
            Kind.TERM,
            "What is in the way.",
            required=True,
            framework="barriers",
            example="transport",
        ),
        Field(
            "done",
            Kind.TEXT,
            "What was done about it.",
            example="a minibus from the market and back",
        ),
    ),
)
OUTCOMES = Field(
    "outcomes",
    Kind.MAPPING,
    "What came of it for people, each with what shows it.",
    many=True,
    make=g.Outcome,
    shorthand="outcome",
    fields=(
        Field(
            "outcome",
            Kind.TERM,
            "Which kind of outcome.",
            required=True,
            framework="outcomes",
            example="improved-access",
        ),
        Field(
            "words",
            Kind.TEXT,
            "What it is here.",
            example="twice as many people came for an eye check",
        ),
        EVIDENCE,
    ),
)
MARKS = Field(
    "marks",
    Kind.TERMS,
    "What you have to say on each mark of high-quality engagement.",
    framework="marks",
    example="where-people-are",
)
QUALITY = Field(
    "quality",
    Kind.MAPPING,
    "What was done towards a quality statement, or one of its measures.",
    many=True,
    make=g.QualityNote,
    shorthand="statement",
    fields=(
        Field(
            "statement",
            Kind.TERM,
            "The statement, or one of its measures.",
            required=True,
            framework="quality",
            example="priorities",
        ),
        Field(
            "words",
            Kind.TEXT,
            "What was done.",
            example="people chose the three aims at the first meeting",
        ),
        EVIDENCE,
    ),
)
