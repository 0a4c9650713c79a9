"""Python-Markdown that does not try what cannot be there.

The library tries every pattern on every piece of a text, and every kind of block on every block,
and most texts are words alone. Here the parts of the library have signs, without which they make
nothing of a text. An inline pattern that we do not know is asked itself; every other part that we
do not know works as ever. So the HTML is that of the library, and a test holds it to that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, inlinepatterns
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX, AtomicString

# What a text holds in which a pattern matches.
_SIGNS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.REFERENCE_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.IMAGE_REFERENCE_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
}
# The pattern of signs of emphasis and the like, such as "\*|_": one of them is there.
_OF_EMPHASIS = re.compile(r"\\?[*_~^=](?:\|\\?[*_~^=])*")
# A block of which one of these makes something holds one of its signs.
_SIGNS_OF_BLOCKS: dict[type, tuple[str, ...]] = {
    blockprocessors.HashHeaderProcessor: ("#",),
    blockprocessors.SetextHeaderProcessor: ("\n=", "\n-"),
    blockprocessors.HRProcessor: tuple(
        begin + sign for sign in "-_*" for begin in (2 * sign, f"{sign} ", f"{sign}  ")
    ),
    blockprocessors.BlockQuoteProcessor: (">",),
    blockprocessors.ReferenceProcessor: ("[",),
    TableProcessor: ("|",),
}
# Of a block of plain words, where each line begins with a letter, these make nothing.
_NOT_OF_WORDS = frozenset(
    (
        *_SIGNS_OF_BLOCKS,
        blockprocessors.CodeBlockProcessor,
        blockprocessors.EmptyBlockProcessor,
        blockprocessors.ListIndentProcessor,
        blockprocessors.OListProcessor,
        blockprocessors.UListProcessor,
    )
)
_WORDS = re.compile(r"[^\W\d_][^\n|]*+(?:\n[^\W\d_][^\n|]*+)*+")
# Lines of which one of these makes something hold one of its signs.
_SIGNS_OF_LINES: dict[type, tuple[str, ...]] = {
    HtmlBlockPreprocessor: ("<", "&"),
    FencedBlockPreprocessor: ("```", "~~~"),
}
# Signs that are not of a text, other ends of lines, tabs, and blanks where a line ends.
_NOT_NORMAL = (STX, ETX, "\r", "\t", " \n")


def make_quick(markdown: Markdown) -> None:
    """Let a converter leave out what cannot be there. Its extensions are those it has by now."""
    # An attribute of an object comes before the method of its class.
    for processor in markdown.parser.blockprocessors:
        if signs := _SIGNS_OF_BLOCKS.get(type(processor)):
            vars(processor)["test"] = _test_with(signs, processor.test)
    vars(markdown.parser)["parseBlocks"] = _parse_blocks(list(markdown.parser.blockprocessors))
    for preprocessor in markdown.preprocessors:
        if signs := _SIGNS_OF_LINES.get(type(preprocessor)):
            vars(preprocessor)["run"] = _run_with(signs, preprocessor.run)
        elif type(preprocessor) is NormalizeWhitespace:
            vars(preprocessor)["run"] = _normalised(preprocessor.run)
    for treeprocessor in list(markdown.treeprocessors):
        if type(treeprocessor) is TocTreeprocessor:
            vars(treeprocessor)["run"] = _run_where_marked(treeprocessor)
    if type(markdown.treeprocessors["inline"]) is InlineProcessor:
        markdown.treeprocessors.register(_Inline(markdown), "inline", 20)


def _test_with(
    signs: Sequence[str], test: Callable[[Element, str], bool]
) -> Callable[[Element, str], bool]:
    def tested(parent: Element, block: str) -> bool:
        return _holds_one(block, signs) and test(parent, block)

    return tested


def _parse_blocks(
    every: Sequence[blockprocessors.BlockProcessor],
) -> Callable[[Element, list[str]], None]:
    of_words = [one for one in every if type(one) not in _NOT_OF_WORDS]

    def parsed(parent: Element, blocks: list[str]) -> None:
        while blocks:
            for processor in of_words if _WORDS.fullmatch(blocks[0]) else every:
                # What says False has not taken the block after all.
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    return parsed


def _run_with(
    signs: Sequence[str], run: Callable[[list[str]], list[str]]
) -> Callable[[list[str]], list[str]]:
    def done(lines: list[str]) -> list[str]:
        return run(lines) if _holds_one("\n".join(lines), signs) else lines

    return done


def _normalised(run: Callable[[list[str]], list[str]]) -> Callable[[list[str]], list[str]]:
    """Lines in which there is nothing to normalise, with the empty lines that end a text."""

    def done(lines: list[str]) -> list[str]:
        ended = [*lines, "", ""]
        return run(lines) if _holds_one("\n".join(ended), _NOT_NORMAL) else ended

    return done


def _holds_one(text: str, signs: Sequence[str]) -> bool:
    for sign in signs:  # noqa: SIM110 - a loop takes half the time
        if sign in text:
            return True
    return False


def _run_where_marked(toc: TocTreeprocessor) -> Callable[[Element], None]:
    """Gives headings their ids, and makes the table of contents only where it is wanted."""
    run, marker, build = toc.run, toc.marker, toc.build_toc_div

    def done(doc: Element) -> None:
        is_wanted = marker in "".join(doc.itertext())
        toc.marker = marker if is_wanted else ""
        vars(toc)["build_toc_div"] = build if is_wanted else _build_nothing
        run(doc)

    return done


def _build_nothing(toc_list: list[Any]) -> Element:  # noqa: ARG001
    return Element("div")


class _Inline(InlineProcessor):
    """Applies inline patterns, each only where it could match."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self._patterns = _Patterns([])

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to a tree, which comes out as the library makes it."""
        every = list(self.md.inlinePatterns)
        if every != self._patterns.every:
            self._patterns = _Patterns(every)
        patterns = self._patterns
        texts: list[Element] = []
        tails: list[Element] = []
        others: list[str] = []
        # The library passes by a text that is marked as finished.
        for element in tree.iter():
            text, tail = element.text, element.tail
            if text and not isinstance(text, AtomicString):
                if patterns.may_match(text):
                    others.append(text)
                else:
                    element.text = AtomicString(text)
                    texts.append(element)
            if tail:
                if isinstance(tail, AtomicString) or patterns.may_match(tail):
                    others.append(tail)
                else:
                    element.tail = AtomicString(tail)
                    tails.append(element)
        self.stashed_nodes = {}
        if others:
            self.inlinePatterns = cast("Any", patterns.for_texts(others))
            super().run(tree, ancestors)
        for element in texts:
            element.text = str(element.text)
        for element in tails:
            element.tail = str(element.tail)
        return tree


class _Patterns:
    """The inline patterns of a converter, and what they match."""

    def __init__(self, every: Sequence[Any]) -> None:
        self.every = every
        self._signs = [_signs_of(pattern) for pattern in every]
        signs = {sign for of_one in self._signs for sign in of_one}
        single = re.escape("".join(sorted(sign for sign in signs if len(sign) == 1)))
        # What the library itself has put into a text begins with STX.
        self._single = re.compile(f"[{STX}{single}]").search
        self._longer = [sign for sign in signs if len(sign) > 1 and sign[-1] not in single]
        self._strangers = [
            pattern.getCompiledRegExp().search
            for pattern, of_one in zip(every, self._signs, strict=True)
            if not of_one
        ]

    def may_match(self, text: str) -> bool:
        """Whether a pattern may match in a text."""
        if self._single(text) is not None:
            return True
        if _holds_one(text, self._longer):
            return True
        return any(search(text) for search in self._strangers)

    def for_texts(self, texts: Sequence[str]) -> Sequence[Any]:
        """Those that may match in one of some texts, or in what others make of it."""
        if self._strangers:  # nobody knows what they make of a text
            return self.every
        whole = "\f".join(texts)
        return [
            pattern
            for pattern, signs in zip(self.every, self._signs, strict=True)
            if _holds_one(whole, signs)
        ]


def _signs_of(pattern: Any) -> tuple[str, ...]:
    """A pattern matches only in a text with one of these; none for one that we do not know."""
    expression: str = pattern.pattern
    if expression in _SIGNS:
        return (_SIGNS[expression],)
    if _OF_EMPHASIS.fullmatch(expression):
        return tuple(set(expression) - set("\\|"))
    return ()
