"""Pictures, in every size and format that they have."""

from __future__ import annotations

from engage_docs.site.charts.escaping import escaped
from engage_docs.site.page import PictureSource, ShownPicture
from engage_docs.site.pieces.pen import Pen

_SIZES = "(min-width: 68rem) 60rem, 94vw"


def picture(pen: Pen, image: ShownPicture, *, eager: bool = False) -> str:
    """A picture with its words. ``eager``: it is at the top, so that browsers should not wait."""
    if not image.sources:
        return ""
    sources = "".join(
        f'<source type="{escaped(source.media_type)}" srcset="{_srcset(pen, source)}" '
        f'sizes="{_SIZES}">\n'
        for source in image.sources[:-1]
    )
    last = image.sources[-1]
    alt = "" if image.decorative else escaped(image.alt)
    lazy = "" if eager else ' loading="lazy"'
    return (
        f'<figure class="picture">\n<picture>\n{sources}'
        f'<img src="{pen.base}{escaped(last.srcset[-1][0])}" srcset="{_srcset(pen, last)}" '
        f'sizes="{_SIZES}" alt="{alt}"{pen.stands(image.lang)} '
        f'width="{image.width}" height="{image.height}"{lazy} decoding="async">\n'
        f"</picture>\n{_caption(pen, image)}</figure>\n"
    )


def _srcset(pen: Pen, source: PictureSource) -> str:
    return ", ".join(f"{pen.base}{escaped(file)} {width}w" for file, width in source.srcset)


def _caption(pen: Pen, image: ShownPicture) -> str:
    if not image.caption and not image.credit:
        return ""
    credit = ""
    if image.credit:
        who = pen.html("Picture: {who}", who=pen.own(image.credit, image.lang))
        credit = f' <span class="credit"{pen.ours}>{who}</span>'
    words = escaped(image.caption or "")
    return f"<figcaption{pen.stands(image.lang)}>{words}{credit}</figcaption>\n"
