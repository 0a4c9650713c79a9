"""For each community: every time that it was asked, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engage_docs.dates import When
from engage_docs.stats.reach.rows import MetRow, SpokenRow

_ENDED = ("done", "answered", "cannot")
_OPEN = ("promised", "started", "changed")


class Came(StrEnum):
    """What came of one time that people were asked, the furthest it got."""

    TOLD = "told"  # something came to an end, and they were told
    NOT_TOLD = "not-told"  # something came to an end, and nobody told them
    PROMISED = "promised"  # something was promised
    WAITING = "waiting"  # the time to answer is not over yet
    NOTHING = "nothing"  # nobody answered anything
    NO_WORDS = "no-words"  # nothing that they said is written down


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that a community was asked. ``statuses`` count the things said by how they stand.

    ``promises`` count the promises that answer nothing said. ``reached`` is how many people came.
    """

    record_id: str
    title: str
    when: When | None
    reached: int | None
    said: int
    statuses: tuple[tuple[str, int], ...]
    promises: int
    is_told: bool
    came: Came
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Every time that a community was asked, the latest first."""

    community: str
    occasions: tuple[Occasion, ...]

    @property
    def fruitless(self) -> int:
        """How often nobody answered anything that they said."""
        return sum(occasion.came is Came.NOTHING for occasion in self.occasions)


def occasions_of(
    met: MetRow, spoken: Iterable[SpokenRow], people: Mapping[str, int | None], said_by: str
) -> Occasion:
    """One engagement as the community ``said_by`` knows it. ``spoken`` is what it said there.

    Where none of them came, what was said there is not theirs.
    """
    rows = list(spoken) if people.get(said_by) != 0 else []
    return Occasion(
        met.record_id,
        met.title,
        met.when,
        people.get(said_by),
        sum(not row.is_promise for row in rows),
        tuple(Counter(row.status for row in rows if not row.is_promise).items()),
        sum(row.is_promise for row in rows),
        any(row.is_told for row in rows),
        came_of(rows),
        met.lang,
    )


def came_of(rows: Sequence[SpokenRow]) -> Came:
    """The furthest that anything got."""
    ended = [row for row in rows if row.status in _ENDED]
    if ended:
        return Came.TOLD if any(row.is_told for row in ended) else Came.NOT_TOLD
    statuses = {row.status for row in rows}
    if statuses.intersection(_OPEN):
        return Came.PROMISED
    if "waiting" in statuses:
        return Came.WAITING
    return Came.NOTHING if rows else Came.NO_WORDS
