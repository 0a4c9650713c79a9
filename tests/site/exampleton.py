"""A made-up place with one of everything, put together by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from engage_docs.config.model import Settings
from engage_docs.dates import When, load_calendar, read_due, read_when
from engage_docs.dates.when import Due
from engage_docs.findings import Place
from engage_docs.gate.cleared import Cleared, Withheld
from engage_docs.links import link
from engage_docs.loops import Rules, judge
from engage_docs.loops.values import Loops
from engage_docs.media.model import PictureSource, ShownPicture
from engage_docs.records.model import Engagement, FollowUp, Project, Record, YouSaidWeDid
from engage_docs.records.parts import (
    ArtefactItem,
    Commitment,
    Community,
    Evidence,
    FixedMatter,
    OnTheTable,
    Participation,
    Permission,
    Photo,
    Purpose,
    Reference,
    Said,
    Source,
    Tag,
    Told,
    Verdict,
)
from engage_docs.reports import Report, make_report

AS_OF = date(2026, 11, 23)
CALENDAR = load_calendar("england-and-wales")
THEME = Path(__file__).parents[2] / "theme" / "engage_docs_theme"
SETTINGS = Settings(
    folder=Path(), config_file=Path("site_config.yml"), site_name="Exampleton listens"
)
CONSULTATION = "wilcox-ladder/consultation"
_lines = iter(range(1, 1_000_000))


def at() -> Place:
    """A place of its own for each value."""
    return Place("content/records/exampleton/record.md", next(_lines))


def when(text: str) -> When:
    """A date as a person writes it."""
    found = read_when(text)
    assert isinstance(found, When), found
    return found


def due(text: str, raised_on: date | None = None) -> Due:
    """A deadline as a person writes it."""
    found, _ = read_due(text, raised_on, CALENDAR)
    assert found
    return found


def ref(address: str) -> Reference:
    """A link to a record or an item."""
    return Reference(written=address, address=address, at=at())


def tag(written: str, term: str = "") -> Tag:
    """A word where a term of a framework belongs. ``term`` is ``pack/term``."""
    return Tag(at=at(), written=written, term=term)


def said(id: str, words: str, **more: object) -> Said:  # noqa: A002
    """One thing said."""
    return Said(at=at(), id=id, words=words, **more)  # type: ignore[arg-type]


def promise(id: str, words: str, *answers: str, **more: object) -> Commitment:  # noqa: A002
    """One promise."""
    refs = tuple(ref(a) for a in answers)
    return Commitment(at=at(), id=id, we_will=words, answers=refs, **more)  # type: ignore[arg-type]


def engagement(id: str, title: str, day: str, **more: object) -> Engagement:  # noqa: A002
    """A meeting in the project of the example."""
    more.setdefault("project", "eye-checks")
    return Engagement(
        at=at(),
        type="engagement",
        id=id,
        title=title,
        date=when(day),
        **more,  # type: ignore[arg-type]
    )


def follow_up(id: str, day: str, outcome: str | None, *about: str, **more: object) -> FollowUp:  # noqa: A002
    """News of a promise or of a thing said."""
    more.setdefault("project", "eye-checks")
    more.setdefault("title", id.replace("-", " ").capitalize())
    return FollowUp(
        at=at(),
        type="follow-up",
        id=id,
        date=when(day),
        outcome=outcome,
        about=tuple(ref(a) for a in about),
        **more,  # type: ignore[arg-type]
    )


def told(who: str = "everyone who left an address", how: str | None = "letter in Bengali") -> Told:
    """One telling."""
    return Told(at=at(), who=who, how=how)


def shown(what: str = "opening hours on the clinic's page", **more: str) -> Evidence:
    """One piece of evidence."""
    return Evidence(at=at(), what=what, **more)


def says(answer: str, words: str | None = None) -> Verdict:
    """What the community says."""
    return Verdict(at=at(), answer=answer, words=words)


def cleared(records: Sequence[Record], withheld: Sequence[Withheld] = ()) -> Cleared:
    """All of the records, let through."""
    return Cleared(link(records), tuple(withheld))


def judged(records: Cleared, as_of: date = AS_OF) -> tuple[Loops, Report]:
    """How the loops of the records stand, and the report on them."""
    loops = judge(records.ledger, as_of, Rules(CALENDAR))
    return loops, make_report(loops, records.ledger, SETTINGS)


def picture(alt: str = "A street map with 23 coloured pins.", **more: object) -> ShownPicture:
    """A picture in two formats."""
    values: dict[str, object] = {
        "alt": alt,
        "caption": "The map on the table at the end of the day.",
        "credit": "drawn for the example",
        "decorative": False,
        "width": 1200,
        "height": 800,
        "sources": (
            PictureSource(
                "image/webp", (("media/map-600.webp", 600), ("media/map-1200.webp", 1200))
            ),
            PictureSource("image/jpeg", (("media/map-600.jpg", 600), ("media/map-1200.jpg", 1200))),
        ),
    }
    return ShownPicture(**{**values, **more})  # type: ignore[arg-type]


LIBRARY = "eye-checks-library"
MARKET = "eye-checks-market"


def everything() -> tuple[Record, ...]:
    """A folder of records that shows every status and every flag."""
    return (_project(), _second_project(), _library(), _market(), *_news(), _poster())


def _project() -> Project:
    return Project(
        at=at(),
        type="project",
        id="eye-checks",
        title="Eye checks nearer home",
        project="eye-checks",
        purpose=Purpose(at=at(), why="Make eye checks for people with diabetes easier to reach."),
        organisation="Exampleton eye screening team",
        place="Exampleton",
        starts=when("January 2026"),
        communities=(Community(at=at(), name="People with diabetes in Exampleton"),),
        source=(Source(at=at(), title="A made-up example"),),
    )


def _second_project() -> Project:
    return Project(
        at=at(),
        type="project",
        id="market-street",
        title="A safer Market Street",
        project="market-street",
        purpose=Purpose(
            at=at(),
            why="Decide with the people who live there how traffic on Market Street is slowed.",
        ),
        organisation="Exampleton council",
        starts=when("spring 2026"),
    )


def _library() -> Engagement:
    return engagement(
        LIBRARY,
        "Eye-check drop-in at the library",
        "2026-03-14",
        place="Exampleton library",
        method=(tag("drop-in"),),
        participation=Participation(at=at(), now=tag("consultation", CONSULTATION)),
        by="eye screening team",
        summary="Twenty-three people came in over three hours and told us what keeps them away.",
        communities=(
            Community(at=at(), name="Bangladeshi elders in Exampleton", reached=23),
            Community(at=at(), name="Carers"),
        ),
        recording=Permission(at=at(), agreed=True, how="read back to everyone at the end"),
        on_the_table=OnTheTable(
            at=at(),
            open=("where a second clinic could go", "its opening hours"),
            fixed=(
                FixedMatter(
                    at=at(),
                    what="how often people are invited",
                    why="the interval is set nationally",
                ),
            ),
        ),
        photos=(Photo(at=at(), file="map.jpg", alt="A street map with 23 coloured pins."),),
        said=(
            said("s1", "The clinic is two buses away.", community="Bangladeshi elders"),
            said("s2", "Will the letters come in Bengali?"),
            said("s3", "The letters are printed so small my mother cannot read them."),
            said(
                "s4",
                "Nobody picks up the phone on Mondays, or they ask you to call again.",
            ),
            said("s5", "Could the check be every two years instead?"),
            said("s6", "There is nowhere to sit while the drops take effect."),
            said("s7", "My husband never got his result.", community="Carers"),
            said("s8", "Is it true that you keep the photographs of our eyes?"),
        ),
        commitments=(
            promise(
                "c1",
                "find a second place for eye checks, nearer the market",
                f"{LIBRARY}/s1",
                owner="eye screening team",
                due=due("2026-06-30"),
            ),
            promise(
                "c2",
                "print every letter in large type on plain paper",
                f"{LIBRARY}/s3",
                owner="letters team",
                due=due("June 2026"),
            ),
            promise("c3", "have the phone answered on Mondays", f"{LIBRARY}/s4", due=due("soon")),
            promise(
                "c4",
                "put chairs in the corridor",
                f"{LIBRARY}/s6",
                owner="estates",
                due=due("2026-05-01"),
            ),
            promise(
                "c5", "Offer a quiet room", f"{LIBRARY}/s6", owner="estates", due=due("2027-03-31")
            ),
            promise(
                "c6",
                "send every result within 20 working days",
                f"{LIBRARY}/s7",
                owner="results team",
                due=due("20 working days", date(2026, 3, 14)),
            ),
        ),
    )


def _market() -> Engagement:
    return engagement(
        MARKET,
        "Stall at the Saturday market",
        "2026-11-07",
        project="market-street",
        place="Market Street",
        said=(
            said(
                "s1",
                "Cars come round the corner at forty, and there is no crossing.",
            ),
            said("s2", "Please do not take the bench away."),
        ),
        commitments=(
            promise("c1", "count the cars for a week", owner="highways", due=due("spring 2027")),
        ),
    )


def _news() -> tuple[FollowUp, ...]:
    c = [f"{LIBRARY}/c{n}" for n in range(7)]
    return (
        follow_up(
            "second-clinic-looked-for",
            "2026-05-20",
            "moved",
            c[1],
            due=due("2026-07-10"),
            reason="the first room had no lift",
            by="eye screening team",
        ),
        follow_up("second-clinic-delayed", "2026-07-08", "moved", c[1], due=due("2026-07-12")),
        follow_up(
            "second-clinic-opens",
            "2026-07-24",
            "done",
            c[1],
            title="A second clinic opened at Spital Street",
            what_happened="Eye checks are now given at Spital Street too, on Tuesdays.",
            by="eye screening team",
            evidence=(shown(link="https://clinic.example/hours"),),
        ),
        follow_up(
            "large-letters",
            "2026-06-12",
            "done",
            c[2],
            what_happened="All letters come in large print on plain paper.",
            by="letters team",
            evidence=(shown("the new letter", photo="letter.jpg"),),
            photos=(Photo(at=at(), file="letter.jpg", alt="The letter."),),
            told=(told("people waiting in the clinic", "posters"),),
            community_says=says("yes", "I can read it without my daughter now."),
        ),
        follow_up(
            "phone-rota", "2026-05-01", "started", c[3], what_happened="A rota is being tried."
        ),
        follow_up(
            "no-chairs",
            "2026-04-20",
            "changed",
            c[4],
            reason="chairs in the corridor would block the fire exit",
            replaced_by=(ref("no-chairs/c1"),),
            commitments=(
                promise(
                    "c1",
                    "open the day room to people who wait",
                    owner="estates",
                    due=due("2026-12-31"),
                ),
            ),
        ),
        follow_up(
            "results-on-time",
            "2026-04-10",
            "done",
            c[6],
            what_happened="Results now go out within two weeks.",
            evidence=(shown("the figures for April"),),
            told=(told("everyone who came to the drop-in", None),),
            community_says=says(
                "partly", "Mine came, but in an envelope with someone else's name on it."
            ),
        ),
        follow_up(
            "interval",
            "2026-04-02",
            "cannot",
            f"{LIBRARY}/s5",
            by="national screening programme",
            reason="the interval is set nationally, and two years would miss too many cases",
            told=(told(),),
        ),
        follow_up(
            "photographs",
            "2026-03-20",
            "answered",
            f"{LIBRARY}/s8",
            what_happened="Yes, for eight years, to compare the next check with the last.",
            told=(told(),),
            community_says=says("yes"),
        ),
    )


def _poster() -> YouSaidWeDid:
    return YouSaidWeDid(
        at=at(),
        type="you-said-we-did",
        id="eye-checks-poster",
        title="Eye checks: you said, we did",
        project="eye-checks",
        date=when("2026-10-04"),
        items=(
            ArtefactItem(at=at(), id="i1", about=(ref(f"{LIBRARY}/s1"),)),
            ArtefactItem(at=at(), id="i2", about=(ref(f"{LIBRARY}/s3"),)),
            ArtefactItem(at=at(), id="i3", about=(ref(f"{LIBRARY}/s2"),)),
            ArtefactItem(at=at(), id="i4", about=(ref(f"{LIBRARY}/s5"),)),
            ArtefactItem(at=at(), id="i5", we_did="we repainted the waiting room"),
        ),
        told=(told("people waiting in the clinic", "posters"),),
    )


BODIES = {
    LIBRARY: "<p>Twenty-three people came in over three hours. Most had come by bus.</p>"
    "<p>We put a map on the table and asked everyone to place a pin.</p>",
}
PICTURES = {
    (LIBRARY, "map.jpg"): picture(),
    ("large-letters", "letter.jpg"): picture("The letter."),
}
WITHHELD = (
    Withheld("photo", LIBRARY, "permission was withdrawn", Place("content/records/x.md", 5)),
)
