"""Looks for personal details in every text that leaves: records, values, pages and frames.

A record may quote somebody's phone number without anyone noticing. This part notices, before
anything is published. It finds forms, not people: a name is not found, and a number may be a
coincidence. So the findings say "looks like".
"""

from engage_docs.privacy.check import check_html, check_source, check_values, without_known

__all__ = ["check_html", "check_source", "check_values", "without_known"]
