"""The manifest of a build: every file, what cleared it, and what was left out.

The whole manifest is for the team and lies beside the site. Its public half, with the hashes of
the files alone, is a file of the site, so that anybody can check a copy against it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engage_docs import __version__
from engage_docs.records.addresses import page_url

if TYPE_CHECKING:
    from engage_docs.gate.cleared import Cleared, Withheld
    from engage_docs.records.model import Record
    from engage_docs.records.parts import Attachment, Permission, Photo

FORMAT = "engage-docs/manifest"
PUBLIC_FORMAT = "engage-docs/file-hashes"
VERSION = 1
NAME = "manifest.json"


def public_half(files: Mapping[str, str], as_of: date) -> str:
    """The part of the manifest that the site carries, as JSON text: hashes of files, no more."""
    head = {"format": PUBLIC_FORMAT, "version": VERSION, "as_of": as_of.isoformat()}
    rows = [f'{_text(path)}: "{digest}"' for path, digest in files.items()]
    return _document({**_values(head), "files": _lines("{}", rows)})


def write_manifest(
    cleared: Cleared,
    origins: Mapping[str, tuple[str, str]],
    files: Mapping[str, str],
    as_of: date,
    site: Path,
) -> None:
    """Write the whole manifest beside a site: what cleared each file, and what was left out.

    ``origins`` says for each picture and document of the site (its path there) which record and
    which file of it it was made from; ``files`` are the SHA-256 of all files by their paths. Moved
    there whole: a full disk or a crash leaves the last manifest as it was.
    """
    entries = {path: f", {_json(one)[1:-1]}" for path, one in entries_of(cleared, origins).items()}
    withheld = [withheld_entry(one) for one in cleared.withheld]
    text = joined(files, entries, withheld, cleared.audience, as_of)
    name = Path(NAME)
    if cleared.audience != "public":
        name = name.with_stem(f"{name.stem}.{cleared.audience}")
    place = site.with_name(name.name)
    beside = place.with_name(f".{place.name}.tmp")
    try:
        beside.write_bytes(text.encode("utf-8", errors="xmlcharrefreplace"))
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def entries_of(
    cleared: Cleared, origins: Mapping[str, tuple[str, str]]
) -> dict[str, dict[str, Any]]:
    """What cleared each page of a record, each picture and each document, by its path."""
    records = cleared.ledger.pages
    entries = {page_url(i) + "index.html": _cleared_by(r, r.recording) for i, r in records.items()}
    for path, (record_id, file) in origins.items():
        record = records[record_id]
        items: tuple[Photo | Attachment, ...] = (*record.photos, *record.attachments)
        item = next(i for i in items if i.file == file)
        entries[path] = {**_cleared_by(record, item), "made_from": file}
    return entries


def withheld_entry(one: Withheld) -> dict[str, str]:
    """What the manifest says of something that was left out."""
    return {"kind": one.kind, "where": str(one.at), "reason": one.reason}


def joined(
    files: Mapping[str, str],
    entries: Mapping[str, str],
    withheld: Sequence[Mapping[str, str]],
    audience: str,
    as_of: date,
) -> str:
    """The whole manifest as JSON text, from the parts of it.

    ``entries`` are those of :func:`entries_of` as text, behind a comma.
    """
    head = {
        "format": FORMAT,
        "version": VERSION,
        "made_by": f"engage-docs {__version__}",
        "as_of": as_of.isoformat(),
        "audience": audience,
    }
    listed = [
        f'{{"path": {_text(path)}, "sha256": "{digest}"{entries.get(path, "")}}}'
        for path, digest in files.items()
    ]
    lists = {"files": _lines("[]", listed), "withheld": _lines("[]", map(_json, withheld))}
    return _document(_values(head) | lists)


def _cleared_by(record: Record, given: Permission | Photo | Attachment | None) -> dict[str, Any]:
    from engage_docs.records.parts import Permission

    consent = None
    if given is not None:
        consent = given.consent
        if consent is None and isinstance(given, Permission) and given.agreed:
            consent = "agreed"
    return {
        "record": record.id,
        "consent": consent,
        "consent_form": given.form if given else None,
    }


def _values(values: Mapping[str, object]) -> dict[str, str]:
    return {name: _json(value) for name, value in values.items()}


def _document(texts: Mapping[str, str]) -> str:
    """A document as JSON, from its values as JSON."""
    parts = [f"{_text(name)}: {text}" for name, text in texts.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(brackets: str, rows: Iterable[str]) -> str:
    """A list or an object as JSON, with a line for each of its rows.

    A large site has a hundred thousand files, so the rows are put together as text.
    """
    inside = ",\n ".join(rows)
    return f"{brackets[0]}\n {inside}\n{brackets[1]}" if inside else brackets


_json = json.JSONEncoder(ensure_ascii=False).encode
_text = json.encoder.encode_basestring
