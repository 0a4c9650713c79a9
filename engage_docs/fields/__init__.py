"""The field tables: every field of every type of record, declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage_docs.fields.base import Choice, Field, Kind, RecordType
from engage_docs.lazy import on_demand

if TYPE_CHECKING:
    from engage_docs.fields.types import RECORD_TYPES
else:
    __getattr__ = on_demand(__name__, {"types": ("RECORD_TYPES",)})

__all__ = ["RECORD_TYPES", "Choice", "Field", "Kind", "RecordType"]
