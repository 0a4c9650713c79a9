"""The pairs of "You said, we did"."""

from __future__ import annotations

from engage_docs.site.charts.escaping import escaped
from engage_docs.site.pairs import Deed, Pair, Quote
from engage_docs.site.pieces.loops import MARK, quote, remark, tags
from engage_docs.site.pieces.pen import Pen
from engage_docs.site.steps import Step


def pair(pen: Pen, view: Pair, level: int = 3) -> str:
    """What was said, and beside it what was done about it."""
    anchor = f' id="{escaped(view.anchor)}"' if view.anchor else ""
    return (
        f'<article class="pair"{anchor}>\n'
        f'<div class="you">\n<p class="label"{pen.ours}>{pen.say("You said")}</p>\n'
        f"{_said(pen, view, level)}</div>\n"
        f'<div class="we">\n<p class="label"{pen.ours}>{pen.say("We did")}</p>\n'
        f'{_done(pen, view)}<div class="after">\n{_after(pen, view)}</div>\n'
        f"{remark(pen, view.note, view.lang)}{tags(pen, view.flags)}\n"
        "</div>\n</article>\n"
    )


def _said(pen: Pen, view: Pair, level: int) -> str:
    if not view.said:
        nothing = pen.say("Nothing that anybody said is linked to this.")
        return f'<h{level} class="stub"{pen.ours}>{nothing}</h{level}>\n'
    return "".join([_quote(pen, one, level) for one in view.said])


def _quote(pen: Pen, one: Quote, level: int) -> str:
    words = quote(pen, one.words, one.lang, level, withheld=one.withheld)
    return f'{words}<p class="who"{pen.ours}>{pen.line(one.where)}</p>\n'


def _done(pen: Pen, view: Pair) -> str:
    if not view.deeds:
        return f"<p{pen.ours}>{pen.say('Nothing yet.')}</p>\n"
    return "".join([_deed(pen, deed, deed.lang) for deed in view.deeds])


def _after(pen: Pen, view: Pair) -> str:
    return "".join([_deed(pen, step, "") for step in view.after])


def _deed(pen: Pen, view: Deed | Step, lang: str) -> str:
    """One thing that was done, or told, or said of it afterwards."""
    stop = "" if view.word.endswith("?") else "."
    words = f" {pen.own(view.words, lang)}" if view.words else ""
    lines = "".join([f'<p class="line"{pen.ours}>{pen.line(runs)}</p>\n' for runs in view.lines])
    return (
        f'<div class="deed is-{view.state}">{MARK}<p{pen.ours}>'
        f'<b class="word">{escaped(view.word)}{stop}</b>{words}</p>\n{lines}</div>\n'
    )
