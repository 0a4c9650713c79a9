"""What several pages show, worked out once: views for a index, and pieces for a pen."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

_Of = TypeVar("_Of")
_Made = TypeVar("_Made")


class Once:
    """What was made of which value, by the function that made it. It holds ``most``, no more."""

    __slots__ = ("_made", "_most")

    def __init__(self, most: int) -> None:
        self._most = most
        # By identity: to hash a loop costs more than many a view. The value is kept beside what
        # was made of it, so that no other can get its place in memory.
        self._made: dict[tuple[object, int], tuple[object, Any]] = {}

    def get(self, make: Callable[[Any, _Of], _Made], maker: Any, of: _Of) -> _Made:
        """What ``make`` makes of ``maker`` and a value."""
        key = make, id(of)
        found = self._made.get(key)
        if found is None:
            made = make(maker, of)
            if len(self._made) >= self._most:
                self._made.clear()
            self._made[key] = of, made
            return made
        kept: _Made = found[1]
        return kept


class Maker(Protocol):
    """What keeps what is made with it: a index, or a pen."""

    @property
    def once(self) -> Once: ...


_Maker = TypeVar("_Maker", bound=Maker)


def once(make: Callable[[_Maker, _Of], _Made]) -> Callable[[_Maker, _Of], _Made]:
    """For a function that makes the same of the same value each time: it is made once."""

    @wraps(make)
    def kept(maker: _Maker, of: _Of) -> _Made:
        return maker.once.get(make, maker, of)

    return kept
