"""Things said and promises: the cards on which they stand, with what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engage_docs.loops.flags import Flag
from engage_docs.site.charts.escaping import escaped
from engage_docs.site.index import Disclosure
from engage_docs.site.items import EvidenceView, PromiseView, SaidView, SlipView
from engage_docs.site.once import once
from engage_docs.site.pieces.pen import Pen
from engage_docs.site.steps import Step
from engage_docs.site.still_open import Card, Claim

MARK = '<span class="mark" aria-hidden="true"></span>'
"""Where the shape of a state is drawn."""


@once
def strip(pen: Pen, steps: Sequence[Step]) -> str:
    """Said, promised, done, told: the steps in their order."""
    return f'<ol class="strip">\n{"".join(_step(pen, step) for step in steps)}</ol>\n'


def _step(pen: Pen, step: Step) -> str:
    classes = f"step is-{step.state}"
    if step.wide:
        classes += " wide"
    if step.name == "verdict":
        classes += " verdict"
    word = f'<b class="word"{pen.ours}>{escaped(step.word)}</b><span class="hidden">.</span>'
    start = f'<span class="line"{pen.ours}>'
    lines = "".join([f"{start}{pen.line(runs)}</span>\n" for runs in step.lines])
    opening = f"{_opening(pen, step.opening)}\n" if step.opening else ""
    return f'<li class="{classes}">{MARK}{word}\n{lines}{opening}</li>\n'


def _opening(pen: Pen, sum_of_days: Disclosure) -> str:
    summary, words = escaped(sum_of_days.summary), escaped(sum_of_days.text)
    return f'<details class="sum"{pen.ours}><summary>{summary}</summary><p>{words}</p></details>'


def tags(pen: Pen, flags: Sequence[Flag]) -> str:
    """What is missing, in as few words as will do."""
    if not flags:
        return ""
    labels = '<span class="hidden">, </span> '.join(
        [f'<b class="flag">{pen.say(flag.label)}</b>' for flag in flags]
    )
    missing = pen.say("What is missing:")
    return f'<p class="tags"{pen.ours}><span class="hidden">{missing} </span>{labels}</p>\n'


def _flag_list(pen: Pen, flags: Sequence[Flag]) -> str:
    """What is missing, in whole sentences."""
    if not flags:
        return ""
    items = "".join(
        f'<li><b class="flag">{pen.say(flag.label)}</b> {pen.say(flag.sentence)}</li>\n'
        for flag in flags
    )
    return f'<ul class="flags"{pen.ours}>\n{items}</ul>\n'


@once
def said_card(pen: Pen, view: SaidView) -> str:
    """A thing said, away from its own record."""
    return _said_card(pen, view)


def said_at_home(pen: Pen, view: SaidView) -> str:
    """A thing said on the page of its own record, where links lead to it."""
    return _said_card(pen, view, f' id="{escaped(view.anchor)}"' if view.anchor else "")


def _said_card(pen: Pen, view: SaidView, anchor: str = "", flags: str = "") -> str:
    who = f'<p class="who"{pen.ours}>{pen.line(view.who)}</p>\n' if view.who else ""
    return (
        f'<article class="loop"{anchor}>\n'
        f"{quote(pen, view.words, view.lang, 3, withheld=view.withheld)}{who}"
        f"{remark(pen, view.note, view.note_lang)}{flags}"
        f"{strip(pen, view.steps) if view.steps else ''}</article>\n"
    )


def quote(pen: Pen, words: str, lang: str, level: int, *, withheld: bool) -> str:
    """What people said, as a heading; or why their words are not shown."""
    kind = "stub" if withheld else "voice"
    return f'<h{level} class="{kind}"{pen.voice(lang)}>{escaped(words)}</h{level}>\n'


def remark(pen: Pen, note: str | None, lang: str) -> str:
    """What a record says beside an item."""
    return f'<p class="remark"{pen.stands(lang)}>{escaped(note)}</p>\n' if note else ""


@once
def promise_card(pen: Pen, view: PromiseView) -> str:
    """A promise, away from its own record."""
    return _promise_card(pen, view)


def _promise_card(pen: Pen, view: PromiseView, flags: str = "") -> str:
    owner = f" {_owner(pen, view)}" if view.owner else ""
    return (
        f'<article class="loop promise">\n{_promise(pen, view)}'
        f'<p class="who"{pen.ours}>{pen.line(view.made)}{owner}</p>\n'
        f"{flags}{strip(pen, view.steps)}\n</article>\n"
    )


def promise_in_full(pen: Pen, view: PromiseView) -> str:
    """A promise on the page of its own record, with every move of its date and all evidence."""
    owner = _owner(pen, view) if view.owner else pen.say("Owner: nobody is named.")
    due = f" {pen.say('Due: {when}.', when=view.due)}" if not view.steps and view.due else ""
    return (
        f'<article class="loop promise" id="{escaped(view.anchor)}">\n'
        f"{_promise(pen, view)}"
        f'<p class="who"{pen.ours}>{owner}{due}</p>\n'
        f"{remark(pen, view.note, view.note_lang)}{tags(pen, view.flags)}\n"
        f"{strip(pen, view.steps) if view.steps else ''}{_history(pen, view)}</article>\n"
    )


def _promise(pen: Pen, view: PromiseView) -> str:
    return f"<h3{pen.stands(view.lang)}>{escaped(view.words)}</h3>\n"


def _owner(pen: Pen, view: PromiseView) -> str:
    return pen.html("Owner: {who}.", who=pen.own(view.owner or "", view.owner_lang))


def _history(pen: Pen, view: PromiseView) -> str:
    """How the date of a promise moved, and what shows that it was kept."""
    if not view.slips and not view.evidence:
        return ""
    slips = _slips(pen, view.history, view.slips) if view.slips else ""
    evidence = _evidence(pen, view.evidence) if view.evidence else ""
    return f'<dl class="facts">\n{slips}{evidence}</dl>\n'


def _slips(pen: Pen, history: str, slips: Iterable[SlipView]) -> str:
    moves = "".join(
        f"<li>{escaped(one.moved)}. {pen.line(one.reason)} {pen.line(one.decided)}</li>\n"
        for one in slips
    )
    return (
        f"<div><dt{pen.ours}>{pen.say('How the date moved')}</dt>"
        f'<dd{pen.ours}>{escaped(history)}.\n<ol class="slips">\n{moves}</ol></dd></div>\n'
    )


def _evidence(pen: Pen, evidence: Iterable[EvidenceView]) -> str:
    items = "".join(f"<li>{pen.line(one.what)}. {pen.line(one.where)}</li>\n" for one in evidence)
    return (
        f"<div><dt{pen.ours}>{pen.say('What shows it')}</dt>"
        f'<dd{pen.ours}><ul class="plain">\n{items}</ul></dd></div>\n'
    )


def card(pen: Pen, item: Card) -> str:
    """What is still open: a thing said, a promise, or a deed that answers nothing on record."""
    if item.said:
        return said_card(pen, item.said) + "\n"
    if item.promise:
        return promise_card(pen, item.promise) + "\n"
    return _claim(pen, item.claim) if item.claim else ""


def card_with_flags(pen: Pen, item: Card) -> str:
    """The same with what is missing, in a list of that."""
    if item.said:
        return _said_card(pen, item.said, flags=tags(pen, item.said.flags)) + "\n"
    if item.promise:
        return _promise_card(pen, item.promise, tags(pen, item.promise.flags)) + "\n"
    return card(pen, item)


def _claim(pen: Pen, claim: Claim) -> str:
    link = f'<a href="{pen.base}{escaped(claim.url)}"{pen.speaks(claim.lang)}>'
    return (
        f'<article class="loop promise">\n'
        f"<h3>{link}{escaped(claim.words)}</a></h3>\n"
        f'<p class="who"{pen.ours}>{pen.line(claim.where)}</p>\n'
        f"{_flag_list(pen, claim.flags)}\n</article>\n"
    )
