"""Reading the file that a picture or document is made from, and refusing it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from engage_docs.findings.base import Code, Problem
from engage_docs.media.cache import reason_of


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """Carries a refusal from deep within the work on a file to the function that returns it."""

    def __init__(self, code: Code, **values: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.values = values

    def of(self, file: str) -> Problem:
        """Return the refusal as a problem of the file of that name."""
        return Problem(self.code, {"file": file, **self.values})


@dataclass(frozen=True, slots=True)
class SourceCodes:
    """The findings about a file that cannot be read, for one kind of media."""

    missing: Code
    unreadable: Code
    too_heavy: Code


def read_source(source: Path, most: int, codes: SourceCodes) -> bytes:
    """Return the bytes of a plain file of at most ``most`` bytes. Raises ``Refused``."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise Refused(codes.unreadable, reason="it is not a file")
        with source.open("rb") as opened:
            data = opened.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise Refused(codes.missing) from None
    except (OSError, ValueError) as error:
        raise Refused(codes.unreadable, reason=reason_of(error)) from None
    if len(data) > most:
        raise Refused(codes.too_heavy, limit=most // 1_000_000)
    return data


def printable(name: str) -> str:
    """Return a file name that is safe to show on one line of a terminal."""
    return "".join(c if c.isprintable() else "?" for c in name)
