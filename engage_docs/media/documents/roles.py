"""The standard names of tags, and how names of newer or own making are called here.

Sources: ISO 32000-1, 14.8.4 (standard structure types); ISO 32000-2, 14.8.4 (newer ones).
"""

from engage_docs.media.documents.library import Object
from engage_docs.media.documents.names import names
from engage_docs.media.documents.values import is_dictionary, is_name

STANDARD = frozenset(
    names(
        "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private",
        "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot",
        "Span Quote Note Reference BibEntry Code Link Annot",
        "Ruby RB RT RP Warichu WT WP Figure Formula Form",
    )
)
TAGS = STANDARD | {"/Artifact", "/ReversedChars", "/Clip"}

_NEWER = {
    "/Title": "/P",
    "/FENote": "/Note",
    "/Sub": "/Span",
    "/Em": "/Span",
    "/Strong": "/Span",
    "/Aside": "/Div",
    "/DocumentFragment": "/Div",
    "/H7": "/H6",
    "/H8": "/H6",
    "/H9": "/H6",
}
_STEPS = 20


def standard_role(name: str, roles: Object) -> str:
    """Return the standard name of a tag, by the document's own table of names."""
    for _ in range(_STEPS):
        if name in STANDARD:
            return name
        further = roles.get(name) if is_dictionary(roles) else None
        if not is_name(further):
            break
        name = str(further)
    return _NEWER.get(name, "/Div")
