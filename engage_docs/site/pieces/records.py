"""The pages of the records that there are most of, whole: all but the frame around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engage_docs.site.charts.escaping import escaped
from engage_docs.site.head import Head
from engage_docs.site.items import EvidenceView, PromiseView
from engage_docs.site.pieces.figures import in_figures
from engage_docs.site.pieces.guidance import groups
from engage_docs.site.pieces.heads import body, fact_list, on_the_table, record_foot, record_head
from engage_docs.site.pieces.lists import news_list
from engage_docs.site.pieces.loops import (
    MARK,
    promise_card,
    promise_in_full,
    said_at_home,
    said_card,
)
from engage_docs.site.pieces.pairs import pair
from engage_docs.site.pieces.pen import Pen, Piece
from engage_docs.site.pieces.pictures import picture
from engage_docs.site.pieces.posters import poster_foot, poster_sizes
from engage_docs.site.record_pages import (
    AboutView,
    ArtefactView,
    EngagementView,
    FollowUpView,
    ProjectView,
    Year,
)


def engagement_page(pen: Pen, view: EngagementView, address: str) -> str:
    """An engagement: what people said and what was promised there, with what came of both."""
    say, head = pen.say, view.head
    said = "".join([said_at_home(pen, one) for one in view.said])
    news = f"{news_list(pen, view.news)}\n" if view.news else ""
    return (
        f"{record_head(pen, head)}\n{fact_list(pen, head.facts)}\n{_first_picture(pen, head)}"
        f"{_section(pen, say('What people said'), said)}{_promises(pen, view.promises)}"
        f"{_section(pen, say('What happened since'), news)}"
        f"{on_the_table(pen, view.on_the_table, view.table_lang)}\n{groups(pen, view.groups)}\n"
        f"{_end(pen, head, pen.translator.say('The full story'), address)}"
    )


def project_page(pen: Pen, view: ProjectView, address: str) -> str:
    """A project: everything that was said and promised in it, and what happened when."""
    say, head = pen.say, view.head
    lead = ""
    if view.purpose and view.purpose != head.summary:
        lead = f'<p class="lead"{pen.stands(view.purpose_lang)}>{escaped(view.purpose)}</p>\n'
    more = "".join(f'<p class="more">{pen.line((run,))}</p>\n' for run in view.more)
    said = "".join([said_card(pen, one) for one in view.said])
    promises = "".join([promise_card(pen, one) for one in view.promises])
    years = "".join([_year(pen, year) for year in view.years])
    title = say("What happened, in order of time")
    return (
        f"{record_head(pen, head)}\n{lead}{fact_list(pen, head.facts)}\n{more}"
        f"{_first_picture(pen, head)}"
        f"{_section(pen, say('What people said, and what came of it'), said)}"
        f"{_section(pen, say('Other promises'), promises)}{in_figures(pen, view.charts)}\n"
        f"{_section(pen, title, years, 'group timeline')}"
        f"{on_the_table(pen, view.on_the_table, view.table_lang)}\n{groups(pen, view.groups)}\n"
        f"{_end(pen, head, pen.translator.say('About this project'), address)}"
    )


def _year(pen: Pen, year: Year) -> str:
    return f"<h3>{escaped(year.title)}</h3>\n{news_list(pen, year.news, 4)}\n"


def follow_up_page(pen: Pen, view: FollowUpView, address: str) -> str:
    """A follow-up: what became of what, and who was told."""
    say, head = pen.say, view.head
    about = "".join([_about(pen, one) for one in view.about])
    evidence = "".join([_evidence(pen, one) for one in view.evidence])
    return (
        f"{record_head(pen, head)}\n{_outcome(pen, view)}{_first_picture(pen, head)}"
        f"{fact_list(pen, head.facts)}\n{_section(pen, say('What this is about'), about)}"
        f"{_section(pen, say('What changed'), _what_changed(pen, view))}"
        f"{_section(pen, say('What shows it'), _list(evidence))}{_who_was_told(pen, view)}"
        f"{_section(pen, say('What people say to that'), _verdict(pen, view))}"
        f"{_promises(pen, view.promises)}{groups(pen, view.groups)}\n"
        f"{_end(pen, head, pen.translator.say('More about it'), address)}"
    )


def _outcome(pen: Pen, view: FollowUpView) -> str:
    words = view.what_happened
    if view.outcome:
        mark = MARK if view.state else ""
        own = f" {pen.own(words, view.what_happened_lang)}" if words else ""
        return (
            f'<div class="outcome deed is-{view.state or "news"}">{mark}<p{pen.ours}>'
            f"<b>{escaped(view.outcome)}.</b>{own}</p></div>\n"
        )
    if words:
        return f'<p class="outcome"{pen.stands(view.what_happened_lang)}>{escaped(words)}</p>\n'
    return ""


def _about(pen: Pen, one: AboutView) -> str:
    if one.said:
        return f"{said_card(pen, one.said)}\n"
    if one.promise:
        return f"{promise_card(pen, one.promise)}\n"
    return f"<p>{pen.line((one.link,))}</p>\n"


def _what_changed(pen: Pen, view: FollowUpView) -> str:
    """Why, and what stands instead: a list of terms."""
    terms = ""
    if view.reason:
        reason = f"<dd{pen.stands(view.reason_lang)}>{escaped(view.reason)}</dd>"
        terms += _term(pen, pen.say("Why"), reason)
    if view.new_due:
        due = f"<dd{pen.ours}>{escaped(view.new_due)}</dd>"
        terms += _term(pen, pen.say("Now due"), due)
    if view.replaced_by:
        instead = "".join(f"<dd>{pen.line((one.link,))}</dd>" for one in view.replaced_by)
        terms += _term(pen, pen.say("In its place"), instead)
    if view.check_again:
        again = f"<dd{pen.ours}>{escaped(view.check_again)}</dd>"
        terms += _term(pen, pen.say("Next news due by"), again)
    return f'<dl class="facts">\n{terms}</dl>\n' if terms else ""


def _term(pen: Pen, term: str, meaning: str) -> str:
    return f"<div><dt{pen.ours}>{term}</dt>{meaning}</div>\n"


def _evidence(pen: Pen, one: EvidenceView) -> str:
    return f"<li>{pen.line(one.what)}{picture(pen, one.picture) if one.picture else ''}</li>\n"


def _verdict(pen: Pen, view: FollowUpView) -> str:
    if not view.verdict:
        return ""
    quote = ""
    if view.verdict_words:
        words = f"<p>{escaped(view.verdict_words)}</p>"
        quote = f'<blockquote class="voice"{pen.stands(view.verdict_lang)}>{words}</blockquote>\n'
    return f"{quote}<p{pen.ours}>{escaped(view.verdict)}</p>\n"


def you_said_we_did_page(pen: Pen, view: ArtefactView, address: str) -> str:
    """A "You said, we did": a poster, and below it what does not go to the printer."""
    head = view.head
    pairs = "".join([pair(pen, one, 2) for one in view.pairs])
    pictures = "".join([picture(pen, one) for one in head.pictures])
    return (
        f'{poster_sizes(pen)}\n<div class="poster {view.fit}" id="large-print">\n'
        f'{record_head(pen, head)}\n<div class="pairs">\n{pairs}</div>\n'
        f"{poster_foot(pen, address, view.as_of)}</div>\n"
        f"{_who_was_told(pen, view)}{fact_list(pen, head.facts)}\n"
        f"{body(pen, head, pen.translator.say('More about it'))}\n{pictures}"
        f"{record_foot(pen, head, address)}"
    )


def _section(pen: Pen, title: str, inner: str, classes: str = "group") -> str:
    """A part of a page; nothing where there is nothing in it. ``title`` is HTML."""
    if not inner:
        return ""
    return f'<section class="{classes}">\n<h2{pen.ours}>{title}</h2>\n{inner}</section>\n'


def _promises(pen: Pen, promises: Iterable[PromiseView]) -> str:
    inner = "".join([promise_in_full(pen, one) for one in promises])
    return _section(pen, pen.say("What we promised"), inner)


def _who_was_told(pen: Pen, view: FollowUpView | ArtefactView) -> str:
    return _section(pen, pen.say("Who was told"), _list(pen.lines("li", view.told)))


def _list(items: str) -> str:
    return f"<ul>\n{items}</ul>\n" if items else ""


def _first_picture(pen: Pen, head: Head) -> str:
    return picture(pen, head.pictures[0], eager=True) if head.pictures else ""


def _end(pen: Pen, head: Head, title: str, address: str) -> str:
    """The story, the rest of the pictures, and the foot."""
    pictures = "".join([picture(pen, one) for one in head.pictures[1:]])
    return f"{body(pen, head, title)}\n{pictures}{record_foot(pen, head, address)}"


PAGES: Mapping[type[Any], Piece] = {
    EngagementView: engagement_page,
    FollowUpView: follow_up_page,
    ProjectView: project_page,
    ArtefactView: you_said_we_did_page,
}
"""What draws the page of a record, by the type of its view. Templates draw all others."""
