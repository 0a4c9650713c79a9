"""The text of HTML is the same, whether patterns read it or the parser does."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from engage_docs.markdown.safe_html import UNRESOLVED, clean
from engage_docs.search.text import text_of_body, text_of_page

PIECES_OF_HTML = """\
one|two words| |<p>|</p>|<b>|</b>|<br>|<br />|<br/>|<wbr>|<td data-label="a > b">|</td>\
|<a href="x">|</a>|<a title="<b>">|<a title='x>y'>|<p <b>|</ b>\
|</>|<>|<|>|&|&am|p;|&amp;|&lt;|&nbsp;|&#39;|&#0;\
|&#128;|&copy|<!-- c -->|<!x>|<?x>|<script>|</script>|<title>|</title>|<P>|<b/>|<p x=y>|\"|\0|é\
|<details open>|<li id="text:a">"""
PIECES = PIECES_OF_HTML.split("|")
HTML = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join)


@given(HTML)
@example("one<b>two</b>three<p>four</p>five &amp; six")
@example('<p title="<b>">one</p>')
@example("<p <b>>one")
@example("&am<b></b>p;")
def test_patterns_read_cleaned_html_as_the_parser_does(html: str) -> None:
    cleaned = clean(html).replace(UNRESOLVED, "")
    assert text_of_body(cleaned) == text_of_page(cleaned)


def test_words_are_whole_and_apart_in_any_html() -> None:
    page = "<h1>on<b>e</b></h1><P title='a > b'>two<br>three <script>4 < 5</script><td>five"
    assert text_of_page(page) == "one two three 4 < 5 five"
