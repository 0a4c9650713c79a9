"""What pieces of pages are written with: words of the site, and words of records among them.

A site has hundreds of thousands of pieces, so they are put together as plain text and not by a
template. Two rules keep that safe. Whatever a :class:`Pen` gives back is HTML, with every word in
it escaped. Whatever a piece takes from a view goes through the pen, or through ``escaped``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engage_docs.i18n import Translator, language_of
from engage_docs.site.charts.escaping import escaped
from engage_docs.site.index import Inline, TextRun
from engage_docs.site.once import Once

Piece = Callable[..., str]
"""What takes a pen and a view, and gives HTML."""
_PIECES_KEPT = 500


class Pen:
    """Writes in the language of ``translator``, for pages that have ``base`` before their links.

    ``lang`` is the language of the pages where it is another than that of ``translator``: then the
    words of the site say everywhere that they are in another language, by the attributes ``ours``.
    """

    def __init__(self, translator: Translator, base: str = "", lang: str = "") -> None:
        self.translator = translator
        self.base = escaped(base)
        self.ours = _attributes(translator.tag, translator.direction) if lang else ""
        self.once = Once(_PIECES_KEPT)
        self._said: dict[str, str] = {}
        self._speaks: dict[str, str] = {"": ""}

    def say(self, words: str, /, **values: object) -> str:
        """Words of the site. ``values`` are text, and take the places named in braces."""
        if values:
            return escaped(self.translator.say(words, **values))
        if words not in self._said:
            self._said[words] = escaped(self.translator.say(words))
        return self._said[words]

    def count(self, number: int, one: str, more: str, /) -> str:
        """The words of the site for one or for several."""
        return escaped(self.translator.count(number, one, more))

    def html(self, words: str, /, **values: str) -> str:
        """Words of the site around ``values`` that are HTML already."""
        return self.say(words).format(**values)

    def speaks(self, lang: str) -> str:
        """The attributes of words in another language than that around them."""
        if lang not in self._speaks:
            language = language_of(lang)
            self._speaks[lang] = _attributes(language.tag, language.direction)
        return self._speaks[lang]

    def stands(self, lang: str) -> str:
        """The attributes of words that stand by themselves, in a record's language or in ours."""
        return self.speaks(lang) or self.ours

    def voice(self, lang: str) -> str:
        """The attributes of what people said.

        It runs its own way, also where nobody wrote down in which language it is.
        """
        return self.speaks(lang) or self.ours or ' dir="auto"'

    def own(self, words: str, lang: str) -> str:
        """Words of a record among those of the site."""
        return f"<span{self.speaks(lang)}>{escaped(words)}</span>" if lang else escaped(words)

    def line(self, runs: Iterable[TextRun]) -> str:
        """A line of text, some of it links."""
        parts: list[str] = []
        for run in runs:
            words, url, away, is_voice, _, lang, _ = run
            if url:
                parts.append(f'<a href="{self.base}{escaped(url)}"{self._link(run)}')
            elif is_voice:
                parts.append(f'<span class="voice"{self.voice(lang)}>{escaped(words)}</span>')
            elif away:
                parts.append(f'<a href="{escaped(away)}"{self._link(run)}')
            elif lang:
                parts.append(self.own(words, lang))
            else:
                parts.append(escaped(words))
        return "".join(parts)

    def _link(self, run: TextRun) -> str:
        """The rest of a link, with what is said of it to those who hear the page."""
        more = ""
        if run.more:
            tongue = self.speaks(run.more_lang)
            more = f'<span class="hidden"{tongue}>{escaped(run.more)}</span>'
        return f"{self.speaks(run.lang)}>{escaped(run.text)}{more}</a>"

    def lines(self, tag: str, lines: Iterable[Inline]) -> str:
        """Lines, each in an element of its own and in a line of its own."""
        return "".join(f"<{tag}{self.ours}>{self.line(runs)}</{tag}>\n" for runs in lines)


def _attributes(tag: str, direction: str) -> str:
    return f' lang="{escaped(tag)}" dir="{direction}"'
