"""A scalar and the kind of its field to a value, or a problem in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from unicodedata import normalize
from urllib.parse import urlsplit

from engage_docs.dates import When, read_due, read_when
from engage_docs.findings import Problem
from engage_docs.findings import reading as codes
from engage_docs.i18n import is_language, likely_tags, plain_tag
from engage_docs.parsing.context import ParseContext, in_quotes
from engage_docs.parsing.nodes import Scalar
from engage_docs.parsing.source import CONTROL
from engage_docs.parsing.words import clip, did_you_mean, listed, nearest
from engage_docs.records.addresses import DEVICE_NAMES, is_identifier, to_identifier
from engage_docs.records.fields import Field, Kind
from engage_docs.records.parts import Reference, Tag

MAX_TEXT = 20_000

_BOOLEAN = frozenset(["yes", "no", "on", "off", "true", "false"])
_NULL = frozenset(("null", "~"))
_WORDS = frozenset((Kind.TEXT, Kind.TERM))
_CLOCK = re.compile(r"[1-9][0-9]{0,3}(?::[0-5]?[0-9])+")
_CURLY_PAIRS = {"“": "”“", "‘": "’‘", "„": "“”"}
_AFFIRMED = {"true": "yes", "on": "yes", "y": "yes", "false": "no", "off": "no", "n": "no"}
_WEB = re.compile(r"(?i)https?://[^\s<>\"\\^`{|}]+")
_MAIL = re.compile(r"(?i)mailto:[^\s<>\"\\]+@[^\s<>\"\\]+")
_PHONE = re.compile(r"(?i)tel:\+?[0-9().\- ]{3,}")
_MONEY_LIKE = re.compile(r"[0-9]{1,3}(?:[, '][0-9]{3})+")
_FIRST_NUMBER = re.compile(r"[0-9][0-9,]{0,11}")
_DRIVE = re.compile(r"[A-Za-z]:")


def read_scalar(context: ParseContext, one: Field, node: Scalar) -> object | None:
    """Return the value of a scalar in a field. None when it is not given or cannot be read.

    Whatever is wrong with it is noted in ``context`` as a finding.
    """
    text = _bare_text(context, one, node)
    if not text:
        return None
    if len(text) > MAX_TEXT:
        values = {"key": one.name, "size": f"{len(text):,}", "limit": f"{MAX_TEXT:,}"}
        context.report(codes.TEXT_TOO_LONG, node, **values)
        return None
    if one.kind is Kind.TEXT:
        return text
    if one.kind is Kind.TERM:
        return tag(context, one, node, text)
    if one.kind is Kind.ADDRESS:
        value: object = _address(context, one, node, text)
    elif one.kind is Kind.DUE:
        value, problem = read_due(text, context.raised_on, context.calendar)
        if problem:
            context.problem(problem, node)
        return value
    else:
        value = _READERS[one.kind](one, " ".join(text.split()))
    if isinstance(value, Problem):
        context.problem(value, node)
        return None
    return value


def _bare_text(context: ParseContext, one: Field, node: Scalar) -> str:
    """The text of a scalar, without spaces around it and without Word's quotes."""
    text = node.text.strip()
    if node.quoted:
        if not text.isprintable() and (control := CONTROL.search(text)):
            code = codes.NUL_BYTE if control[0] == "\0" else codes.CONTROL_CHARACTER
            context.report(code, node, number=ord(control[0]))
            text = CONTROL.sub(" ", text).strip()
        return text
    if not text:
        return text
    if node.plain:
        word = text.lower()
        if word in _NULL and (one.kind not in _WORDS or text == "~"):
            context.report(codes.NULL_WORD, node, text=text)
            return ""
        if one.kind in _WORDS:
            _warn_of_other_programs(context, one, node, text)
    if len(text) > 1 and text[0] in _CURLY_PAIRS and text[-1] in _CURLY_PAIRS[text[0]]:
        inner = text[1:-1].strip()
        if not any(c in inner for c in "“”„"):
            context.report(codes.CURLY_QUOTES, node, mended=in_quotes(one.name, inner))
            return inner
    return text


def _warn_of_other_programs(context: ParseContext, one: Field, node: Scalar, text: str) -> None:
    """Plain words that YAML takes for something else. We keep them as they are."""
    word = text.lower()
    if word in _BOOLEAN or word == "null":
        meaning = "nothing" if word == "null" else "a switch, true or false"
        mended = in_quotes(one.name, text)
        context.report(codes.PLAIN_WORD, node, text=text, meaning=meaning, mended=mended)
    elif _CLOCK.fullmatch(text):
        number = reduce(lambda total, part: total * 60 + int(part), text.split(":"), 0)
        mended = in_quotes(one.name, text)
        context.report(codes.CLOCK_TIME, node, text=text, number=number, mended=mended)


def tag(
    context: ParseContext, one: Field, node: Scalar, text: str, mended: str = "{key}: {id}"
) -> Tag:
    """Return the word ``text`` with the term of a framework that it means in this field.

    A word that is no term is kept, and noted. ``mended`` is how the line looks with a term.
    """
    found = context.find_term(one.framework, text)
    term = ""
    if isinstance(found, Problem):
        values = dict(found.values)
        shown = mended.format(key=one.name, id=values.get("id", ""))
        context.problem(Problem(found.code, values | {"field": one.name, "mended": shown}), node)
    elif found is not None:
        term = f"{found.pack}/{found.id}"
    return Tag(at=context.place(node), written=" ".join(text.split()), term=term)


def _identifier(_: Field, text: str) -> str | Problem:
    name = normalize("NFC", text)
    if is_identifier(name):
        return name
    made = to_identifier(text)
    if name in DEVICE_NAMES:
        return Problem(codes.ID_RESERVED, {"text": name, "suggestion": made})
    suggestion = f": {made}" if made else ", such as eye-checks-library"
    return Problem(codes.ID_WRONG, {"text": clip(text), "suggestion": suggestion})


def _number(one: Field, text: str) -> int | Problem:
    if text.isdecimal() and len(text) <= 9:
        return int(text)
    if _MONEY_LIKE.fullmatch(text):
        advice = f"Write only the digits: {one.name}: {re.sub('[^0-9]', '', text)}"
    elif text.startswith("-"):
        advice = f"Write a number that is not below zero, such as {one.name}: 0"
    else:
        found = _FIRST_NUMBER.search(text)
        digits = found[0].replace(",", "") if found else "23"
        advice = f"Write only digits, such as {one.name}: {digits}"
    return Problem(codes.NUMBER_WRONG, {"text": clip(text), "advice": advice})


def _choice(one: Field, text: str) -> str | Problem:
    names = [c.name for c in one.choices]
    word = text.lower().replace("_", " ").replace("-", " ")
    for name in names:
        if word == name.replace("-", " "):
            return name
    near = nearest(word, names, cutoff=0.6)
    if near is None and word in ("yes", "true", "no", "false") and "agreed" in names:
        near = "agreed" if word in ("yes", "true") else "refused"
    hint = f"Did you mean {near}? " if near else ""
    values = {"key": one.name, "text": clip(text), "hint": hint, "choices": listed(names)}
    return Problem(codes.CHOICE_WRONG, values)


def _yes_no(one: Field, text: str) -> bool | Problem:
    word = text.lower()
    if word in ("yes", "no"):
        return word == "yes"
    advice = _AFFIRMED.get(word, f"yes, or {one.name}: no")
    return Problem(codes.YES_NO_WRONG, {"key": one.name, "text": clip(text), "advice": advice})


def _link(_: Field, text: str) -> str | Problem:
    if _MAIL.fullmatch(text) or _PHONE.fullmatch(text):
        return text
    if _WEB.fullmatch(text):
        try:
            if urlsplit(text).hostname:
                return text
        except ValueError:
            pass
        advice = "Copy it again from the address bar of your browser."
    elif re.match(r"(?i)https?://", text):
        advice = "Take out the space or the sign that does not belong to it."
        if " " not in text:
            advice = "Copy it again from the address bar of your browser."
    elif re.fullmatch(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+", text):
        advice = f"Write mailto:{text}"
    elif re.fullmatch(r"\+?[0-9][0-9 ()-]{5,}", text):
        advice = f"Write tel:{re.sub('[^0-9+]', '', text)}"
    elif re.fullmatch(r"(?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", text):
        advice = f"Write https://{clip(text.removeprefix('//'))}"
    else:
        advice = "Write an address that starts with https:// or http:// or mailto: or tel:"
    return Problem(codes.LINK_WRONG, {"text": clip(text), "advice": advice})


def _language(one: Field, text: str) -> str | Problem:
    # English needs no look into the list of all languages.
    if text.lower() in ("en", "en-gb") or is_language(text):
        return plain_tag(text)
    likely = likely_tags(text)
    advice = f"Write the tag of the language, such as {one.name}: cy for Welsh."
    if likely:
        advice = f"Did you mean {one.name}: {likely[0]}?"
    return Problem(codes.LANGUAGE_WRONG, {"text": clip(text), "advice": advice})


def _file(_: Field, text: str) -> str | Problem:
    text = normalize("NFC", text)
    path = text.removeprefix("./")
    parts = path.split("/")
    if re.match(r"(?i)[a-z]{2,}://", path):
        advice = "Save the file in the folder of this record, and write its name here."
    elif _DRIVE.match(path) or path.startswith(("/", "\\", "~")):
        name = clip(re.split(r"[/\\]", path)[-1]) or "its name"
        advice = f"Copy the file into the folder of this record, and write {name}"
    elif ".." in re.split(r"[/\\]", path):
        advice = "Copy the file into the folder of this record. Leave out the two dots."
    elif "\\" in path:
        advice = f"Use / instead of the backslash: {clip(path.replace(chr(92), '/'))}"
    elif "" in parts or "." in parts:
        name = "/".join(p for p in parts if p not in ("", "."))
        advice = f"Write {clip(name) or 'the name of the file'}"
    else:
        return path
    return Problem(codes.FILE_WRONG, {"text": clip(text), "advice": advice})


def _publish(_: Field, text: str) -> str | Problem:
    word = text.lower()
    if word in ("yes", "no", "draft"):
        return word
    if word in _AFFIRMED:
        advice = f"Write publish: {_AFFIRMED[word]}"
    elif word.startswith("from "):
        when = read_when(text[5:])
        if isinstance(when, Problem):
            return when
        if when.first is not None:
            return f"from {when.first.isoformat()}"
        advice = "Write the day, such as publish: from 1 June 2026"
    else:
        when = read_when(text)
        if isinstance(when, When) and when.first is not None:
            advice = f"Write publish: from {clip(text)}"
        else:
            hint = did_you_mean(word, ("yes", "no", "draft"), cutoff=0.6)
            advice = f"{hint}Write yes, no, draft, or from and a date: publish: from 1 June 2026"
    return Problem(codes.PUBLISH_WRONG, {"text": clip(text), "advice": advice})


def _address(context: ParseContext, one: Field, node: Scalar, text: str) -> Reference | Problem:
    written = text
    text = normalize("NFC", text).lower()
    if "#" in text:
        parts = [to_identifier(p) for p in text.split("#", 1)]
        mended = "/".join(p for p in parts if p) or "record/item"
        return Problem(codes.ADDRESS_HASH, {"text": clip(written), "mended": mended})
    parts = text.split("/")
    if len(parts) <= 2 and all(is_identifier(p) for p in parts):
        if one.own_items and len(parts) == 1 and context.record_id:
            text = f"{context.record_id}/{text}"
        return Reference(written=written, address=text, at=context.place(node))
    good = [to_identifier(p.removesuffix(".md")) for p in parts if p not in ("", ".", "..")]
    short = "/".join(p for p in good[-2:] if p)
    if "," in text or " and " in text:
        several = [p.strip() for p in re.split(r",| and ", text)]
        advice = f"Put brackets around them: {one.name}: [{clip(', '.join(several))}]"
    elif short and len(good) <= 2 and "://" not in text and len(text.split()) < 4:
        advice = f"Write the id of a record, or the id, a slash and the item, such as {short}"
    else:
        advice = "Write the id of a record, or the id, a slash and the item, such as eye-checks/c1"
    return Problem(codes.ADDRESS_WRONG, {"text": clip(written), "advice": advice})


_READERS: dict[Kind, Callable[[Field, str], object]] = {
    Kind.IDENTIFIER: _identifier,
    Kind.WHEN: lambda _, text: read_when(text),
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.LINK: _link,
    Kind.FILE: _file,
    Kind.LANGUAGE: _language,
    Kind.PUBLISH: _publish,
}
