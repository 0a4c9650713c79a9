"""The frameworks of the guidance as data: packs of terms that records use and pages show.

Each built-in framework is one YAML file in this folder. A team adds its own files. Nothing is
read before :func:`load_packs` is called.
"""

from __future__ import annotations

from engage_docs.frameworks.model import Pack, SourceDocument, Term
from engage_docs.frameworks.packs import Packs, check_own, load_packs, read_packs
from engage_docs.frameworks.reader import read_pack

__all__ = [
    "Pack",
    "Packs",
    "SourceDocument",
    "Term",
    "check_own",
    "load_packs",
    "read_pack",
    "read_packs",
]
