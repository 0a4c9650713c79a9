"""What may be published of the records, to an audience on a day, and what is withheld."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from engage_docs.dates import When, read_when, say_date
from engage_docs.findings import Code, Finding, Place
from engage_docs.findings import gate as codes
from engage_docs.gate.permission import (
    Refusal,
    consent_in,
    contradicts_itself,
    refusal,
    refusal_of_consent,
)
from engage_docs.gate.redaction import redact
from engage_docs.i18n import translatable
from engage_docs.links import link
from engage_docs.links.ledger import Ledger
from engage_docs.records.model import Engagement, Project, Record
from engage_docs.records.parts import Attachment, Photo, Said
from engage_docs.records.registry import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing that is not shown, and why. Holds no trace of the thing itself.

    ``kind`` is ``record``, ``photo``, ``document`` or ``words``. ``record_id`` is the record that
    it belongs to (empty when that record is itself withheld: its id may not be shown). ``reason``
    is a plain half-sentence: "permission was withdrawn". ``until``: it only waits for that day.
    """

    kind: str
    record_id: str
    reason: str
    at: Place
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Cleared:
    """What may be published to one audience: the only thing that pages and exports see.

    In ``ledger`` photos and records that were withheld are gone, and withheld words are replaced
    by a plain stub. ``audience`` is ``public`` or ``participants``. ``redactions`` counts the
    private parts that were taken out of the text of each record, by id.
    """

    ledger: Ledger
    withheld: tuple[Withheld, ...]
    audience: str = "public"
    redactions: dict[str, int] = field(default_factory=dict)


_NOT_YET = "Nothing to do. It appears by itself on that day."
_IN_PROJECT = Refusal(
    translatable("its project is not shown"), "See the finding about the project record."
)
_ORIGINAL = Refusal(
    translatable("the record that it translates is not shown"), "See the finding about that record."
)
_PRIVATE = Refusal(
    translatable("where a private part in it ends is not clear"),
    "Put ]] after the words that are private.",
)


def without_private_parts(
    records: Sequence[Record],
) -> tuple[list[Record], dict[str, int], list[Finding]]:
    """Return the records with their ``[[private: …]]`` parts replaced.

    Also how many parts were replaced in each record (by id). A record in which a private part has
    no end is left out, with a finding.
    """
    redacted_records: list[Record] = []
    counts: dict[str, int] = {}
    findings: list[Finding] = []
    for record in records:
        redacted, count, broken = redact(record)
        if broken:
            findings.append(Finding(codes.PRIVATE_PART_NOT_CLOSED, record.at))
            continue
        redacted_records.append(redacted)
        if count:
            counts[record.id] = count
    return redacted_records, counts, findings


def clear(
    records: Sequence[Record], audience: str, as_of: date, drafts: bool = False
) -> tuple[Cleared, list[Finding]]:
    """Return what of these records may be shown to ``audience`` on ``as_of``.

    A translation is only shown with its original, and says nothing that is withheld there. A
    finding says of everything that was left out what it was and why. ``drafts``: show drafts too,
    for a preview on the writer's own computer; permission is asked for all the same.
    """
    redacted, counts, findings = without_private_parts(records)
    redacted = _with_sources_of_originals(redacted)
    withheld = [Withheld("record", "", _PRIVATE.reason, f.place) for f in findings]
    refused = {r.at: _refusal_of_record(r, audience, as_of, drafts) for r in redacted}
    projects = [r for r in redacted if isinstance(r, Project) and not r.translation_of]
    hidden_projects = {r.id for r in projects if refused[r.at] is not None}
    # A project that is not there may have been left out for a mistake: it may be a draft.
    shown_projects = {r.id for r in projects} - hidden_projects
    shown: dict[str, Record] = {}
    hidden: set[Place] = set()
    for record in sorted(redacted, key=lambda record: record.translation_of is not None):
        findings.extend(_contradictions(record))
        why_not = refused[record.at]
        if why_not is None and record.translation_of:
            why_not = None if _original_of(record, shown) else _ORIGINAL
        elif why_not is None and record.project not in shown_projects:
            why_not = _IN_PROJECT
        if why_not is not None:
            findings.append(_finding(codes.RECORD_NOT_SHOWN, record, why_not))
            withheld.append(Withheld("record", "", why_not.reason, record.at, why_not.until))
            continue
        cleared, left_out, found = _clear_parts(record, audience, as_of)
        if original := _original_of(record, shown):
            cleared = _without_withheld(cleared, original, hidden)
        shown[record.id] = cleared
        hidden.update(w.at for w in left_out)
        withheld.extend(left_out)
        findings.extend(found)
    redactions = {i: n for i, n in counts.items() if i in shown}
    return Cleared(link(list(shown.values())), tuple(withheld), audience, redactions), findings


def _refusal_of_record(record: Record, audience: str, as_of: date, drafts: bool) -> Refusal | None:
    why_not = _refusal_of_publish(record.publish, as_of)
    is_draft = drafts and record.publish == "draft"
    if why_not is not None and not is_draft:
        return why_not
    if record.recording is None and not RECORD_TYPES[record.type].needs_permission:
        return None
    return refusal(record.recording, bool(record.source), audience, as_of)


def _refusal_of_publish(publish: str, as_of: date) -> Refusal | None:
    if publish == "yes":
        return None
    if publish.startswith("from "):
        start = read_when(publish.removeprefix("from "))
        if isinstance(start, When) and start.last is not None:
            if as_of >= start.last:
                return None
            return Refusal(f"it waits until {say_date(start.last)}", _NOT_YET, start.last)
    if publish == "draft":
        return Refusal(translatable("it is a draft"), "When it is ready, take publish: draft out.")
    return Refusal(translatable("it says publish: no"), "To show it, take publish: out.")


def _clear_parts(
    record: Record, audience: str, as_of: date
) -> tuple[Record, list[Withheld], list[Finding]]:
    """The record without the photos, documents and words that may not be shown."""
    withheld: list[Withheld] = []
    findings: list[Finding] = []

    def may_be_shown(item: Photo | Attachment, kind: str, code: Code) -> bool:
        why_not = refusal(item, bool(record.source), audience, as_of)
        if why_not is not None:
            findings.append(_finding(code, item, why_not))
            withheld.append(Withheld(kind, record.id, why_not.reason, item.at))
        return why_not is None

    photos = []
    for photo in record.photos:
        if record.translation_of:
            # Only its words are used. The picture is that of the original, with its consent.
            photos.append(photo)
            continue
        described = photo.decorative or photo.alt
        if not described:
            findings.append(Finding(codes.PHOTO_WITHOUT_ALT, photo.at))
        if may_be_shown(photo, "photo", codes.PHOTO_NOT_SHOWN) and described:
            photos.append(photo)
    attachments = [
        a for a in record.attachments if may_be_shown(a, "document", codes.ATTACHMENT_NOT_SHOWN)
    ]
    if record.photos or record.attachments:
        record = replace(record, photos=tuple(photos), attachments=tuple(attachments))
    if isinstance(record, Engagement):
        said = tuple(_clear_words(one, record, withheld, findings) for one in record.said)
        if said != record.said:
            record = replace(record, said=said)
    return record, withheld, findings


def _clear_words(
    said: Said, record: Record, withheld: list[Withheld], findings: list[Finding]
) -> Said:
    """What was said, as it may be shown. Why its words may not is noted."""
    if said.consent is None and not said.names_somebody:
        return said
    why_not = refusal_of_consent(said.consent, bool(record.source))
    if why_not is None:
        return said
    findings.append(_finding(codes.WORDS_NOT_SHOWN, said, why_not))
    withheld.append(Withheld("words", record.id, why_not.reason, said.at))
    stub = f"These words are not shown: {why_not.reason}."
    return replace(said, words=stub, note=None, community=None)


def _contradictions(record: Record) -> list[Finding]:
    if record.recording is None:
        return []
    place = record.recording.at
    found = []
    if contradicts_itself(record.recording):
        found.append(Finding(codes.CONSENT_CONTRADICTS_ITSELF, place))
    if consent_in(record.recording) == "already public" and not record.source:
        found.append(Finding(codes.ALREADY_PUBLIC_WITHOUT_SOURCE, place))
    return found


def _finding(code: Code, item: Record | Photo | Attachment | Said, why_not: Refusal) -> Finding:
    return Finding(code, item.at, {"reason": why_not.reason, "cure": why_not.cure})


def _original_of(record: Record, records: Mapping[str, Record]) -> Record | None:
    """The record that a translation translates, if it is among these, by their ids."""
    return records.get(record.translation_of.address) if record.translation_of else None


def _with_sources_of_originals(records: Sequence[Record]) -> list[Record]:
    """The records, in which each translation names the sources of its original if none itself."""
    sources = {r.id: r.source for r in records if r.translation_of is None}
    return [
        replace(r, source=sources.get(r.translation_of.address, ()))
        if r.translation_of and not r.source
        else r
        for r in records
    ]


def _without_withheld(record: Record, original: Record, withheld: Container[Place]) -> Record:
    """A translation without the words and the pictures that are withheld in its original."""
    files = {photo.file for photo in original.photos}
    record = replace(record, photos=tuple(p for p in record.photos if p.file in files))
    if isinstance(record, Engagement) and isinstance(original, Engagement):
        shown = {said.id for said in original.said if said.at not in withheld}
        return replace(record, said=tuple(said for said in record.said if said.id in shown))
    return record
