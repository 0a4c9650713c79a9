"""The name of a kept thing: a digest of all that went into it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def key_of(*parts: str | bytes | Iterable[str]) -> str:
    """Return the SHA-256 of the parts, in hexadecimal.

    Every part is told apart from the next, and from what a list of texts holds: ``("ab", "c")``,
    ``("a", "bc")`` and ``(["a", "bc"],)`` give three keys.
    """
    digest = sha256()
    for part in parts:
        if isinstance(part, bytes):
            digest.update(b"b%d:" % len(part) + part)
        elif isinstance(part, str):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(b"s%d:" % len(data) + data)
        else:
            texts = "".join([f"{len(one)}:{one}" for one in part])
            digest.update(b"[" + texts.encode("utf-8", "surrogatepass") + b"]")
    return digest.hexdigest()
