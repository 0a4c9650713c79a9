"""Markdown to HTML that is not safe yet, by one of two libraries.

Python-Markdown, as it comes with MkDocs, reads records as MkDocs reads the pages that the owner
wrote. comrak reads CommonMark with the extensions of GitHub, many times as fast; what it reads
differently stands in ``docs/markdown.md``. What people may use is the same: tables, footnotes,
boxes, and lists straight after a line of text.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor

from engage_docs.markdown.safe_html import SCHEME, is_web_address

COMMONMARK = "commonmark"

# What people may use in records. Left out on purpose, although a site may use it on its own pages:
# whatever brings files in (snippets, b64), sets attributes (attr_list, md_in_html, blocks), or
# fetches from elsewhere (emoji, arithmatex). A tick box of `tasklist` would be a form control that
# our cleaning takes out; without it the typed [x] stays readable.
_EXTRA = ("abbr", "def_list", "fenced_code", "footnotes", "tables")
_KNOWN_SAFE = frozenset(
    (
        *(*_EXTRA, "admonition", "nl2br", "sane_lists", "smarty", "toc"),
        *("pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
        *("pymdownx.highlight", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark"),
        *("pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tilde"),
    )
)
_BUNDLES = {"extra": _EXTRA, "pymdownx.superfences": ("pymdownx.highlight", "pymdownx.superfences")}
_PREFIX = "markdown.extensions."
_PLACE_IN_MEMORY = re.compile(r" at 0x[0-9A-Fa-f]+")
# No sign behind each heading; no colours in code, whose class names our cleaning takes out.
_OVERRIDES: dict[str, dict[str, object]] = {
    "toc": {"permalink": False, "anchorlink": False},
    "pymdownx.highlight": {"use_pygments": False, "linenums": None, "auto_title": False},
}


class RawHtml(NamedTuple):
    """What the Markdown of a body makes: HTML that is not yet safe, and what it may not hold.

    ``pictures`` are files, ``unsafe_links`` the addresses of links of a kind that we do not
    publish.
    """

    html: str
    pictures: tuple[str, ...]
    unsafe_links: tuple[str, ...]


class CommonMarkMissingError(Exception):
    """The library comrak is not installed."""


def safe_extensions(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of a site's Markdown extensions that records may use."""
    plain = [name.removeprefix(_PREFIX) for name in names]
    spread = [part for name in plain for part in _BUNDLES.get(name, (name,))]
    return tuple(dict.fromkeys(name for name in spread if name in _KNOWN_SAFE))


def _is_unsafe(target: str) -> bool:
    """Return whether an address has a scheme, and none that we publish."""
    return SCHEME.match(target) is not None and not is_web_address(target)


# Python-Markdown


class PythonMarkdown:
    """Markdown to HTML, read as MkDocs reads the other pages of the site.

    ``key`` names everything that the HTML depends on besides the text.
    """

    def __init__(
        self, names: tuple[str, ...], configs: Mapping[str, Mapping[str, object] | None]
    ) -> None:
        settings = {
            name.removeprefix(_PREFIX): dict(values or {}) for name, values in configs.items()
        }
        self._names = names
        self._configs = {name: settings.get(name, {}) | _OVERRIDES.get(name, {}) for name in names}
        versions = (f"{name} {version(name)}" for name in ("markdown", "pymdown-extensions", "nh3"))
        # A setting may be a function, whose place in memory is another in every process.
        values = _PLACE_IN_MEMORY.sub("", repr(sorted(self._configs.items())))
        self.key = "\n".join((*versions, values, *names))
        self._make()

    def __call__(self, text: str) -> RawHtml:
        """Convert one text. Raises whatever the library raises on a text that it cannot take."""
        self._markdown.reset()
        self._review.reset()
        try:
            html = self._markdown.convert(text)
        except Exception:
            self._make()  # this one was left in the middle of its work
            raise
        return RawHtml(html, tuple(self._review.pictures), tuple(self._review.unsafe_links))

    def _make(self) -> None:
        self._markdown = Markdown(extensions=list(self._names), extension_configs=self._configs)
        parser = self._markdown.parser
        # Before quotes and footnotes, which would take the list in; behind lists, tables and code.
        parser.blockprocessors.register(_ListAfterText(parser), "engage-list", 22)
        self._review = _Review(self._markdown)
        # After the inline patterns have made links and pictures, before anything is written out.
        self._markdown.treeprocessors.register(self._review, "engage-review", 15)


class _Review(Treeprocessor):
    """Puts a picture's description in its place, and takes the address out of unsafe links.

    Pictures are shown by way of ``photos:`` only. Unsafe links would be cleaned away later too;
    here we can still say so.
    """

    def reset(self) -> None:
        """Forget the text before."""
        self.pictures: list[str] = []
        self.unsafe_links: list[str] = []

    def run(self, root: Element) -> None:
        for picture in list(root.iter("img")):
            self.pictures.append(picture.get("src", ""))
            words, tail = picture.get("alt", ""), picture.tail
            picture.clear()
            picture.tag = "em"
            picture.text = f"[{words}]" if words else None
            picture.tail = tail
        for link in root.iter("a"):
            if _is_unsafe(link.get("href", "")):
                self.unsafe_links.append(link.attrib.pop("href"))


class _ListAfterText(BlockProcessor):
    """Begins a list straight after a line of text, where Python-Markdown wants an empty line.

    The rule is CommonMark's: an item with words in it, and of numbers only 1, so that no line which
    begins with a year becomes a list.
    https://spec.commonmark.org/0.31.2/#list-items ("interrupt a paragraph")
    """

    _ITEM = re.compile(r"\n(?= {0,3}(?:[*+-]|1\.) +\S)")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return self._ITEM.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        text, item = self._ITEM.split(blocks.pop(0), maxsplit=1)
        self.parser.parseBlocks(parent, [text])
        blocks.insert(0, item)


# CommonMark, by comrak

_LIBRARY = "comrak"
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
_BOX = re.compile(r'( {0,3})(!!!|\?\?\?\+?) ?([\w-]+(?: [\w-]+)*)(?: +"(.*)")? *')
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_INDENT = 4


class CommonMark:
    """CommonMark to HTML, with what the site's extensions want beyond it.

    ``key`` names everything that the HTML depends on besides the text.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        try:
            self._library: ModuleType = importlib.import_module(_LIBRARY)
            versions = [f"{name} {version(name)}" for name in (_LIBRARY, "nh3")]
        except (ImportError, PackageNotFoundError) as error:
            raise CommonMarkMissingError from error
        self._options = _options(self._library, names)
        self.key = "\n".join((*versions, *sorted(names)))

    def __call__(self, text: str) -> RawHtml:
        """Convert one text. Raises an ``Exception`` on a text that the library cannot take."""
        try:
            html: str = self._library.render_markdown(boxes_to_html(text), **self._options)
        except (Exception, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic of the library is no ``Exception``
            raise ValueError("the library stopped") from error
        return _review(html)


def _options(library: ModuleType, names: Iterable[str]) -> dict[str, object]:
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


def _review(html: str) -> RawHtml:
    """Return comrak's HTML as the other converter writes it, without what may not be in it."""
    pictures: list[str] = []
    unsafe: list[str] = []

    def picture(found: re.Match[str]) -> str:
        pictures.append(unescape(found[1]))
        return f"<em>[{found[2]}]</em>" if found[2] else "<em></em>"

    def link(found: re.Match[str]) -> str:
        target = unescape(found[1])
        if _is_unsafe(target):
            unsafe.append(target)
            return "<a"
        return found[0]

    if "<img" in html:
        html = _PICTURE.sub(picture, html)
    if "<a " in html:
        html = _with_notes(_ANCHOR.sub("", _LINK.sub(link, html)))
    if "<input" in html:
        html = _TICK.sub(lambda found: "☑ " if found[1] else "☐ ", html)
    return RawHtml(html, tuple(pictures), tuple(unsafe))


def _with_notes(html: str) -> str:
    html = _NOTE.sub(r'<sup id="\2"><a class="footnote-ref" href="\1">', html)
    begin, sign, notes = html.partition(_NOTES_BEGIN)
    if not sign:
        return begin
    back = "Jump back to the footnote in the text"
    notes = _BACK.sub(rf'<a class="footnote-backref" href="\1" title="{back}">', notes)
    return f'{begin}<div class="footnote">{notes.replace(_NOTES_END, "</div>")}'


def boxes_to_html(text: str) -> str:
    """Return Markdown with its boxes, which CommonMark does not know, written as HTML.

    Boxes are what Material's documentation calls admonitions: ``!!! note "Title"`` and the indented
    text below it become a ``div``, ``???`` a ``details``. What stands inside stays Markdown: after
    an empty line CommonMark reads it on as such.
    """
    if "!!!" not in text and "???" not in text:
        return text
    return "\n".join(_with_boxes(text.splitlines()))


def _with_boxes(lines: list[str]) -> Iterator[str]:
    fence, number = "", 0
    while number < len(lines):
        line = lines[number]
        number += 1
        mark = _FENCE.match(line)
        if mark and (not fence or (mark[1].startswith(fence) and not line[mark.end() :].strip())):
            fence = "" if fence else mark[1]
        box = None if fence or mark else _BOX.fullmatch(line)
        if box is None:
            yield line
            continue
        indent = len(box[1]) + _INDENT
        inside = _inside(lines[number:], indent)
        number += len(inside)
        yield from _box(box, [line[indent:] for line in inside])


def _inside(lines: list[str], indent: int) -> list[str]:
    """Return the lines of a box: those that are indented, and empty ones between them."""
    end = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if not line.startswith(" " * indent):
            break
        end = number
    return lines[:end]


def _box(box: re.Match[str], inside: list[str]) -> Iterator[str]:
    indent, mark, kinds, title = box.groups()
    words = escape(kinds.split(" ")[0].capitalize() if title is None else title)
    if mark == "!!!":
        begin, end = f'<div class="admonition {kinds}">', "</div>"
        head = f'<p class="admonition-title">{words}</p>' if words else ""
    else:
        opened = " open" if mark.endswith("+") else ""
        begin, end = f'<details class="{kinds}"{opened}>', "</details>"
        head = f"<summary>{words}</summary>" if words else ""
    yield from ("", f"{indent}{begin}{head}", "")
    yield from (f"{indent}{line}" if line else "" for line in _with_boxes(inside))
    yield from ("", f"{indent}{end}", "")


# Either of them

Converter = PythonMarkdown | CommonMark


def make_converter(
    kind: str,
    extensions: Iterable[str] = (),
    configs: Mapping[str, Mapping[str, object] | None] | None = None,
) -> Converter:
    """Return the converter of a site: CommonMark if ``kind`` says so, else Python-Markdown.

    ``extensions`` and ``configs`` are the Markdown extensions of the site and their settings, as
    MkDocs holds them. To make a converter costs more than to use it, so one serves all records.
    Raises :class:`CommonMarkMissingError`.
    """
    names = safe_extensions(extensions)
    return CommonMark(names) if kind == COMMONMARK else PythonMarkdown(names, configs or {})
