"""What a record is: its types, its fields and its values."""

from __future__ import annotations

from engage_docs.records.fields import Choice, Field, Kind
from engage_docs.records.model import Record
from engage_docs.records.registry import RECORD_TYPES, RecordType

__all__ = ["RECORD_TYPES", "Choice", "Field", "Kind", "Record", "RecordType"]
