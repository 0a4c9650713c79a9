"""Every way to break the file of a record, each with the finding that must say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MANY_LETTERS = 200_001


@dataclass(slots=True)
class Draft:
    """A file as text: its front matter, line by line and without fences, and its body."""

    lines: list[str]
    body: str
    word: str

    def at(self, field: str) -> int:
        return next(i for i, line in enumerate(self.lines) if line.startswith(f"{field}:"))

    def put(self, field: str, line: str) -> None:
        """Write another line in the place of a field."""
        self.lines[self.at(field)] = line

    def add(self, *lines: str) -> None:
        """Write more lines below the title."""
        self.lines[self.at("title") + 1 : self.at("title") + 1] = lines

    def file(self, top: str = "---\n", end: str = "---\n") -> str:
        return top + "".join(f"{line}\n" for line in self.lines) + end + self.body + "\n"


Break = Callable[[Draft], str | bytes]


def _put(field: str, line: str) -> Break:
    """Another line in the place of a field; ``WORD`` stands for the marker."""

    def ruin(draft: Draft) -> str:
        draft.put(field, line.replace("WORD", draft.word))
        return draft.file()

    return ruin


def _add(*lines: str) -> Break:
    def ruin(draft: Draft) -> str:
        draft.add(*(line.replace("WORD", draft.word) for line in lines))
        return draft.file()

    return ruin


def _body(text: str) -> Break:
    def ruin(draft: Draft) -> str:
        draft.body = text.replace("WORD", draft.word)
        return draft.file()

    return ruin


def _fences(top: str, end: str) -> Break:
    return lambda draft: draft.file(top.replace("WORD", draft.word), end)


def _bytes(encode: Callable[[str], bytes]) -> Break:
    return lambda draft: encode(draft.file())


def _latin(text: str) -> bytes:
    return text.replace("title: ", "title: Café ", 1).encode("cp1252")


def _in_the_middle(draft: Draft) -> str:
    draft.add("---")
    return draft.file()


def _without(field: str) -> Break:
    def ruin(draft: Draft) -> str:
        del draft.lines[draft.at(field)]
        return draft.file()

    return ruin


BREAKS: dict[str, tuple[str, Break]] = {
    "colon in the title": ("colon-in-value", _put("title", "title: Cafe: WORD")),
    "colon in curly quotes": ("colon-in-value", _put("title", "title: “Cafe”: WORD")),
    "remark inside the title": ("cut-by-hash", _put("title", "title: ward #4 WORD")),
    "special sign in front": ("special-start", _put("title", "title: @WORD")),
    "percent sign in front": ("special-start", _put("title", "title: %WORD")),
    "text after a quote": ("text-after-quote", _put("title", 'title: "Cafe" WORD')),
    "quote that never ends": ("quote-not-closed", _put("title", 'title: "WORD')),
    "bracket that never ends": ("bracket-not-closed", _add("topics: [WORD, hall")),
    "backslash in quotes": ("backslash-in-quotes", _put("title", 'title: "C:\\hall WORD"')),
    "tab in front": ("tab-indent", _add("source:", "\t- title: WORD")),
    "wrong indent": ("wrong-indent", _put("title", "   title: WORD")),
    "no space after the colon": ("no-space-after-colon", _put("title", "title:WORD")),
    "no colon": ("no-colon", _put("title", "title WORD")),
    "no field": ("not-a-field", _add("WORD is all it says")),
    "stars around a field": ("stray-sign", _put("title", "**title**: WORD")),
    "field twice": ("key-twice", _add("title: WORD twice")),
    "unknown field": ("key-unknown", _add("titel: WORD")),
    "stray field": ("key-stray", _add("horoscope: WORD")),
    "alias": ("special-start", _put("title", "title: *WORD")),
    "anchor": ("special-start", _put("title", "title: &a WORD")),
    "merge": ("anchor", _add("place: &a WORD", "<<: *a")),
    "program in a tag": ("anchor", _put("title", 'title: !!python/object:os.system "WORD"')),
    "deep nesting": ("too-deep", _add("place: " + "[" * 400 + "WORD" + "]" * 400)),
    "very deep nesting": ("too-deep", _add("place: " + "[" * 50_000)),
    "list for a text": ("list-for-text", _put("title", "title: [WORD, hall]")),
    "fields for a text": ("fields-for-text", _put("title", "title: {word: WORD}")),
    "no type": ("type-missing", _without("type")),
    "unknown type": ("type-unknown", _put("type", "type: engagment")),
    "no title": ("required", _without("title")),
    "day that is none": ("impossible-date", _put("date", "date: 31 June 2026")),
    "id that is none": ("id-wrong", _put("id", "id: Oh WORD!")),
    "long title": ("text-too-long", _put("title", "title: " + "WORD " * 4000)),
    "special space": ("hard-space", _put("title", "\u00a0title: WORD")),
    "no fence below": ("front-matter-not-closed", _fences("---\n", "\n")),
    "no fence above": ("front-matter-not-opened", _fences("", "---\n")),
    "dashes for fences": ("fence", _fences("—-\n", "—-\n")),
    "fence in the middle": ("fence-in-the-middle", _in_the_middle),
    "text above": ("text-above", _fences("WORD\n---\n", "---\n")),
    "no fields at all": ("no-front-matter", lambda d: f"{d.word}\n\n{d.body}\n"),
    "not UTF-8": ("not-utf-8", _bytes(_latin)),
    "UTF-16": ("utf-16", _bytes(lambda text: text.encode("utf-16"))),
    "NUL": ("nul-byte", _bytes(lambda text: text.encode().replace(b" ", b" \0", 3))),
    "too many letters": ("front-matter-too-large", _add("place: WORD " + "x" * MANY_LETTERS)),
    "consent in other words": ("choice-wrong", _put("recording", "recording: they all said WORD")),
    "publish in other words": ("publish-wrong", _add("publish: WORD soon")),
    "link that runs a program": (
        "link-wrong",
        _add("source:", "  - title: WORD", "    url: javascript:alert('WORD')"),
    ),
    "photo from elsewhere": (
        "file-wrong",
        _add("photos:", "  - file: ../../../WORD.jpg", "    alt: WORD", "    consent: agreed"),
    ),
    "photo without alt text": (
        "photo-without-alt",
        _add("photos:", "  - file: hall.jpg", "    caption: WORD", "    consent: agreed"),
    ),
    "photo that is not there": (
        "picture-missing",
        _add("photos:", "  - file: WORD.jpg", "    alt: WORD", "    consent: agreed"),
    ),
    "unknown project": ("unknown-project", _put("project", "project: WORD")),
    "card number": ("personal-card-number", _body("WORD paid with 4111 1111 1111 1111.")),
    "comment that never ends": ("story-comment-not-closed", _body("Seen. <!-- WORD")),
    "comment with an empty line": (
        "story-comment-not-closed",
        _body("Seen <!-- WORD\n\nWORD --> here."),
    ),
    "brackets without end": ("story-unreadable", _body("WORD " + "[" * 600)),
    "private part that never ends": (
        "private-part-not-closed",
        _body("Seen [[private: WORD and WORD."),
    ),
}
