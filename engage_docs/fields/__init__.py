"""The field tables: every field of every type of record, declared once."""

from engage_docs.fields.base import Choice, Field, Kind, RecordType
from engage_docs.fields.types import RECORD_TYPES

__all__ = ["RECORD_TYPES", "Choice", "Field", "Kind", "RecordType"]
