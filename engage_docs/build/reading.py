"""Reading the records, with the cache: each file is parsed once for its contents.

The step over one file is pure, so it can run in a worker process: bytes in, a record and findings
out, encoded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import msgspec

from engage_docs.advice import find_barriers
from engage_docs.build.cache import Cache, digest, program_digest
from engage_docs.build.context import BuildContext
from engage_docs.build.workers import ParallelStep
from engage_docs.config import Settings
from engage_docs.findings import Finding, Severity
from engage_docs.findings.encoding import decode_findings, encode_findings
from engage_docs.parsing import RecordFile, parse_record, read_bytes, scan_folder
from engage_docs.privacy import check_source, check_values, without_known
from engage_docs.records import RECORD_TYPES, Record

_STEP = "record"


@dataclass(frozen=True, slots=True)
class Reading:
    """All records that could be read, in the order of their paths.

    ``findings`` are about the files and the fields, ``details`` what looks like a personal detail
    in their source. ``contents`` is the digest of each file, by its path as it stands in findings:
    everything that is made from a file is cached with that digest as its owner.
    """

    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    details: tuple[Finding, ...] = ()
    contents: dict[str, bytes] = field(default_factory=dict)

    def without(self, paths: Iterable[str]) -> Reading:
        """Return the reading without some files, and without what is said about them."""
        gone = frozenset(paths)

        def outside(findings: Iterable[Finding]) -> tuple[Finding, ...]:
            return tuple(finding for finding in findings if finding.place.path not in gone)

        return Reading(
            tuple(record for record in self.records if record.at.path not in gone),
            outside(self.findings),
            outside(self.details),
            self.contents,
        )


class _Parsed(msgspec.Struct, array_like=True, frozen=True):
    """What one file gave. ``type`` is empty where it gave no record."""

    type: str
    record: msgspec.Raw
    findings: msgspec.Raw
    details: msgspec.Raw


class _Encoded(NamedTuple):
    """A record as bytes, with its type and the digest of its file."""

    content: bytes
    type: str
    record: bytes


class _Source(NamedTuple):
    file: RecordFile
    data: bytes


def read_records(context: BuildContext, cache: Cache) -> Reading:
    """Read every record of a site, from the cache where its file has not changed."""
    settings = context.settings
    files, findings = scan_folder(settings.records_folder, _shown_root(settings))
    sources: list[_Source] = []
    for file in files:
        data = read_bytes(file)
        if isinstance(data, Finding):
            findings.append(data)
        else:
            sources.append(_Source(file, data))
    contents = {source.file.shown: digest(source.data) for source in sources}
    shared = digest(program_digest(), repr(_that_matter(context)))
    parsed = cache.map(
        _STEP,
        sources,
        key=lambda source: digest(shared, source.file.shown, contents[source.file.shown]),
        owner=lambda source: contents[source.file.shown],
        compute=lambda missing: PARSING.map(context, missing),
    )
    records: list[Record] = []
    details: list[Finding] = []
    decoder = msgspec.msgpack.Decoder(_Parsed)
    for data in parsed:
        one = decoder.decode(data)
        if one.type:
            records.append(_decoder(one.type).decode(one.record))
        findings += decode_findings(one.findings)
        details += decode_findings(one.details)
    return Reading(tuple(records), tuple(findings), tuple(details), contents)


def read_barriers(reading: Reading, cache: Cache) -> list[Finding]:
    """Return what keeps some readers out of the texts of records, from the cache where it can."""
    items = [
        _Encoded(reading.contents[one.at.path], one.type, msgspec.msgpack.encode(one))
        for one in reading.records
    ]
    found = cache.map(
        "barriers",
        items,
        key=lambda one: digest(program_digest(), one.record),
        owner=lambda one: one.content,
        compute=lambda missing: LOOKING.map(None, missing),
    )
    return [finding for encoded in found for finding in decode_findings(encoded)]


def with_errors(findings: Iterable[Finding], settings: Settings) -> frozenset[str]:
    """Return the paths of the files in the folder of the records in which there is an error."""
    inside = f"{_shown_root(settings)}/"
    wrong = (f.place.path for f in findings if f.severity is Severity.ERROR)
    return frozenset(path for path in wrong if path.startswith(inside))


def _shown_root(settings: Settings) -> str:
    """The folder of the records as it stands in findings."""
    return (settings.folder / settings.records).as_posix()


def _that_matter(context: BuildContext) -> tuple[object, ...]:
    """Everything in the settings that :func:`_parse` depends on."""
    settings = context.settings
    calendar = settings.calendar, settings.closure_days
    return *calendar, settings.allow_details, context.frameworks.own


def _ready(context: BuildContext) -> BuildContext:
    _ = context.calendar, context.frameworks.packs  # loaded once in each process
    return context


def _parse(context: BuildContext, source: _Source) -> bytes:
    """Parse one file, and look through it for personal details."""
    file = source.file
    find_term = context.frameworks.find
    record, findings = parse_record(
        source.data, file.shown, file.project, file.stem, context.calendar, find_term
    )
    details: list[Finding] = []
    if record is not None:
        text = source.data.decode("utf-8-sig", errors="replace")
        allowed = context.settings.allow_details
        details = check_source(text, file.shown, allowed)
        details += without_known(check_values(record, record.at, allowed), details)
    return msgspec.msgpack.encode(
        _Parsed(
            record.type if record else "",
            msgspec.Raw(msgspec.msgpack.encode(record)),
            msgspec.Raw(encode_findings(findings)),
            msgspec.Raw(encode_findings(details)),
        )
    )


PARSING = ParallelStep(_ready, _parse, enough=1200, chunk=100)


def _no_setup(setup: None) -> None:
    return setup


def _find_barriers(tool: None, encoded: _Encoded) -> bytes:
    del tool
    return encode_findings(find_barriers(_decoder(encoded.type).decode(encoded.record)))


LOOKING = ParallelStep(_no_setup, _find_barriers, enough=2000, chunk=200)


@lru_cache
def _decoder(record_type: str) -> msgspec.msgpack.Decoder[Record]:
    return msgspec.msgpack.Decoder(RECORD_TYPES[record_type].make)
