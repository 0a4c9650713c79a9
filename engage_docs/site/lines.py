"""Lines as HTML, put together without a template: a page has hundreds of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from engage_docs.site.book import Bit
from engage_docs.speech import language_of


def speaks(lang: str) -> Markup:
    """The attributes of words in another language than that around them; none for no language."""
    if not lang:
        return Markup("")
    language = language_of(lang)
    return Markup(' lang="{}" dir="{}"').format(language.tag, language.direction)


def own(words: str, lang: str) -> Markup:
    """Words of a record among those of the site."""
    if not lang:
        return escape(words)
    return Markup("<span{}>{}</span>").format(speaks(lang), words)


def line_drawer(base: str, ours: Markup) -> Callable[[Iterable[Bit]], Markup]:
    """Return what draws a line. Every text and every address is escaped.

    ``base`` stands before links to pages of the site. ``ours`` are the attributes of people's own
    words where their language is not known but that of the page is another than the site's.
    """
    start = str(escape(base))

    def line(bits: Iterable[Bit]) -> Markup:
        parts: list[str] = []
        for bit in bits:
            if bit.url:
                parts += ('<a href="', start, escape(bit.url), '"', speaks(bit.lang), ">")
                parts += (escape(bit.text), more(bit), "</a>")
            elif bit.is_voice:
                tongue = speaks(bit.lang) or ours or ' dir="auto"'
                parts += ('<span class="voice"', tongue, ">", escape(bit.text), "</span>")
            elif bit.away:
                parts += ('<a href="', escape(bit.away), '"', speaks(bit.lang), ">")
                parts += (escape(bit.text), more(bit), "</a>")
            else:
                parts.append(own(bit.text, bit.lang))
        return Markup("".join(parts))  # noqa: S704 - every part is escaped above

    return line


def more(bit: Bit) -> str:
    """What is said of a link to those who hear the page."""
    if not bit.more:
        return ""
    return f'<span class="hidden"{speaks(bit.more_lang)}>{escape(bit.more)}</span>'
