"""Cleaned documents, kept for the next build.

Each is named by its own content. A manifest, named by the hash of everything that went into a
document, names it with its hash and is itself sealed by a hash. Whatever does not add up is not
used: the document is cleaned again. Files appear whole or not at all.
"""

import json
import re
import secrets
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from engage_docs.media.documents.result import Document

_NAME = re.compile(r"([0-9a-f]{20})\.pdf")


def file_name(data: bytes) -> str:
    """Return the name of a cleaned document: nothing of the source's name or bytes is in it."""
    return f"{sha256(data).hexdigest()[:20]}.pdf"


def look_up(cache: Path, key: str) -> Document | None:
    """Return the stored document if every byte of it is as it was stored, else None."""
    try:
        written = json.loads(_manifest(cache, key).read_bytes())
        body, digest = written["document"], written["sha256"]
        if written["seal"] != _seal(key, body, digest):
            return None
        document = Document(**body)
        match = _NAME.fullmatch(document.name)
        if match is None or not digest.startswith(match[1]):
            return None
        data = (cache / document.name).read_bytes()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return document if sha256(data).hexdigest() == digest and len(data) == document.size else None


def is_stored(cache: Path, key: str) -> bool:
    """Whether there is a manifest, good or damaged."""
    return _manifest(cache, key).exists()


def store(cache: Path, key: str, document: Document, data: bytes) -> None:
    """Write the document, then the manifest. Raises OSError if there is no room."""
    cache.mkdir(parents=True, exist_ok=True)
    _write(cache / document.name, data)
    body, digest = asdict(document), sha256(data).hexdigest()
    written = {"document": body, "sha256": digest, "seal": _seal(key, body, digest)}
    _write(_manifest(cache, key), json.dumps(written, indent=1).encode())


def forget(cache: Path, key: str) -> None:
    """Take the manifest away, so that its document is cleaned again."""
    _manifest(cache, key).unlink(missing_ok=True)


def _manifest(cache: Path, key: str) -> Path:
    return cache / f"{key}.json"


def _seal(key: str, body: object, digest: object) -> str:
    return sha256(json.dumps([key, body, digest], sort_keys=True).encode()).hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there in one step."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
