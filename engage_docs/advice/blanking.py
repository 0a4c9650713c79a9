"""Blanks for everything in a text that is not the writer's own words.

A blank takes the place of every character, and line ends stay, so that places do not move. Each
pattern is of limited length or goes on to the end of the text: no text takes long.
"""

from __future__ import annotations

import re

# What is not closed goes on to the end, as it does in a browser.
_PRIVATE = re.compile(r"\[\[\s{0,9}private\s{0,9}:.*?(?:\]\]|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CODE = re.compile(r"``[^\n]{1,300}?``|`[^`]{1,300}`")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*$")
_HOLDS_MORE = re.compile(r"[-*+][ \t]|\d{1,9}[.)][ \t]|!!!|\?\?\?|\[\^|:[ \t]")
_TAB = 4

_PICTURE = re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()]{0,500}\)|\[[^\[\]]{0,300}\])?")
_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,500}\)|\]\[[^\[\]\n]{0,300}\]")
_DEFINITION = re.compile(
    r"^ {0,3}(?:\[[^\[\]\n]{1,300}\]:|\*\[[^\[\]\n]{1,300}\]:).*", re.MULTILINE
)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]{1,100}\]:?")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_HTML_TABLE = re.compile(r"<table\b.*?(?:</table>|\Z)", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]{1,2000}>?")
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}")
# Not the star in front of an item of a list.
_SIGNS = re.compile(r"[*_~\[\]]+(?=\S)|(?<=\S)[*_~\[\]]+")
_SIGN = re.compile(r"[*_~\[\]]")
_NOT_A_LINE_END = re.compile(r"[^\n]")


def blank(match: re.Match[str]) -> str:
    """Blanks in place of a match."""
    return _NOT_A_LINE_END.sub(" ", match[0])


def without_private(text: str) -> str:
    """Blanks for ``[[private: …]]``, which is never published."""
    return _PRIVATE.sub(blank, text) if "[[" in text else text


def without_code(text: str) -> str:
    """Blanks for code, comments, private parts, and quotations that begin with ``>``."""
    text = "\n".join(_own_lines(without_private(text).split("\n")))
    text = _COMMENT.sub(blank, text) if "<!--" in text else text
    return _CODE.sub(blank, text) if "`" in text else text


def only_words(text: str) -> str:
    """Blanks for pictures, addresses, tags and the signs of Markdown inside a line as well."""
    if "[" in text:
        text = _DEFINITION.sub(_blank_definition, text)
        text = _TARGET.sub(blank, _PICTURE.sub(blank, text))
        text = _FOOTNOTE.sub(blank, text)
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(blank, text)
    text = _MAILBOX.sub(blank, text) if "@" in text else text
    if "<" in text:
        text = _TAG.sub(blank, _HTML_TABLE.sub(blank, text))
    return _SIGNS.sub(blank, text) if _SIGN.search(text) else text


def _blank_definition(match: re.Match[str]) -> str:
    """Footnotes are text; the addresses of links and the meanings of short forms are not."""
    return match[0] if match[0].lstrip().startswith("[^") else blank(match)


def _own_lines(lines: list[str]) -> list[str]:
    """The lines, with blanks for those that are code or a quotation."""
    own = []
    fence, quoted, in_code, holds_more, after_blank = "", False, False, False, True
    for line in lines:
        start = line.lstrip()
        if not start:
            quoted, after_blank = False, True
            own.append(line)
            continue
        opened = _FENCE.match(start) if start[0] in "`~" else None
        if fence or opened:
            own.append(" " * len(line))
            if not fence and opened:
                fence = opened[1]
            elif start.rstrip() == fence[0] * max(len(fence), len(start.rstrip())):
                fence = ""
            after_blank = False
            continue
        indent = len(line[: -len(start)].expandtabs(_TAB))
        if indent < _TAB and (after_blank or _HOLDS_MORE.match(start)):
            holds_more = _HOLDS_MORE.match(start) is not None
        in_code = indent >= _TAB and not holds_more and (after_blank or in_code)
        quoted = quoted or start[0] == ">"
        own.append(" " * len(line) if quoted or in_code else line)
        after_blank = False
    return own
