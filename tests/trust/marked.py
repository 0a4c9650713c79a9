"""Good records, and words with a marker in them for their fields."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import pikepdf
from pikepdf import Dictionary, Name, Stream
from PIL import Image

from tests.trust.records import TYPES, Place, as_file, full

PROJECT = "park"
MEETING = "meeting"
MARK = "zq[a-j]{4}"
"""What the marker of every mutant looks like, and no other word."""
SECRET = "zqsecret"  # noqa: S105 - what no record may show, good or not
GOOD_COLOUR = (20, 110, 60)

Files = dict[str, bytes]


def code_of(number: int, length: int) -> str:
    """A number in letters: a number in figures might be taken for somebody's."""
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:0{length}}")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with a marker and the name of their field in them."""

    marker: str

    def text(self, path: str) -> str:
        return f"Seen {self.word(path)} here"

    def link(self, path: str) -> str:
        return f"https://exampleton.example/{self.word(path)}"

    def word(self, path: str) -> str:
        return f"{self.marker}{''.join(c for c in path if c.isalpha())}qz"


@dataclass(frozen=True, slots=True)
class Good(Marked):
    """Words of good records. A reference to a signed form is never published."""

    def text(self, path: str) -> str:
        return SECRET if path.endswith(".form") else f"Seen {self.word(path)} here"


@dataclass(frozen=True, slots=True)
class Covered(Marked):
    """Words of which the middle is private."""

    def text(self, path: str) -> str:
        return f"Seen [[private: {self.word(path)}]] here"

    def link(self, path: str) -> str:
        return f"https://exampleton.example/{''.join(c for c in path if c.isalpha())}"


@dataclass(frozen=True, slots=True)
class Open(Marked):
    """Words of which one has a private part without an end."""

    where: str

    def text(self, path: str) -> str:
        return f"Seen {'[[private: ' if path == self.where else ''}{self.word(path)}"


def picture(colour: tuple[int, int, int], words: str) -> bytes:
    """A small photo with words wherever a photo can hold words."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = words
    written = io.BytesIO()
    image = Image.new("RGB", (24, 16), colour)
    image.save(written, "JPEG", exif=exif, comment=words.encode(), quality=95)
    return written.getvalue() + words.encode()


def paper(words: str, hidden: str) -> bytes:
    """A document of one page with words on it, and others in its details."""
    pdf, written = pikepdf.new(), io.BytesIO()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    page.obj.Contents = Stream(pdf, b"BT /F1 18 Tf 72 700 Td (%s) Tj ET" % words.encode())
    pdf.docinfo["/Author"] = pdf.docinfo["/Title"] = hidden
    pdf.save(written, static_id=True)
    return written.getvalue()


def good_records(number: int) -> tuple[Files, dict[str, str]]:
    """Some good records of each type, and for the id of each a word that its page must show."""
    files: Files = {}
    ids: dict[str, str] = {}
    for i, kind in product(range(number), TYPES):
        plain = {"project": PROJECT, "engagement": MEETING}.get(kind, kind)
        name = plain if i == 0 else f"{plain}-{i}"
        words = Good(f"goodq{code_of(i, 2)}")
        project = name if kind == "project" else PROJECT
        place = Place(name, project, MEETING, f"{name}.jpg", f"{name}.pdf")
        record = full(kind, place, words)
        files[f"good/{name}.md"] = as_file(record, f"Story of {words.word('body')}.")
        # No two of the same colour, and all of them near to GOOD_COLOUR.
        colour = (20 + 6 * (len(ids) // 25), 110, 40 + 5 * (len(ids) % 25))
        files[f"good/{name}.jpg"] = picture(colour, SECRET)
        files[f"good/{name}.pdf"] = paper(f"Plan of {name}", SECRET)
        ids[name] = words.word("body")
    return files, ids


def referring(ids: Sequence[str]) -> tuple[Files, dict[str, str]]:
    """Good records that speak of engagements which are not shown, by their addresses."""
    words = Good("goodqref")
    place = Place("referring", PROJECT, MEETING)
    links = " ".join(f"[these words]({i}) [and these]({i}/s1) [so]({i}.md)" for i in ids)
    body = f"Story of {words.word('body')}. {links}"
    said, promised = [f"{i}/s1" for i in ids], [f"{i}/c1" for i in ids]
    news = full("follow-up", place, words) | {"about": [f"{MEETING}/c1", *promised, *said]}
    poster = full("you-said-we-did", place, words)
    poster |= {"id": "referring-poster", "items": [{"about": [f"{MEETING}/s1", *said]}]}
    meeting = full("engagement", place, words) | {"id": "referring-meeting"}
    meeting["commitments"][0]["answers"] = ["s1", *said]
    changed = full("follow-up", place, words) | {"id": "referring-change", "outcome": "changed"}
    changed |= {"about": [f"{MEETING}-1/c1"], "replaced_by": promised[:1]}
    made = {
        "referring": news,
        "referring-poster": poster,
        "referring-meeting": meeting,
        "referring-change": changed,
    }
    files = {f"good/{name}.md": as_file(record, body) for name, record in made.items()}
    return files, dict.fromkeys(made, words.word("body"))
