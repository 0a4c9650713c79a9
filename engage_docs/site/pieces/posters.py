"""What a poster has besides the pairs: the way to its sizes, and its foot."""

from __future__ import annotations

from engage_docs.media.posters import qr_svg, spoken_address
from engage_docs.site.charts.escaping import escaped
from engage_docs.site.pieces.pen import Pen


def poster_sizes(pen: Pen) -> str:
    """Two links without a script: the address #large-print makes the poster large, on paper too.

    It goes above the poster, whose element has id="large-print".
    """
    return (
        f'<p class="poster-sizes"{pen.ours}>'
        f"{pen.say('To print this as a poster, print this page.')} "
        f'<a class="to-large" href="#large-print">{pen.say("Large print")}</a>'
        f'<a class="to-usual" href="#main">{pen.say("Usual size")}</a></p>\n'
    )


def poster_foot(pen: Pen, address: str, as_of: str) -> str:
    """The address in words beside its QR code. Without an address there is nothing to lead to."""
    if not address:
        return ""
    true_on = f"<br>\n{pen.say('This page was true on {day}.', day=as_of)}" if as_of else ""
    return (
        f'<div class="poster-foot">\n{qr_svg(address)}\n'
        f"<p{pen.ours}><b>{pen.say('How it stands today:')}</b><br>\n"
        f'<span class="poster-address">{escaped(spoken_address(address))}</span>{true_on}</p>\n'
        "</div>\n"
    )
