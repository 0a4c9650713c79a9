"""The reference: pages and the JSON Schema, all made from the tables that the code works with."""

from engage_docs.reference.fields_page import fields_page
from engage_docs.reference.findings_page import findings_page
from engage_docs.reference.flags_page import flags_page
from engage_docs.reference.frameworks_page import frameworks_page
from engage_docs.reference.schema import records_schema
from engage_docs.reference.settings_page import settings_page

__all__ = [
    "fields_page",
    "findings_page",
    "flags_page",
    "frameworks_page",
    "pages",
    "records_schema",
    "settings_page",
]


def pages() -> dict[str, str]:
    """The reference pages: file name and Markdown."""
    return {
        "fields.md": fields_page(),
        "findings.md": findings_page(),
        "flags.md": flags_page(),
        "frameworks.md": frameworks_page(),
        "settings.md": settings_page(),
    }
