"""Strings that would run a script on a page that lets them, and a site that is full of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from tests.trust.marked import Files, paper, picture
from tests.trust.records import TYPES, Place, as_file, as_yaml, full, scalar

RUN = "window.broken=1"
_DATA = "data:text/html;base64,PHNjcmlwdD50b3AuYnJva2VuPTE8L3NjcmlwdD4="
STRINGS = (
    f"<script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f"<SCRIPT>{RUN}</SCRIPT>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<script/x>{RUN}</script >",
    "<script src=//evil.example/x.js></script>",
    "<script type=module src=https://evil.example/x.js></script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"' onerror={RUN} x='",
    f'" onmouseover="{RUN}',
    f'" autofocus onfocus={RUN} x="',
    f"x onclick={RUN}",
    f"`onclick={RUN}`",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}><summary>x</summary></details>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    "<iframe srcdoc='<script>parent.broken=1</script>'></iframe>",
    f"<iframe src='javascript:parent.{RUN}'></iframe>",
    f"<object data='javascript:{RUN}'></object>",
    f"<embed src='{_DATA}'>",
    f"<form action='javascript:{RUN}'><button>x</button></form>",
    f"<a href='javascript:{RUN}'>x</a>",
    f"<a href='&#106;avascript:{RUN}'>x</a>",
    f"[x](javascript:{RUN})",
    f"[x]({_DATA})",
    f'[x](https://evil.example"onmouseover="{RUN})',
    f'![x](x"onerror="{RUN})',
    f"<javascript:{RUN}>",
    f"javascript:{RUN}",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=https://evil.example/>",
    "<style>@import 'https://evil.example/x.css';</style>",
    '<p style="background:url(https://evil.example/x.png)">x</p>',
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"\uff1cscript\uff1e{RUN}\uff1c/script\uff1e",
    f"<\u017fcript>{RUN}</\u017fcript>",
    "{{ 7*7 }}{% raw %}{{ config }}{% endraw %}",
    "{{ ''.__class__.__mro__ }}${7*7}#{7*7}<%= 7*7 %>",
    f"<template><script>{RUN}</script></template>",
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    "slot-main-5b0c1f7e9d4a slot-title-5b0c1f7e9d4a",
    f"<div id=main><span name=getElementById onclick={RUN}>x</span></div>",
)
# Addresses that the reader takes for addresses of the web, and those that it must refuse.
LINKS = (
    f"https://exampleton.example/?'onclick='{RUN}",
    f"https://exampleton.example/&#34;onmouseover={RUN}",
    f"https://exampleton.example/%22%3E%3Cscript%3E{RUN}",
    f"https://exampleton.example/#javascript:{RUN}",
)
REFUSED_LINKS = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java&#115;cript:{RUN}",
    f"javascript&colon;{RUN}",
    _DATA,
    "vbscript:msgbox(1)",
    "//evil.example/x",
    f'https://exampleton.example/"onclick="{RUN}',
    f"https://exampleton.example/<script>{RUN}</script>",
    "file:///etc/passwd",
    f"view-source:javascript:{RUN}",
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile string in every field."""

    words: str
    number: int

    def text(self, path: str) -> str:  # noqa: ARG002
        return self.words

    def link(self, path: str) -> str:  # noqa: ARG002
        return LINKS[self.number % len(LINKS)]


def hostile_records(together: int) -> tuple[Files, list[str], list[str]]:
    """The files, the ids of the records that must be published, and those that must not.

    ``together``: how many of the strings stand in one field. In a body each stands alone.
    """
    files: Files = {"hall.jpg": picture((20, 110, 60), "x"), "plan.pdf": paper("Plan", "x")}
    shown, refused = [], []
    groups = [STRINGS[i : i + together] for i in range(0, len(STRINGS), together)]
    for number, (group, kind) in enumerate(product(groups, TYPES)):
        which = number // len(TYPES)
        name, project, meeting = (f"h{which}-{k}" for k in (kind, "project", "engagement"))
        words = Hostile(" ".join(group), number)
        record = full(kind, Place(name, project, meeting, "hall.jpg", "plan.pdf"), words)
        bodies = STRINGS[number % len(STRINGS) :: len(groups) * len(TYPES)]
        files[f"{name}.md"] = as_file(record, "\n\n---\n\n".join(map(_everywhere, bodies)))
        shown.append(name)
    for number, link in enumerate(REFUSED_LINKS):
        name = f"refused-{number}"
        source = as_yaml({"source": [{"title": "Report", "url": link}]})
        files[f"{name}.md"] = _plain(name, "h0-project", "Text.", source)
        refused.append(name)
    return files, shown, refused


def _everywhere(words: str) -> str:
    """A body with a string wherever Markdown may put one."""
    start = f"{words}\n\nIn a line {words} of text, *{words}*.\n\n> {words}\n\n- {words}\n\n"
    end = f"# {words}\n\n    {words}\n\n| a |\n|---|\n| {words} |\n\nA[^1].\n\n[^1]: {words}"
    return start + end


def _plain(name: str, project: str, body: str, more: str = "") -> bytes:
    head = f"type: engagement\nid: {name}\ntitle: Talk\nproject: {project}\ndate: 2026-03-14\n"
    return f"---\n{head}recording: agreed\n{more}---\n{body}\n".encode()


def hostile_settings(config: str) -> str:
    """Settings with hostile strings in everything that stands on a page."""
    words = scalar("".join(STRINGS[:24]))
    lines = [
        config.replace("What we heard in Exampleton", words).replace(
            "      records:", f"      organisation: {words}\n      records:"
        ),
        f"site_description: {words}",
        f"site_author: {words}",
        f"copyright: {words}",
        "nav:",
        *(f"  - {scalar(text)}: {name}" for text, name in zip(STRINGS[14:], _PAGES, strict=False)),
        *(f"  - {scalar(text)}: {scalar(text)}" for text in STRINGS[30:36]),
        f"  - Menu: {scalar(f'javascript:{RUN}')}",
        f"  - {scalar(STRINGS[0])}:",
        f"      - {scalar(STRINGS[15])}: about.md",
    ]
    return "\n".join(lines) + "\n"


_PAGES = ("index.md", "said.md", "promises.md", "projects.md", "still-open.md")


def hostile_page() -> bytes:
    """A page of the owner's own whose title and description are hostile."""
    words = scalar("".join(STRINGS[:24]))
    return f"---\ntitle: {words}\ndescription: {words}\n---\nText.\n".encode()
