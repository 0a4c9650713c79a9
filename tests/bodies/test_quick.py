"""What makes the converter quick changes nothing that comes out."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engage_docs.bodies.converter import Converter, Made

AS_MKDOCS = ("toc", "tables", "fenced_code")
WITH_EXTRAS = ("extra", "admonition", "nl2br", "sane_lists", "smarty", "toc")
AS_MATERIAL = (
    *("abbr", "admonition", "def_list", "footnotes", "tables", "toc"),
    *("pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
    *("pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols"),
    *("pymdownx.superfences", "pymdownx.tilde"),
)
# One piece a line; "¶" is the end of a line.
TEXT = """\
word
two words
 Two.
 1 \n
    \n
¶
¶¶
  ¶
¶    \n
*
**
***
_
__
`
```¶
~~~¶
~~
^
==
++ctrl+c++
[
]
[a]
[a](b "c")
[a][b]
](b)
![
![a](b.png)
!
<
>
<b>
</b>
<div>
</div>
<br>
<!-- c -->
&
&amp;
&#65;
<https://x.org>
<a@b.cd>
https://x.org
www.x.org
a@b.cd
\\
\\*
# \n
## A
#
¶===
¶---
---
- - -
*  *  *
___
- \n
* \n
+ \n
1. \n
> \n
| a | b |¶
a|b¶-|-¶
|-|-|¶
¶:   d
[^1]
[^1]: n¶
*[HTML]: H¶
HTML
[b]: c¶
[TOC]
[T{--x--}OC]
!!! note¶    x
??? tip "t"¶    x
"q"
's
...
(c)
-->
{++y++}
{>>z<<}
\x02
\x03
\x02klzzwxh:0000\x03
\x0c
\t
é"""
PIECES = [piece.replace("¶", "\n") for piece in TEXT.split("\n")]
MARKDOWN = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map("".join)


class Slow(Converter):
    """The library as it is."""

    def _make(self) -> None:
        with patch("engage_docs.bodies.converter.make_quick"):
            super()._make()


CONVERTERS = [(Converter(names), Slow(names)) for names in (AS_MKDOCS, WITH_EXTRAS, AS_MATERIAL)]


def made(converter: Converter, text: str) -> Made | type[Exception]:
    try:
        return converter(text)
    except Exception as error:
        return type(error)


@given(MARKDOWN)
@example("Words\n***\n- - -\nwords\n\n* * *")
@example("[TOC]\n\n# A *b*\n\n## A & B")
@example("*a* `b` [c](d) ![e](f) <b>g</b> &amp; \\* h  \ni <https://j.org>")
def test_any_text_comes_out_as_the_library_makes_it(text: str) -> None:
    for quick, slow in CONVERTERS:
        assert made(quick, text) == made(slow, text)


@pytest.mark.parametrize("quick_and_slow", CONVERTERS)
def test_our_own_texts_come_out_as_the_library_makes_them(
    quick_and_slow: tuple[Converter, Converter],
) -> None:
    quick, slow = quick_and_slow
    root = Path(__file__).parents[2]
    for folder in ("content", "docs", "engage_docs/starter"):
        for path in sorted((root / folder).rglob("*.md")):
            text = path.read_text(encoding="utf-8")
            assert quick(text) == slow(text), path
