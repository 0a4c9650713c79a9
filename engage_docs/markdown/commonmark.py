"""The other converter: CommonMark with the extensions of GitHub, by the library comrak.

It is many times as fast as Python-Markdown, and reads a few things differently (see
``docs/markdown.md``). What people may use is the same: tables, footnotes, task lists, boxes.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from html import escape, unescape
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import Any

from engage_docs.markdown.boxes import boxes_to_html
from engage_docs.markdown.cleaning import SCHEME, SCHEMES
from engage_docs.markdown.converter import Made, safe_extensions

LIBRARY = "comrak"
_ALWAYS = ("table", "footnotes", "tasklist", "strikethrough", "description_lists")
# What a site turns on for Python-Markdown, and what does the same here.
_MATCHING = {
    "pymdownx.caret": "superscript",
    "pymdownx.magiclink": "autolink",
    "pymdownx.mark": "highlight",
}

_PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"(?: title="[^"]*")? />')
_LINK = re.compile(r'<a href="([^"]*)"')
_TICK = re.compile(r'<input type="checkbox"( checked="")? disabled="" /> ?')
_ANCHOR = re.compile(r'<a href="#[^"]*" aria-label="[^"]*" [^>]*class="anchor"></a>')
_NOTE = re.compile(r'<sup class="footnote-ref"><a href="(#fn-[^"]*)" id="([^"]*)"[^>]*>')
_BACK = re.compile(r'<a href="(#fnref-[^"]*)" class="footnote-backref"[^>]*>')
_NOTES_BEGIN = '<section class="footnotes" data-footnotes>'
_NOTES_END = "</section>"


class CommonMarkMissingError(Exception):
    """The library is not installed."""


class CommonMark:
    """CommonMark to HTML. ``extensions`` are those of the site, for what it wants beyond it.

    ``key`` names everything that the HTML depends on besides the body.
    """

    def __init__(self, extensions: Iterable[str] = ()) -> None:
        try:
            self._library: ModuleType = importlib.import_module(LIBRARY)
            number = version(LIBRARY)
        except (ImportError, PackageNotFoundError) as error:
            raise CommonMarkMissingError from error
        names = safe_extensions(extensions)
        self._options = _options(self._library, names)
        self.key = "\n".join((LIBRARY, number, *sorted(names)))

    def __call__(self, body: str) -> Made:
        """Convert one body. Raises an ``Exception`` on a text that the library cannot take."""
        try:
            html: str = self._library.render_markdown(boxes_to_html(body), **self._options)
        except Exception:
            raise
        except BaseException as error:  # a panic of the library is no ``Exception``
            if isinstance(error, KeyboardInterrupt | SystemExit):
                raise
            raise ValueError("the library stopped") from error
        return _review(html)


def _options(library: ModuleType, names: Iterable[str]) -> dict[str, Any]:
    extension = library.ExtensionOptions()
    for name in _ALWAYS:
        setattr(extension, name, True)
    for name, same in _MATCHING.items():
        if name in names:
            setattr(extension, same, True)
    if "toc" in names:
        extension.header_id_prefix = ""
    parse = library.ParseOptions()
    parse.smart = "smarty" in names
    render = library.RenderOptions()
    render.unsafe_ = True  # what people typed as HTML goes through our own cleaning
    render.hardbreaks = "nl2br" in names
    return {"extension_options": extension, "parse_options": parse, "render_options": render}


def _review(html: str) -> Made:
    """What may not be in the HTML, taken out; the rest as the other converter writes it."""
    pictures: list[str] = []
    strange: list[str] = []

    def picture(found: re.Match[str]) -> str:
        pictures.append(unescape(found[1]))
        return f"<em>[{found[2]}]</em>" if found[2] else "<em></em>"

    def link(found: re.Match[str]) -> str:
        target = unescape(found[1])
        scheme = SCHEME.match(target)
        if scheme and scheme[1].lower() not in SCHEMES:
            strange.append(target)
            return "<a"
        return found[0]

    if "<img" in html:
        html = _PICTURE.sub(picture, html)
    if "<a " in html:
        html = _with_notes(_ANCHOR.sub("", _LINK.sub(link, html)))
    if "<input" in html:
        html = _TICK.sub(lambda found: "☑ " if found[1] else "☐ ", html)
    return Made(html, tuple(pictures), tuple(strange))


def _with_notes(html: str) -> str:
    begin, sign, notes = html.partition(_NOTES_BEGIN)
    begin = _NOTE.sub(r'<sup id="\2"><a class="footnote-ref" href="\1">', begin)
    if not sign:
        return begin
    back = escape("Jump back to the footnote in the text")
    notes = _NOTE.sub(r'<sup id="\2"><a class="footnote-ref" href="\1">', notes)
    notes = _BACK.sub(rf'<a class="footnote-backref" href="\1" title="{back}">', notes)
    return f'{begin}<div class="footnote">{notes.replace(_NOTES_END, "</div>")}'
