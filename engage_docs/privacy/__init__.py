"""Looks for personal details in every text that leaves: records, values, pages and frames.

A record may quote somebody's phone number without anyone noticing. This part notices, before
anything is published. It finds forms, not people: a name is not found, and a number may be a
coincidence. So the findings say "looks like".
"""

from __future__ import annotations

from engage_docs.privacy.check import (
    check_html,
    check_source,
    check_values,
    find_details,
    without_known,
)
from engage_docs.privacy.details import Detail, Kind, describe

__all__ = [
    "Detail",
    "Kind",
    "check_html",
    "check_source",
    "check_values",
    "describe",
    "find_details",
    "without_known",
]
