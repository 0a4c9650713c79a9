"""The gate: what is shown to whom, and that everything else leaves no trace."""

from __future__ import annotations

from datetime import date

import pytest

from engage_docs.findings import Severity
from engage_docs.gate import clear
from engage_docs.gate.redaction import REMOVED
from engage_docs.records.model import Engagement
from tests.bundles import good_records

TODAY = date(2026, 6, 15)
MARKER = "Quetzalcoatlus"


def engagement(fields: str) -> str:
    return (
        "--- meeting.md\n---\ntype: engagement\nid: meeting\ntitle: Meeting\nproject: hall\n"
        f"date: 2026-06-01\n{fields}\n---\n{MARKER} spoke.\n"
    )


def shown_ids(fields: str, audience: str = "public", day: date = TODAY) -> list[str]:
    cleared, _ = clear(good_records(engagement(fields)), audience, day)
    return [i for i in cleared.ledger.records if i != "hall"]


@pytest.mark.parametrize(
    "recording",
    [
        "recording: agreed",
        "recording: {agreed: yes, how: read back at the end}",
        "recording: {consent: agreed, expires: 2026-06-15}",
        "recording: already public\nsource: The annual report, page 3",
    ],
)
def test_what_was_agreed_is_shown(recording: str) -> None:
    assert shown_ids(recording) == ["meeting"]


@pytest.mark.parametrize(
    "recording",
    [
        "place: the hall",
        "recording: not asked",
        "recording: refused",
        "recording: withdrawn",
        "recording: {agreed: no}",
        "recording: {consent: agreed, agreed: no}",
        "recording: {how: by letter}",
        "recording: {consent: agreed, expires: 2026-06-14}",
        "recording: {consent: agreed, audience: participants}",
        "recording: {consent: agreed, audience: internal}",
        "recording: already public",
        "recording: agreed\npublish: no",
        "recording: agreed\npublish: draft",
        "recording: agreed\npublish: from 16 June 2026",
    ],
)
def test_anything_but_a_clear_yes_is_a_no(recording: str) -> None:
    cleared, findings = clear(good_records(engagement(recording)), "public", TODAY)
    assert list(cleared.ledger.records) == ["hall"]
    assert MARKER not in repr(cleared)
    assert "record-not-shown" in {f.code.name for f in findings}


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ("type: moment\ndate: 2026-06-01", False),
        ("type: community", False),
        ("type: review\ndate: 2026-06-01\nengagement: hall", False),
        ("type: decision\ndate: 2026-06-01\ndecided: We mend it.", True),
        ("type: resource", True),
    ],
)
def test_what_tells_of_people_needs_permission(fields: str, shown: bool) -> None:
    def ids(more: str) -> list[str]:
        text = f"--- x.md\n---\nid: x\ntitle: X\nproject: hall\n{fields}\n{more}---\n"
        cleared, _ = clear(good_records(text), "public", TODAY)
        return [i for i in cleared.ledger.records if i != "hall"]

    assert ids("") == (["x"] if shown else [])
    assert ids("recording: agreed\n") == ["x"]
    assert ids("recording: refused\n") == []


def test_an_embargo_ends_on_its_day() -> None:
    assert shown_ids("recording: agreed\npublish: from 15 June 2026") == ["meeting"]


def test_people_who_took_part_see_what_is_for_them() -> None:
    fields = "recording: {consent: agreed, audience: participants}"
    assert shown_ids(fields, "participants") == ["meeting"]


def test_nothing_internal_is_on_any_site() -> None:
    assert shown_ids("recording: {consent: agreed, audience: internal}", "participants") == []


def test_a_draft_project_keeps_its_records_off_the_site() -> None:
    records = good_records(
        engagement("recording: agreed").replace("project: hall", "project: attic")
        + "--- attic.md\n---\ntype: project\nid: attic\ntitle: The attic\npublish: draft\n---\n"
    )
    cleared, _ = clear(records, "public", TODAY)
    assert list(cleared.ledger.records) == ["hall"]


def photo_of(fields: str) -> tuple[list[str], list[str], str]:
    text = engagement(f"recording: agreed\nphotos:\n  - file: {MARKER}.jpg\n    {fields}")
    cleared, findings = clear(good_records(text.replace(f"\n{MARKER} spoke.", "")), "public", TODAY)
    photos = [p.file for p in cleared.ledger.records["meeting"].photos]
    return photos, [f.code.name for f in findings], repr(cleared.ledger)


def test_a_photo_with_alt_text_and_consent_is_shown() -> None:
    assert photo_of("alt: A hall.\n    consent: agreed")[0] == [f"{MARKER}.jpg"]


@pytest.mark.parametrize("consent", ["not asked", "refused", "withdrawn"])
def test_a_photo_without_consent_leaves_no_trace(consent: str) -> None:
    photos, codes, everything = photo_of(f"alt: A hall with {MARKER}.\n    consent: {consent}")
    assert (photos, codes) == ([], ["photo-not-shown"])
    assert MARKER not in everything


def test_a_photo_without_alt_text_is_an_error_and_not_shown() -> None:
    photos, codes, _ = photo_of("consent: agreed")
    assert (photos, codes) == ([], ["photo-without-alt"])


def test_a_picture_that_is_only_decoration_needs_no_alt_text() -> None:
    assert photo_of("decorative: yes\n    consent: agreed")[1] == []


def test_words_that_name_somebody_need_consent_and_leave_a_plain_stub() -> None:
    said = f"recording: agreed\nsaid:\n  - id: s1\n    words: {MARKER} is rude.\n    "
    text = engagement(said + "names_somebody: yes").replace(f"\n{MARKER} spoke.", "")
    cleared, findings = clear(good_records(text), "public", TODAY)
    meeting = cleared.ledger.records["meeting"]
    assert isinstance(meeting, Engagement)
    assert meeting.said[0].words == (
        "These words are not shown: nothing says that people agreed to it."
    )
    assert MARKER not in repr(cleared.ledger)
    assert [f.code.name for f in findings] == ["words-not-shown"]


def test_private_parts_are_taken_out_of_every_text_and_counted() -> None:
    fields = f"recording: agreed\nplace: 'House of [[private: {MARKER}]]'"
    text = engagement(fields).replace(f"{MARKER} spoke.", f"[[Private: {MARKER}\nand me]] spoke.")
    cleared, _ = clear(good_records(text), "public", TODAY)
    meeting = cleared.ledger.records["meeting"]
    assert meeting.place == f"House of {REMOVED}"
    assert meeting.body.strip() == f"{REMOVED} spoke."
    assert cleared.redactions == {"meeting": 2}
    assert MARKER not in repr(cleared)


def test_a_private_part_with_no_end_keeps_the_record_off_the_site() -> None:
    text = engagement("recording: agreed").replace(f"{MARKER} spoke.", f"[[private: {MARKER} and")
    cleared, findings = clear(good_records(text), "public", TODAY)
    assert "meeting" not in cleared.ledger.records
    assert [(f.code.name, f.severity) for f in findings] == [
        ("private-part-not-closed", Severity.ERROR)
    ]
