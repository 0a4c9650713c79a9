"""What the gate lets through, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from engage_docs.findings import Place
from engage_docs.links.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing that is not shown, and why. Holds no trace of the thing itself.

    ``kind`` is ``record``, ``photo``, ``document`` or ``words``. ``record_id`` is the record that
    it belongs to
    (empty when that record is itself withheld: its id may not be shown). ``reason`` is a plain
    half-sentence: "permission was withdrawn". ``until``: it only waits for that day.
    """

    kind: str
    record_id: str
    reason: str
    at: Place
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Cleared:
    """What may be published to one audience: the only thing that pages and exports see.

    In ``ledger`` photos and records that were withheld are gone, and withheld words are replaced
    by a plain stub. ``audience`` is ``public`` or ``participants``. ``redactions`` counts the
    private parts that were taken out of the text of each record, by id.
    """

    ledger: Ledger
    withheld: tuple[Withheld, ...]
    audience: str = "public"
    redactions: dict[str, int] = field(default_factory=dict)
