"""Looks for personal details in records and in the finished site.

A record may quote somebody's phone number without anyone noticing. This part notices, before the
site is built and once more in every finished page. It finds forms, not people: a name is not
found, and a number may be a coincidence. So the findings say "looks like".
"""

from __future__ import annotations

from engage_docs.privacy.details import Detail, Kind, describe
from engage_docs.privacy.finding import find_details
from engage_docs.privacy.page import check_page
from engage_docs.privacy.source import check_source

__all__ = ["Detail", "Kind", "check_page", "check_source", "describe", "find_details"]
