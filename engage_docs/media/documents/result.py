"""What document work gives back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF that may be published. ``name`` is its content's hash; ``size`` is in bytes."""

    name: str
    size: int
    pages: int
