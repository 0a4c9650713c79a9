"""Reading HTML in tests: what a page says about its headings, links, ids and attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Seen:
    """What stands on one page."""

    headings: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    open_at_end: list[str] = field(default_factory=list)
    text: str = ""


_VOID = {"br", "hr", "img", "input", "link", "meta", "source"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        seen = self.seen
        seen.tags.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            seen.headings.append(int(tag[1]))
        for name, value in attrs:
            seen.attributes.append((tag, name, value or ""))
            if name == "id":
                seen.ids.append(value or "")
            if tag == "a" and name == "href":
                seen.links.append(value or "")
        if tag not in _VOID:
            seen.open_at_end.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.seen.open_at_end, f"</{tag}> closes nothing"
        assert self.seen.open_at_end.pop() == tag

    def handle_data(self, data: str) -> None:
        self.seen.text += data


def read(html: str) -> Seen:
    """What stands on a page. Fails where a tag is closed that is not open."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.seen.open_at_end, reader.seen.open_at_end
    return reader.seen
