"""The numbers that document work keeps to, and the error that carries a refusal."""

from engage_docs.findings.base import Code, Problem

FILE_BYTES = 50_000_000
"""The most bytes a document may have."""

PAGES = 1_000
"""The most pages."""

STREAM_BYTES = 160_000_000
"""The most bytes one part may unfold into: an A4 scan in colour at 600 dots an inch has 104 MB."""

ALL_BYTES = 1_000_000_000
"""The most bytes all parts may unfold into, one after the other."""

CONTENT_BYTES = 40_000_000
"""The most bytes of drawing commands of all pages together: they are read one by one."""

PARTS = 500_000
"""The most objects, and the most tags for screen readers."""

DEPTH = 100
"""How deep things may lie in each other."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """Carries a refusal from deep within document work to the function that returns it."""

    def __init__(self, code: Code, **values: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.values = values

    def of(self, file: str) -> Problem:
        """Return the refusal as a problem of the file of that name."""
        return Problem(self.code, {"file": file, **self.values})
