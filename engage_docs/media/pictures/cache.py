"""Finished pictures, kept for the next build.

Each finished file is named by its own content. A manifest, named by the hash of everything that
went into a picture, lists its files with their hashes and is itself sealed by a hash. Whatever
does not add up is not used: the picture is made again. Files appear whole or not at all.
"""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from engage_docs.media.pictures.prove import prove_clean
from engage_docs.media.pictures.result import Picture, Rendition

ENDINGS = {"image/webp": "webp", "image/jpeg": "jpg"}
_NAME = re.compile(r"([0-9a-f]{20})-[1-9][0-9]{0,4}\.(?:webp|jpg)")


def file_name(data: bytes, width: int, media_type: str) -> str:
    """Return the name of a finished file: nothing of the source's name or bytes is in it."""
    return f"{sha256(data).hexdigest()[:20]}-{width}.{ENDINGS[media_type]}"


def look_up(cache: Path, key: str) -> Picture | None:
    """Return the stored picture if every byte of it is as it was stored, else None."""
    try:
        written = json.loads(_manifest(cache, key).read_bytes())
        body = written["picture"]
        if written["seal"] != _seal(key, body):
            return None
        renditions = tuple(Rendition(**item["file"]) for item in body["renditions"])
        hashes = [item["sha256"] for item in body["renditions"]]
        picture = Picture(body["width"], body["height"], renditions)
        for rendition, digest in zip(renditions, hashes, strict=True):
            if not _is_whole(cache, rendition, digest):
                return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return picture if renditions else None


def is_stored(cache: Path, key: str) -> bool:
    """Whether there is a manifest, good or damaged."""
    return _manifest(cache, key).exists()


def _is_whole(cache: Path, rendition: Rendition, digest: str) -> bool:
    match = _NAME.fullmatch(rendition.name)
    if match is None or not digest.startswith(match[1]):
        return False
    data = (cache / rendition.name).read_bytes()
    whole = len(data) == rendition.size and sha256(data).hexdigest() == digest
    return whole and prove_clean(data) is None


def store(cache: Path, key: str, picture: Picture, files: Mapping[str, bytes]) -> None:
    """Write the files, then the manifest. Raises OSError if there is no room."""
    cache.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        _write(cache / name, data)
    body = {
        "width": picture.width,
        "height": picture.height,
        "renditions": [
            {"file": asdict(rendition), "sha256": sha256(files[rendition.name]).hexdigest()}
            for rendition in picture.renditions
        ],
    }
    written = {"picture": body, "seal": _seal(key, body)}
    _write(_manifest(cache, key), json.dumps(written, indent=1).encode())


def forget(cache: Path, key: str) -> None:
    """Take the manifest away, so that its picture is made again."""
    _manifest(cache, key).unlink(missing_ok=True)


def _manifest(cache: Path, key: str) -> Path:
    return cache / f"{key}.json"


def _seal(key: str, body: object) -> str:
    return sha256(json.dumps([key, body], sort_keys=True).encode()).hexdigest()


def _write(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there in one step."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
