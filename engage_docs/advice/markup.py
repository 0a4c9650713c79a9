"""What a text is made of: headings, links, tables, pictures, and the descriptions of photos."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from engage_docs.advice.passages import Positions, blank, is_ruler, numbered_lines
from engage_docs.findings import Finding, Problem
from engage_docs.findings import advice as codes
from engage_docs.findings.building import STORY_PICTURE
from engage_docs.parsing.words import clip
from engage_docs.records.parts import Photo

_HEADING_SIGNS = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:(=+)|-+)[ \t]*$")
_TITLE = 1  # the title of the record is the heading of level 1 above everything


def check_headings(text: str, positions: Positions) -> Iterator[Finding]:
    """Yield a finding for each level that is skipped, and each second heading of level 1."""
    level_above, first_main = _TITLE, 0
    for start, level, words in _headings(text):
        place = positions.at(start)
        if level > level_above + 1:
            mended = level_above + 1
            signs = "#" * mended
            values: dict[str, object] = {"level": level, "missing": mended, "signs": signs}
            values |= {"heading": clip(words), "mended": f"{signs} {clip(words)}"}
            yield Finding(codes.HEADING_LEVEL_SKIPPED, place, values)
        if level == _TITLE and first_main:
            mended_line = f"## {clip(words)}"
            values = {"heading": clip(words), "line": first_main, "mended": mended_line}
            yield Finding(codes.SECOND_MAIN_HEADING, place, values)
        elif level == _TITLE:
            first_main = place.line
        level_above = level


def _headings(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each heading begins, its level, and its words."""
    before, lines = "", list(numbered_lines(text))
    for row, (start, line) in enumerate(lines):
        below = lines[row + 1][1] if row + 1 < len(lines) else ""
        if signs := _HEADING_SIGNS.match(line):
            if words := line[signs.end() :].rstrip("# \t").strip():
                yield start, signs.end(), words
        elif line.strip() and not before.strip() and (under := _UNDERLINE.match(below)):
            yield start, 1 if under[1] else 2, line.strip()
        before = line


_LINK = re.compile(
    r"\[(?<![!\]\\]\[)(?!\^)([^\[\]]{1,300})\]"
    r"(?:\(\s{0,9}<?((?:[^\s()<>]|\([^\s()<>]{0,300}\)){0,500})|\[)"
)
_PICTURE = re.compile(
    r"!\[[^\[\]]{0,500}\](?:\(\s{0,9}<?([^\s()<>]{0,300})|\[([^\[\]\n]{0,300})\])"
    r"|<img\b[^<>]{0,300}?\bsrc\s{0,3}=\s{0,3}[\"']?([^\"'<>\s]{1,300})",
    re.IGNORECASE,
)
# What follows ( or " or : in these is the address of something, and nobody sees it.
_UNSEEN = re.compile(
    r"\]\((?:[^()\n]|\([^()\n]{0,300}\)){0,500}\)|^ {0,3}\[[^\[\]\n]{1,300}\]:.*"
    r"|<[A-Za-z]+\s[^<>]{1,500}>",
    re.MULTILINE,
)
_BEHIND_WORDS = re.compile(r"\]\([^\s()<>]{1,400}\)")
_BARE_ADDRESS = re.compile(
    r"https?://[^\s<>\[\]]{1,2000}|(?<=\[)www\.[^\s<>\[\]]{1,2000}(?=[\]\s])"
)
_PHRASES = """
    click, click here, click this, click this link, click on this link, click the link, continue,
    continue reading, details, download, download here, find out more, find out more here, follow
    this link, full details, further information, go, here, info, keep reading, learn more, learn
    more here, link, more, more details, more here, more info, more information, page, please click
    here, press here, read, read here, read it here, read more, read more here, read on, read this,
    see, see here, see more, see this, source, tap here, the link, the page, there, this, this
    document, this link, this page, this site, this website, view, view here, view more, visit,
    website, web page, webpage
"""
_SAYS_NOTHING = frozenset(" ".join(phrase.split()) for phrase in _PHRASES.split(","))
_CLICK = re.compile(r"(?:please )?(?:click|tap|press) (?:here|this|on)\b")
_NOT_WORDS = re.compile(r"[^\w']+")


def check_links(text: str, positions: Positions) -> Iterator[Finding]:
    """Yield a finding for each link that does not say where it leads, and each bare address."""
    if "[" in text:
        for link in _LINK.finditer(text):
            words = _NOT_WORDS.sub(" ", link[1]).strip().lower()
            if words in _SAYS_NOTHING or _CLICK.match(words):
                values = {"text": clip(link[1].strip()), "target": link[2] or "address"}
                yield Finding(codes.LINK_TEXT_SAYS_NOTHING, positions.at(link.start()), values)
    # Most addresses stand behind the words of a link. Without those, most texts have none left.
    rest = _BEHIND_WORDS.sub("", text) if "](" in text else text
    if "://" in rest or "www." in rest:
        for address in _BARE_ADDRESS.finditer(_UNSEEN.sub(blank, text)):
            target = address[0].rstrip(".,;:!?)'\"*_")
            values = {
                "address": clip(target),
                "target": target if target.startswith("http") else f"https://{target}",
            }
            yield Finding(codes.LINK_TEXT_IS_ADDRESS, positions.at(address.start()), values)


def check_pictures(text: str, positions: Positions) -> Iterator[Finding]:
    """Yield a finding for each picture in the text: it belongs under ``photos:``."""
    if "![" in text or "<" in text:
        for picture in _PICTURE.finditer(text):
            file = picture[1] or picture[2] or picture[3] or "no file named"
            yield Finding(STORY_PICTURE, positions.at(picture.start()), {"file": file})


_WORD = re.compile(r"[^\W_]")
_TABLE = re.compile(r"<table\b.*?(?:</table|\Z)", re.IGNORECASE | re.DOTALL)
_HEADER_CELL = re.compile(r"<th[\s>]", re.IGNORECASE)
_MOST_COLUMNS_SHOWN = 6


def check_tables(text: str, positions: Positions) -> Iterator[Finding]:
    """Yield a finding for each table whose header row is missing or empty."""
    if "|" in text:
        for block in _blocks(text):
            if _lacks_header([line for _, line in block]):
                start, line = block[0]
                yield Finding(codes.TABLE_WITHOUT_HEADER, positions.at(start), _values(line))
    if "<" in text:
        for table in _TABLE.finditer(text):
            if not _HEADER_CELL.search(table[0]):
                yield Finding(
                    codes.TABLE_WITHOUT_HEADER, positions.at(table.start()), _values("|||")
                )


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """Lines that stand together, where the first and the second of them look like a table."""
    block: list[tuple[int, str]] = []
    for start, line in [*numbered_lines(text), (len(text), "")]:
        if line.strip():
            block.append((start, line))
        else:
            if len(block) > 1 and "|" in block[0][1] and "|" in block[1][1]:
                yield block
            block = []


def _lacks_header(lines: list[str]) -> bool:
    if is_ruler(lines[1]):
        return not _WORD.search(lines[0])
    # Without a ruler nothing but the lines at both sides says that a table is meant.
    return is_ruler(lines[0]) or all(_is_row(line) for line in lines)


def _is_row(line: str) -> bool:
    line = line.strip()
    return line.startswith("|") and line.endswith("|") and line.count("|") > 2


def _values(line: str) -> dict[str, object]:
    columns = min(max(line.strip().strip("|").count("|") + 1, 2), _MOST_COLUMNS_SHOWN)
    names = ["Place", "People", "Said", "Promised", "Done", "Told"][:columns]
    return {"names": f"| {' | '.join(names)} |", "rule": f"|{' --- |' * columns}"}


# --- Descriptions of photos -----------------------------------------------------------------------

_LONGEST_ALT = 250

_ENDING = re.compile(r"\S\.(?:jpe?g|png|gif|webp|hei[cf]|tiff?|bmp|svg|avif)\W*$", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:img|dsc[fn]?|pxl|mvimg|screenshot|whatsapp image)[-_ ]?\d[\d\W_at]*$", re.IGNORECASE
)
_FILLERS = """
    alt, alt text, caption, chart, description, diagram, drawing, graph, graphic, icon,
    illustration, image, img, logo, map, n/a, na, none, photo, photograph, pic, picture,
    placeholder, poster, screenshot, tbc, todo, untitled
"""
_NOTHING = frozenset(" ".join(filler.split()) for filler in _FILLERS.split(","))
_AROUND = re.compile(r"^(?:an? |the )|[\s#(]{0,9}\d*[).\s]{0,9}$")
_OPENING = re.compile(
    r"(?:this is |this |here is )?(?:an? |the )?(?:photo(?:graph)?|picture|pic|image)"
    r"(?: (?:of|showing|which shows|that shows)| shows)[:\s]\s*",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


def check_photos(photos: Iterable[Photo]) -> Iterator[Finding]:
    """Yield a finding for each description that does not describe; the gate finds missing ones."""
    for photo in photos:
        if photo.alt and not photo.decorative:
            for problem in _problems(" ".join(photo.alt.split()), photo.file):
                yield problem.at(photo.at)


def _problems(alt: str, file: str) -> Iterator[Problem]:
    if len(alt) > _LONGEST_ALT:
        yield Problem(codes.ALT_TOO_LONG, {"length": len(alt), "limit": _LONGEST_ALT})
    elif _is_file_name(alt, file):
        yield Problem(codes.ALT_IS_A_FILE_NAME, {"alt": clip(alt)})
    elif _AROUND.sub("", alt.lower()) in _NOTHING or not _LETTER.search(alt):
        yield Problem(codes.ALT_SAYS_NOTHING, {"alt": clip(alt)})
    elif opening := _OPENING.match(alt):
        rest = alt[opening.end() :]
        mended = rest[:1].upper() + rest[1:]
        yield Problem(
            codes.ALT_BEGINS_WITH_PHOTO_OF, {"opening": opening[0].rstrip(": "), "mended": mended}
        )


def _is_file_name(alt: str, file: str) -> bool:
    """Also the name without its ending, where it does not look like a word."""
    if _ENDING.search(alt) or _CAMERA.match(alt):
        return True
    name = PurePosixPath(file.replace("\\", "/")).stem
    return alt.lower() == name.lower() and " " not in alt and re.search(r"[-_\d]", alt) is not None
