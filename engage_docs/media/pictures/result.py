"""What picture work gives back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture. ``name`` is its content's hash and its width; ``size`` is in bytes."""

    name: str
    media_type: str
    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be published; ``width`` and ``height`` are those of the largest file."""

    width: int
    height: int
    renditions: tuple[Rendition, ...]
