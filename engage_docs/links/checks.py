"""The checks of the links between records: every one is a function from the index to findings."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence

from engage_docs.dates import say_date
from engage_docs.findings import Finding
from engage_docs.findings import linking as codes
from engage_docs.links.ledger import (
    COMMITMENT,
    RECORD,
    SAID,
    AnyItem,
    Index,
    assets_in,
    commitments_in,
    evidence_in,
    make_index,
)
from engage_docs.links.translations import TAKEN_FROM_ORIGINAL
from engage_docs.records.addresses import record_of
from engage_docs.records.guidance import Decision, Review
from engage_docs.records.model import Engagement, FollowUp, Project, Record, YouSaidWeDid
from engage_docs.records.parts import Reference

_FINISHING = frozenset({"done", "changed", "cannot", "answered"})
_ONLY_FOR_SAID = frozenset({"answered"})
_ONLY_FOR_COMMITMENTS = frozenset({"changed", "moved"})


def check_projects(index: Index) -> Iterator[Finding]:
    """Check that every record other than a project belongs to a project that has a record."""
    projects = {project.id for project in index.of_type(Project)}
    for record in index.records.values():
        if isinstance(record, Project) or record.project in projects:
            continue
        otherwise = "Write a project record with that id, or mend project: here."
        suggestion = _did_you_mean(record.project, projects, otherwise)
        values = {"project": record.project, "suggestion": suggestion}
        yield Finding(codes.UNKNOWN_PROJECT, record.place_of("project"), values)


def check_addresses(index: Index) -> Iterator[Finding]:
    """Check that every address leads to something, and to the right kind of thing."""
    for record in index.records.values():
        for field_name, expected, reference in _references_in(record):
            if index.kind(reference.address) not in expected:
                yield _wrong_address(index, field_name, expected, reference)


def _references_in(record: Record) -> Iterator[tuple[str, tuple[str, ...], Reference]]:
    """Every reference of a record: its field, the kinds of thing it may lead to, itself."""
    for commitment in commitments_in(record):
        for reference in commitment.answers:
            yield "answers:", (SAID,), reference
    if isinstance(record, FollowUp):
        for reference in record.about:
            yield "about:", (COMMITMENT, SAID), reference
        for reference in record.replaced_by:
            yield "replaced_by:", (COMMITMENT,), reference
    if isinstance(record, YouSaidWeDid):
        for item in record.items:
            for reference in item.about:
                yield "about:", (SAID,), reference
    if record.translation_of:
        yield "translation_of:", (RECORD,), record.translation_of
    yield from _references_of_guidance(record)


def _references_of_guidance(record: Record) -> Iterator[tuple[str, tuple[str, ...], Reference]]:
    """The references in fields that come from the guidance."""
    if isinstance(record, Review) and record.engagement:
        yield "engagement:", (RECORD,), record.engagement
    if isinstance(record, Decision):
        for reference in record.rests_on:
            yield "rests_on:", (SAID, RECORD), reference
    for asset in assets_in(record):
        for reference in asset.used_in:
            yield "used_in:", (RECORD, COMMITMENT), reference


def _wrong_address(
    index: Index, field_name: str, expected: tuple[str, ...], reference: Reference
) -> Finding:
    needed = " or ".join(expected)
    translation = index.translations.get(record_of(reference.address))
    if translation is not None and translation.translation_of is not None:
        original = translation.translation_of.address
        _, _, item = reference.address.partition("/")
        suggestion = f"Write {original}{item and '/'}{item}, the address in the original."
        return _wrong_kind(reference, "in a translation", field_name, needed, suggestion)
    candidates = [a for one in expected for a in index.of_kind(one)]
    inside = [a for a in candidates if record_of(a) == record_of(reference.address)]
    if inside:
        otherwise = f"That record has: {', '.join(inside[:8])}."
    elif RECORD in expected:
        otherwise = "Write the id of a record, as in eye-checks-library."
    else:
        otherwise = "Write it as record/item, as in eye-checks-library/c1."
    suggestion = _did_you_mean(reference.address, candidates, otherwise)
    if kind := index.kind(reference.address):
        return _wrong_kind(reference, kind, field_name, needed, suggestion)
    values = {"address": reference.written, "suggestion": suggestion}
    return Finding(codes.UNKNOWN_ADDRESS, reference.at, values)


def _wrong_kind(
    reference: Reference, found: str, field: str, expected: str, suggestion: str
) -> Finding:
    values = {"address": reference.written, "found": found, "field": field}
    values |= {"expected": expected, "suggestion": suggestion}
    return Finding(codes.WRONG_KIND_OF_ADDRESS, reference.at, values)


def check_reviews(index: Index) -> Iterator[Finding]:
    """Check that a review looks back on an engagement."""
    for record in index.of_type(Review):
        found = index.records.get(record.engagement.address) if record.engagement else None
        if record.engagement and found and not isinstance(found, Engagement):
            engagements = [one.id for one in index.of_type(Engagement)]
            otherwise = "Write the id of the engagement that you look back on."
            yield _wrong_kind(
                record.engagement,
                f"a record of the type {found.type}",
                "engagement:",
                "an engagement",
                _did_you_mean(found.id, engagements, otherwise),
            )


def check_outcomes(index: Index) -> Iterator[Finding]:
    """Check that the outcome of a follow-up fits what it is about, and says all it must."""
    for record in index.of_type(FollowUp):
        if record.outcome == "changed" and not record.replaced_by:
            yield Finding(codes.CHANGED_WITHOUT_REPLACEMENT, record.place_of("outcome"))
        if record.replaced_by and record.outcome != "changed":
            yield Finding(codes.REPLACED_WITHOUT_CHANGED, record.replaced_by[0].at)
        if record.outcome == "moved" and record.due is None:
            yield Finding(codes.MOVED_WITHOUT_DATE, record.place_of("outcome"))
        if record.due is not None and record.outcome in _FINISHING:
            place = record.place_of("due")
            yield Finding(codes.DATE_AFTER_THE_END, place, {"outcome": record.outcome})
        yield from _outcome_does_not_fit(index, record)


def _outcome_does_not_fit(index: Index, record: FollowUp) -> Iterator[Finding]:
    outcome = record.outcome or ""
    for reference in record.about:
        kind = index.kind(reference.address)
        if kind == COMMITMENT and outcome in _ONLY_FOR_SAID:
            suggestion = "For a promise write started, done, changed, cannot, moved or update."
        elif kind == SAID and outcome in _ONLY_FOR_COMMITMENTS:
            suggestion = "For a thing said write answered, started, done, cannot or update."
        else:
            continue
        values = {"outcome": outcome, "address": reference.written}
        values |= {"found": kind, "suggestion": suggestion}
        yield Finding(codes.OUTCOME_DOES_NOT_FIT, reference.at, values)


def check_order_of_dates(index: Index) -> Iterator[Finding]:
    """Check that a follow-up is not dated before the promise was made, or the thing was said.

    Only what is certain is a finding: the last day the follow-up may have been lies before the
    first day the other may have been.
    """
    for record in index.of_type(FollowUp):
        day = record.date.last if record.date else None
        for reference in record.about:
            if reference.address not in index.items:
                continue
            origin = index.items[reference.address][0]
            start = origin.date.first if origin.date else None
            if start and day and day < start:
                verb = "said" if index.kind(reference.address) == SAID else "promised"
                values = {"day": say_date(day), "address": reference.address}
                values |= {"verb": verb, "start": say_date(start)}
                place, other = record.place_of("date"), origin.place_of("date")
                yield Finding(codes.FOLLOW_UP_BEFORE_ITS_START, place, values, (other,))


def check_replacements(index: Index) -> Iterator[Finding]:
    """Check that no promise is replaced by itself, directly or by way of others."""
    successors: dict[str, list[Reference]] = {}
    for record in index.of_type(FollowUp):
        if record.outcome == "changed":
            for reference in record.about:
                successors.setdefault(reference.address, []).extend(record.replaced_by)
    reported: set[frozenset[str]] = set()
    for start in successors:
        circle = _circle_from(start, successors)
        if circle and frozenset(circle) not in reported:
            reported.add(frozenset(circle))
            first = min(circle)
            turned = circle[circle.index(first) :] + circle[: circle.index(first)] + [first]
            place = successors[first][0].at
            yield Finding(codes.REPLACEMENT_CYCLE, place, {"circle": " → ".join(turned)})


def _circle_from(start: str, successors: dict[str, list[Reference]]) -> list[str]:
    """The addresses of a circle of replacements that leads back to ``start``, or nothing."""
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop()
        for reference in successors.get(path[-1], ()):
            if reference.address == start:
                return path
            if reference.address not in seen:
                seen.add(reference.address)
                paths.append([*path, reference.address])
    return []


def check_artefacts(index: Index) -> Iterator[Finding]:
    """Check that an item of a "You said, we did" draws on what was said, and on nothing else."""
    for record in index.of_type(YouSaidWeDid):
        for item in record.items:
            if item.about and item.we_did:
                yield Finding(codes.DEED_BESIDE_ABOUT, item.at)
            elif item.we_did:
                yield Finding(codes.CLAIM_WITHOUT_A_SOURCE, item.at)
            elif not item.about:
                yield Finding(codes.EMPTY_ITEM, item.at)


def check_photos_of_evidence(index: Index) -> Iterator[Finding]:
    """Check that a picture that serves as evidence is one of the record's own photos."""
    for record in index.records.values():
        files = {p.file for p in record.photos}
        for evidence in evidence_in(record):
            if evidence.photo and evidence.photo not in files:
                yield Finding(codes.UNKNOWN_PHOTO, evidence.at, {"file": evidence.photo})


def check_formats(index: Index) -> Iterator[Finding]:
    """Check that a file that is another form of a record is one of its attachments."""
    for record in (*index.records.values(), *index.translations.values()):
        files = {a.file for a in record.attachments}
        for one in record.formats:
            if one.file and one.file not in files:
                values = {"kind": one.kind, "file": one.file}
                yield Finding(codes.UNKNOWN_FORMAT_FILE, one.at, values)


def check_translations(index: Index) -> Iterator[Finding]:
    """Check that a translation says again what is there, in a language of its own."""
    by_language: dict[tuple[str, str], Record] = {}
    for record in index.translations.values():
        reference = record.translation_of
        if reference is None:
            continue
        if not record.lang:
            place = record.place_of("translation_of")
            yield Finding(codes.TRANSLATION_WITHOUT_LANGUAGE, place)
        original = index.records.get(reference.address)
        if original is None:
            yield _no_original(index, reference)
        elif original.type != record.type:
            values = {"type": record.type, "address": original.id, "other": original.type}
            yield Finding(codes.TRANSLATION_OF_ANOTHER_TYPE, reference.at, values)
        else:
            yield from _language_twice(by_language, record, original)
            yield from _items_of_translation(record, original)
            for name in TAKEN_FROM_ORIGINAL:
                if name in record.fields_at:
                    values = {"field": name}
                    yield Finding(codes.TRANSLATION_REPEATS, record.place_of(name), values)


def _no_original(index: Index, reference: Reference) -> Finding:
    other = index.translations.get(reference.address)
    if other is not None and other.translation_of is not None:
        values = {"address": other.id, "original": other.translation_of.address}
        return Finding(codes.TRANSLATION_OF_TRANSLATION, reference.at, values)
    otherwise = "Write the id of the record that it translates."
    suggestion = _did_you_mean(reference.address, index.records, otherwise)
    values = {"address": reference.written, "suggestion": suggestion}
    return Finding(codes.UNKNOWN_ADDRESS, reference.at, values)


def _language_twice(
    by_language: dict[tuple[str, str], Record], record: Record, original: Record
) -> Iterator[Finding]:
    if not record.lang:
        return
    key = (original.id, record.lang)
    other = original if original.lang == record.lang else by_language.setdefault(key, record)
    if other is not record:
        first = other.place_of("lang")
        values = {"address": original.id, "lang": record.lang, "other": str(first)}
        yield Finding(codes.LANGUAGE_TWICE, record.place_of("lang"), values, (first,))


def _items_of_translation(record: Record, original: Record) -> Iterator[Finding]:
    for field in ("said", "commitments", "items"):
        items: tuple[AnyItem, ...] = getattr(record, field, ())
        known = [item.id for item in getattr(original, field, ())]
        for item in items:
            if item.id in known:
                continue
            otherwise = f"It has: {', '.join(known[:8])}." if known else "It has none."
            suggestion = _did_you_mean(item.id or "", known, otherwise)
            values = {"address": original.id, "id": item.id or "", "suggestion": suggestion}
            yield Finding(codes.TRANSLATION_OF_NO_ITEM, item.at, values)


def _did_you_mean(written: str, candidates: Iterable[str], otherwise: str) -> str:
    """Return the cure for a name that leads nowhere: the nearest match, or another sentence."""
    nearest = difflib.get_close_matches(written, list(candidates), n=1, cutoff=0.6)
    return f"Did you mean '{nearest[0]}'?" if nearest else otherwise


CHECKS: Sequence[Callable[[Index], Iterator[Finding]]] = (
    check_projects,
    check_addresses,
    check_reviews,
    check_outcomes,
    check_order_of_dates,
    check_replacements,
    check_artefacts,
    check_photos_of_evidence,
    check_formats,
    check_translations,
)


def check_links(records: Sequence[Record]) -> list[Finding]:
    """Return every mistake in the links between these records, ids used twice among them."""
    index, findings = make_index(records)
    for check in CHECKS:
        findings.extend(check(index))
    return findings
