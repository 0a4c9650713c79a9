"""Resources for reference managers: as CSL-JSON and as BibTeX.

CSL-JSON: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html. Names stand as they
were written (``literal``): nobody can tell for certain which part of a name is the family's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from engage_docs.records.guidance import Resource
from engage_docs.site.citations import cited
from engage_docs.site.words import safe_link

_FOLDER = "resources"
# What has a meaning of its own in LaTeX, and how it is written there as itself.
_LATEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}$&%#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def resource_files(resources: Iterable[Resource]) -> dict[str, bytes]:
    """Return the files of the library by their paths in the site: one for each resource, and all.

    No resources give no files.
    """
    found = list(resources)
    if not found:
        return {}
    files = {
        f"{_FOLDER}.json": _as_csl(found),
        f"{_FOLDER}.bib": "\n".join(_as_bibtex(resource) for resource in found),
    }
    for resource in found:
        files[f"{_FOLDER}/{resource.id}.json"] = _as_csl([resource])
        files[f"{_FOLDER}/{resource.id}.bib"] = _as_bibtex(resource)
    return {path: text.encode() for path, text in files.items()}


def _as_csl(resources: Iterable[Resource]) -> str:
    """Resources as CSL-JSON."""
    return json.dumps([_csl(r) for r in resources], ensure_ascii=False, indent=2) + "\n"


def _csl(resource: Resource) -> dict[str, object]:
    citation = cited(resource)
    values: dict[str, object] = {
        "id": resource.id,
        "type": "document",
        "title": citation.title,
        "author": [{"literal": author} for author in citation.authors],
        "issued": {"date-parts": [[citation.year]]} if citation.year else None,
        "publisher": citation.publisher,
        "URL": safe_link(citation.url),
        "abstract": _line(resource.abstract or ""),
        "event-place": resource.place,
        "keyword": ", ".join(tag.written for tag in resource.category),
    }
    return {name: value for name, value in values.items() if value}


def _as_bibtex(resource: Resource) -> str:
    """A resource as an entry of BibTeX. The braces around names keep them whole."""
    citation = cited(resource)
    fields = {
        "author": " and ".join(f"{{{_latex(author)}}}" for author in citation.authors),
        "title": f"{{{_latex(citation.title)}}}",
        "year": str(citation.year or ""),
        "publisher": _latex(citation.publisher or ""),
        "url": safe_link(citation.url).translate({ord("{"): "%7B", ord("}"): "%7D", 92: "%5C"}),
        "abstract": _latex(resource.abstract or ""),
        "keywords": _latex(", ".join(tag.written for tag in resource.category)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    # A key that every program can read: letters of other scripts become their numbers.
    key = "".join(c if c.isascii() else f"u{ord(c):x}" for c in resource.id)
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _line(words: str) -> str:
    return " ".join(words.split())


def _latex(words: str) -> str:
    return _line(words).translate(_LATEX)
