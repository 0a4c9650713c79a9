"""Private parts are taken out of every text of a record, and of nothing else."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from engage_docs.dates import When
from engage_docs.findings import Place
from engage_docs.gate.redaction import REMOVED, redact, redact_text
from engage_docs.records.model import Engagement
from engage_docs.records.parts import Community, Reference, Said, Source

AT = Place("[[private: a]].md", 1, 1)
PIECES = [
    *"[]:;：| \n\tx",
    "[[",
    "]]",
    "private",
    "PRIVATE",
    "pr\u0131vate",
    "PR\u0130VATE",
    "[[private:",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@st.composite
def engagements(draw: st.DrawFn) -> Engagement:
    def text() -> str:
        return draw(TEXTS)

    return Engagement(
        at=AT,
        type="engagement",
        id="meeting",
        title=text(),
        project="park",
        date=When(text(), date(2026, 1, 1), date(2026, 1, 1)),
        topics=(text(), text()),
        source=(Source(at=AT, title=text()),),
        communities=(Community(at=AT, name=text(), reached=3),),
        said=(Said(at=AT, id="s1", words=text()),) if draw(st.booleans()) else (),
        translation_of=Reference(written=text(), address=text(), at=AT),
        body=text(),
    )


@given(engagements())
def test_a_private_part_is_found_wherever_it_stands(record: Engagement) -> None:
    assert record.date is not None
    texts = [
        *(record.title, record.date.as_written, *record.topics, record.source[0].title),
        *(record.communities[0].name, *(said.words for said in record.said), record.body),
    ]
    made, count, _ = redact(record)
    assert made.date is not None
    redacted = [
        *(made.title, made.date.as_written, *made.topics, made.source[0].title),
        *(made.communities[0].name, *(said.words for said in made.said), made.body),
    ]
    assert (redacted, count) == (
        [redact_text(text)[0] for text in texts],
        sum(redact_text(text)[1] for text in texts),
    )
    assert (made.at, made.translation_of) == (record.at, record.translation_of)


def test_places_and_addresses_are_left_alone() -> None:
    address = Reference(written="[[private: a]]", address="[[private: a]]", at=AT)
    record = Engagement(
        at=AT, type="engagement", id="a", title="A", project="p", translation_of=address
    )
    assert redact(record) == (record, 0, False)


def test_one_part_of_many_is_enough() -> None:
    said = (Said(at=AT, id="s1", words="a"), Said(at=AT, id="s2", words="[[Private : b]] c"))
    record = Engagement(at=AT, type="engagement", id="a", title="A", project="p", said=said)
    redacted, count, broken = redact(record)
    assert [one.words for one in redacted.said] == ["a", f"{REMOVED} c"]
    assert (count, broken) == (1, False)
