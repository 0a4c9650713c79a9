"""The reference: pages and the JSON Schema, all made from what the code works with."""

from engage_docs.reference.pages import fields_page, findings_page, flags_page, pages, settings_page
from engage_docs.reference.schema import records_schema

__all__ = ["fields_page", "findings_page", "flags_page", "pages", "records_schema", "settings_page"]
