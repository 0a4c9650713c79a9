"""The text below the front matter of every cleared record: Markdown to safe HTML, cached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from engage_docs.build.cache import Cache, digest, program_digest
from engage_docs.build.context import BuildContext
from engage_docs.build.workers import ParallelStep
from engage_docs.config import Settings
from engage_docs.config.meaning import markdown_configs
from engage_docs.findings import Finding, Place
from engage_docs.findings.building import COMMONMARK_MISSING
from engage_docs.findings.encoding import decode_findings, encode_findings
from engage_docs.gate import Cleared
from engage_docs.markdown import (
    Addresses,
    Body,
    CommonMarkMissingError,
    Converter,
    convert,
    make_converter,
    resolve,
)
from engage_docs.privacy import check_html
from engage_docs.records import Record

_STEP = "body"


class _Converted(msgspec.Struct, array_like=True, frozen=True):
    """A body, and what looks like a personal detail in its HTML, at no place yet."""

    body: Body
    details: msgspec.Raw


class Bodies(msgspec.Struct, frozen=True):
    """The safe HTML of each record's body by the record's id, and what is wrong with them.

    ``details`` are those that only come together in the HTML: a number split by emphasis.
    """

    html: dict[str, str]
    findings: list[Finding]
    details: list[Finding]


def convert_bodies(
    cleared: Cleared, context: BuildContext, cache: Cache, contents: Mapping[str, bytes]
) -> Bodies:
    """Convert the bodies of all cleared records and resolve their links.

    ``contents`` are the digests of the records' files by their paths.
    """
    settings = context.settings
    records = [record for record in cleared.ledger.pages.values() if record.body.strip()]
    try:
        shared = digest(program_digest(), _tool(settings)[0].key, *settings.allow_details)
    except CommonMarkMissingError:
        missing = Finding(COMMONMARK_MISSING, Place(str(settings.config_file)))
        return Bodies({}, [missing], [])
    converted = cache.map(
        _STEP,
        records,
        key=lambda record: digest(shared, record.body),
        owner=lambda record: contents[record.at.path],
        compute=lambda some: CONVERTING.map(settings, [record.body for record in some]),
    )
    addresses = Addresses.of(cleared.ledger.pages.values())
    moved = _moved(cleared.ledger.translations.values())
    bodies = Bodies({}, [], [])
    decoder = msgspec.msgpack.Decoder(_Converted)
    for record, data in zip(records, converted, strict=True):
        one = decoder.decode(data)
        html, problems = resolve(one.body, record, addresses, moved.get(record.lang or "", {}))
        bodies.html[record.id] = html
        place = Place(record.at.path, record.body_line)
        bodies.findings.extend(problem.at(place) for problem in problems)
        bodies.details.extend(_at(record, decode_findings(one.details)))
    return bodies


def _moved(translations: Iterable[Record]) -> dict[str, dict[str, str]]:
    """By language, the records that are translated into it, each with its translation's id."""
    found: dict[str, dict[str, str]] = {}
    for one in translations:
        if one.translation_of is not None and one.lang:
            found.setdefault(one.lang, {})[one.translation_of.address] = one.id
    return found


def _convert(tool: tuple[Converter, Settings], body: str) -> bytes:
    converter, settings = tool
    made = convert(body, converter)
    details = check_html(made.html, "", settings.allow_details)
    return msgspec.msgpack.encode(_Converted(made, msgspec.Raw(encode_findings(details))))


def _tool(settings: Settings) -> tuple[Converter, Settings]:
    kind, extensions = settings.markdown, settings.markdown_extensions
    return make_converter(kind, extensions, markdown_configs(settings)), settings


CONVERTING = ParallelStep(_tool, _convert, enough=1000, chunk=100)


def _at(record: Record, findings: Sequence[Finding]) -> list[Finding]:
    """Findings of a body at the first line of its record: the HTML has other lines."""
    return [Finding(f.code, record.at, f.values, f.related) for f in findings]
