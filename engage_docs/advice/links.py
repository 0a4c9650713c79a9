"""The words of links, bare addresses, and pictures in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage_docs.advice.blanking import blank
from engage_docs.advice.passages import Spots
from engage_docs.findings import Finding
from engage_docs.findings.advice import LINK_TEXT_IS_ADDRESS, LINK_TEXT_SAYS_NOTHING
from engage_docs.findings.building import STORY_PICTURE
from engage_docs.parsing.words import clip

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
_ADDRESS = re.compile(r"https?://[^\s<>\[\]]{1,2000}|(?<=\[)www\.[^\s<>\[\]]{1,2000}(?=[\]\s])")
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


def check_links(text: str, spots: Spots) -> Iterator[Finding]:
    """Links whose words do not say where they lead, and addresses that stand in the text."""
    if "[" in text:
        for link in _LINK.finditer(text):
            words = _NOT_WORDS.sub(" ", link[1]).strip().lower()
            if words in _SAYS_NOTHING or _CLICK.match(words):
                values = {"text": clip(link[1].strip()), "target": link[2] or "address"}
                yield Finding(LINK_TEXT_SAYS_NOTHING, spots.at(link.start()), values)
    # Most addresses stand behind the words of a link. Without those, most texts have none left.
    rest = _BEHIND_WORDS.sub("", text) if "](" in text else text
    if "://" in rest or "www." in rest:
        for address in _ADDRESS.finditer(_UNSEEN.sub(blank, text)):
            target = address[0].rstrip(".,;:!?)'\"*_")
            values = {"address": clip(target), "target": _whole(target)}
            yield Finding(LINK_TEXT_IS_ADDRESS, spots.at(address.start()), values)


def check_pictures(text: str, spots: Spots) -> Iterator[Finding]:
    """Pictures that belong under ``photos:``."""
    if "![" in text or "<" in text:
        for picture in _PICTURE.finditer(text):
            file = picture[1] or picture[2] or picture[3] or "no file named"
            yield Finding(STORY_PICTURE, spots.at(picture.start()), {"file": file})


def _whole(address: str) -> str:
    return address if address.startswith("http") else f"https://{address}"
