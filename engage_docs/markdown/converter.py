"""The Markdown converter for the text of records, made from what the site's owner set up.

This one is Python-Markdown, as it comes with MkDocs; the other is in ``commonmark``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Protocol
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from engage_docs.markdown.cleaning import SCHEME, SCHEMES

# What people may use in records. Left out on purpose, although a site may use it on its own pages:
# whatever brings files in (snippets, b64), sets attributes (attr_list, md_in_html, blocks), or
# fetches from elsewhere (emoji, arithmatex). A tick box of `tasklist` would be a form control that
# our cleaning takes out; without it the typed [x] stays readable.
_EXTRA = ("abbr", "def_list", "fenced_code", "footnotes", "tables")
_KNOWN_SAFE = frozenset(
    (
        *_EXTRA,
        "admonition",
        "nl2br",
        "sane_lists",
        "smarty",
        "toc",
        "pymdownx.betterem",
        "pymdownx.caret",
        "pymdownx.critic",
        "pymdownx.details",
        "pymdownx.highlight",
        "pymdownx.keys",
        "pymdownx.magiclink",
        "pymdownx.mark",
        "pymdownx.smartsymbols",
        "pymdownx.superfences",
        "pymdownx.tilde",
    )
)
_BUNDLES = {
    "extra": _EXTRA,
    "pymdownx.superfences": ("pymdownx.highlight", "pymdownx.superfences"),
}
_LIBRARY = "markdown.extensions."
_LIBRARIES = ("markdown", "pymdown-extensions")
# No sign behind each heading; no colours in code, whose class names our cleaning takes out.
_OVERRIDES: dict[str, dict[str, Any]] = {
    "toc": {"permalink": False, "anchorlink": False},
    "pymdownx.highlight": {"use_pygments": False, "linenums": None, "auto_title": False},
}


def safe_extensions(names: Iterable[str]) -> tuple[str, ...]:
    """Those of a site's Markdown extensions that records may use."""
    plain = [name.removeprefix(_LIBRARY) for name in names]
    spread = [part for name in plain for part in _BUNDLES.get(name, (name,))]
    return tuple(dict.fromkeys(name for name in spread if name in _KNOWN_SAFE))


@dataclass(frozen=True, slots=True)
class Made:
    """What the Markdown of a body makes: HTML that is not yet safe, and what it may not hold.

    ``pictures`` are files, ``strange`` the addresses of links of a kind that we do not publish.
    """

    html: str
    pictures: tuple[str, ...]
    strange: tuple[str, ...]


class AnyConverter(Protocol):
    """Markdown to HTML. ``key`` names everything that the HTML depends on besides the body."""

    key: str

    def __call__(self, body: str) -> Made:
        """Convert one body. Raises whatever the library raises on a text it cannot take."""


class Converter:
    """Markdown to HTML, with the extensions of the site.

    One converter serves all records of a build: making one costs more than using it.
    """

    def __init__(
        self, extensions: Iterable[str] = (), configs: Mapping[str, Mapping[str, Any]] | None = None
    ) -> None:
        self._names = safe_extensions(extensions)
        settings = {
            name.removeprefix(_LIBRARY): dict(values or {})
            for name, values in (configs or {}).items()
        }
        self._configs = {
            name: settings.get(name, {}) | _OVERRIDES.get(name, {}) for name in self._names
        }
        versions = (f"{name} {version(name)}" for name in _LIBRARIES)
        self.key = "\n".join((*versions, repr(sorted(self._configs.items())), *self._names))
        self._make()

    def __call__(self, body: str) -> Made:
        """Convert one body. Raises whatever the library raises on a text it cannot take."""
        self._markdown.reset()
        self._review.begin()
        try:
            html = self._markdown.convert(body)
        except Exception:
            self._make()  # this one was left in the middle of its work
            raise
        return Made(html, tuple(self._review.pictures), tuple(self._review.strange))

    def _make(self) -> None:
        self._markdown = markdown.Markdown(
            extensions=list(self._names), extension_configs=self._configs
        )
        self._review = _Review(self._markdown)
        # After the inline patterns have made links and pictures, before anything is written out.
        self._markdown.treeprocessors.register(self._review, "engage-review", 15)


class _Review(Treeprocessor):
    """Puts a picture's description in its place, and takes the address out of strange links.

    Pictures are shown by way of ``photos:`` only. Strange links would be cleaned away later too;
    here we can still say so.
    """

    def begin(self) -> None:
        self.pictures: list[str] = []
        self.strange: list[str] = []

    def run(self, root: Element) -> None:
        for picture in list(root.iter("img")):
            self.pictures.append(picture.get("src", ""))
            words, tail = picture.get("alt", ""), picture.tail
            picture.clear()
            picture.tag = "em"
            picture.text = f"[{words}]" if words else None
            picture.tail = tail
        for link in root.iter("a"):
            scheme = SCHEME.match(link.get("href", ""))
            if scheme and scheme[1].lower() not in SCHEMES:
                self.strange.append(link.attrib.pop("href"))
