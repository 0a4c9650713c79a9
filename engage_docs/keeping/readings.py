"""What one file gave: its record, its findings and the personal details in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from engage_docs.dates import Calendar
from engage_docs.findings import Finding
from engage_docs.keeping.plain import dump, findings_from_plain, findings_to_plain, load
from engage_docs.keeping.program import program
from engage_docs.keeping.values import from_plain, to_plain
from engage_docs.reading.folder import RecordFile
from engage_docs.settings import Settings
from engage_docs.settings.meaning import calendar_of
from engage_docs.store import key_of

if TYPE_CHECKING:
    from engage_docs.frameworks import Pack, Packs
    from engage_docs.groups import Outline
    from engage_docs.model import Record


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave. ``details`` are the personal details in the file of a record."""

    record: Record | None
    findings: list[Finding] = field(default_factory=list)
    details: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Basis:
    """What a reading depends on besides the file. ``key`` is a digest of it.

    ``own`` are the packs of terms that the team has added.
    """

    calendar: Calendar
    own: tuple[Pack, ...]
    allowed: tuple[str, ...]
    key: str

    @cached_property
    def frameworks(self) -> Packs:
        """All packs of terms that records may use."""
        from engage_docs.frameworks.packs import load_packs  # not needed where nothing has changed

        return load_packs(self.own)


def basis_of(settings: Settings, own: tuple[Pack, ...]) -> Basis:
    """What readings depend on under these settings, with the team's own packs of terms."""
    calendar = calendar_of(settings)
    closures = [f"{day} {name}" for day, name in calendar.closures.items()]
    key = key_of("basis", program(), calendar.name, closures, repr(own), settings.allow_details)
    return Basis(calendar, own, settings.allow_details, key)


def key_of_reading(basis: Basis, file: RecordFile, data: bytes) -> str:
    """The key of what a file with this content gives, wherever it lies."""
    return key_of("reading", basis.key, file.project, file.stem, data)


def to_bytes(reading: Reading, shown: str, outline: str = "") -> bytes:
    """A reading as bytes. ``shown`` is the path of its file, which is not in them.

    ``outline`` is a digest of the outline of its record: :func:`outline_in` tells it at once.
    """
    plain: dict[str, Any] = {"outline": outline} if outline else {}
    if reading.findings:
        plain["findings"] = findings_to_plain(reading.findings, shown)
    if reading.details:
        plain["details"] = findings_to_plain(reading.details, shown)
    if reading.record is not None:
        plain["record"] = to_plain(reading.record, shown)
    return dump(plain)


def outline_in(data: bytes) -> str:
    """The digest of the outline of a reading that is kept as bytes, without making the record."""
    outline: str = load(data).get("outline", "")
    return outline


def from_bytes(data: bytes, shown: str) -> Reading:
    """The reading that was made into bytes, of a file that is now called ``shown``."""
    from engage_docs.fields import RECORD_TYPES  # not needed where nothing has changed

    plain = load(data)
    record = plain.get("record")
    return Reading(
        from_plain(RECORD_TYPES[record["type"]].make, record, shown) if record else None,
        findings_from_plain(plain.get("findings", ()), shown),
        findings_from_plain(plain.get("details", ()), shown),
    )


def outline_of_reading(reading: Reading) -> Outline | None:
    """The outline of the record, if the file gave one."""
    from engage_docs.groups import outline_of  # not needed where nothing has changed

    return outline_of(reading.record) if reading.record is not None else None
