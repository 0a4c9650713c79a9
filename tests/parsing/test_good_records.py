"""Good records: what is read from each, to the letter, and that nothing is found fault with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engage_docs.dates import Due, When
from engage_docs.findings import Place
from engage_docs.parsing import parse_record
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

from .show import CALENDAR, lines_of

CASES = Path(__file__).parent / "cases"


def at(line: int, column: int) -> Place:
    return Place("r.md", line, column)


def day(text: str) -> When:
    return When(text, date.fromisoformat(text), date.fromisoformat(text))


def good(name: str) -> Record:
    data = (CASES / f"{name}.md").read_bytes()
    record, findings = parse_record(data, "r.md", "some-folder", name, CALENDAR)
    assert lines_of(findings) == ""
    assert record is not None
    return record


def test_the_example_of_the_design() -> None:
    record = good("example-of-the-design")
    assert record == Engagement(
        at=at(2, 1),
        type="engagement",
        id="eye-checks-library",
        title="Eye-check drop-in at the library",
        project="eye-checks",
        date=day("2026-03-14"),
        place="Whitechapel library",
        method=(Tag(at=at(8, 9), written="drop-in"),),
        participation=Participation(
            at=at(9, 16), now=Tag(at=at(9, 16), written="consultation", term="")
        ),
        communities=(
            Community(at=at(11, 5), name="Bangladeshi elders in Whitechapel", reached=23),
        ),
        on_the_table=OnTheTable(
            at=at(14, 3),
            open=("where a second clinic could go", "its opening hours"),
            fixed=(
                FixedMatter(
                    at=at(16, 7),
                    what="how often people are invited",
                    why="the interval is set nationally",
                ),
            ),
        ),
        recording=Permission(at=at(19, 3), agreed=True, how="read back to everyone at the end"),
        said=(
            Said(at=at(22, 5), id="s1", words="The clinic is two buses away."),
            Said(at=at(24, 5), id="s2", words="Will the letters come in Bengali?"),
        ),
        commitments=(
            Commitment(
                at=at(27, 5),
                id="c1",
                we_will="find a second place for eye checks, nearer the market",
                answers=(Reference(written="s1", address="eye-checks-library/s1", at=at(29, 14)),),
                owner="eye screening team",
                due=Due("2026-06-30", date(2026, 6, 30)),
            ),
        ),
        photos=(
            Photo(
                at=at(33, 5),
                file="photos/map-with-pins.jpg",
                alt="A street map with 23 coloured pins, most of them near the market.",
                consent="agreed",
            ),
        ),
        body="Twenty-three people came in over three hours …\n",
        body_line=37,
    )


def test_a_project() -> None:
    record = good("good-project")
    assert record == Project(
        at=at(2, 1),
        type="project",
        id="exampleton-library",
        title="Exampleton library",
        project="exampleton-library",
        purpose=Purpose(at=at(5, 10), why="Make the library easier to reach and to use."),
        organisation="Exampleton Council",
        place="Exampleton",
        starts=When("spring 2026", date(2026, 3, 1), date(2026, 5, 31)),
        ends=When("2027", date(2027, 1, 1), date(2027, 12, 31)),
        communities=(
            Community(at=at(11, 5), name="Parents of young children"),
            Community(at=at(12, 5), name="People who use wheelchairs", reached=12),
        ),
        summary="How the library changes, and what people said about it.",
        topics=("library", "access"),
        source=(
            Source(
                at=at(17, 5),
                title="Library plan",
                url="https://exampleton.example/library-plan",
                page="p. 4",
            ),
        ),
        recording=Permission(at=at(20, 12), consent="agreed"),
        body="The library is being changed.\n",
        body_line=22,
    )


def test_a_follow_up() -> None:
    record = good("good-follow-up")
    september = When("1 September 2026", date(2026, 9, 1), date(2026, 9, 1))
    assert record == FollowUp(
        at=at(2, 1),
        type="follow-up",
        id="library-ramp-built",
        title="The ramp is built",
        project="exampleton-library",
        date=september,
        about=(
            Reference(written="library-drop-in/c1", address="library-drop-in/c1", at=at(8, 5)),
            Reference(written="library-drop-in/s1", address="library-drop-in/s1", at=at(9, 5)),
        ),
        outcome="done",
        what_happened="A ramp was built at the side door.",
        by="library team",
        evidence=(
            Evidence(
                at=at(14, 5),
                what="minutes of the building group",
                link="https://exampleton.example/minutes",
            ),
            Evidence(at=at(16, 5), what="a photo of the ramp"),
        ),
        told=(
            Told(
                at=at(18, 5),
                who="everyone who came to the drop-in",
                how="letter",
                date=day("2026-09-05"),
            ),
        ),
        community_says=Verdict(at=at(21, 17), answer="yes"),
        check_again=day("2027-03-01"),
        body="",
        body_line=24,
    )


def test_a_you_said_we_did() -> None:
    record = good("good-you-said-we-did")
    assert isinstance(record, YouSaidWeDid)
    assert record.title == "You said, we did: the library"

    def about(address: str, line: int, column: int) -> Reference:
        return Reference(written=address, address=address, at=at(line, column))

    assert record.items == (
        ArtefactItem(at=at(8, 5), id="i1", about=(about("library-drop-in/s1", 8, 12),)),
        ArtefactItem(
            at=at(9, 5),
            id="i2",
            about=(about("library-drop-in/s2", 9, 13), about("library-drop-in/s3", 9, 33)),
            note="The two belong together.",
        ),
        ArtefactItem(at=at(11, 5), id="extra", we_did="new chairs"),
    )
    assert record.told == (Told(at=at(13, 7), who="people at the library, on the notice board"),)


def test_what_is_taken_quietly() -> None:
    """A byte order mark, Windows line ends, ``...``, capitals, remarks, a list without hyphens."""
    record = good("taken-quietly")
    assert isinstance(record, Engagement)
    assert record.topics == ("travel",)
    assert record.by is None
    assert record.publish == "from 2026-06-01"
    assert record.recording == Permission(at=at(8, 5), agreed=True)
    assert [(s.words, s.at) for s in record.said] == [
        ("It is far, and #1 on my list: the bus.", at(13, 3)),
        ("One: two\nthree", at(17, 3)),
        ("Hours: mornings", at(21, 3)),
    ]
    assert record.body == "# A heading in the story\n\n---\n\nA rule above.\n"
    assert record.body_line == 25


def test_long_values_and_letters_of_any_language() -> None:
    long = good("long-values")
    assert long.title == "Drop-in at the library"
    assert long.summary == "One sentence over two lines: with a colon."
    assert long.place == "Exampleton's library"
    other = good("letters-of-any-language")
    assert (other.id, other.project) == ("পাঠাগার-২০২৬", "příklad")


def test_bare_items_are_those_of_the_record() -> None:
    record = good("own-items")
    assert isinstance(record, Engagement)
    (promise,) = record.commitments
    assert [r.address for r in promise.answers] == [
        "own-items/s1",
        "other-record/s2",
        "own-items/s3",
    ]
    assert promise.due is not None
    assert promise.due.day == date(2026, 4, 14)


def test_what_cannot_be_read_counts_as_the_more_careful() -> None:
    name = "consent-fails-closed"
    data = (CASES / f"{name}.md").read_bytes()
    record, _ = parse_record(data, "r.md", "p", name, CALENDAR)
    assert isinstance(record, Engagement)
    assert record.publish == "no"
    assert record.recording is not None
    assert (record.recording.consent, record.recording.audience) == (None, "internal")
    assert record.said[0].names_somebody is True
