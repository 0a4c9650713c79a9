"""Values of our classes to plain data, as JSON has it, and back.

What is done with a class follows from the types of its fields, so that a new field of a record
needs no change here. Attributes that have their default are left out. Of a place in the value's own
file there is only the spot; so what is kept does not depend on how the file is called today.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from engage_docs.findings import Place

Own = str | None
"""The path of a value's own file. None: it does not matter in which file a place is."""

Turn = Callable[[Any, Own], Any]
"""A function of a value and the path of its own file."""

_AS_THEY_ARE = (str, int, bool, float)


def to_plain(value: object, own: Own) -> Any:
    """Return the plain data of an object of one of our classes. ``own`` is its file."""
    kind: Any = type(value)
    return _turns(kind)[0](value, own)


def from_plain(kind: Any, plain: Any, own: Own) -> Any:
    """Return the object of the class ``kind`` that was made into ``plain``, which is used up."""
    return _turns(kind)[1](plain, own)


@cache
def _turns(kind: Any) -> tuple[Turn, Turn]:
    """How a value of a type becomes plain, and how it comes back."""
    if kind in _AS_THEY_ARE:
        return _same, _same
    if kind is date:
        return _day_to_plain, _day_from_plain
    if kind is Path:
        return _path_to_plain, _path_from_plain
    if kind is Place:
        return _place_to_plain, _place_from_plain
    if is_dataclass(kind):
        return _turns_of_class(kind)
    inner = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        others = [one for one in inner if one is not NoneType]
        if len(others) == 1 and len(inner) == 2:
            return _turns(others[0])  # None is never asked
    elif get_origin(kind) is tuple:
        return _turns_of_tuple(inner)
    elif get_origin(kind) is dict and inner[0] is str:
        return _turns_of_dict(inner[1])
    raise TypeError(f"nothing is known of the type {kind}")


def _turns_of_class(kind: Any) -> tuple[Turn, Turn]:
    try:
        hints = get_type_hints(kind)
    except NameError:  # of some classes, the module of records only knows the names
        from engage_docs import guidance

        hints = get_type_hints(kind, localns=vars(guidance))
    parts = [(f.name, _default(f), *_turns(hints[f.name])) for f in fields(kind)]
    turned = [(name, back) for name, _, _, back in parts if back is not _same]
    every = attrgetter(*(name for name, *_ in parts), "__class__")  # a tuple, even of one field

    def to(value: Any, own: Own) -> Any:
        plain = {}
        for (name, default, there, _), part in zip(parts, every(value), strict=False):
            if part is default:
                continue  # most fields of most records
            if part is not None and part != default:
                plain[name] = there(part, own)
            elif part is None and default is not None:
                plain[name] = None
        return plain

    def back(plain: Any, own: Own) -> Any:
        for name, turn in turned:
            if name in plain and (part := plain[name]) is not None:
                plain[name] = turn(part, own)
        return kind(**plain)

    return to, back


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _turns_of_tuple(inner: tuple[Any, ...]) -> tuple[Turn, Turn]:
    if all(_turns(one) == (_same, _same) for one in inner if one is not ...):
        return _list_to_plain, _list_from_plain
    if inner[1:] == (...,):
        there, back = _turns(inner[0])
        return (
            lambda value, own: [there(part, own) for part in value],
            lambda plain, own: tuple([back(part, own) for part in plain]),
        )
    turns = [_turns(one) for one in inner]
    return (
        lambda value, own: [t[0](p, own) for t, p in zip(turns, value, strict=True)],
        lambda plain, own: tuple([t[1](p, own) for t, p in zip(turns, plain, strict=True)]),
    )


def _turns_of_dict(inner: Any) -> tuple[Turn, Turn]:
    there, back = _turns(inner)
    if back is _same:
        return _same, _same
    return (
        lambda value, own: {name: there(part, own) for name, part in value.items()},
        lambda plain, own: {name: back(part, own) for name, part in plain.items()},
    )


def _same(value: Any, own: Own) -> Any:  # noqa: ARG001 - one form for all
    return value


def _list_to_plain(value: Any, own: Own) -> Any:  # noqa: ARG001 - one form for all
    return list(value)


def _list_from_plain(plain: Any, own: Own) -> Any:  # noqa: ARG001 - one form for all
    return tuple(plain)


def _day_to_plain(value: date, own: Own) -> Any:  # noqa: ARG001 - one form for all
    return value.isoformat()


def _day_from_plain(plain: Any, own: Own) -> Any:  # noqa: ARG001 - one form for all
    return date.fromisoformat(plain)


def _path_to_plain(value: Path, own: Own) -> Any:  # noqa: ARG001 - one form for all
    return str(value)


def _path_from_plain(plain: Any, own: Own) -> Any:  # noqa: ARG001 - one form for all
    return Path(plain)


def _place_to_plain(value: Place, own: Own) -> Any:
    return value.spot if own is None or value.path == own else [value.spot, value.path]


def _place_from_plain(plain: Any, own: Own) -> Any:
    if own is None:
        return _in_no_file(plain)
    if type(plain) is int:
        return Place.at_spot(own, plain)
    return Place.at_spot(plain[1], plain[0])


@lru_cache(maxsize=10_000)  # there are far fewer of them than values
def _in_no_file(spot: int) -> Place:
    return Place.at_spot("", spot)
