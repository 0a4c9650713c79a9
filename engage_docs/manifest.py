"""The manifest of a build: every file, what cleared it, and what was left out.

The whole manifest is for the team and lies beside the site. Its public half, with the hashes of
the files alone, is a file of the site, so that anybody can check a copy against it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engage_docs import __version__
from engage_docs.addresses import page_url
from engage_docs.model import Attachment, Permission, Photo, Record

if TYPE_CHECKING:
    from engage_docs.gate.cleared import Cleared, Withheld

FORMAT = "engage-docs/manifest"
PUBLIC_FORMAT = "engage-docs/file-hashes"
VERSION = 1
NAME = "manifest.json"


def hash_files(site: Path) -> dict[str, str]:
    """The SHA-256 of every file below ``site``, by its path in the site, in order of paths.

    The public half of the manifest is left out, since it cannot hold its own hash.
    """
    found = {}
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if name != NAME:
            with path.open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return dict(sorted(found.items()))


def public_half(files: Mapping[str, str], as_of: date) -> str:
    """The part of the manifest that the site carries, as JSON text: hashes of files, no more."""
    return _text(
        {
            "format": PUBLIC_FORMAT,
            "version": VERSION,
            "as_of": as_of.isoformat(),
            "files": dict(files),
        }
    )


def whole_manifest(
    files: Mapping[str, str],
    cleared: Cleared,
    origins: Mapping[str, tuple[str, str]],
    as_of: date,
) -> str:
    """The whole manifest as JSON text.

    ``origins`` says for each picture and document of the site (its path there) which record and
    which file of it it was made from.
    """
    withheld = [withheld_entry(one) for one in cleared.withheld]
    return joined(files, entries_of(cleared, origins), withheld, cleared.audience, as_of)


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
    entries: Mapping[str, Mapping[str, Any]],
    withheld: Sequence[Mapping[str, str]],
    audience: str,
    as_of: date,
) -> str:
    """The whole manifest as JSON text, from the parts of it."""
    listed = [
        {"path": path, "sha256": digest, **entries.get(path, {})} for path, digest in files.items()
    ]
    return _text(
        {
            "format": FORMAT,
            "version": VERSION,
            "made_by": f"engage-docs {__version__}",
            "as_of": as_of.isoformat(),
            "audience": audience,
            "files": listed,
            "withheld": list(withheld),
        }
    )


def _cleared_by(record: Record, given: Permission | Photo | Attachment | None) -> dict[str, Any]:
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


def _text(document: Mapping[str, Any]) -> str:
    """The document as JSON, with a line for each file: Python writes long lines many times faster
    than indented ones, and a large site has a hundred thousand files."""
    parts = [f"{_json(name)}: {_lines(value)}" for name, value in document.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(value: object) -> str:
    if isinstance(value, list) and value:
        return "[\n " + ",\n ".join(map(_json, value)) + "\n]"
    if isinstance(value, dict) and value:
        rows = (f"{_json(name)}: {_json(one)}" for name, one in value.items())
        return "{\n " + ",\n ".join(rows) + "\n}"
    return _json(value)


_json = json.JSONEncoder(ensure_ascii=False).encode
