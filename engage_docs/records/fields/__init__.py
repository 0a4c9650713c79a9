"""The field tables: every field of every type of record, declared once."""

from __future__ import annotations

from engage_docs.records.fields.base import Choice, Field, Kind, RecordType
from engage_docs.records.fields.types import RECORD_TYPES

__all__ = ["RECORD_TYPES", "Choice", "Field", "Kind", "RecordType"]
