"""Where the pages of a site show the terms of each framework, field by field.

The reference page is made from this, and a test holds it against the pages themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that shows what stands in a field: its name, and its address.

    In the address ``{id}`` stands for the id of the record, ``{project}`` for that of its project,
    ``{name}`` for the name in addresses.
    """

    title: str
    url: str


RECORD = Shown("the record's own page", "records/{id}/")
PLAN = Shown("the plan of the project", "plans/{id}/")
COMMUNITY = Shown("the page of the community", "communities/{name}/")
MOMENTS = Shown("Moments of change", "moments/")
RESOURCES = Shown("Resource library", "resources/")
HOW = Shown("How we engage", "how-we-engage/")
QUALITY = Shown("the quality statements of the project", "quality/{project}/")
GLOSSARY = Shown("Glossary", "glossary/")

SHOWN: Mapping[str, tuple[Shown, ...]] = {
    "participation": (RECORD, HOW),
    "purpose": (RECORD,),
    "method": (RECORD, HOW),
    "plan": (PLAN,),
    "grounds": (RECORD,),
    "approaches": (RECORD,),
    "outcomes": (RECORD,),
    "quality": (RECORD, QUALITY),
    "barriers": (RECORD, COMMUNITY, HOW),
    "assets": (RECORD, COMMUNITY, QUALITY),
    "roles": (RECORD, QUALITY),
    "building_blocks": (RECORD, MOMENTS),
    "key_moments": (RECORD,),
    "actions": (RECORD,),
    "meaning": (RECORD, COMMUNITY),
    "marks": (RECORD,),
    "on_the_table": (RECORD,),
    "why": (RECORD,),
    "category": (RECORD, RESOURCES),
}
"""The pages of each field. Every term stands in the glossary besides."""
